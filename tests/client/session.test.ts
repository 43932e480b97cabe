// The record of a practice, and what the screen says at each moment, read as text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { adviceAfter } from "../../client/domain/advice.ts";
import { type LogEntry, where } from "../../client/domain/clock.ts";
import { cuesBetween } from "../../client/domain/cues.ts";
import { faceOf } from "../../client/domain/face.ts";
import type { PlayedStep } from "../../client/domain/generated/wire.ts";
import { type Plan, makePlan } from "../../client/domain/plan.ts";
import { type Run, recovered, resumeWords } from "../../client/domain/run.ts";
import { hasWork, toSession } from "../../client/domain/session.ts";
import { announce, digits, dose, short, spoken } from "../../client/domain/words.ts";
import { MIXED, ONE_SIDED, plainStep, planOf } from "./steps.ts";

const START: LogEntry = { kind: "start", at: 0 };
const NOTHING = { tension_after: null, note: "" };

function run(log: LogEntry[], plan: Plan = ONE_SIDED): Run {
  const day = { started_at: 1_000_000.4, tz: "Europe/Vienna", offset_min: 60, local_date: "2026-11-23" };
  return { id: "1".repeat(32), plan, log, ...day, tension_before: 5, marked_at: 1_020_000, away_ms: 0 };
}

const DESK_BREAK = planOf([
  plainStep("march-in-place"),
  plainStep("standing-lunge-stretch", { sides: 2 }),
  plainStep("side-lean", { seconds_per_side: 20 }),
  plainStep("standing-hip-extension", { seconds_per_side: 10, sides: 2 }),
]);

test("the desk break done whole is three minutes, 40 seconds left and 40 right", () => {
  const place = where(DESK_BREAK, [START], 180_000.0000001);
  const session = toSession(run([START], DESK_BREAK), place, NOTHING);
  assert.equal(session.active_ms, 180_000);
  assert.equal(session.steps.reduce((sum, step) => sum + step.done_ms.left, 0), 40_000);
  assert.equal(session.steps.reduce((sum, step) => sum + step.done_ms.right, 0), 40_000);
  assert.ok(session.completed);
  assert.equal(session.ended_at, 1_180_000);
});

test("every number of a record is whole, whatever the clock's fractions", () => {
  const log: LogEntry[] = [START, { kind: "pause", at: 20_000.3337 }, { kind: "resume", at: 31_111.77 }];
  const session = toSession(run(log), where(ONE_SIDED, log, 50_000.123), NOTHING);
  const numbers = JSON.stringify(session).match(/:-?[\d.e]+/g) ?? [];
  for (const number of numbers) assert.ok(Number.isInteger(Number(number.slice(1))), number);
});

test("a pause and a time away lengthen the wall clock's span, not the practice", () => {
  const log: LogEntry[] = [START, { kind: "mark", at: 20_000 }];
  const back = recovered(run(log), 1_080_000);
  assert.deepEqual(back.log.at(-1), { kind: "pause", at: 20_000 });
  assert.equal(back.away_ms, 60_000);
  const goingOn: LogEntry[] = [...back.log, { kind: "resume", at: 25_000, ms: 3000 }];
  const session = toSession({ ...back, log: goingOn }, where(ONE_SIDED, goingOn, 90_000), NOTHING);
  assert.equal(session.active_ms, 75_000);
  assert.equal(session.ended_at, 1_000_000 + 83_000 + 60_000);
});

test("a phone clock that went back, or far ahead, while the app was dead adds nothing or a day at most", () => {
  assert.equal(recovered(run([START]), 5).away_ms, 0);
  assert.equal(recovered(run([START]), 1e15).away_ms, 86_400_000);
});

test("a run that was paused stays as it is", () => {
  const log: LogEntry[] = [START, { kind: "pause", at: 5000, unheard: true }];
  assert.deepEqual(recovered(run(log), 1_080_000).log, log);
});

test("only get-ready is no work", () => {
  assert.ok(!hasWork(toSession(run([START]), where(ONE_SIDED, [START], 9000), NOTHING)));
  assert.ok(hasWork(toSession(run([START]), where(ONE_SIDED, [START], 10_500), NOTHING)));
});

test("where a broken-off run goes on, in words", () => {
  const at = (ms: number, plan: Plan): string => resumeWords(run([START, { kind: "mark", at: ms }], plan));
  assert.equal(at(4000, ONE_SIDED), "get ready: knee-to-chest, left side, 6 s left");
  assert.equal(at(22_000, ONE_SIDED), "left side, 18 s left");
  assert.equal(at(42_000, ONE_SIDED), "switch to the right, 3 s left");
  assert.equal(at(15_000, MIXED), "march-in-place, 25 s left");
  assert.equal(at(148_000, MIXED), "rest, 7 s left");
  assert.equal(at(10_000, planOf([plainStep("rest", { seconds_per_side: 125 })])), "rest, 2:05 left");
});

test("digits are seconds up to a minute, minutes above, and never jump ahead", () => {
  assert.deepEqual([45_000, 44_999, 44_000.0000004, 60_000, 59_999, 125_000, 1, 0, -3].map(digits), ["45", "45", "44", "1:00", "1:00", "2:05", "1", "0", "0"]);
});

test("lengths in words", () => {
  assert.deepEqual([1000, 45_000, 60_000, 125_000].map(spoken), ["1 second", "45 seconds", "1 minute", "2 minutes 5 seconds"]);
  assert.deepEqual([40_000, 60_000, 75_000].map(short), ["40 s", "1 min", "1 min 15 s"]);
});

test("a dose in one line", () => {
  assert.deepEqual(ONE_SIDED.steps.map(dose), ["30 s each side"]);
  assert.deepEqual(MIXED.steps.map(dose).at(-1), "2 sets, 20 s");
});

test("a whole routine as the screen and a screen reader tell it", () => {
  const told = MIXED.segments.map((segment, index) => {
    const face = faceOf(MIXED, { ...where(MIXED, [START], 0), phase: "running", segment: index });
    return `${face.label}${face.sideWord ? ` ${face.sideWord}` : ""}${face.set ? ` (${face.set})` : ""} | ${face.next} | ${announce(segment)}`;
  });
  assert.deepEqual(told, [
    "Get ready | Then: knee-to-chest | Next: march-in-place. Get ready.",
    "Hold | Next: knee-to-chest | march-in-place, 30 seconds.",
    "Get ready Left | Then: glute-bridge | Next: knee-to-chest, left side. Get ready.",
    "Hold Left | Next: switch to the right | knee-to-chest, left side, 30 seconds.",
    "Switch sides Right | Next: right side | Switch to the right.",
    "Hold Right | Next: glute-bridge | knee-to-chest, right side, 30 seconds.",
    "Get ready | Last one | Next: glute-bridge. Get ready.",
    "Hold (set 1 of 2) | Next: rest, 10 s | glute-bridge, 20 seconds.",
    "Rest (set 2 of 2) | Next: once more | Rest, 10 seconds.",
    "Hold (set 2 of 2) | Last one | glute-bridge, 20 seconds.",
  ]);
});

test("the status changes only with the segment, at half, in a pause and at the end", () => {
  const status = (at: number, log: LogEntry[] = [START]): string => faceOf(ONE_SIDED, where(ONE_SIDED, log, at)).status;
  const told = Array.from({ length: 304 }, (_, quarter) => status(quarter * 250));
  assert.deepEqual(told.filter((line, index) => line !== told[index - 1]), [
    "Next: knee-to-chest, left side. Get ready.",
    "knee-to-chest, left side, 30 seconds.",
    "Half way.",
    "Switch to the right.",
    "knee-to-chest, right side, 30 seconds.",
    "Half way.",
    "Done. Well done.",
  ]);
  assert.equal(status(22_000, [START, { kind: "pause", at: 20_000 }]), "Paused.");
  assert.equal(status(22_000, [START, { kind: "finish", at: 20_000 }]), "Ended. What you did counts.");
  assert.equal(status(5, []), "");
});

test("modes and cues reach the screen and the ear", () => {
  const cues = [{ at_seconds: 2, say: "Hold.", in_set: null }];
  const chosen = [{ step: plainStep("breath", { seconds_per_side: 20, cues }), title: "Breath", mode: "breathe" as const, cue: "Let the belly rise." }];
  const plan = makePlan({ source: "x", title: "X", kind: "item" }, chosen, { readySeconds: 0, switchSeconds: 5, firstSide: "left" });
  const face = faceOf(plan, where(plan, [START], 0));
  assert.deepEqual([face.label, face.cue], ["Breathe in", "Let the belly rise."]);
  const heard = cuesBetween(plan, [START], 0, 30_000).map(({ kind, at, say }) => `${kind}@${at}${say ? ` ${say}` : ""}`);
  assert.deepEqual(heard, ["breathe@0", "cue@2000 Hold.", "half@10000", "last@17000 three", "last@18000 two", "last@19000 one", "done@20000"]);
});

test("a short hold has no count-down of its own, and a pause is silent", () => {
  const plan = planOf([plainStep("squeeze", { seconds_per_side: 5 })]);
  assert.deepEqual(cuesBetween(plan, [START], 9500, 20_000).map(({ kind }) => kind), ["work", "done"]);
  assert.deepEqual(cuesBetween(plan, [START, { kind: "pause", at: 2000 }], 2000, 20_000), []);
});

test("after a get-ready in the middle, the tone of the work says that it goes on", () => {
  const log: LogEntry[] = [START, { kind: "pause", at: 20_000 }, { kind: "resume", at: 50_000, ms: 3000 }];
  assert.deepEqual(cuesBetween(ONE_SIDED, log, 50_000, 54_000).map(({ kind, at }) => `${kind}@${at}`), ["ready@50000", "work@53000"]);
});

const played = (title: string, hurt: boolean): PlayedStep => ({ item: title, title, planned_ms: { left: 0, right: 0, both: 1 }, done_ms: { left: 0, right: 0, both: 1 }, hurt });
const easier = (item: string) => (item === "Plank" ? { slug: "rest", title: "Rest" } : null);

test("what is said afterwards: the change, and what to do if it got worse or hurt", () => {
  const better = adviceAfter({ before: 6, after: 4, steps: [played("Plank", false)], easier });
  assert.deepEqual([better.change, better.changeWords, better.lines], ["6 → 4", "Tension went down from 6 to 4.", []]);
  assert.deepEqual(adviceAfter({ before: null, after: 4, steps: [], easier }).change, null);
  assert.equal(adviceAfter({ before: 4, after: 4, steps: [], easier }).changeWords, "Tension stayed at 4.");
  assert.deepEqual(adviceAfter({ before: 4, after: 5, steps: [], easier }).lines, []);
  assert.equal(adviceAfter({ before: 4, after: 6, steps: [], easier }).lines.length, 2);
  const hurt = adviceAfter({ before: 4, after: null, steps: [played("Plank", true), played("Plank", true), played("Lunge", true)], easier });
  assert.match(hurt.lines[0]!, /Leave out what hurt: Plank, Plank, Lunge/);
  assert.deepEqual(hurt.gentler, [{ slug: "rest", title: "Rest" }]);
});
