// The answers to the safety questions. They stay in the person's database on this phone: never synced, never exported.
import type { Screening } from "../domain/screening.ts";
import { withDb } from "./person.ts";

const KEY = "screening";

/** The answers, or null if they were never given. */
export async function loadScreening(): Promise<Screening | null> {
  const row = (await withDb((db) => db.get("meta", KEY))) as Screening | undefined;
  return row ?? null;
}

/** Keeps the answers in place of the earlier ones. */
export async function saveScreening(answers: Screening): Promise<void> {
  await withDb(async (db) => {
    const change = db.transaction("meta", "readwrite", { durability: "strict" });
    await Promise.all([change.store.put(answers, KEY), change.done]);
  });
}
