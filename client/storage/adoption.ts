// A guest's records become an account's: copied with their ids and op ids, so that doing it twice does it once.
import type { Op } from "../domain/generated/wire.ts";
import { GUEST, PersonGone, deletePerson, isLostConnection, openPerson } from "./database.ts";
import { announce } from "./notices.ts";
import { listIn } from "./records.ts";
import type { PersonDb } from "./schema.ts";

/** Single values that are never sent, and that the account's database gets from the guest's if it has none. */
const LOCAL = ["screening", "bedroom"] as const;

interface Belongings {
  local: readonly [key: string, value: unknown][];
  running: unknown;
}

/** The guest's database if there is one: looking for it must not make it. */
function guestDb(): Promise<PersonDb | null> {
  return openPerson(GUEST, false).catch((error: unknown) => {
    if (error instanceof PersonGone) return null;
    throw error;
  });
}

async function mark(guest: PersonDb, key: "merge_intent" | "merged_into"): Promise<string | null> {
  return ((await guest.get("meta", key)) as string | undefined) ?? null;
}

async function keptApart(guest: PersonDb): Promise<string[]> {
  return ((await guest.get("meta", "kept_apart")) as string[] | undefined) ?? [];
}

interface Counts {
  sessions: number;
  checkins: number;
  /** Routines of their own. */
  routines: number;
}

/** What is live of what a person made. */
async function countRecords(db: PersonDb): Promise<Counts> {
  const [sessions, checkins, routines] = await Promise.all(["session", "checkin", "routine"].map((coll) => listIn(db, coll)));
  return { sessions: sessions?.length ?? 0, checkins: checkins?.length ?? 0, routines: routines?.length ?? 0 };
}

export interface Holdings extends Counts {
  /** The person said once that these stay apart from this account. */
  kept_apart: boolean;
}

/** Is there anything in it that a person made? */
export function holdsRecords({ sessions, checkins, routines }: Counts): boolean {
  return sessions + checkins + routines > 0;
}

/** What the guest of this phone has that this account may take over; null if nothing, or if it is another account's. */
export function guestHoldings(account: string): Promise<Holdings | null> {
  return lookAtGuest(account).catch((error: unknown) => {
    if (isLostConnection(error)) return lookAtGuest(account); // a sync has just cleared the guest away
    throw error;
  });
}

async function lookAtGuest(account: string): Promise<Holdings | null> {
  const guest = await guestDb();
  if (!guest) return null;
  const owner = (await mark(guest, "merged_into")) ?? (await mark(guest, "merge_intent"));
  if (owner !== null) return null;
  const own = await Promise.all(LOCAL.map((key) => guest.get("meta", key)));
  if ((await guest.count("outbox")) === 0 && own.every((value) => value === undefined)) return null;
  return { ...(await countRecords(guest)), kept_apart: (await keptApart(guest)).includes(account) };
}

/** Whether the account has sessions or check-ins of its own, as far as this phone has heard. */
export async function hasRecords(account: string): Promise<boolean> {
  return holdsRecords(await countRecords(await openPerson(account)));
}

/** The guest is meant for this account from here on, whatever crashes. False if it is meant for another. */
async function claim(guest: PersonDb, account: string): Promise<boolean> {
  const transaction = guest.transaction("meta", "readwrite", { durability: "strict" });
  const [intent, merged] = await Promise.all([
    transaction.store.get("merge_intent"),
    transaction.store.get("merged_into"),
  ]);
  const free = [intent, merged].every((owner) => owner === undefined || owner === account);
  if (free) await transaction.store.put(account, "merge_intent");
  await transaction.done;
  return free;
}

async function copyOps(
  own: PersonDb,
  ops: readonly Op[],
  belongings: Belongings,
): Promise<void> {
  const transaction = own.transaction(["records", "outbox", "meta", "running"], "readwrite", { durability: "strict" });
  const outbox = transaction.objectStore("outbox");
  const work = async (): Promise<void> => {
    for (const op of ops) {
      const known = await outbox.index("by_op").getKey(op.op);
      const taken = op.coll === "setting" && (await transaction.objectStore("records").getKey([op.coll, op.id])); // the account's wins
      if (known === undefined && !taken) await outbox.add(op);
    }
    const [meta, running] = [transaction.objectStore("meta"), transaction.objectStore("running")];
    for (const [key, value] of belongings.local) {
      if (value !== undefined && (await meta.getKey(key)) === undefined) await meta.put(value, key);
    }
    if (belongings.running !== undefined && (await running.getKey("running")) === undefined)
      await running.put(belongings.running, "running");
  };
  await Promise.all([work(), transaction.done]);
}

/** Copies all that the guest has into the account's database. Harmless to repeat. False if the guest is another's. */
export async function adoptGuest(account: string): Promise<boolean> {
  const guest = await guestDb();
  if (!guest || !(await claim(guest, account))) return false;
  const ops = (await guest.getAll("outbox")).map(({ seq: _place, ...op }) => op);
  const local = await Promise.all(LOCAL.map(async (key) => [key, await guest.get("meta", key)] as [string, unknown]));
  await copyOps(await openPerson(account), ops, { local, running: await guest.get("running", "running") });
  const transaction = guest.transaction("meta", "readwrite", { durability: "strict" });
  await Promise.all([transaction.store.put(account, "merged_into"), transaction.done]);
  announce("written");
  return true;
}

/**
 * Adopts what a guest did here into an account that has nothing of its own yet: it can only be this person's beginning.
 * Where the account has records, the person is asked. To be called when the account's records are all here.
 */
export async function adoptIntoNew(account: string): Promise<boolean> {
  const holdings = await guestHoldings(account);
  if (!holdings || holdings.kept_apart) return false;
  const ask = holdsRecords(holdings) && (await hasRecords(account));
  return ask ? false : adoptGuest(account);
}

/** Ends what a crash broke off between the decision and the copy. */
export async function resumeAdoption(account: string): Promise<void> {
  const guest = await guestDb();
  if (!guest) return;
  const [intent, merged] = await Promise.all([mark(guest, "merge_intent"), mark(guest, "merged_into")]);
  if (intent === account && merged === null) await adoptGuest(account);
}

/** Deletes the guest's database once none of its ops waits in the account's any more. */
export async function clearAdoptedGuest(account: string): Promise<void> {
  const guest = await guestDb();
  if (!guest || (await mark(guest, "merged_into")) !== account) return;
  const waiting = new Set((await (await openPerson(account)).getAll("outbox")).map((op) => op.op));
  if ((await guest.getAll("outbox")).some((op) => waiting.has(op.op))) return;
  await deletePerson(GUEST);
}

/** The guest's records stay where they are, and this account is not asked again. */
export async function keepGuestApart(account: string): Promise<void> {
  const guest = await guestDb();
  if (!guest) return;
  await guest.put("meta", [...new Set([...(await keptApart(guest)), account])], "kept_apart");
}

/** The guest database if its records belong to an account already: whoever is a guest next must not see them. */
export async function adoptedGuest(): Promise<string[]> {
  const guest = await guestDb();
  return guest && (await mark(guest, "merged_into")) !== null ? [GUEST] : [];
}
