// Changes are written whole or not at all, and what is seen is the server's state with them over it.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { replay, seenVersion } from "../../client/domain/replay.ts";
import type { Op, RecordState } from "../../client/domain/generated/wire.ts";
import { PersonGone, closePerson, deletePerson, openPerson } from "../../client/storage/database.ts";
import { storeArrival, storeDeparture } from "../../client/storage/device.ts";
import { countWaiting } from "../../client/storage/outbox.ts";
import { PersonChanged, currentPerson } from "../../client/storage/person.ts";
import { change, list, listByDate, one } from "../../client/storage/records.ts";
import { FakeServer } from "./fake-server.ts";
import { ALICE, BOB, Phone } from "./phone.ts";

const guest = (): Phone => new Phone(new FakeServer());

test("a change is seen as soon as it is written, and says that it waits", async () => {
  const phone = guest();
  await phone.put("s1", { note: "a", local_date: "2026-11-23" });
  await phone.put("s1", { note: "b" });
  const rows = await phone.page(() => list("session"));
  assert.deepEqual(rows, [{ id: "s1", fields: { note: "b", local_date: "2026-11-23" }, ver: 0, pending: true }]);
  assert.equal(await phone.page(() => one("session", "nope")), undefined);
});

test("ending the running routine is part of the same transaction", async () => {
  const phone = guest();
  await phone.page(async () => {
    const db = await openPerson("guest");
    await db.put("running", { step: 1 }, "running");
    await change({ coll: "session", id: "s1", kind: "put", fields: {} }, { clearRunning: true });
    assert.equal(await db.count("running"), 0);
    await db.put("running", { step: 1 }, "running");
    const unstorable = { note: () => undefined };
    await assert.rejects(
      change({ coll: "session", id: "s2", kind: "put", fields: unstorable }, { clearRunning: true }),
    );
    assert.equal(await db.count("running"), 1);
    assert.equal(await db.count("outbox"), 1);
  });
});

test("a write is asked for with strict durability", async () => {
  const phone = guest();
  await phone.page(async () => {
    const { transaction } = IDBDatabase.prototype;
    const asked: unknown[] = [];
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...given) {
      if (given[1] === "readwrite") asked.push(given[2]);
      return transaction.apply(this, given);
    };
    try {
      await change({ coll: "session", id: "s1", kind: "put", fields: {} });
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
    assert.deepEqual(asked, [{ durability: "strict" }]);
  });
});

test("a connection that the browser dropped is opened again and the change is written once", async () => {
  const phone = guest();
  await phone.page(async () => {
    await currentPerson();
    (await openPerson("guest")).close();
    await change({ coll: "session", id: "s1", kind: "put", fields: {} });
    assert.equal((await list("session")).length, 1);
  });
});

test("a page that was opened for one person writes to that person's database, whoever came since", async () => {
  const phone = new Phone(new FakeServer());
  await phone.signIn(ALICE);
  await phone.page(async () => {
    await currentPerson();
    await openPerson(BOB, true);
    await storeArrival({ account: BOB, name: "Bob" }); // in another tab
    await change({ coll: "session", id: "s1", kind: "put", fields: {} });
    const waiting = async (account: string): Promise<number> => (await openPerson(account)).count("outbox");
    assert.deepEqual([await waiting(ALICE), await waiting(BOB)], [1, 0]);
    await closePerson(BOB);
  });
});

test("a page of someone who signed out in another tab writes nothing anywhere", async () => {
  const phone = new Phone(new FakeServer());
  await phone.signIn(ALICE);
  await phone.page(async () => {
    await currentPerson();
    await storeDeparture({ account: ALICE, erase: [ALICE] });
    await deletePerson(ALICE);
    await assert.rejects(change({ coll: "session", id: "s1", kind: "put", fields: {} }), PersonGone);
  });
  assert.deepEqual(await phone.databases(), ["psoas-device"]);
});

test("a page of a guest whose records were given to an account does not call a change saved", async () => {
  const phone = guest();
  await phone.put("s1", {});
  await phone.page(async () => {
    await (await openPerson("guest")).put("meta", ALICE, "merged_into");
    await assert.rejects(change({ coll: "session", id: "s2", kind: "put", fields: {} }), PersonChanged);
  });
});

test("a change is handed over at once and committed: a page that is left does not take it along", async () => {
  const phone = guest();
  await phone.page(async () => {
    await currentPerson();
    await openPerson("guest");
    const { commit } = IDBTransaction.prototype;
    let committed = 0;
    IDBTransaction.prototype.commit = function (this: IDBTransaction) {
      committed += 1;
      commit.call(this);
    };
    const writing = change({ coll: "session", id: "s1", kind: "put", fields: {} });
    for (let turn = 0; turn < 6; turn++) await Promise.resolve(); // no task of the event loop in between
    IDBTransaction.prototype.commit = commit;
    assert.equal(committed, 1);
    await writing;
  });
});

test("sessions of a week are found by their date, also those that wait and those that were moved", async () => {
  const phone = new Phone(new FakeServer());
  await phone.signIn(ALICE);
  for (const day of [20, 22, 23, 25, 29, 30]) await phone.put(`d${day}`, { local_date: `2026-11-${day}` });
  await phone.put("into", { local_date: "2026-10-01" });
  await phone.put("out", { local_date: "2026-11-24" });
  await phone.sync();
  await phone.put("into", { local_date: "2026-11-24" });
  await phone.put("out", { local_date: "2026-12-01" });
  await phone.put("new", { local_date: "2026-11-26" });
  await phone.delete("d25");
  const rows = await phone.page(() => listByDate("session", "2026-11-23", "2026-11-29"));
  assert.deepEqual(rows.map(({ id }) => id).sort(), ["d23", "d29", "into", "new"]);
  assert.deepEqual(rows.map(({ id, pending }) => [id, pending]).sort(), [
    ["d23", false],
    ["d29", false],
    ["into", true],
    ["new", true],
  ]);
});

test("what waits is counted by record, not by change", () => {
  const op = (coll: string, id: string): Op => ({
    op: id,
    coll,
    id,
    kind: "put",
    base: 0,
    schema: 1,
    fields: {},
    deleted: false,
  });
  assert.deepEqual(countWaiting([op("session", "a"), op("session", "a"), op("session", "b"), op("checkin", "c")]), {
    session: 2,
    checkin: 1,
  });
});

const op = fc.record({
  op: fc.constant("o"),
  coll: fc.constant("session"),
  id: fc.constant("s1"),
  kind: fc.constantFrom<Op["kind"]>("put", "patch", "delete"),
  base: fc.constant(0),
  schema: fc.constant(1),
  fields: fc.dictionary(fc.constantFrom("x", "y"), fc.nat()),
  deleted: fc.constant(false),
});
const held: fc.Arbitrary<RecordState | undefined> = fc.option(
  fc.record({
    coll: fc.constant("session"),
    id: fc.constant("s1"),
    ver: fc.nat(9),
    rev: fc.nat(),
    deleted: fc.boolean(),
    schema: fc.constant(1),
    fields: fc.dictionary(fc.constantFrom("x", "y"), fc.nat()),
  }),
  { nil: undefined },
);

test("the last change to a field is the one that is seen, until the last change is a delete", () => {
  fc.assert(
    fc.property(held, fc.array(op, { minLength: 1, maxLength: 6 }), (record, ops) => {
      const seen = replay(record, ops);
      assert.equal(seen?.deleted, ops.at(-1)?.kind === "delete");
      assert.equal(seen?.pending, true);
      const writers = ops.filter((one) => one.kind !== "delete" && "x" in one.fields);
      assert.equal(seen?.fields["x"], writers.length > 0 ? writers.at(-1)?.fields["x"] : record?.fields["x"]);
      assert.equal(seenVersion(record, ops), (record?.ver ?? 0) + ops.length);
    }),
  );
});

test("a record with nothing waiting is the server's", () => {
  fc.assert(
    fc.property(held, (record) =>
      assert.deepEqual(
        replay(record, []),
        record && { fields: record.fields, deleted: record.deleted, ver: record.ver, pending: false },
      ),
    ),
  );
});
