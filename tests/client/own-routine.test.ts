// A routine of one's own: what may be in it, by the table that Python reads, and what changing it makes of it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { stepSeconds } from "../../client/domain/adapt.ts";
import type { PhoneItem } from "../../client/domain/generated/catalog.ts";
import type { OwnStep } from "../../client/domain/generated/wire.ts";
import {
  type Field,
  type Outcome,
  blank,
  copyTitle,
  counted,
  firstStep,
  moved,
  nudged,
  sidesOf,
  timed,
  titleOf,
  withNumber,
  withSides,
} from "../../client/domain/own-edit.ts";
import { asRoutine, isOwnRoutine, ownIdOf, ownSource, ownStep, plainLine, playedStep, readOwn, totalSeconds } from "../../client/domain/own-routine.ts";
import { sizeWords, workWords } from "../../client/domain/own-words.ts";
import { anOwnRoutine, ownSteps } from "./own-arbitrary.ts";
import { plainStep } from "./steps.ts";

const ROOT = process.env["PSOAS_ROOT"] ?? "";
const vectors = JSON.parse(readFileSync(`${ROOT}/tests/vectors/own_routine.json`, "utf8")) as Record<
  "kept" | "refused",
  { what: string; record: Record<string, unknown> }[]
>;
const STEP: OwnStep = ownStep(plainStep("bridge", { seconds_per_side: 30 }));
const PATTERN = { repeats: 6, hold_ms: 5000, each_side: false, unit: "holds" as const };

function item(slug: string, more: Partial<PhoneItem> = {}): PhoneItem {
  const plain = { slug, title: slug, kind: "movement", grade: "B", mode: "hold", cue: null, minutes: 1, settings: ["floor"], conditions: {} } as const;
  return { ...plain, settings: ["floor"], easier: null, replacement: null, swaps: [], solo: plainStep(slug), ...more };
}

const step = (outcome: Outcome): OwnStep => {
  assert.ok("step" in outcome, JSON.stringify(outcome));
  return outcome.step;
};
const fault = (outcome: object): string => {
  assert.ok("fault" in outcome);
  return outcome.fault as string;
};

for (const { what, record } of vectors.kept) test(`kept: ${what}`, () => assert.ok(isOwnRoutine(record)));
for (const { what, record } of vectors.refused) test(`refused: ${what}`, () => assert.ok(!isOwnRoutine(record)));

test("nothing that is no routine is one, whatever it pretends to be", () => {
  const whole = { title: "x", made_at: 0, steps: [] };
  for (const value of [null, undefined, 1, "x", [], [whole], () => whole, new Map(Object.entries(whole))]) assert.ok(!isOwnRoutine(value));
  assert.ok(!isOwnRoutine(Object.create(whole)));
  assert.ok(!isOwnRoutine(JSON.parse('{"title":"x","made_at":0,"steps":[],"__proto__":{"a":1}}')));
  assert.ok(!isOwnRoutine(JSON.parse('{"made_at":0,"steps":[],"__proto__":{"title":"x"}}')));
  assert.ok(!isOwnRoutine({ ...whole, title: "\ud800" }));
});

test("a record is read with what it may leave out, and with fields of a newer app beside it", () => {
  const read = readOwn({ title: "x", made_at: 5, colour: "red", steps: [{ item: "side-lean", seconds_per_side: 30 }] });
  assert.deepEqual(read?.steps, [ownStep(plainStep("side-lean", { seconds_per_side: 30 }))]);
  assert.equal(readOwn({ title: "x", made_at: 5 })?.steps.length, 0);
  for (const steps of [null, "x", [null], [[]], ["x"], [{ item: "side-lean", seconds_per_side: 30, speed: 2 }]]) {
    assert.equal(readOwn({ title: "x", made_at: 5, steps }), null);
  }
});

test("a step of the content survives being made one's own", () => {
  const whole = plainStep("x", { sets: 3, sides: 2, rest_seconds: 5, note: "n", pattern: { repeats: 4, hold_seconds: 4.5, each_side: false, unit: "reps" } });
  whole.cues = [{ at_seconds: 2.5, say: "Now.", in_set: 2 }];
  whole.seconds_per_side = 20;
  assert.deepEqual(playedStep(ownStep({ ...whole, instead_of: "y" })), whole);
});

test("any change of a step that can be kept gives one that can be kept, or a sentence", () => {
  const fields: Field[] = ["sets", "seconds", "repeats", "hold", "rest"];
  const typed = fc.oneof(fc.integer({ min: -5, max: 4000 }).map(String), fc.constantFrom("", " ", "4,5", "4.5", "1e3", "0x10", "NaN", "٣", "12345678", "-0"), fc.string());
  const change = fc.oneof(
    fc.record({ field: fc.constantFrom(...fields), typed }).map(({ field, typed: text }) => (one: OwnStep): Outcome => withNumber(one, field, text)),
    fc.record({ field: fc.constantFrom(...fields), way: fc.constantFrom(1 as const, -1 as const) }).map(({ field, way }) => (one: OwnStep): Outcome => withNumber(one, field, nudged(one, field, way))),
    fc.constantFrom("together" as const, "each" as const, "turn" as const).map((sides) => (one: OwnStep): Outcome => withSides(one, sides)),
    fc.constant((one: OwnStep): Outcome => counted(one, undefined)),
    fc.constant((one: OwnStep): Outcome => ({ step: timed(one) })),
  );
  fc.assert(
    fc.property(ownSteps, fc.array(change, { maxLength: 12 }), ([first], changes) => {
      let now = first ?? STEP;
      for (const each of changes) {
        const outcome = each(now);
        if ("fault" in outcome) assert.match(outcome.fault, /^[A-Z].*\.$/);
        else now = outcome.step;
        assert.ok(isOwnRoutine({ title: "x", made_at: 0, steps: [now] }), JSON.stringify(now));
      }
    }),
  );
});

test("what is counted decides the time", () => {
  const tens = { ...STEP, pattern: PATTERN };
  assert.equal(step(withNumber(tens, "repeats", "8")).seconds_per_side, 40);
  assert.equal(step(withNumber(tens, "hold", "4,5")).seconds_per_side, 27);
  assert.equal(step(withSides(tens, "turn")).seconds_per_side, 60);
  assert.equal(sidesOf(step(withSides(tens, "turn"))), "turn");
  assert.equal(step(withSides(step(withSides(tens, "turn")), "each")).seconds_per_side, 30);
  assert.match(fault(withNumber(tens, "hold", "400")), /30 minutes/);
  assert.match(fault(withNumber(tens, "seconds", "40")), /counted/);
  assert.equal(timed(tens).pattern, null);
  assert.match(fault(withNumber(STEP, "repeats", "8")), /by time/);
});

test("counting begins with what fits into the time, as the movement's own dose counts", () => {
  assert.deepEqual(step(counted(STEP, undefined)).pattern, PATTERN);
  const solo = plainStep("x", { pattern: { repeats: 2, hold_seconds: 4, each_side: true, unit: "reps" } });
  assert.deepEqual(step(counted(STEP, item("x", { solo }))).pattern, { repeats: 3, hold_ms: 4000, each_side: true, unit: "reps" });
  assert.equal(step(counted(STEP, item("x", { mode: "reps" }))).pattern?.unit, "reps");
  assert.equal(step(counted({ ...STEP, sides: 2 }, item("x", { solo }))).pattern?.each_side, false);
});

test("a second set brings some rest along; buttons go to the next round value", () => {
  assert.equal(step(withNumber(STEP, "sets", "2")).rest_seconds, 10);
  assert.equal(step(withNumber({ ...STEP, sets: 2 }, "sets", "3")).rest_seconds, 0);
  assert.equal(nudged({ ...STEP, seconds_per_side: 32 }, "seconds", 1), "35");
  assert.equal(nudged({ ...STEP, seconds_per_side: 32 }, "seconds", -1), "30");
  assert.equal(nudged({ ...STEP, seconds_per_side: 5 }, "seconds", -1), "5");
  assert.equal(nudged({ ...STEP, sets: 20 }, "sets", 1), "20");
});

test("a wrong number has a sentence that says what can be", () => {
  assert.equal(fault(withNumber(STEP, "sets", "99")), "It can be from 1 to 20.");
  assert.equal(fault(withNumber(STEP, "seconds", "ten")), "Write a whole number, such as 10.");
  assert.equal(fault(withNumber(STEP, "rest", "-1")), "Write a whole number, such as 10.");
});

test("a name is one line without what nobody sees; too long or empty has a sentence", () => {
  assert.deepEqual(titleOf("  Before\n bed\u202e "), { title: "Before bed" });
  assert.match(fault(titleOf(" \u0007 ")), /needs a name/);
  assert.match(fault(titleOf("x".repeat(61))), /at most 60 characters; this one has 61/);
  assert.equal(copyTitle("x".repeat(60)).length, 60);
  assert.equal(blank([], 1).title, "My routine");
  assert.equal(blank(["My routine", "My routine 2"], 1).title, "My routine 3");
  fc.assert(fc.property(fc.string({ unit: "binary" }), fc.nat(80), (text, most) => assert.ok([...plainLine(text, most)].length <= most)));
});

test("a step moves to where it is put, and the others keep their order", () => {
  assert.deepEqual(moved([1, 2, 3, 4], 0, 2), [2, 3, 1, 4]);
  assert.deepEqual(moved([1, 2, 3, 4], 3, 0), [4, 1, 2, 3]);
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1 }), fc.nat(), fc.nat(), (list, a, b) => {
      const [from, to] = [a % list.length, b % list.length];
      assert.deepEqual(moved(moved(list, from, to), to, from), list);
    }),
  );
});

test("it plays as a routine of its own address, where most of its movements are done", () => {
  const items = { a: item("a", { settings: ["standing"] }), b: item("b", { settings: ["standing", "seated"] }), c: item("c", { settings: ["floor", "bed"] }) };
  const steps = ["a", "b", "c", "unknown"].map((slug) => ownStep(plainStep(slug)));
  const id = "0".repeat(32);
  const routine = asRoutine(id, { title: "Mine", made_at: 0, steps }, items);
  assert.equal(routine.slug, `mine/${id}`);
  assert.equal(routine.setting, "standing");
  assert.equal(asRoutine(id, { title: "Mine", made_at: 0, steps: [] }, items).setting, "floor");
  assert.equal(routine.total_seconds, routine.steps.reduce((sum, one) => sum + stepSeconds(one), 0));
  assert.equal(ownIdOf(ownSource(id)), id);
  assert.equal(ownIdOf("mine/../x"), null);
  assert.deepEqual(firstStep(items.a), ownStep(plainStep("a")));
  assert.equal(firstStep(item("x", { solo: null })), null);
});

test("its words are those of the ready ones", () => {
  assert.equal(workWords(STEP), "30 s");
  assert.equal(workWords({ ...STEP, sets: 2, sides: 2, rest_seconds: 10 }), "2 × 30 s each side, 10 s rest between");
  assert.equal(workWords({ ...STEP, sets: 2, pattern: PATTERN }), "2 × 30 s · 6 × 5 s");
  assert.equal(workWords({ ...STEP, pattern: { ...PATTERN, repeats: 1, hold_ms: 30_000 } }), "30 s · one long hold");
  assert.equal(workWords({ ...STEP, pattern: { ...PATTERN, unit: "reps", each_side: true, repeats: 3 } }), "30 s · 3 slow reps each side");
  assert.equal(workWords({ ...STEP, pattern: { ...PATTERN, unit: "circles" } }), "30 s · 6 circles");
  assert.equal(sizeWords(1, 65), "1 movement, 1:05");
  assert.equal(sizeWords(2, totalSeconds([STEP, STEP])), "2 movements, 1:20");
});

test("every routine that can be kept reads back as itself", () => {
  fc.assert(fc.property(anOwnRoutine, (routine) => assert.deepEqual(readOwn(JSON.parse(JSON.stringify(routine)) as Record<string, unknown>), routine)));
});
