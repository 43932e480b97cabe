// The sum over all records by which phone and server see that they hold the same. Pure.
import { canonical } from "./canonical.ts";
import type { RecordState } from "./generated/wire.ts";
import { sha256 } from "./sha256.ts";

type Named = Pick<RecordState, "coll" | "id" | "ver" | "deleted">;

const SPACE = 1n << 128n;

/** Sum mod 2^128 of the first 16 bytes of each record's hash: 32 hex digits, whatever the order. */
export function digestOf(records: readonly Named[]): string {
  let total = 0n;
  for (const { coll, id, ver, deleted } of records) {
    total += BigInt(`0x${sha256(canonical([coll, id, ver, deleted])).slice(0, 32)}`);
  }
  return (total % SPACE).toString(16).padStart(32, "0");
}

/** The id of the op that offers a record again after a restore: two phones that offer the same make the same op. */
export function recoveryId(record: Named & Pick<RecordState, "fields">): string {
  return sha256(canonical([record.coll, record.id, record.ver, record.fields, record.deleted])).slice(0, 32);
}
