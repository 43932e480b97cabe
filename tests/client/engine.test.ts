// The phone's side of the sync, against a server in memory and a line that fails in every way.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer } from "../../client/platform/network.ts";
import type { SyncReply } from "../../client/domain/generated/wire.ts";
import { place, syncMemory } from "../../client/storage/cursor.ts";
import { openPerson } from "../../client/storage/database.ts";
import { deadOps, retryDead } from "../../client/storage/outbox.ts";
import { change } from "../../client/storage/records.ts";
import { applyReply } from "../../client/sync/apply.ts";
import { syncNow } from "../../client/sync/engine.ts";
import { compose } from "../../client/sync/request.ts";
import { startOver } from "../../client/sync/reset.ts";
import { FakeServer, problem } from "./fake-server.ts";
import { ALICE, BOB, Crash, Phone } from "./phone.ts";

async function alicesPhone(server = new FakeServer()): Promise<Phone> {
  const phone = new Phone(server);
  await phone.signIn(ALICE);
  return phone;
}

const waiting = (phone: Phone): Promise<number> => phone.page(async () => (await openPerson(ALICE)).count("outbox"));
const memory = (phone: Phone) => phone.page(async () => syncMemory(await openPerson(ALICE)));

test("a finished session is seen at once and reaches the server once", async () => {
  const phone = await alicesPhone();
  await phone.put("s1", { note: "first" });
  assert.deepEqual(await phone.sees(), { s1: { note: "first" } });
  assert.deepEqual(await phone.sync(), { kind: "done" });
  assert.equal(await waiting(phone), 0);
  assert.deepEqual(
    phone.server.live(ALICE, "session").map((record) => record.fields),
    [{ note: "first" }],
  );
  assert.deepEqual(await phone.sees(), { s1: { note: "first" } });
});

test("a second phone gets the same records", async () => {
  const [one, other] = [await alicesPhone(), new Phone(new FakeServer())];
  await one.put("s1", { note: "a" });
  await one.sync();
  const second = await alicesPhone(one.server);
  await second.sync();
  assert.deepEqual(await second.sees(), { s1: { note: "a" } });
  assert.deepEqual(await other.sees(), {});
});

test("a lost reply, a doubled request and a crash after sending leave one row", async () => {
  for (const fault of ["lose-reply", "twice", "crash-after", "lose-request", "crash-before"] as const) {
    const phone = await alicesPhone();
    await phone.put("s1", { note: "x" });
    phone.faults = [fault];
    await phone.sync().catch((error: unknown) => assert.ok(error instanceof Crash));
    assert.deepEqual(await phone.sees(), { s1: { note: "x" } });
    assert.deepEqual(await phone.sync(), { kind: "done" });
    const journal = phone.server.journal(ALICE);
    assert.deepEqual([journal.rev, journal.ledger.size, journal.records.size], [1, 1, 1], fault);
  }
});

const html: Answer = { status: 200, json: undefined, retryAfterSeconds: null };
const answers: [string, Answer, string][] = [
  ["a captive portal's page", html, "offline"],
  ["an empty object", { ...html, json: {} }, "offline"],
  ["another service's JSON", { ...html, json: { magic: "other" } }, "offline"],
  ["a 500", problem(500, "internal"), "offline"],
  ["a gateway's 502 page", { ...html, status: 502 }, "offline"],
  ["a portal's 401 page", { ...html, status: 401 }, "offline"],
  ["a portal's 410 page", { ...html, status: 410 }, "offline"],
  ["503", problem(503, "busy", {}, 7), "wait"],
  ["429", problem(429, "slow_down", {}, 3), "wait"],
  ["401", problem(401, "sign_in"), "sign-in"],
  ["409 of another account", problem(409, "account_mismatch"), "mismatch"],
  ["410", problem(410, "account_gone"), "gone"],
  ["426", problem(426, "upgrade"), "update"],
  ["403", problem(403, "cross_site"), "refused"],
  ["a 204", { ...html, status: 204 }, "offline"],
];
for (const [name, answer, kind] of answers) {
  test(`${name} means ${kind}, and nothing leaves the outbox`, async () => {
    const phone = await alicesPhone();
    await phone.put("s1", {});
    phone.faults = [answer];
    assert.equal((await phone.sync()).kind, kind);
    assert.equal(await waiting(phone), 1);
    assert.equal((await memory(phone)).outcome, kind);
    assert.deepEqual(await phone.sync(), { kind: "done" });
    assert.equal(phone.server.live(ALICE, "session").length, 1);
  });
}

test("a reply to another question is not believed", async () => {
  const phone = await alicesPhone();
  await phone.put("s1", {});
  const stray = {
    magic: "psoas-sync",
    req: "0".repeat(32),
    account: ALICE,
    server_time: 1,
    min_schema: 1,
    results: [],
    changes: [],
    cursor: { rev: 9, nonce: "" },
    more: false,
    digest: null,
  };
  for (const json of [stray, { ...stray, account: BOB }]) {
    phone.faults = [{ status: 200, json, retryAfterSeconds: null }];
    assert.equal((await phone.sync()).kind, "offline");
  }
  assert.equal(await waiting(phone), 1);
});

test("an op leaves only when the cursor covers its record", async () => {
  const phone = await alicesPhone();
  for (const id of ["a1", "a2", "a3"]) await phone.put(id, { note: id });
  await phone.sync();
  const second = await alicesPhone(phone.server);
  await second.put("b1", { note: "b1" });
  second.server.pageSize = 1;
  second.faults = ["pass", "lose-reply"];
  await second.sync(); // one page of four, then the line breaks
  assert.equal(await waiting(second), 1);
  assert.deepEqual(Object.keys(await second.sees()), ["a1", "b1"]);
  assert.deepEqual(await second.sync(), { kind: "done" });
  assert.equal(await waiting(second), 0);
  assert.deepEqual(Object.keys(await second.sees()), ["a1", "a2", "a3", "b1"]);
});

test("a refused op goes to the dead letters alone, is told, and can be tried again", async () => {
  const phone = await alicesPhone();
  phone.server.refuses = (op) => op.id === "bad";
  for (const id of ["one", "bad", "two"]) await phone.put(id, { note: id });
  assert.deepEqual(await phone.sync(), { kind: "done" });
  assert.deepEqual(Object.keys(await phone.sees()), ["one", "two"]);
  const [dead] = await phone.page(deadOps);
  assert.deepEqual([dead?.id, dead?.code, dead?.fields], ["bad", "invalid", { note: "bad" }]);
  phone.server.refuses = () => false;
  await phone.page(() => retryDead(dead?.op ?? ""));
  assert.deepEqual(await phone.sync(), { kind: "done" });
  assert.deepEqual(Object.keys(await phone.sees()), ["bad", "one", "two"]);
  assert.equal((await phone.page(deadOps)).length, 0);
});

test("an op that spoils a whole request is found and set aside; the others arrive", async () => {
  for (const spoil of ["spoils", "largestBody"] as const) {
    const phone = await alicesPhone();
    if (spoil === "spoils") phone.server.spoils = (op) => op.id === "n3";
    else phone.server.largestBody = 4_000;
    for (let n = 0; n < 8; n++) await phone.put(`n${n}`, { note: n === 3 ? "x".repeat(5_000) : "" });
    assert.deepEqual(await phone.sync(), { kind: "done" });
    assert.equal(phone.server.live(ALICE, "session").length, 7, spoil);
    assert.deepEqual(
      (await phone.page(deadOps)).map((op) => op.id),
      ["n3"],
    );
  }
});

test("a server that refuses every body buries nothing", async () => {
  const phone = await alicesPhone();
  for (const id of ["one", "two"]) await phone.put(id, {});
  phone.faults = Array.from({ length: 5 }, () => problem(400, "bad_json"));
  assert.equal((await phone.sync()).kind, "refused");
  assert.equal(await waiting(phone), 2);
  assert.deepEqual(await phone.page(deadOps), []);
});

test("more than a hundred changes go in several requests", async () => {
  const phone = await alicesPhone();
  await phone.page(async () => {
    for (let n = 0; n < 230; n++)
      await change({ coll: "checkin", id: `c${n}`, kind: "put", fields: { tension: n % 11 } });
  });
  assert.deepEqual(await phone.sync(), { kind: "done" });
  assert.deepEqual(
    phone.server.requests.map((request) => request.ops.length),
    [100, 100, 30],
  );
});

test("what is deleted before it was ever sent stays deleted", async () => {
  const phone = await alicesPhone();
  await phone.put("s1", { note: "a" });
  await phone.put("s1", { note: "b" });
  await phone.delete("s1");
  assert.deepEqual(await phone.sees(), {});
  await phone.sync();
  assert.deepEqual(await phone.sees(), {});
  assert.deepEqual(phone.server.live(ALICE, "session"), []);
});

test("a delete that did not see another phone's edit is refused, and the edit is shown", async () => {
  const one = await alicesPhone();
  await one.put("s1", { note: "a" });
  await one.sync();
  const other = await alicesPhone(one.server);
  await other.sync();
  await other.put("s1", { note: "edited" });
  await other.sync();
  await one.delete("s1");
  await one.sync();
  assert.deepEqual(await one.sees(), { s1: { note: "edited" } });
});

test("a server restored from a backup gets back what it lost", async () => {
  const phone = await alicesPhone();
  await phone.put("s1", { note: "old" });
  await phone.sync();
  const backup = phone.server.snapshot();
  await phone.put("s2", { note: "lost" });
  await phone.put("s3", { note: "gone" });
  await phone.delete("s3");
  await phone.sync();
  phone.server.restore(backup);
  await phone.put("s4", { note: "waiting" });
  const other = await alicesPhone(phone.server);
  await other.put("o1", { note: "since" });
  await other.sync(); // the journal grows past the first phone's cursor: only the nonce tells
  await other.put("o2", { note: "since" });
  await other.sync();
  assert.deepEqual(await phone.sync(), { kind: "done" });
  assert.deepEqual(Object.keys(await phone.sees()), ["o1", "o2", "s1", "s2", "s4"]);
  assert.deepEqual(
    phone.server
      .live(ALICE, "session")
      .map(({ id }) => id)
      .sort(),
    ["o1", "o2", "s1", "s2", "s4"],
  );
  assert.equal((await memory(phone)).offered_again, 3);
});

test("an edit that waited through a restore outlives what is offered again", async () => {
  const phone = await alicesPhone();
  await phone.put("s1", { note: "first" });
  await phone.put("s1", { note: "second" });
  await phone.sync();
  phone.server.restore(new Map());
  await phone.put("s1", { note: "third" });
  await phone.sync();
  assert.deepEqual(await phone.sees(), { s1: { note: "third" } });
});

test("an answer that comes late, after another tab went on, changes nothing", async () => {
  const phone = await alicesPhone();
  await phone.put("s1", { note: "old" });
  await phone.page(async () => {
    const db = await openPerson(ALICE);
    const sent = await compose(db, { account: ALICE, device: BOB }, 100);
    const late = phone.server.answer(ALICE, "/api/sync", sent.body).json as SyncReply;
    await change({ coll: "session", id: "s1", kind: "put", fields: { note: "new" } });
    await syncNow(phone.link);
    const before = await place(db);
    assert.equal(await applyReply(db, sent.cursor, late), false);
    assert.equal(await startOver(db, sent.cursor), null);
    assert.deepEqual(await place(db), before);
  });
  assert.deepEqual(await phone.sees(), { s1: { note: "new" } });
});

test("while the server is being told again, everything stays visible", async () => {
  const phone = await alicesPhone();
  for (const id of ["s1", "s2"]) await phone.put(id, { note: id });
  await phone.sync();
  phone.server.restore(new Map());
  phone.faults = ["pass", "lose-request"];
  assert.equal((await phone.sync()).kind, "offline");
  assert.deepEqual(await phone.sees(), { s1: { note: "s1" }, s2: { note: "s2" } });
});

test("records of a kind that this version does not know are kept as they came and given back after a restore", async () => {
  const phone = await alicesPhone();
  const journal = phone.server.journal(ALICE);
  journal.rev = 1;
  journal.nonces[1] = "f".repeat(16);
  journal.records.set("dream d1", {
    coll: "dream",
    id: "d1",
    ver: 1,
    rev: 1,
    deleted: false,
    schema: 9,
    fields: { x: [1, { y: 2 }] },
  });
  assert.deepEqual(await phone.sync(), { kind: "done" });
  phone.server.restore(new Map());
  assert.deepEqual(await phone.sync(), { kind: "done" });
  assert.deepEqual(
    phone.server.live(ALICE, "dream").map(({ fields, schema }) => [fields, schema]),
    [[{ x: [1, { y: 2 }] }, 9]],
  );
});

test("a phone whose records went wrong sets itself right and counts it", async () => {
  const phone = await alicesPhone();
  for (const id of ["s1", "s2"]) await phone.put(id, { note: id });
  await phone.sync();
  await phone.page(async () => (await openPerson(ALICE)).delete("records", ["session", "s1"]));
  await phone.put("s3", { note: "s3" });
  assert.deepEqual(await phone.sync(), { kind: "done" });
  assert.deepEqual(Object.keys(await phone.sees()), ["s1", "s2", "s3"]);
  assert.equal((await memory(phone)).repairs, 1);
});

test("a server that always wants a reset does not keep the phone busy for ever", async () => {
  const phone = await alicesPhone();
  await phone.put("s1", {});
  phone.faults = Array.from({ length: 50 }, () => problem(409, "reset", { reset: true }));
  assert.equal((await phone.sync()).kind, "refused");
  assert.ok(phone.faults.length > 40);
  assert.equal(await waiting(phone), 1);
});

test("a guest never sends anything", async () => {
  const phone = new Phone(new FakeServer());
  await phone.put("s1", { note: "mine" });
  assert.deepEqual(await phone.sync(), { kind: "guest" });
  assert.deepEqual(phone.server.requests, []);
});

test("with another person's cookie nothing of this one is taken or shown", async () => {
  const phone = await alicesPhone();
  await phone.put("s1", { note: "alice" });
  phone.cookie = BOB;
  assert.equal((await phone.sync()).kind, "mismatch");
  assert.equal(phone.server.journal(BOB).records.size, 0);
  assert.equal(await waiting(phone), 1);
});
