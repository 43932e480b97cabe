// How far this phone has heard the server, and what it remembers about syncing.
import type { IDBPTransaction } from "idb";
import type { Cursor } from "../domain/generated/wire.ts";
import type { SyncMemory } from "../domain/sync-status.ts";
import type { PersonDb, PersonSchema } from "./schema.ts";

/** `generation` tells a cursor from the same place before a reset: answers from before it must not be used. */
export interface Place extends Cursor {
  generation: number;
}

const BEGINNING: Place = { rev: 0, nonce: "", generation: 0 };

export async function place(db: PersonDb): Promise<Place> {
  return ((await db.get("meta", "cursor")) as Place | undefined) ?? BEGINNING;
}

export type ApplyTransaction = IDBPTransaction<
  PersonSchema,
  ("records" | "outbox" | "meta" | "dead" | "unknown")[],
  "readwrite"
>;

/** One strict transaction over everything that an answer may change. */
export function applying(db: PersonDb): ApplyTransaction {
  return db.transaction(["records", "outbox", "meta", "dead", "unknown"], "readwrite", { durability: "strict" });
}

/** Whether the cursor is still where it was when the request was made. */
export async function standsAt(transaction: ApplyTransaction, sent: Place): Promise<boolean> {
  const stored = ((await transaction.objectStore("meta").get("cursor")) as Place | undefined) ?? BEGINNING;
  return stored.rev === sent.rev && stored.nonce === sent.nonce && stored.generation === sent.generation;
}

const NOTHING: SyncMemory = {
  outcome: "offline",
  at: 0,
  backed_up_at: null,
  offered_again: 0,
  offered_at: 0,
  repairs: 0,
  message: "",
};

export async function syncMemory(db: PersonDb): Promise<SyncMemory> {
  return { ...NOTHING, ...((await db.get("meta", "sync")) as SyncMemory | undefined) };
}

export async function rememberSync(db: PersonDb, news: Partial<SyncMemory>): Promise<void> {
  await db.put("meta", { ...(await syncMemory(db)), ...news }, "sync");
}
