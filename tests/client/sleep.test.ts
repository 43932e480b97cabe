// Tonight's tip turns with the evenings; the bedroom checklist remembers, and goes with its person.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { looked, tick } from "../../client/domain/bedroom.ts";
import { addDays, daysFrom } from "../../client/domain/dates.ts";
import { eveningOf, tipOf } from "../../client/domain/tonight.ts";
import { adoptGuest, clearAdoptedGuest, guestHoldings } from "../../client/storage/adoption.ts";
import { clearBedroom, loadBedroom, tickBedroom } from "../../client/storage/bedroom.ts";
import { deletePerson, openPerson } from "../../client/storage/database.ts";
import { FakeServer } from "./fake-server.ts";
import { ALICE, BOB, Phone } from "./phone.ts";

const guest = (): Phone => new Phone(new FakeServer());
const dates = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays("1990-01-01", days));
const tips = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 20 });

test("an evening lasts until four in the morning, in any zone and over a change of clocks", () => {
  const at = (time: string, offset: number): string => eveningOf(Date.parse(`${time}Z`) - offset * 60_000, offset);
  for (const offset of [-720, -210, 0, 60, 840]) {
    for (const time of ["2026-11-23T04:00:00", "2026-11-23T18:00:00", "2026-11-23T23:59:59", "2026-11-24T03:59:59"]) {
      assert.equal(at(time, offset), "2026-11-23", `${time} at ${offset}`);
    }
    assert.equal(at("2026-11-24T04:00:00", offset), "2026-11-24");
  }
});

test("each tip comes once before one comes again, and tomorrow's is another", () => {
  fc.assert(
    fc.property(tips, dates, (all, date) => {
      const shown = all.map((_, index) => tipOf(all, addDays(date, index)));
      assert.deepEqual([...shown].sort(), [...all].sort());
      assert.equal(tipOf(all, addDays(date, all.length)), shown[0]);
      assert.equal(tipOf(all, date), shown[0]);
    }),
  );
  assert.equal(tipOf([], "2026-11-23"), null);
  assert.equal(tipOf(["a", "b", "c"], "2026-01-01"), "a");
  assert.equal(tipOf(["a", "b", "c"], "2025-12-31"), "c");
});

test("days are counted both ways", () => {
  assert.equal(daysFrom("2026-02-27", "2026-03-01"), 2);
  assert.equal(daysFrom("2026-03-01", "2026-02-27"), -2);
});

test("ticks carry their day; taking one away leaves the others", () => {
  const one = tick({}, "dark", true, "2026-11-01");
  const two = tick(one, "cool", true, "2026-11-23");
  assert.deepEqual(two, { dark: "2026-11-01", cool: "2026-11-23" });
  assert.deepEqual(tick(two, "dark", false, "2026-11-23"), { cool: "2026-11-23" });
  assert.deepEqual(tick(two, "dark", true, "2026-11-30")["dark"], "2026-11-30");
  assert.deepEqual(one, { dark: "2026-11-01" });
});

test("only lines that the page shows count, and a season later it is time to look again", () => {
  const ticks = { dark: "2026-08-01", cool: "2026-08-24", gone: "2026-11-01" };
  assert.deepEqual(looked(ticks, ["dark", "cool", "quiet"], "2026-11-22"), { done: 2, on: "2026-08-24", again: false });
  assert.deepEqual(looked(ticks, ["dark", "cool", "quiet"], "2026-11-23"), { done: 2, on: "2026-08-24", again: true });
  assert.deepEqual(looked({}, ["dark"], "2026-11-23"), { done: 0, on: null, again: false });
});

test("what was ticked is there on the next page, and two pages do not undo each other", async () => {
  const phone = guest();
  assert.deepEqual(await phone.page(loadBedroom), {});
  await phone.page(() => Promise.all([tickBedroom("dark", true, "2026-11-23"), tickBedroom("cool", true, "2026-11-23")]));
  assert.deepEqual(await phone.page(loadBedroom), { dark: "2026-11-23", cool: "2026-11-23" });
  assert.deepEqual(await phone.page(() => tickBedroom("dark", false, "2026-11-24")), { cool: "2026-11-23" });
  assert.deepEqual(await phone.page(clearBedroom), {});
  assert.deepEqual(await phone.page(loadBedroom), {});
});

test("it waits for no server: nothing is queued to be sent", async () => {
  const phone = guest();
  await phone.page(async () => {
    await tickBedroom("dark", true, "2026-11-23");
    assert.equal(await (await openPerson("guest")).count("outbox"), 0);
  });
});

test("it is wiped with the person's records", async () => {
  const phone = guest();
  await phone.page(() => tickBedroom("dark", true, "2026-11-23"));
  await phone.page(() => deletePerson("guest"));
  assert.deepEqual(await phone.page(loadBedroom), {});
});

test("nobody sees another's bedroom on a shared phone", async () => {
  const phone = guest();
  await phone.signIn(ALICE);
  await phone.page(() => tickBedroom("dark", true, "2026-11-23"));
  await phone.signIn(BOB);
  assert.deepEqual(await phone.page(loadBedroom), {});
});

test("what a guest ticked goes along into the account, unless the account has ticks of its own", async () => {
  const phone = guest();
  await phone.page(() => tickBedroom("dark", true, "2026-11-23"));
  await phone.signIn(ALICE);
  assert.deepEqual(await phone.page(() => guestHoldings(ALICE)), { sessions: 0, checkins: 0, routines: 0, kept_apart: false });
  await phone.page(() => adoptGuest(ALICE));
  assert.deepEqual(await phone.page(loadBedroom), { dark: "2026-11-23" });
  await phone.page(() => clearAdoptedGuest(ALICE));
  assert.equal(await phone.page(() => guestHoldings(BOB)), null);
  await phone.page(() => tickBedroom("cool", true, "2026-11-24"));
  assert.deepEqual(await phone.page(loadBedroom), { dark: "2026-11-23", cool: "2026-11-24" });
});

test("an account's own ticks win", async () => {
  const phone = guest();
  await phone.signIn(ALICE);
  await phone.page(() => tickBedroom("cool", true, "2026-11-20"));
  await phone.page(async () => {
    await (await openPerson("guest")).put("meta", { dark: "2026-11-23" }, "bedroom");
    await adoptGuest(ALICE);
    assert.deepEqual(await loadBedroom(), { cool: "2026-11-20" });
  });
});
