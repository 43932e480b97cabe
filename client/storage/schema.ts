// The stores of a person's database and the steps by which it grew. Steps are only ever added, and only add.
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from "idb";
import type { Op, RecordState } from "../domain/generated/wire.ts";

export type Key = [coll: string, id: string];

/** An op in the outbox. `seq` is its place: lower goes first, and recovery goes in front with negative places. */
export interface QueuedOp extends Op {
  seq?: number;
}

/** An op that the server refused. It is kept until the person decides. */
export interface DeadOp extends Op {
  code: string;
  detail: string;
  at: number;
}

export interface PersonSchema extends DBSchema {
  /** Records as the server holds them. */
  records: { key: Key; value: RecordState; indexes: { by_date: [coll: string, local_date: string] } };
  /** Changes of this phone that the server has not covered yet. */
  outbox: { key: number; value: QueuedOp; indexes: { by_op: string; by_record: Key } };
  /** Owner, cursor, last backup, screening answers, bedroom ticks and other single values. */
  meta: { key: string; value: unknown };
  dead: { key: string; value: DeadOp };
  /** Records of collections that this version does not know, kept as they came. */
  unknown: { key: Key; value: RecordState };
  /** The routine that is being done, one row named "running". */
  running: { key: string; value: unknown };
}

export type PersonDb = IDBPDatabase<PersonSchema>;
type Upgrade = IDBPTransaction<PersonSchema, StoreNames<PersonSchema>[], "versionchange">;

function first(db: PersonDb): void {
  db.createObjectStore("records", { keyPath: ["coll", "id"] });
  const outbox = db.createObjectStore("outbox", { keyPath: "seq", autoIncrement: true });
  outbox.createIndex("by_op", "op", { unique: true });
  outbox.createIndex("by_record", ["coll", "id"]);
  db.createObjectStore("meta");
  db.createObjectStore("dead", { keyPath: "op" });
  db.createObjectStore("unknown", { keyPath: ["coll", "id"] });
  db.createObjectStore("running");
}

/** Ten years of sessions are not read to show one week. */
function datedRecords(_db: PersonDb, upgrade: Upgrade): void {
  upgrade.objectStore("records").createIndex("by_date", ["coll", "fields.local_date"]);
}

const STEPS = [first, datedRecords];

export const VERSION = STEPS.length;

/** Brings a database from version `from` to the present one. */
export function grow(db: PersonDb, from: number, upgrade: Upgrade): void {
  for (const step of STEPS.slice(from)) step(db, upgrade);
}
