// A movement put in during the practice: in the place of the one that hurts or is too hard, and counted for itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type LogEntry, where } from "../../client/domain/clock.ts";
import { cuesBetween } from "../../client/domain/cues.ts";
import { isComplete, playedSteps } from "../../client/domain/session.ts";
import { withSwap } from "../../client/domain/swap.ts";
import { nextWords } from "../../client/domain/words.ts";
import { FakePhone, settled } from "./fake-phone.ts";
import { MIXED, plainStep } from "./steps.ts";

const EASIER = { step: plainStep("side-lean", { seconds_per_side: 20 }), title: "Side lean", mode: "hold" as const, cue: "Grow tall." };
const TIMES = { readySeconds: 10, switchSeconds: 5, firstSide: "left" as const };
const SWAPPED = withSwap(MIXED, 1, EASIER, TIMES); // after knee-to-chest, which runs from 40 s to 115 s
const START: LogEntry = { kind: "start", at: 0 };
const swapAt = (at: number): LogEntry => ({ kind: "swap", at, swap: SWAPPED.swap });

test("a plan with something put in plays as before until the log says otherwise", () => {
  for (let at = 0; at <= 176_000; at += 500) {
    const before = where(MIXED, [START], at);
    const now = where(SWAPPED.plan, [START], at);
    const item = (plan: typeof MIXED, place: typeof now): string | undefined => plan.segments[place.segment]?.item;
    assert.equal(now.phase, before.phase, String(at));
    if (before.phase === "running") assert.equal(item(SWAPPED.plan, now), item(MIXED, before), String(at));
    assert.deepEqual([now.leftMs, now.totalLeftMs], [before.phase === "running" ? before.leftMs : 0, before.totalLeftMs], String(at));
  }
  assert.equal(cuesBetween(SWAPPED.plan, [START], 0, 200_000).length, cuesBetween(MIXED, [START], 0, 200_000).length);
  assert.ok(isComplete(SWAPPED.plan, where(SWAPPED.plan, [START], 180_000)));
});

test("then it is got ready for, done and counted; what was left of the other is not", () => {
  const log = [START, swapAt(60_000)];
  const at = (ms: number) => where(SWAPPED.plan, log, ms);
  const { plan } = SWAPPED;
  assert.equal(plan.segments[at(60_001).segment]?.item, "side-lean");
  assert.equal(plan.segments[at(60_001).segment]?.kind, "ready");
  assert.equal(at(60_000).totalLeftMs, 10_000 + 20_000 + 60_000);
  assert.equal(nextWords(plan, at(75_000)), "Next: glute-bridge");
  const end = at(151_000);
  assert.equal(end.phase, "finished");
  assert.deepEqual(playedSteps(plan, end).map(({ item, done_ms }) => [item, done_ms.left, done_ms.right, done_ms.both]), [
    ["march-in-place", 0, 0, 30_000],
    ["knee-to-chest", 10_000, 0, 0],
    ["side-lean", 0, 0, 20_000],
    ["glute-bridge", 0, 0, 40_000],
  ]);
  assert.ok(isComplete(plan, end));
});

test("back never leads into what does not play", () => {
  const place = where(SWAPPED.plan, [START, { kind: "back", at: 116_000 }], 116_001);
  assert.equal(SWAPPED.plan.segments[place.segment]?.item, "knee-to-chest");
  assert.ok(place.leftMs > 0);
});

test("two can be put in, one after the other, each once", () => {
  const again = withSwap(SWAPPED.plan, 2, { ...EASIER, title: "Side lean again" }, TIMES);
  assert.notEqual(again.swap, SWAPPED.swap);
  const log: LogEntry[] = [START, swapAt(60_000), { kind: "swap", at: 75_000, swap: again.swap }];
  const end = where(again.plan, log, 300_000);
  assert.deepEqual(playedSteps(again.plan, end).map(({ title, done_ms: { both } }) => [title, both]).slice(2), [
    ["Side lean", 5000],
    ["Side lean again", 20_000],
    ["glute-bridge", 40_000],
  ]);
});

test("a side that was skipped before is not asked for either, the easier movement does both (seed -471713210)", () => {
  const log: LogEntry[] = [START, { kind: "skip", at: 60_000 }, swapAt(62_000)]; // on the switch to the right
  const place = where(SWAPPED.plan, log, 300_000);
  assert.deepEqual(place.ended.slice(2, 7), [true, false, false, false, true]); // only what did run to its end
  assert.ok(isComplete(SWAPPED.plan, place));
});

test("an easier movement that is skipped leaves the practice incomplete", () => {
  const log: LogEntry[] = [START, swapAt(60_000), { kind: "skip", at: 75_000 }];
  assert.ok(!isComplete(SWAPPED.plan, where(SWAPPED.plan, log, 300_000)));
});

test("an easier movement taken as a frozen page wakes comes where the practice was last heard", async () => {
  const phone = new FakePhone();
  phone.sound.works = false;
  phone.player.start(MIXED, null);
  phone.pass(42_000);
  phone.now += 600_000; // and the tap comes before the page's own next look
  phone.player.swap(({ plan, place }) => withSwap(plan, plan.segments[place.segment]!.step, EASIER, TIMES));
  const { plan, place } = phone.player.here!;
  assert.equal(plan.segments[place.segment]?.item, "side-lean");
  assert.equal(place.phase, "paused");
  assert.ok(place.activeMs <= 70_000, String(place.activeMs));
});

test("after the end nothing is put in", () => {
  const phone = new FakePhone();
  phone.player.start(MIXED, null);
  phone.player.act("finish");
  phone.player.swap(() => assert.fail("nothing runs"));
  assert.equal(phone.player.here?.plan, MIXED);
});

test("pain is noted at once, on the last movement too, and the easier one goes into the same record", async () => {
  const phone = new FakePhone();
  phone.player.start(MIXED, null);
  phone.pass(60_000);
  phone.player.act("pause");
  phone.player.act("ache");
  await settled();
  assert.ok(phone.running?.run.log.some(({ kind }) => kind === "ache"));
  phone.player.swap(({ plan }) => withSwap(plan, 1, EASIER, TIMES));
  phone.player.act("resume");
  await settled();
  assert.deepEqual(phone.running?.run.plan, SWAPPED.plan);
  phone.pass(91_000);
  await settled();
  const [session] = [...phone.records.values()];
  assert.deepEqual(session?.steps.map(({ item, hurt }) => [item, hurt]), [
    ["march-in-place", false],
    ["knee-to-chest", true],
    ["side-lean", false],
    ["glute-bridge", false],
  ]);
  assert.ok(session?.completed);
});
