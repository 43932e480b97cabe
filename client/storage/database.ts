// The one door to IndexedDB: a database for each person, named after the account and marked with its owner inside.
import { deleteDB, openDB } from "idb";
import { announce } from "./notices.ts";
import { type PersonDb, type PersonSchema, VERSION, grow } from "./schema.ts";

export type { PersonDb } from "./schema.ts";

export const GUEST = "guest";

/** The database of a person who signed out, or was never here, is asked for: it must not be made again by accident. */
export class PersonGone extends Error {
  override name = "PersonGone";
}

/** A database carries another owner's mark than its name says: nothing in it may be used. */
export class WrongOwner extends Error {
  override name = "WrongOwner";
}

const opened = new Map<string, Promise<PersonDb>>();

function nameOf(account: string): string {
  return `psoas:${account}`;
}

async function connect(account: string, create: boolean, version: number | undefined): Promise<PersonDb> {
  let refused = false;
  const opening = openDB<PersonSchema>(nameOf(account), version, {
    upgrade(db, from, _to, upgrade) {
      refused = from === 0 && !create;
      if (refused) {
        upgrade.done.catch(() => undefined); // told by the opening itself
        return upgrade.abort();
      }
      grow(db, from, upgrade);
      if (from === 0) void upgrade.objectStore("meta").put(account, "owner");
    },
    blocked: () => announce("blocked"),
    blocking(_current, _wanted, event) {
      opened.delete(account);
      (event.target as IDBDatabase).close();
    },
    terminated: () => opened.delete(account),
  });
  return opening.catch((error: unknown) => {
    throw refused ? new PersonGone(account) : error;
  });
}

/** Schemas only grow, so this version can still use a database that a newer version has opened. */
async function connectAny(account: string, create: boolean): Promise<PersonDb> {
  const db = await connect(account, create, VERSION).catch((error: unknown) => {
    if ((error as DOMException).name === "VersionError") return connect(account, create, undefined);
    throw error;
  });
  if ((await db.get("meta", "owner")) === account) return db;
  db.close();
  throw new WrongOwner(account);
}

/** Who only looked was quicker than who arrives: what was not there for the one is made for the other. */
function madeAfterAll(account: string, error: unknown): Promise<PersonDb> {
  if (!(error instanceof PersonGone)) throw error;
  return openPerson(account, true);
}

/**
 * The database of an account ("guest" without one). It is made only for a guest or when `create` says so.
 * Throws PersonGone if there is none, WrongOwner if its mark differs from its name.
 */
export function openPerson(account: string, create = account === GUEST): Promise<PersonDb> {
  const known = opened.get(account);
  if (known) return create ? known.catch((error: unknown) => madeAfterAll(account, error)) : known;
  const opening = connectAny(account, create);
  opened.set(account, opening);
  opening.catch(() => opened.delete(account));
  return opening;
}

/** Closes this page's connection; the next use opens a new one. */
export async function closePerson(account: string): Promise<void> {
  const db = await opened.get(account)?.catch(() => undefined);
  opened.delete(account);
  db?.close();
}

/** Deletes everything of a person on this phone. Other tabs let go by themselves. */
export async function deletePerson(account: string): Promise<void> {
  await closePerson(account);
  await deleteDB(nameOf(account), { blocked: () => announce("blocked") });
}

/** WebKit drops connections of pages in the background; the next one works. */
export function isLostConnection(error: unknown): boolean {
  const name = (error as { name?: string } | null)?.name;
  return name === "InvalidStateError" || name === "UnknownError";
}
