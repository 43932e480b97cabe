// What belongs to the phone and to no person: who uses it now, its id, a sign-out that the server has not heard.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { newId } from "../platform/clock.ts";
import { GUEST } from "./database.ts";

export interface Person {
  account: string;
  name: string | null;
}

interface DeviceSchema extends DBSchema {
  meta: { key: string; value: unknown };
}

let opening: Promise<IDBPDatabase<DeviceSchema>> | null = null;

function device(): Promise<IDBPDatabase<DeviceSchema>> {
  opening ??= openDB<DeviceSchema>("psoas-device", 1, {
    upgrade: (db) => void db.createObjectStore("meta"),
    blocking(_current, _wanted, event) {
      opening = null;
      (event.target as IDBDatabase).close();
    },
    terminated: () => (opening = null),
  });
  opening.catch(() => (opening = null));
  return opening;
}

/** Closes this page's connection; the next use opens a new one. */
export async function closeDevice(): Promise<void> {
  const db = await opening?.catch(() => undefined);
  opening = null;
  db?.close();
}

async function read<T>(key: string): Promise<T | undefined> {
  return (await (await device()).get("meta", key)) as T | undefined;
}

/** Writes several values in one strict transaction; undefined removes one. */
async function write(values: Record<string, unknown>): Promise<void> {
  const change = (await device()).transaction("meta", "readwrite", { durability: "strict" });
  for (const [key, value] of Object.entries(values)) {
    void (value === undefined ? change.store.delete(key) : change.store.put(value, key));
  }
  await change.done;
}

/** Who uses the phone now; a guest if nobody signed in. */
export async function storedPerson(): Promise<Person> {
  return (await read<Person>("current")) ?? { account: GUEST, name: null };
}

/** Someone signed in here: they replace a sign-out that was still to be told, since their cookie replaced that one. */
export async function storeArrival(person: Person): Promise<void> {
  await write({ current: person, "sign-out": undefined });
}

export interface Leaving {
  account: string;
  /** Databases to delete, so that a crash in between leaves nothing behind. */
  erase: string[];
}

/** From here on the phone is a guest's, and the server is told before anything else is sent. */
export async function storeDeparture(leaving: Leaving): Promise<void> {
  await write({ current: undefined, "sign-out": leaving.account, erase: leaving.erase });
}

export async function unfinishedErasure(): Promise<string[]> {
  return (await read<string[]>("erase")) ?? [];
}

export async function erasureDone(): Promise<void> {
  await write({ erase: undefined });
}

/** The account whose sign-out the server has not heard yet. */
export async function pendingSignOut(): Promise<string | null> {
  return (await read<string>("sign-out")) ?? null;
}

export async function signOutHeard(): Promise<void> {
  await write({ "sign-out": undefined });
}

/** This phone's id, made at first use. */
export async function deviceId(): Promise<string> {
  const known = await read<string>("device");
  if (known) return known;
  const change = (await device()).transaction("meta", "readwrite", { durability: "strict" });
  const id = ((await change.store.get("device")) as string | undefined) ?? newId();
  await change.store.put(id, "device");
  await change.done;
  return id;
}

/** When the browser was asked to keep this site's data for good, and what it said. */
export interface KeepAnswer {
  asked_at: number;
  promised: boolean;
}

export async function keepAnswer(): Promise<KeepAnswer | null> {
  return (await read<KeepAnswer>("keep")) ?? null;
}

export async function storeKeepAnswer(answer: KeepAnswer): Promise<void> {
  await write({ keep: answer });
}

/** The emergency number that was chosen on this phone. It says where the phone is, not whose it is. */
export async function storedEmergencyNumber(): Promise<string | null> {
  return (await read<string>("emergency")) ?? null;
}

export async function storeEmergencyNumber(number: string): Promise<void> {
  await write({ emergency: number });
}
