// Whose records this page shows. It is settled once a page: a page never changes hands while it is open.
import { forgetArrival, noteArrival, notedArrival } from "../platform/handover.ts";
import { type PersonDb, PersonGone, closePerson, deletePerson, isLostConnection, openPerson } from "./database.ts";
import { type Person, erasureDone, storeArrival, storedPerson, unfinishedErasure } from "./device.ts";
import { announce } from "./notices.ts";

export type { Person } from "./device.ts";

/** Another tab signed out or in: this page must not write into anybody's records. */
export class PersonChanged extends Error {
  override name = "PersonChanged";
}

let settled: Promise<Person> | null = null;

/** Deletes what a sign-out promised to delete. */
export async function finishErasure(): Promise<void> {
  const accounts = await unfinishedErasure();
  if (accounts.length === 0) return;
  for (const account of accounts) await deletePerson(account);
  await erasureDone();
}

/** Ends an arrival that was noted, on this page or on one that was left in a hurry. */
async function endArrival(arrival: Person | null): Promise<void> {
  if (!arrival) return;
  await finishErasure(); // before the database is made, or a broken-off sign-out would delete the new one
  const before = await storedPerson();
  await storeArrival(arrival);
  forgetArrival();
  if (before.account !== arrival.account) announce("person");
}

/** The person whom this page was opened for; account "guest" without an account. */
export function currentPerson(): Promise<Person> {
  settled ??= endArrival(notedArrival()).then(storedPerson);
  settled.catch(() => (settled = null));
  return settled;
}

/** The phone is this person's from here on. Whoever was here before keeps an own, closed database. */
export async function arrive(person: Person): Promise<void> {
  noteArrival(person);
  settled = endArrival(person).then(storedPerson);
  await openPresent((await currentPerson()).account);
}

/** Only for the page where someone leaves, and for tests. */
export function forgetPerson(): void {
  settled = null;
}

/** An account's database. If it is missing though the phone is this person's (an arrival broke off, or the browser cleared it), it is made. */
export async function openPresent(account: string): Promise<PersonDb> {
  try {
    return await openPerson(account);
  } catch (error) {
    const present = error instanceof PersonGone && (await storedPerson()).account === account;
    if (!present) throw error;
    return openPerson(account, true);
  }
}

/** The database of the person whom this page was opened for. */
export async function currentDb(): Promise<PersonDb> {
  return openPresent((await currentPerson()).account);
}

/** Throws PersonChanged if the phone is no longer used by the person whom this page was opened for. */
export async function assertSamePerson(): Promise<Person> {
  const [here, now] = await Promise.all([currentPerson(), storedPerson()]);
  if (here.account !== now.account) throw new PersonChanged();
  return here;
}

/** Runs `work` on the person's database, once more on a new connection if the browser dropped the old one. */
export async function withDb<T>(work: (db: PersonDb) => Promise<T>): Promise<T> {
  const { account } = await currentPerson();
  try {
    return await work(await openPresent(account));
  } catch (error) {
    if (!isLostConnection(error)) throw error;
    await closePerson(account);
    return work(await openPresent(account));
  }
}
