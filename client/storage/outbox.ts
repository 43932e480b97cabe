// What waits for the server, and what the server would not take.
import type { Op } from "../domain/generated/wire.ts";
import { newId } from "../platform/clock.ts";
import type { ApplyTransaction } from "./cursor.ts";
import { announce } from "./notices.ts";
import { assertSamePerson, withDb } from "./person.ts";
import type { DeadOp, PersonDb, QueuedOp } from "./schema.ts";

/** The first `most` ops in the order in which they were made, without their place. */
export async function firstOps(db: PersonDb, most: number): Promise<Op[]> {
  return (await db.getAll("outbox", null, most)).map(({ seq: _place, ...op }) => op);
}

/** Records with waiting changes, by collection: one record edited five times is one. */
export function countWaiting(ops: readonly Op[]): Record<string, number> {
  const ids = new Set(ops.map((op) => `${op.coll} ${op.id}`));
  const counts: Record<string, number> = {};
  for (const id of ids) {
    const coll = id.slice(0, id.indexOf(" "));
    counts[coll] = (counts[coll] ?? 0) + 1;
  }
  return counts;
}

/** Takes an op out of the outbox. Only for ops that the server has covered, or that move to the dead letters. */
export async function retire(transaction: ApplyTransaction, op: string): Promise<QueuedOp | undefined> {
  const outbox = transaction.objectStore("outbox");
  const found = await outbox.index("by_op").get(op);
  if (found?.seq !== undefined) await outbox.delete(found.seq);
  return found;
}

/** Moves an op that the server will never take to the dead letters, where the person decides. */
export async function bury(
  transaction: ApplyTransaction,
  op: string,
  code: string,
  detail: string,
  at: number,
): Promise<void> {
  const found = await retire(transaction, op);
  if (!found) return;
  const { seq: _place, ...rest } = found;
  await transaction.objectStore("dead").put({ ...rest, code, detail, at });
}

export function deadOps(): Promise<DeadOp[]> {
  return withDb((db) => db.getAll("dead"));
}

/** Tries a refused op again, under a new id since the server may know the old one by another content. */
export async function retryDead(op: string): Promise<void> {
  await assertSamePerson();
  await withDb(async (db) => {
    const transaction = db.transaction(["dead", "outbox"], "readwrite", { durability: "strict" });
    const dead = await transaction.objectStore("dead").get(op);
    if (dead) {
      const { code: _code, detail: _detail, at: _at, ...rest } = dead;
      await transaction.objectStore("outbox").add({ ...rest, op: newId() });
      await transaction.objectStore("dead").delete(op);
    }
    await transaction.done;
  });
  announce("written");
}

/** Forgets a refused op for good. */
export async function dropDead(op: string): Promise<void> {
  await withDb((db) => db.delete("dead", op));
  announce("sync");
}
