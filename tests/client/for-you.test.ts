// What the pages say of a routine and of a self-test once the safety questions are answered: each thing in its place.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { type Items, adapt } from "../../client/domain/adapt.ts";
import type { Level, PhoneCatalog, PhoneItem } from "../../client/domain/generated/catalog.ts";
import { placed } from "../../client/domain/placed.ts";
import { type Answers, NO_ANSWERS } from "../../client/domain/screening.ts";
import { offerSelfTest } from "../../client/domain/self-test.ts";
import { clock, work } from "../../client/domain/words.ts";
import { plainStep } from "./steps.ts";

const file = join(process.env.PSOAS_ROOT as string, "tests/vectors/adapt.json");
const vectors = JSON.parse(readFileSync(file, "utf8")) as { items: PhoneItem[] };
const ITEMS: Items = Object.fromEntries(vectors.items.map((item) => [item.slug, item]));
const CONDITIONS = [...new Set(vectors.items.flatMap(({ conditions }) => Object.keys(conditions)))];

const step = fc
  .record({ item: fc.constantFrom(...Object.keys(ITEMS), "gone"), seconds: fc.integer({ min: 5, max: 120 }), sides: fc.constantFrom(1 as const, 2 as const) })
  .map(({ item, seconds, sides }) => plainStep(item, { seconds_per_side: seconds, sides }));
const answers = fc.record({
  conditions: fc.subarray(CONDITIONS),
  cleared: fc.subarray(CONDITIONS),
  level: fc.constant<Level>("none"),
});

test("every step of the routine has its place, every step that is played stands once and in order, and no change is unsaid", () => {
  let swapped = 0;
  let longer = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), fc.constantFrom("floor", "bed", "seated", "standing"), answers, (steps, setting, given) => {
      const found = adapt({ steps, setting }, ITEMS, given);
      if (found.refused) return;
      const places = placed(steps, found);
      assert.deepEqual(places.map(({ at }) => at), steps.map((_, at) => at));
      assert.deepEqual(places.flatMap((one) => one.step ?? []), found.steps);
      assert.deepEqual(places.flatMap((one) => one.change ?? []), found.changes);
      for (const one of places) {
        const own = steps[one.at]!;
        if (one.change) assert.equal(one.change.item, own.item);
        else assert.deepEqual({ ...one.step, seconds_per_side: 0 }, { ...own, seconds_per_side: 0 });
        assert.equal(one.longer, !one.change && one.step !== own);
        swapped += one.change && one.step ? 1 : 0;
        longer += one.longer ? 1 : 0;
      }
      assert.deepEqual(new Set(places.flatMap(({ mind }) => mind)), new Set(found.hints.map(({ how }) => how)));
    }),
    { numRuns: 3000, seed: 5 },
  );
  assert.ok(swapped > 0 && longer > 0, `${swapped} swapped, ${longer} longer: nothing was tried`);
});

test("work and its length are said as the page says them", () => {
  assert.equal(work(plainStep("a")), "30 s");
  assert.equal(work(plainStep("a", { sides: 2, sets: 2, rest_seconds: 10 })), "2 × 30 s each side, 10 s rest between");
  assert.equal(work(plainStep("a", { sets: 3 })), "3 × 30 s");
  assert.deepEqual([45, 60, 125, 725].map(clock), ["0:45", "1:00", "2:05", "12:05"]);
});

const leader = {
  slug: "leader",
  kind: "movement",
  grade: "B",
  conditions: {
    "c-preg": { effect: "hide", to: null, text: "Not while you are pregnant." },
    "c-hernia": { effect: "clear_first", to: null, text: "Ask first." },
    "c-knee": { effect: "adapt", to: null, text: "Let the knee straighten." },
  },
} as unknown as PhoneItem;
const CATALOG = {
  items: { leader },
  conditions: [
    { id: "c-preg", label: "Pregnant", group: "" },
    { id: "c-bone", label: "Weak bones", group: "" },
    { id: "c-nerve", label: "Leg pain", group: "" },
  ],
  refusals: { stop: "Stop.", clear_first: "Ask." },
  self_tests: {
    led: { hidden_by: ["c-preg"], follows: "leader", moves: true },
    own: { hidden_by: ["c-bone", "c-nerve"], follows: null, moves: true },
    questions: { hidden_by: [], follows: null, moves: false },
  },
} as unknown as PhoneCatalog;
const offered = (slug: string, some: Partial<Answers>) => offerSelfTest(CATALOG, slug, { ...NO_ANSWERS, ...some });

test("a self-test is hidden, waits and is changed as the movement that it follows", () => {
  assert.deepEqual(offered("led", { conditions: ["c-preg"] }), { open: false, why: "Not while you are pregnant.", stop: false });
  assert.deepEqual(offered("led", { conditions: ["c-hernia"] }), { open: false, why: "Ask first.", stop: false });
  assert.deepEqual(offered("led", { conditions: ["c-hernia"], cleared: ["c-hernia"] }).open, true);
  assert.deepEqual(offered("led", { conditions: ["c-knee"] }), { open: true, mind: ["Let the knee straighten."] });
  assert.deepEqual(offered("led", { conditions: ["c-bone"] }), { open: true, mind: [] });
});

test("a self-test names the conditions that hide it, and a yes does not lift them", () => {
  const both = { conditions: ["c-nerve", "c-bone"], cleared: ["c-bone", "c-nerve"] };
  assert.deepEqual(offered("own", both), { open: false, why: "Not with: Weak bones; Leg pain.", stop: false });
});

test("with a stop sign there is no self-test; while a yes is missing only those that do not move", () => {
  for (const slug of ["led", "own", "questions"]) {
    assert.deepEqual(offered(slug, { level: "stop_urgent", cleared: ["general"] }), { open: false, why: "Stop.", stop: true });
  }
  assert.deepEqual(offered("own", { level: "clear_first" }), { open: false, why: "Ask.", stop: false });
  assert.ok(offered("own", { level: "clear_first", cleared: ["general"] }).open);
  assert.ok(offered("questions", { level: "clear_first" }).open);
  assert.ok(offered("unknown", { level: "stop_urgent" }).open);
});
