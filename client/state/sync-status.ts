// Where the person's records are, kept up to date for whoever shows it.
import type { SyncStatus } from "../domain/sync-status.ts";
import { syncMemory } from "../storage/cursor.ts";
import { GUEST } from "../storage/database.ts";
import { onNotice } from "../storage/notices.ts";
import { countWaiting } from "../storage/outbox.ts";
import { currentPerson, withDb } from "../storage/person.ts";
import { Store } from "./store.ts";

/** Null until the database was read. */
export const syncStatus = new Store<SyncStatus | null>(null);

export async function readStatus(): Promise<SyncStatus> {
  const { account, name } = await currentPerson();
  return withDb(async (db) => {
    const [ops, refused, memory] = await Promise.all([db.getAll("outbox"), db.count("dead"), syncMemory(db)]);
    return { guest: account === GUEST, name, waiting: countWaiting(ops), refused, memory };
  });
}

/** A database that cannot be read leaves the last known state; the pages say what failed. */
async function refresh(): Promise<void> {
  syncStatus.set(await readStatus().catch(() => syncStatus.value));
}

let following = false;

/** Starts keeping the store up to date for as long as the page lives. */
export function followSync(): void {
  if (following) return;
  following = true;
  onNotice(() => void refresh());
  void refresh();
}
