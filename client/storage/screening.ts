// The answers to the safety questions. They stay in the person's database on this phone: never
// synced, and in a copy of the records only if the person asks for them.
import type { Screening } from "../domain/screening.ts";
import { dropFromTab, fromTab, keepInTab } from "../platform/tab-memory.ts";
import { currentPerson, withDb } from "./person.ts";

const KEY = "screening";

/** Each person's own; a phone that cannot tell whose it is has only a guest. */
async function tabKey(): Promise<string> {
  const { account } = await currentPerson().catch(() => ({ account: "guest" }));
  return `${KEY}:${account}`;
}

/** The answers, or null if they were never given. Rejects if the phone cannot be asked and the tab has none. */
export async function loadScreening(): Promise<Screening | null> {
  const inTab = fromTab(await tabKey()) as Screening | null;
  if (inTab) return inTab;
  const row = (await withDb((db) => db.get("meta", KEY))) as Screening | undefined;
  return row ?? null;
}

/** Keeps the answers in place of the earlier ones; on a phone that cannot, for this tab. Rejects if even that is refused. */
export async function saveScreening(answers: Screening): Promise<void> {
  const key = await tabKey();
  try {
    await withDb(async (db) => {
      const change = db.transaction("meta", "readwrite", { durability: "strict" });
      await Promise.all([change.store.put(answers, KEY), change.done]);
    });
    dropFromTab(key);
  } catch (error) {
    if (!keepInTab(key, answers)) throw error;
  }
}

/** As if the questions had never been answered. */
export async function dropScreening(): Promise<void> {
  dropFromTab(await tabKey());
  await withDb((db) => db.delete("meta", KEY));
}
