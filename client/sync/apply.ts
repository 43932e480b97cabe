// One answer becomes one transaction, or nothing at all.
import { digestOf } from "../domain/digest.ts";
import type { OpResult, RecordState, SyncReply } from "../domain/generated/wire.ts";
import { COLLECTIONS } from "../domain/protocol.ts";
import { epoch } from "../platform/clock.ts";
import { type ApplyTransaction, type Place, applying, standsAt } from "../storage/cursor.ts";
import { bury, retire } from "../storage/outbox.ts";
import type { PersonDb } from "../storage/schema.ts";

async function keep(transaction: ApplyTransaction, record: RecordState): Promise<void> {
  const store = COLLECTIONS.includes(record.coll) ? "records" : "unknown";
  await transaction.objectStore(store).put(record);
}

/** An op leaves only when the cursor of the same answer covers its record: an acknowledgement alone is not enough. */
async function settle(transaction: ApplyTransaction, result: OpResult, coveredRev: number): Promise<void> {
  if (result.status === "rejected") {
    await bury(transaction, result.op, result.code ?? "rejected", result.detail ?? "", epoch());
  } else if (result.rec_rev <= coveredRev) {
    await retire(transaction, result.op);
  }
}

/** Applies an answer to a request that was made at `sent`. False, and nothing done, if the cursor has moved since. */
export async function applyReply(db: PersonDb, sent: Place, reply: SyncReply): Promise<boolean> {
  const transaction = applying(db);
  if (!(await standsAt(transaction, sent))) {
    await transaction.done;
    return false;
  }
  const work = async (): Promise<void> => {
    for (const record of reply.changes) await keep(transaction, record);
    for (const result of reply.results) await settle(transaction, result, reply.cursor.rev);
    const { rev, nonce } = reply.cursor;
    await transaction.objectStore("meta").put({ rev, nonce, generation: sent.generation }, "cursor");
  };
  await Promise.all([work(), transaction.done]);
  return true;
}

/** Moves one op that no answer will ever take to the dead letters. */
export async function buryOp(db: PersonDb, op: string, code: string, detail: string): Promise<void> {
  const transaction = applying(db);
  await Promise.all([bury(transaction, op, code, detail, epoch()), transaction.done]);
}

/** The digest of everything held as the server sent it. */
export async function localDigest(db: PersonDb): Promise<string> {
  const view = db.transaction(["records", "unknown"]);
  const [known, unknown] = await Promise.all([
    view.objectStore("records").getAll(),
    view.objectStore("unknown").getAll(),
  ]);
  return digestOf([...known, ...unknown]);
}
