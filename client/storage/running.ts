// The routine that is being done: one row, so that a kill at any moment loses at most a second. Beside it stands a term:
// each tab that takes the lead begins a new one, and a tab of an earlier term, woken late, can write nothing any more.
import type { Run } from "../domain/run.ts";
import { withDb } from "./person.ts";

const KEY = "running";
const TERM = "term";

/** Another tab has taken the lead since. */
export class LeadLost extends Error {
  override readonly name = "LeadLost";
}

/** Begins a new term and answers it. */
export async function beginTerm(): Promise<number> {
  return withDb(async (db) => {
    const change = db.transaction("running", "readwrite", { durability: "strict" });
    const term = Number((await change.store.get(TERM)) ?? 0) + 1;
    await Promise.all([change.store.put(term, TERM), change.done]);
    return term;
  });
}

/**
 * Keeps the run. `strict` survives a power cut and is used at every event; the marks between may be relaxed.
 * Rejects with LeadLost, and writes nothing, in a term that is over.
 */
export async function saveRunning(run: Run, strict: boolean, term: number): Promise<void> {
  await withDb(async (db) => {
    const change = db.transaction("running", "readwrite", { durability: strict ? "strict" : "relaxed" });
    const over = Number((await change.store.get(TERM)) ?? 0) > term;
    await Promise.all([over ? null : change.store.put(run, KEY), change.done]);
    if (over) throw new LeadLost();
  });
}

/** The run that was broken off, or null. */
export async function loadRunning(): Promise<Run | null> {
  const row = (await withDb((db) => db.get("running", KEY))) as Run | undefined;
  return row ?? null;
}

/** Forgets the run, for one that left nothing worth keeping. */
export async function clearRunning(): Promise<void> {
  await withDb((db) => db.delete("running", KEY));
}
