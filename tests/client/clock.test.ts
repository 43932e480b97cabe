// Where we are in a plan: the table of tests/vectors/clock.json, and random practices against a reference that counts
// in steps of a quarter second instead of looking at the log.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { type LogEntry, type LogKind, type Place, where, withEntry } from "../../client/domain/clock.ts";
import type { Step } from "../../client/domain/generated/catalog.ts";
import { isWork } from "../../client/domain/plan.ts";
import { isComplete, playedSteps, sideTotals } from "../../client/domain/session.ts";
import { easierMovement, toldByClock, toldByReference, withEasier } from "./model.ts";
import { Reference } from "./reference.ts";
import { MIXED, ONE_SIDED, planOf } from "./steps.ts";

interface Case {
  name: string;
  steps: Step[];
  log: { kind: LogKind; at: number; s?: number }[];
  at: number;
  expect: Record<string, unknown>;
}
const cases = JSON.parse(readFileSync(`${process.env.PSOAS_ROOT}/tests/vectors/clock.json`, "utf8")) as Case[];

const seconds = (ms: number): number => Math.round(ms) / 1000;

function entry({ kind, at, s }: Case["log"][number]): LogEntry {
  return s === undefined ? { kind, at: at * 1000 } : { kind, at: at * 1000, ms: s * 1000 };
}

function seen(place: Place): Record<string, unknown> {
  return {
    phase: place.phase,
    segment: place.segment,
    left: seconds(place.leftMs),
    lead: seconds(place.leadMs),
    active: seconds(place.activeMs),
    total_left: seconds(place.totalLeftMs),
    done: place.doneMs.map(seconds),
    ended: place.ended.map(Number),
    hurt: place.hurt.map(Number),
    finished_at: place.finishedAt === null ? null : seconds(place.finishedAt),
  };
}

for (const { name, steps, log, at, expect } of cases) {
  test(name, () => {
    const all = seen(where(planOf(steps), log.map(entry), at * 1000));
    assert.deepEqual(Object.fromEntries(Object.keys(expect).map((key) => [key, all[key]])), expect);
  });
}

const RUNS = Number(process.env["PSOAS_CHAOS"] ?? 1000);
const STEP_MS = 250;
const controls: LogKind[] = ["pause", "resume", "skip", "undo", "back", "redo", "extend", "ache", "hurt", "swap", "finish", "mark"];
const anyEvent = fc.record({
  kind: fc.oneof({ weight: 12, arbitrary: fc.constantFrom<LogKind>("pause", "resume", "extend", "mark") }, { weight: 5, arbitrary: fc.constantFrom(...controls) }),
  wait: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 60 }) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 400 }) }),
  ms: fc.constantFrom(10_000, -10_000, 3000),
});

test("random controls: the fold of the log agrees with counting in small steps", () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 25 }), fc.integer({ min: 0, max: 900 }), (events, tail) => {
      const reference = new Reference(MIXED, STEP_MS);
      let plan = MIXED;
      let log: LogEntry[] = [{ kind: "start", at: 0 }];
      reference.do("start");
      let at = 0;
      for (const { kind, wait, ms } of events) {
        reference.run(wait);
        at += wait * STEP_MS;
        if (kind !== "swap") {
          reference.do(kind, ms);
          log = withEntry(log, { kind, at, ms });
        } else if (reference.phase !== "finished") {
          const name = `Easier ${reference.movements.length}`;
          const made = withEasier(plan, plan.segments[where(plan, log, at).segment]!.step, name);
          reference.replace(easierMovement(name));
          [plan, log] = [made.plan, withEntry(log, { kind, at, swap: made.swap })];
        }
      }
      reference.run(tail);
      assert.deepEqual(toldByClock(plan, log, at + tail * STEP_MS), toldByReference(reference));
    }),
    { numRuns: RUNS },
  );
});

test("looking more often, or writing marks, changes nothing", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 200_000, noNaN: true }), { maxLength: 30 }), (looks) => {
      const sorted = [...looks].sort((one, other) => one - other);
      let log: LogEntry[] = [{ kind: "start", at: 0.1 }];
      for (const at of sorted) log = withEntry(log, { kind: "mark", at });
      const once = where(MIXED, [{ kind: "start", at: 0.1 }], 99_999.9);
      const often = where(MIXED, log.filter(({ at }) => at <= 99_999.9), 99_999.9);
      assert.equal(often.segment, once.segment);
      assert.ok(Math.abs(often.leftMs - once.leftMs) < 0.001);
    }),
  );
});

test("work done adds up: active time is all that ran, sides get what their segments ran", () => {
  const log: LogEntry[] = [{ kind: "start", at: 5.123 }];
  const place = where(MIXED, log, 300_000);
  assert.equal(Math.round(place.activeMs), MIXED.totalMs);
  const steps = playedSteps(MIXED, place);
  assert.deepEqual(sideTotals(steps), { left: 30_000, right: 30_000, both: 70_000 });
  assert.ok(isComplete(MIXED, place));
});

test("a practice with a skipped hold is not complete, one with a skipped get-ready is", () => {
  const skipped = (at: number): boolean =>
    isComplete(ONE_SIDED, where(ONE_SIDED, [{ kind: "start", at: 0 }, { kind: "skip", at }], 400_000));
  assert.ok(skipped(5000));
  assert.ok(!skipped(20_000));
});

test("marks do not let the log grow", () => {
  let log: LogEntry[] = [{ kind: "start", at: 0 }];
  for (let at = 400; at < 60_000; at += 400) log = withEntry(log, { kind: "mark", at });
  assert.equal(log.length, 2);
});

test("only work has sides, and every segment of work is hold, reps or breathe", () => {
  for (const { kind, side } of MIXED.segments) assert.equal(isWork(kind), ["hold", "reps", "breathe"].includes(kind) && side !== null);
});
