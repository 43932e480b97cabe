// Reading and changing a person's records. What is read is the server's state with the waiting ops over it.
import type { IDBPTransaction } from "idb";
import { SCHEMA } from "../domain/protocol.ts";
import type { Op, RecordState } from "../domain/generated/wire.ts";
import { type Seen, replay, seenVersion } from "../domain/replay.ts";
import { newId } from "../platform/clock.ts";
import { announce } from "./notices.ts";
import { PersonChanged, withDb } from "./person.ts";
import type { Key, PersonDb, PersonSchema } from "./schema.ts";

export interface Change {
  coll: string;
  id: string;
  kind: "put" | "patch" | "delete";
  fields?: object;
}

export interface Row<T> {
  id: string;
  fields: T;
  ver: number;
  /** Not covered by the server yet. */
  pending: boolean;
}

type ChangeTransaction = IDBPTransaction<PersonSchema, ("records" | "outbox" | "running" | "meta")[], "readwrite">;

/** The version that a delete must name has to be read first. */
async function deletion(transaction: ChangeTransaction, op: Op): Promise<Op> {
  const key: Key = [op.coll, op.id];
  const [record, waiting] = await Promise.all([
    transaction.objectStore("records").get(key),
    transaction.objectStore("outbox").index("by_record").getAll(key),
  ]);
  return { ...op, base: seenVersion(record, waiting) };
}

/**
 * Everything but a delete is handed to the browser in one go and committed: it survives a page that is left this moment.
 * A guest's database that was given to an account takes nothing more: it is about to go.
 */
async function write(db: PersonDb, op: Op, clearRunning: boolean): Promise<void> {
  const transaction = db.transaction(["records", "outbox", "running", "meta"], "readwrite", { durability: "strict" });
  const given = transaction.objectStore("meta").get("merged_into");
  const add = (whole: Op): Promise<unknown> => transaction.objectStore("outbox").add(whole);
  const added = op.kind === "delete" ? deletion(transaction, op).then(add) : add(op);
  const cleared = clearRunning ? transaction.objectStore("running").delete("running") : undefined;
  if (op.kind !== "delete") transaction.commit();
  const [owner] = await Promise.all([given, added, cleared, transaction.done]);
  if (owner !== undefined) throw new PersonChanged();
}

/**
 * Writes one change in one strict transaction and resolves only when the phone has it for good. `also.clearRunning`
 * ends the running routine in the same transaction. Rejects, with nothing written, if the phone is full
 * (QuotaExceededError) or its person signed out elsewhere (PersonGone); with PersonChanged if it is a guest's page and the
 * guest's records were given to an account.
 */
export async function change(what: Change, also: { clearRunning?: boolean } = {}): Promise<void> {
  const { coll, id, kind, fields = {} } = what;
  const op: Op = { op: newId(), coll, id, kind, base: 0, schema: SCHEMA, fields: { ...fields }, deleted: false };
  await withDb((db) => write(db, op, also.clearRunning ?? false)).catch((error: unknown) => {
    if ((error as Error).name !== "ConstraintError") throw error; // else the first try was written after all
  });
  announce("written");
}

function grouped(ops: readonly Op[]): Map<string, Op[]> {
  const groups = new Map<string, Op[]>();
  for (const op of ops) groups.set(op.id, [...(groups.get(op.id) ?? []), op]);
  return groups;
}

function live<T>(id: string, seen: Seen | undefined): Row<T>[] {
  if (!seen || seen.deleted) return [];
  return [{ id, fields: seen.fields as T, ver: seen.ver, pending: seen.pending }];
}

function merged<T>(records: readonly RecordState[], ops: readonly Op[]): Row<T>[] {
  const waiting = grouped(ops);
  const held = new Map(records.map((record) => [record.id, record]));
  const ids = new Set([...held.keys(), ...waiting.keys()]);
  return [...ids].flatMap((id) => live<T>(id, replay(held.get(id), waiting.get(id) ?? [])));
}

function waitingOps(db: PersonDb, coll: string): Promise<Op[]> {
  return db.getAllFromIndex("outbox", "by_record", IDBKeyRange.bound([coll], [coll, []]));
}

/** All live records of a collection in a database that is already open. */
export async function listIn<T>(db: PersonDb, coll: string): Promise<Row<T>[]> {
  const records = await db.getAll("records", IDBKeyRange.bound([coll], [coll, []]));
  return merged<T>(records, await waitingOps(db, coll));
}

/** All live records of a collection, in no order. */
export async function list<T>(coll: string): Promise<Row<T>[]> {
  return withDb((db) => listIn<T>(db, coll));
}

/** Live records whose local date is in [from, to], both included; dates are YYYY-MM-DD. */
export async function listByDate<T extends { local_date: string }>(
  coll: string,
  from: string,
  to: string,
): Promise<Row<T>[]> {
  return withDb(async (db) => {
    const ops = await waitingOps(db, coll);
    const dated = await db.getAllFromIndex("records", "by_date", IDBKeyRange.bound([coll, from], [coll, to]));
    const known = new Set(dated.map((record) => record.id));
    const touched = [...new Set(ops.map((op) => op.id))].filter((id) => !known.has(id));
    const moved = await Promise.all(touched.map((id) => db.get("records", [coll, id])));
    const rows = merged<T>([...dated, ...moved.filter((record) => record !== undefined)], ops);
    return rows.filter(({ fields }) => fields.local_date >= from && fields.local_date <= to);
  });
}

/** One live record, or undefined. */
export async function one<T>(coll: string, id: string): Promise<Row<T> | undefined> {
  return withDb(async (db) => {
    const record = await db.get("records", [coll, id]);
    return live<T>(id, replay(record, await db.getAllFromIndex("outbox", "by_record", [coll, id])))[0];
  });
}
