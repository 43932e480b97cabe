// What answers make of a routine, over the vectors that webapp/catalog/adapt.py satisfies too, and for any answers.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { type Items, adapt, standIn, stepSeconds } from "../../client/domain/adapt.ts";
import type { Level, PhoneItem, Step } from "../../client/domain/generated/catalog.ts";
import { verdict } from "../../client/domain/screening.ts";
import { plainStep } from "./steps.ts";

interface Case {
  name: string;
  setting: string;
  steps: string[];
  conditions: string[];
  cleared: string[];
  level: Level;
  refused: string | null;
  plan: string[];
  changes: [string, string | null, string][];
  hints: [string, string][];
}

const file = join(process.env.PSOAS_ROOT as string, "tests/vectors/adapt.json");
const vectors = JSON.parse(readFileSync(file, "utf8")) as { items: PhoneItem[]; cases: Case[] };
const ITEMS: Items = Object.fromEntries(vectors.items.map((item) => [item.slug, item]));
const CONDITIONS = [...new Set(vectors.items.flatMap(({ conditions }) => Object.keys(conditions)))];

function stepOf(words: string): Step {
  const [slug, dose] = words.split(" ") as [string, string];
  const [sets, seconds, sides, rest] = dose.split(/[x+]/);
  return plainStep(slug, { sets: Number(sets), seconds_per_side: Number(seconds), sides: sides === "2" ? 2 : 1, rest_seconds: Number(rest) });
}

function wordsOf(step: Step): string {
  return `${step.item} ${step.sets}x${step.seconds_per_side}x${step.sides}+${step.rest_seconds}`;
}

for (const { name, setting, steps, plan, changes, hints, refused, ...answers } of vectors.cases) {
  test(name, () => {
    const found = adapt({ setting, steps: steps.map(stepOf) }, ITEMS, answers);
    assert.equal(found.refused, refused);
    assert.deepEqual(found.steps.map(wordsOf), plan);
    assert.deepEqual(found.changes.map(({ item, by, why }) => [item, by, why]), changes);
    assert.deepEqual(found.hints.map(({ item, how }) => [item, how]), hints);
  });
}

const step = fc
  .record({ item: fc.constantFrom(...Object.keys(ITEMS), "gone"), seconds: fc.integer({ min: 5, max: 120 }), sides: fc.constantFrom(1 as const, 2 as const), sets: fc.integer({ min: 1, max: 4 }), rest: fc.integer({ min: 0, max: 30 }) })
  .map(({ item, seconds, sides, sets, rest }) => plainStep(item, { seconds_per_side: seconds, sides, sets, rest_seconds: rest }));
const setting = fc.constantFrom("floor", "bed", "seated", "standing");
const answers = fc.record({
  conditions: fc.subarray(CONDITIONS),
  cleared: fc.subarray([...CONDITIONS, "general"]),
  level: fc.constantFrom<Level>("none", "none", "none", "clear_first", "stop_urgent", "stop_emergency"),
});

test("for any answers no plan holds what they hide, and it keeps its length", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), setting, answers, (steps, where, given) => {
      const found = adapt({ steps, setting: where }, ITEMS, given);
      if (found.refused) return assert.deepEqual([found.steps, found.changes, found.hints], [[], [], []]);
      assert.ok(given.level === "none" || (given.level === "clear_first" && given.cleared.includes("general")));
      assert.ok(!given.conditions.includes("c-preg") && !given.conditions.includes("c-postnatal"));
      for (const { item } of found.steps) assert.ok(verdict(ITEMS[item] as PhoneItem, given.conditions, given.cleared).allowed, item);
      const total = (all: readonly Step[]): number => all.reduce((sum, one) => sum + stepSeconds(one), 0);
      assert.ok(Math.abs(total(found.steps) - total(steps)) <= 0.15 * total(steps));
    }),
    { numRuns: 2000 },
  );
});

test("for any answers a swap fits the setting and repeats no neighbour", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), setting, answers, (steps, where, given) => {
      const found = adapt({ steps, setting: where }, ITEMS, given);
      found.steps.forEach((one, index) => {
        if (one.instead_of === null) return;
        assert.ok(ITEMS[one.item]?.settings.includes(where));
        assert.notEqual(one.item, one.instead_of);
        assert.ok(one.item !== found.steps[index - 1]?.item && one.item !== found.steps[index + 1]?.item, one.item);
      });
    }),
    { numRuns: 2000 },
  );
});

test("the order in which conditions were ticked changes nothing", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), answers, (steps, given) => {
      const turned = { ...given, conditions: [...given.conditions].reverse() };
      assert.deepEqual(adapt({ steps, setting: "floor" }, ITEMS, given), adapt({ steps, setting: "floor" }, ITEMS, turned));
    }),
  );
});

test("a stand-in for a movement on its own is allowed and fits one of its settings", () => {
  const none = { conditions: ["c-hernia"], cleared: [], level: "none" as const };
  const bridge = ITEMS["bridge"] as PhoneItem;
  assert.equal(standIn(bridge, ITEMS, bridge.settings, none)?.slug, "tilt");
  assert.equal(standIn(bridge, ITEMS, ["standing"], none)?.slug, "march");
  assert.equal(standIn(bridge, ITEMS, ["nowhere"], none), null);
});
