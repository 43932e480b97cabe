// The phone's databases: made for one owner, grown without loss, and gone when they are told to go.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { PersonGone, WrongOwner, closePerson, deletePerson, openPerson } from "../../client/storage/database.ts";
import { type Notice, onNotice } from "../../client/storage/notices.ts";
import { VERSION } from "../../client/storage/schema.ts";

const ALICE = "a".repeat(32);

beforeEach(async () => {
  for (const account of ["guest", ALICE]) await closePerson(account);
  globalThis.indexedDB = new IDBFactory();
});

/** Opens by hand, as an older or newer version of the app would. */
function raw(
  name: string,
  version: number,
  upgrade: (db: IDBDatabase, transaction: IDBTransaction) => void = () => undefined,
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => upgrade(request.result, request.transaction as IDBTransaction);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

const session = {
  coll: "session",
  id: "s1",
  ver: 1,
  rev: 1,
  deleted: false,
  schema: 1,
  fields: { local_date: "2026-11-23" },
};
const op = {
  op: "1".repeat(32),
  coll: "session",
  id: "s2",
  kind: "put",
  base: 0,
  schema: 1,
  fields: {},
  deleted: false,
};

/** Version 1 as it was: written out, so that later edits of the steps cannot change it. */
async function asVersion1(): Promise<void> {
  const db = await raw(`psoas:${ALICE}`, 1, (fresh, transaction) => {
    fresh.createObjectStore("records", { keyPath: ["coll", "id"] });
    const outbox = fresh.createObjectStore("outbox", { keyPath: "seq", autoIncrement: true });
    outbox.createIndex("by_op", "op", { unique: true });
    outbox.createIndex("by_record", ["coll", "id"]);
    fresh.createObjectStore("meta");
    fresh.createObjectStore("dead", { keyPath: "op" });
    fresh.createObjectStore("unknown", { keyPath: ["coll", "id"] });
    fresh.createObjectStore("running");
    transaction.objectStore("records").put(session);
    transaction.objectStore("outbox").put(op);
    transaction.objectStore("meta").put(ALICE, "owner");
    transaction.objectStore("meta").put({ rev: 4, nonce: "n", generation: 0 }, "cursor");
    transaction.objectStore("dead").put({ ...op, code: "invalid", detail: "", at: 1 });
    transaction.objectStore("running").put({ step: 3 }, "running");
  });
  db.close();
}

test("a database of version 1 grows to the present one with everything in it", async () => {
  await asVersion1();
  const db = await openPerson(ALICE);
  assert.equal(db.version, VERSION);
  assert.deepEqual(await db.getAll("records"), [session]);
  assert.deepEqual(await db.getAll("outbox"), [{ ...op, seq: 1 }]);
  assert.deepEqual(await db.get("meta", "cursor"), { rev: 4, nonce: "n", generation: 0 });
  assert.equal(await db.count("dead"), 1);
  assert.deepEqual(await db.get("running", "running"), { step: 3 });
  assert.deepEqual(await db.getAllFromIndex("records", "by_date", ["session", "2026-11-23"]), [session]);
});

test("a grown database has the same stores and indexes as a new one", async () => {
  await asVersion1();
  const shape = async (account: string): Promise<unknown> => {
    const db = await openPerson(account, true);
    const transaction = db.transaction([...db.objectStoreNames]);
    return [...db.objectStoreNames].map((name) => [name, [...transaction.objectStore(name).indexNames]]);
  };
  assert.deepEqual(await shape(ALICE), await shape("guest"));
});

test("a database of a newer version is still used, and nothing in it is touched", async () => {
  await openPerson(ALICE, true);
  await closePerson(ALICE);
  (await raw(`psoas:${ALICE}`, VERSION + 7, (db) => void db.createObjectStore("later"))).close();
  const db = await openPerson(ALICE);
  await db.put("records", session);
  assert.deepEqual(await db.getAll("records"), [session]);
  assert.equal(db.version, VERSION + 7);
});

test("the database of somebody who is not here is not made by asking for it", async () => {
  await assert.rejects(openPerson(ALICE), PersonGone);
  assert.deepEqual(await indexedDB.databases(), []);
  await openPerson(ALICE, true);
  await deletePerson(ALICE);
  await assert.rejects(openPerson(ALICE), PersonGone);
});

test("somebody who looks for a database does not keep it from being made at that moment", async () => {
  const looking = openPerson(ALICE);
  const making = openPerson(ALICE, true);
  await assert.rejects(looking, PersonGone);
  assert.equal(await (await making).get("meta", "owner"), ALICE);
  assert.equal(await openPerson(ALICE), await making);
});

test("a database with another owner's mark is not used", async () => {
  const db = await openPerson(ALICE, true);
  await db.put("meta", "b".repeat(32), "owner");
  await closePerson(ALICE);
  await assert.rejects(openPerson(ALICE), WrongOwner);
});

test("another tab's newer version closes this tab's connection, and the next use opens a new one", async () => {
  const before = await openPerson(ALICE, true);
  (await raw(`psoas:${ALICE}`, VERSION + 1)).close();
  assert.throws(() => before.transaction("meta"), { name: "InvalidStateError" });
  assert.equal((await openPerson(ALICE)).version, VERSION + 1);
});

test("a connection that another tab will not let go is told as blocked, and the work goes on when it is gone", async () => {
  await asVersion1();
  const stubborn = await raw(`psoas:${ALICE}`, 1);
  const heard: Notice[] = [];
  const stop = onNotice((notice) => {
    heard.push(notice);
    stubborn.close();
  });
  const db = await openPerson(ALICE);
  stop();
  assert.deepEqual(heard, ["blocked"]);
  assert.equal(db.version, VERSION);
});

test("who arrives gets a database although somebody only looked for it a moment before", async () => {
  const looked = openPerson(ALICE);
  const arrived = openPerson(ALICE, true);
  await assert.rejects(looked, PersonGone);
  assert.equal(await (await arrived).get("meta", "owner"), ALICE);
  assert.equal(await openPerson(ALICE), await arrived);
});
