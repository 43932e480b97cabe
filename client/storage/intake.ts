// All of a person's records at once: read for a file, taken in from one in a single transaction, and taken back.
import type { IDBPTransaction } from "idb";
import type { Op, RecordState } from "../domain/generated/wire.ts";
import { type Intake, planIntake } from "../domain/intake.ts";
import { SCHEMA } from "../domain/protocol.ts";
import type { Kept } from "../domain/record-door.ts";
import { type Seen, replay, seenVersion } from "../domain/replay.ts";
import { newId } from "../platform/clock.ts";
import { announce } from "./notices.ts";
import { PersonChanged, withDb } from "./person.ts";
import type { PersonDb, PersonSchema } from "./schema.ts";

export interface AllRecords {
  records: Kept[];
  /** The newest schema among them. */
  schema: number;
}

type Stores = ("records" | "outbox" | "meta" | "unknown")[];
type Transaction = IDBPTransaction<PersonSchema, Stores, "readonly" | "readwrite">;

const nameOf = ({ coll, id }: Pick<Kept, "coll" | "id">): string => `${coll} ${id}`;

/** Everything that is held or waits, as it was when the transaction began. */
class Snapshot {
  private readonly held = new Map<string, RecordState>();
  private readonly waiting = new Map<string, Op[]>();

  constructor(records: readonly RecordState[], ops: readonly Op[]) {
    for (const record of records) this.held.set(nameOf(record), record);
    for (const op of ops) this.waiting.set(nameOf(op), [...(this.waiting.get(nameOf(op)) ?? []), op]);
  }

  static async of(transaction: Transaction): Promise<Snapshot> {
    const stores = (["records", "unknown"] as const).map((name) => transaction.objectStore(name).getAll());
    const [records = [], unknown = []] = await Promise.all(stores);
    return new Snapshot([...records, ...unknown], await transaction.objectStore("outbox").getAll());
  }

  readonly seen = (record: Pick<Kept, "coll" | "id">): Seen | undefined =>
    replay(this.held.get(nameOf(record)), this.waiting.get(nameOf(record)) ?? []);

  version(record: Pick<Kept, "coll" | "id">): number {
    return seenVersion(this.held.get(nameOf(record)), this.waiting.get(nameOf(record)) ?? []);
  }

  all(): AllRecords {
    const names = new Map([...this.held.values(), ...[...this.waiting.values()].flat()].map((one) => [nameOf(one), one]));
    const records = [...names.values()].flatMap(({ coll, id }): Kept[] => {
      const seen = this.seen({ coll, id });
      return seen && !seen.deleted ? [{ coll, id, fields: seen.fields }] : [];
    });
    const schemas = [...names.values()].map(({ schema }) => schema);
    return { records, schema: schemas.reduce((newest, one) => Math.max(newest, one), SCHEMA) };
  }
}

const STORES: Stores = ["records", "outbox", "meta", "unknown"];

/** What the person sees, all collections. */
export function allRecords(): Promise<AllRecords> {
  return withDb(async (db) => (await Snapshot.of(db.transaction(STORES))).all());
}

/** What a file's records would change; nothing is written. */
export function lookAtIntake(records: readonly Kept[]): Promise<Intake> {
  return withDb(async (db) => planIntake(records, (await Snapshot.of(db.transaction(STORES))).seen));
}

type OpPart = Pick<Op, "coll" | "id" | "kind" | "fields"> & { base?: number };

/** Writes ops that are made of what is here in the same transaction: all of them or none. */
async function writeFrom<T>(db: PersonDb, make: (snapshot: Snapshot) => { ops: OpPart[]; result: T }): Promise<T> {
  const transaction = db.transaction(STORES, "readwrite", { durability: "strict" });
  const work = async (): Promise<T> => {
    if ((await transaction.objectStore("meta").get("merged_into")) !== undefined) throw new PersonChanged();
    const { ops, result } = make(await Snapshot.of(transaction));
    const outbox = transaction.objectStore("outbox");
    const whole = ops.map((part): Op => ({ op: newId(), base: 0, schema: SCHEMA, deleted: false, ...part }));
    for (const op of whole) outbox.add(op).catch(() => undefined); // told by the transaction itself
    return result;
  };
  const undone = (error: unknown): never => {
    transaction.abort(); // or the browser would commit what had come so far
    throw error;
  };
  const [result] = await Promise.all([work().catch(undone), transaction.done]);
  return result;
}

/** Adds a file's records and changes those that differ, all or none; resolves to what was done. */
export async function takeIn(records: readonly Kept[]): Promise<Intake> {
  const done = await withDb((db) =>
    writeFrom(db, (snapshot) => {
      const result = planIntake(records, snapshot.seen);
      const added = result.added.map((one): OpPart => ({ ...one, kind: "put" }));
      const changed = result.changed.map(({ coll, id, file }): OpPart => ({ coll, id, kind: "patch", fields: file }));
      return { ops: [...added, ...changed], result };
    }),
  );
  announce("written");
  return done;
}

/** Takes an intake back: what it added is deleted, what it changed is as it was. */
export async function takeBack({ added, changed }: Intake): Promise<void> {
  await withDb((db) =>
    writeFrom(db, (snapshot) => {
      const gone = added.map(({ coll, id }): OpPart => ({ coll, id, kind: "delete", fields: {}, base: snapshot.version({ coll, id }) }));
      const back = changed.map(({ coll, id, here }): OpPart => ({ coll, id, kind: "patch", fields: here }));
      return { ops: [...gone, ...back], result: undefined };
    }),
  );
  announce("written");
}
