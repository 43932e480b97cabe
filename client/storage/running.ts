// The routine that is being done: one row, so that a kill at any moment loses at most a second.
import type { Run } from "../domain/run.ts";
import { withDb } from "./person.ts";

const KEY = "running";

/** Keeps the run. `strict` survives a power cut and is used at every event; the marks between may be relaxed. */
export async function saveRunning(run: Run, strict: boolean): Promise<void> {
  await withDb(async (db) => {
    const change = db.transaction("running", "readwrite", { durability: strict ? "strict" : "relaxed" });
    await Promise.all([change.store.put(run, KEY), change.done]);
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
