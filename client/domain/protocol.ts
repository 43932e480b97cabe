// The numbers of the sync protocol; a test holds them equal to webapp/sync/protocol.py.

export const PROTOCOL = 1;
export const SCHEMA = 1;
export const MAGIC = "psoas-sync";
export const MAX_OPS = 100;
export const MAX_BODY_BYTES = 256 * 1024;

/** Collections that this version understands; others are kept as they came. */
export const COLLECTIONS: readonly string[] = ["session", "checkin", "routine", "setting"];
