// What one request carries: the cursor and as many waiting ops as may go at once.
import type { Op, SyncRequest } from "../domain/generated/wire.ts";
import { MAX_BODY_BYTES, PROTOCOL, SCHEMA } from "../domain/protocol.ts";
import { newId } from "../platform/clock.ts";
import { type Place, place } from "../storage/cursor.ts";
import { firstOps } from "../storage/outbox.ts";
import type { PersonDb } from "../storage/schema.ts";

export interface Sender {
  account: string;
  device: string;
}
export interface Sent {
  cursor: Place;
  request: SyncRequest;
  body: string;
}

const ENVELOPE_BYTES = 1_024;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** The first ops that fit into one body together; always one, so that a giant is found out rather than in the way. */
function fitting(ops: readonly Op[]): Op[] {
  let bytes = ENVELOPE_BYTES;
  const end = ops.findIndex((op) => (bytes += bytesOf(JSON.stringify(op)) + 1) > MAX_BODY_BYTES);
  return ops.slice(0, end === -1 ? ops.length : Math.max(1, end));
}

/** A request with at most `mostOps` ops, from where this phone stands. */
export async function compose(db: PersonDb, sender: Sender, mostOps: number): Promise<Sent> {
  const cursor = await place(db); // before the ops: an answer to an older cursor is not used, whatever it carries
  const ops = mostOps === 0 ? [] : fitting(await firstOps(db, mostOps));
  const { rev, nonce } = cursor;
  const request: SyncRequest = {
    proto: PROTOCOL,
    schema: SCHEMA,
    req: newId(),
    ...sender,
    cursor: { rev, nonce },
    ops,
  };
  return { cursor, request, body: JSON.stringify(request) };
}
