// Routines unrolled: the table that tests/unit/test_plan_vectors.py reads too, and what holds for any step.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import type { Mode, Step } from "../../client/domain/generated/catalog.ts";
import { type FirstSide, type Plan, isWork, makePlan } from "../../client/domain/plan.ts";
import { plainStep } from "./steps.ts";

interface Case {
  name: string;
  steps: Step[];
  modes: Mode[];
  ready_seconds: number;
  switch_seconds: number;
  first_side: FirstSide;
  segments: string;
  total_seconds: number;
  planned_seconds: [number, number, number][];
  cues?: Record<string, string[]>;
}
const cases = JSON.parse(readFileSync(`${process.env.PSOAS_ROOT}/tests/vectors/plan.json`, "utf8")) as Case[];

function planOf(given: Case): Plan {
  const chosen = given.steps.map((step, index) => ({ step, title: step.item, mode: given.modes[index] ?? "hold", cue: null }));
  const times = { readySeconds: given.ready_seconds, switchSeconds: given.switch_seconds, firstSide: given.first_side };
  return makePlan({ source: "test", title: "Test", kind: "routine" }, chosen, times);
}

function spelled(plan: Plan): string {
  return plan.segments.map(({ kind, side, ms }) => `${kind}${side ? `.${side}` : ""}:${ms / 1000}`).join(" ");
}

function cuesOf(plan: Plan): Record<string, string[]> {
  const said = plan.segments.map(({ index, cues }) => [String(index), cues.map((cue) => `${cue.atMs / 1000} ${cue.say}`)]);
  return Object.fromEntries(said.filter(([, cues]) => cues?.length)) as Record<string, string[]>;
}

for (const given of cases) {
  test(given.name, () => {
    const plan = planOf(given);
    assert.equal(spelled(plan), given.segments);
    assert.equal(plan.totalMs, given.total_seconds * 1000);
    const planned = plan.steps.map(({ plannedMs }) => [plannedMs.left, plannedMs.right, plannedMs.both]);
    assert.deepEqual(planned, given.planned_seconds.map((sides) => sides.map((seconds) => seconds * 1000)));
    if (given.cues) assert.deepEqual(cuesOf(plan), given.cues);
  });
}

const anyStep = fc
  .record({
    seconds_per_side: fc.integer({ min: 5, max: 300 }),
    sides: fc.constantFrom<1 | 2>(1, 2),
    sets: fc.integer({ min: 1, max: 6 }),
    rest_seconds: fc.integer({ min: 0, max: 60 }),
  })
  .map((some) => plainStep("any", some));

test("any plan gives both sides the same, and its segments add up to its total and its planned work", () => {
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 1, maxLength: 8 }), fc.constantFrom<FirstSide>("left", "right", "alternate"), (steps, first) => {
      const chosen = steps.map((step) => ({ step, title: "Any", mode: "hold" as const, cue: null }));
      const plan = makePlan({ source: "x", title: "X", kind: "routine" }, chosen, { readySeconds: 10, switchSeconds: 5, firstSide: first });
      assert.equal(plan.segments.reduce((sum, { ms }) => sum + ms, 0), plan.totalMs);
      plan.steps.forEach(({ plannedMs }, index) => {
        assert.equal(plannedMs.left, plannedMs.right);
        const work = plan.segments.filter(({ step, kind }) => step === index && isWork(kind));
        assert.equal(work.reduce((sum, { ms }) => sum + ms, 0), plannedMs.left + plannedMs.right + plannedMs.both);
      });
      plan.segments.forEach((segment, index) => assert.equal(segment.index, index));
    }),
  );
});

test("a switch stands between the sides of every set and nowhere else", () => {
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 1, maxLength: 6 }), (steps) => {
      const chosen = steps.map((step) => ({ step, title: "Any", mode: "reps" as const, cue: null }));
      const plan = makePlan({ source: "x", title: "X", kind: "routine" }, chosen, { readySeconds: 10, switchSeconds: 5, firstSide: "left" });
      const switches = plan.segments.filter(({ kind }) => kind === "switch");
      assert.equal(switches.length, steps.reduce((sum, step) => sum + (step.sides === 2 ? step.sets : 0), 0));
      for (const { index, side } of switches) {
        assert.equal(plan.segments[index - 1]?.side, side === "left" ? "right" : "left");
        assert.equal(plan.segments[index + 1]?.side, side);
      }
    }),
  );
});
