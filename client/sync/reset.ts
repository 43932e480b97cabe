// The server went back in time, or was replaced: this phone starts from the beginning and offers what it holds.
import { recoveryId } from "../domain/digest.ts";
import type { RecordState } from "../domain/generated/wire.ts";
import { type ApplyTransaction, type Place, applying, standsAt } from "../storage/cursor.ts";
import type { PersonDb, QueuedOp } from "../storage/schema.ts";

function offer(record: RecordState): QueuedOp {
  const { coll, id, ver, fields, deleted, schema } = record;
  return { op: recoveryId(record), coll, id, kind: "recover", base: ver, schema, fields, deleted };
}

/** Places before the first waiting op: what is offered again goes in front of newer changes. */
async function placeInFront(transaction: ApplyTransaction, ops: readonly QueuedOp[]): Promise<number> {
  const outbox = transaction.objectStore("outbox");
  const known = new Set((await outbox.getAll()).map((op) => op.op));
  const fresh = ops.filter((op) => !known.has(op.op)); // offers of an earlier reset stay where they are
  const first = (await outbox.openKeyCursor())?.key ?? 1;
  for (const [index, op] of fresh.entries()) await outbox.put({ ...op, seq: first - fresh.length + index });
  return fresh.length;
}

/** Puts a recovery op for each record and tombstone in front of what waits. Null, and nothing done, if the cursor has moved. */
export async function startOver(db: PersonDb, sent: Place): Promise<number | null> {
  const transaction = applying(db);
  if (!(await standsAt(transaction, sent))) {
    await transaction.done;
    return null;
  }
  const work = async (): Promise<number> => {
    const [known, unknown] = [transaction.objectStore("records"), transaction.objectStore("unknown")];
    const held = [...(await known.getAll()), ...(await unknown.getAll())];
    const offered = await placeInFront(transaction, held.map(offer));
    await Promise.all([known.clear(), unknown.clear()]);
    await transaction.objectStore("meta").put({ rev: 0, nonce: "", generation: sent.generation + 1 }, "cursor");
    return offered;
  };
  const [offered] = await Promise.all([work(), transaction.done]);
  return offered;
}
