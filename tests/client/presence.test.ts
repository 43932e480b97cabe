// Guests, accounts and one phone for several people: nothing is mixed, lost or left behind.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deletePerson, openPerson } from "../../client/storage/database.ts";
import { pendingSignOut, storeDeparture } from "../../client/storage/device.ts";
import { noteArrival } from "../../client/platform/handover.ts";
import { change } from "../../client/storage/records.ts";
import { adoptGuest, guestHoldings, hasRecords, keepGuestApart } from "../../client/storage/adoption.ts";
import { syncNow } from "../../client/sync/engine.ts";
import { arrive, currentPerson, finishErasure } from "../../client/storage/person.ts";
import { forgetAccount, leave } from "../../client/sync/presence.ts";
import { FakeServer } from "./fake-server.ts";
import { ALICE, BOB, Crash, Phone } from "./phone.ts";

async function guestWithRecords(server = new FakeServer()): Promise<Phone> {
  const phone = new Phone(server);
  await phone.put("g1", { note: "one" });
  await phone.put("g2", { note: "two" });
  await phone.put("g2", { note: "two, edited" });
  await phone.put("gone", {});
  await phone.delete("gone");
  await phone.put("c1", { tension: 5 }, "checkin");
  await phone.put("r1", { title: "Mine", made_at: 0, steps: [] }, "routine");
  await phone.page(async () => {
    const db = await openPerson("guest");
    await db.put("meta", { answered_on: "2026-11-23", conditions: ["c-hernia"] }, "screening");
  });
  return phone;
}

const everything = { g1: { note: "one" }, g2: { note: "two, edited" } };

test("a guest's records become a new account's, and the guest's database goes once the server has them", async () => {
  const phone = await guestWithRecords();
  await phone.signIn(ALICE);
  assert.deepEqual(await phone.sees(), {});
  const holdings = await phone.page(() => guestHoldings(ALICE));
  assert.deepEqual(holdings, { sessions: 2, checkins: 1, routines: 1, kept_apart: false });
  assert.equal(await phone.page(() => adoptGuest(ALICE)), true);
  assert.deepEqual(await phone.sees(), everything);
  phone.faults = ["lose-reply"];
  await phone.sync();
  assert.ok((await phone.databases()).includes("psoas:guest"));
  assert.deepEqual(await phone.sync(), { kind: "done" });
  assert.ok(!(await phone.databases()).includes("psoas:guest"));
  assert.deepEqual(Object.keys(await phone.sees("routine")), ["r1"]);
  assert.deepEqual(await phone.sees(), everything);
  assert.equal(phone.server.journal(ALICE).ledger.size, 7);
});

test("looking at a guest while the guest is cleared away finds all or nothing, and no error", async () => {
  for (let turns = 0; turns < 12; turns++) {
    const phone = await guestWithRecords();
    const found = await phone.page(async () => {
      const looking = guestHoldings(ALICE);
      for (let turn = 0; turn < turns; turn++) await openPerson("guest");
      await deletePerson("guest");
      return looking;
    });
    assert.ok(found === null || found.sessions === 2, `after ${turns} turns`);
  }
});

test("the sync itself adopts into an account that has nothing yet, and leaves the question open for one that has", async () => {
  const fresh = await guestWithRecords();
  await fresh.signIn(ALICE);
  assert.deepEqual(await fresh.sync(), { kind: "done" });
  assert.deepEqual(await fresh.sees(), everything);
  assert.equal(fresh.server.live(ALICE, "session").length, 2);

  const elsewhere = new Phone(new FakeServer());
  await elsewhere.signIn(ALICE);
  await elsewhere.put("own", {});
  await elsewhere.sync();
  const shared = await guestWithRecords(elsewhere.server);
  await shared.signIn(ALICE);
  assert.deepEqual(await shared.sync(), { kind: "done" });
  assert.deepEqual(await shared.sees(), { own: {} });
  assert.equal((await shared.page(() => guestHoldings(ALICE)))?.sessions, 2);
});

test("the safety answers move along on the phone and are in no request", async () => {
  const phone = await guestWithRecords();
  await phone.signIn(ALICE);
  await phone.page(() => adoptGuest(ALICE));
  await phone.sync();
  const moved = await phone.page(async () => (await openPerson(ALICE)).get("meta", "screening"));
  assert.deepEqual(moved, { answered_on: "2026-11-23", conditions: ["c-hernia"] });
  assert.ok(!JSON.stringify(phone.server.requests).includes("c-hernia"));
});

test("adoption may die at any transaction and be done again: each record is there once", async () => {
  const { transaction } = IDBDatabase.prototype;
  for (let fatal = 1; fatal <= 14; fatal++) {
    const phone = await guestWithRecords();
    await phone.signIn(ALICE);
    let count = 0;
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...given) {
      count += 1;
      if (count === fatal) throw new Crash();
      return transaction.apply(this, given);
    };
    try {
      await phone.page(() =>
        adoptGuest(ALICE)
          .then(() => syncNow(phone.link))
          .catch(() => undefined),
      );
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
    if (await phone.page(() => guestHoldings(ALICE))) await phone.page(() => adoptGuest(ALICE)); // died before the decision was kept
    assert.deepEqual(await phone.sync(), { kind: "done" });
    assert.deepEqual(await phone.sees(), everything, `died at ${fatal}`);
    assert.equal(phone.server.journal(ALICE).ledger.size, 7);
    assert.ok(!(await phone.databases()).includes("psoas:guest"));
  }
});

test("a guest's records that were given to one person are never offered to another, nor shown to the next guest", async () => {
  const phone = await guestWithRecords();
  await phone.signIn(ALICE);
  await phone.page(() => adoptGuest(ALICE)); // offline: nothing is sent yet
  await phone.signIn(BOB);
  assert.equal(await phone.page(() => guestHoldings(BOB)), null);
  assert.equal(await phone.page(() => adoptGuest(BOB)), false);
  await phone.sync();
  assert.equal(phone.server.journal(BOB).records.size, 0);
  await phone.page(() => leave(BOB, phone.link));
  assert.deepEqual(await phone.sees(), {});
  await phone.signIn(ALICE);
  await phone.sync();
  assert.deepEqual(await phone.sees(), everything);
});

test("an account with records of its own is known to have them, and a guest kept apart stays", async () => {
  const phone = await guestWithRecords();
  phone.server.journal(ALICE);
  await phone.signIn(ALICE);
  assert.equal(await phone.page(() => hasRecords(ALICE)), false);
  await phone.put("own", {});
  assert.equal(await phone.page(() => hasRecords(ALICE)), true);
  await phone.page(() => keepGuestApart(ALICE));
  assert.equal((await phone.page(() => guestHoldings(ALICE)))?.kept_apart, true);
  assert.equal((await phone.page(() => guestHoldings(BOB)))?.kept_apart, false);
  await phone.page(() => leave(ALICE, phone.link));
  assert.deepEqual(await phone.sees(), everything);
});

test("an account's settings outlive a guest's", async () => {
  const phone = new Phone(new FakeServer());
  const goal = (value: number): object => ({ value, from_date: "2026-11-23" });
  await phone.put("goal_days_20261123", goal(2), "setting");
  await phone.put("theme", { value: "dark", from_date: null }, "setting");
  const other = new Phone(phone.server);
  await other.signIn(ALICE);
  await other.put("goal_days_20261123", goal(5), "setting");
  await other.sync();
  await phone.signIn(ALICE);
  await phone.sync();
  await phone.page(() => adoptGuest(ALICE));
  await phone.sync();
  assert.deepEqual(await phone.sees("setting"), {
    goal_days_20261123: goal(5),
    theme: { value: "dark", from_date: null },
  });
});

test("two people in turn on one phone: nothing of the first is seen by the second or sent as hers", async () => {
  const phone = new Phone(new FakeServer());
  await phone.signIn(ALICE);
  await phone.put("a1", { note: "alice" });
  await phone.signIn(BOB); // without signing out: Alice's phone was taken over
  assert.deepEqual(await phone.sees(), {});
  await phone.sync();
  assert.equal(phone.server.journal(BOB).records.size, 0);
  assert.ok(!JSON.stringify(phone.server.requests).includes("alice"));
  await phone.signIn(ALICE);
  await phone.sync();
  assert.deepEqual(await phone.sees(), { a1: { note: "alice" } });
  assert.equal(phone.server.live(ALICE, "session").length, 1);
});

test("signing out deletes the person's database and tells the server", async () => {
  const phone = new Phone(new FakeServer());
  await phone.signIn(ALICE);
  await phone.put("a1", { note: "alice" });
  await phone.sync();
  await phone.page(() => leave(ALICE, phone.link));
  assert.ok(!(await phone.databases()).includes(`psoas:${ALICE}`));
  assert.equal(phone.server.signOuts, 1);
  assert.equal(await phone.page(pendingSignOut), null);
  assert.deepEqual(await phone.sees(), {});
});

test("signed out offline, the server is told before anything else is sent", async () => {
  const phone = new Phone(new FakeServer());
  await phone.signIn(ALICE);
  phone.faults = ["lose-request", "lose-request"];
  await phone.page(() => leave(ALICE, phone.link));
  assert.equal(await phone.page(pendingSignOut), ALICE);
  assert.deepEqual(await phone.sync(), { kind: "offline" });
  assert.deepEqual([phone.server.signOuts, phone.server.requests.length], [0, 0]);
  assert.deepEqual(await phone.sync(), { kind: "guest" });
  assert.equal(phone.server.signOuts, 1);
  assert.equal(await phone.page(pendingSignOut), null);
});

test("a portal's page is not taken for the server hearing the sign-out", async () => {
  const phone = new Phone(new FakeServer());
  await phone.signIn(ALICE);
  phone.faults = [{ status: 200, json: undefined, retryAfterSeconds: null }];
  await phone.page(() => leave(ALICE, phone.link));
  assert.equal(await phone.page(pendingSignOut), ALICE);
});

test("whoever signs in after an offline sign-out is not signed out by it", async () => {
  const phone = new Phone(new FakeServer());
  await phone.signIn(ALICE);
  phone.faults = ["lose-request"];
  await phone.page(() => leave(ALICE, phone.link));
  await phone.signIn(BOB);
  assert.deepEqual(await phone.sync(), { kind: "done" });
  assert.equal(phone.server.signOuts, 0);
});

test("a sign-out that died before the deletion is ended at the next start, and never deletes a later sign-in", async () => {
  const phone = new Phone(new FakeServer());
  await phone.signIn(ALICE);
  await phone.put("a1", {});
  await phone.page(() => storeDeparture({ account: ALICE, erase: [ALICE] })); // and then the battery died
  await phone.page(finishErasure);
  assert.ok(!(await phone.databases()).includes(`psoas:${ALICE}`));
  await phone.page(() => storeDeparture({ account: ALICE, erase: [ALICE] }));
  await phone.page(() => arrive({ account: ALICE, name: "Alice" }));
  await phone.page(() => change({ coll: "session", id: "a2", kind: "put", fields: {} }));
  await phone.page(finishErasure);
  assert.deepEqual(await phone.sees(), { a2: {} });
});

test("someone who leaves the welcome page at once has arrived all the same", async () => {
  const phone = new Phone(new FakeServer());
  await phone.page(async () => noteArrival({ account: ALICE, name: "Alice" })); // and then the page was gone
  assert.deepEqual(await phone.page(currentPerson), { account: ALICE, name: "Alice" });
  assert.deepEqual(phone.leftNotes, []);
  await phone.put("a1", {});
  assert.deepEqual(await phone.sees(), { a1: {} });
});

test("a deleted account leaves nothing on the phone, and nobody is told", async () => {
  const phone = new Phone(new FakeServer());
  await phone.signIn(ALICE);
  await phone.put("a1", {});
  await phone.page(() => forgetAccount(ALICE));
  assert.ok(!(await phone.databases()).includes(`psoas:${ALICE}`));
  assert.equal(await phone.page(pendingSignOut), null);
  assert.equal(phone.server.signOuts, 0);
});
