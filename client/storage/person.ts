// Whose records this page shows. It is settled once a page: a page never changes hands while it is open.
import { type PersonDb, PersonGone, closePerson, isLostConnection, openPerson } from "./database.ts";
import { type Person, storedPerson } from "./device.ts";

export type { Person } from "./device.ts";

/** Another tab signed out or in: this page must not write into anybody's records. */
export class PersonChanged extends Error {
  override name = "PersonChanged";
}

let settled: Promise<Person> | null = null;

/** The person whom this page was opened for; account "guest" without an account. */
export function currentPerson(): Promise<Person> {
  settled ??= storedPerson();
  settled.catch(() => (settled = null));
  return settled;
}

/** Only for the pages where someone arrives or leaves, and for tests. */
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
