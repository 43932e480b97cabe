// What the answers to the safety questions allow, and what is then offered.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { ConditionRule, PhoneCatalog, PhoneItem, PhoneQuestion, PhoneRoutine } from "../../client/domain/generated/catalog.ts";
import { makePlan } from "../../client/domain/plan.ts";
import { type Offered, type Refused, offer, stillSuits } from "../../client/domain/offer.ts";
import {
  type Answers,
  NO_ANSWERS,
  clearable,
  effectiveLevel,
  followUpsFor,
  safeNext,
  saysNotSure,
  screen,
  screeningDue,
  verdict,
  worse,
} from "../../client/domain/screening.ts";
import { plainStep } from "./steps.ts";

function item(slug: string, conditions: Record<string, ConditionRule> = {}, more: Partial<PhoneItem> = {}): PhoneItem {
  const plain: PhoneItem = {
    slug,
    title: slug.toUpperCase(),
    kind: "movement",
    grade: "B",
    mode: "hold",
    cue: null,
    minutes: 1,
    settings: ["floor"],
    conditions,
    easier: null,
    replacement: null,
    swaps: [],
    solo: plainStep(slug),
  };
  return { ...plain, ...more };
}

const rule = (effect: ConditionRule["effect"], to: string | null = null): ConditionRule => ({ effect, to, text: `Because of ${effect}.` });

const items = [
  item("plain"),
  item("hidden", { "c-preg": rule("hide"), "c-bone": rule("adapt") }),
  item("swapped", { "c-bone": rule("swap", "sided") }),
  item("sided", { "c-knee": rule("hide") }, { solo: plainStep("sided", { sides: 2 }) }),
  item("asked", { "c-heart": rule("clear_first") }),
  item("many", { "c-heart": rule("clear_first"), "c-bone": rule("adapt"), "c-knee": rule("hide") }),
  item("abdominal-hand-breathing", {}, { mode: "breathe" }),
  item("not-this", {}, { grade: "X", replacement: "plain" }),
  item("read-me", {}, { kind: "guidance", solo: null }),
];
const ROUTINE: PhoneRoutine = {
  slug: "all",
  title: "All",
  for_whom: "",
  setting: "floor",
  moments: [],
  total_seconds: 0,
  steps: ["plain", "hidden", "swapped", "asked", "many"].map((slug) => plainStep(slug)),
};
const catalog: PhoneCatalog = {
  ready_seconds: 10,
  switch_seconds: 5,
  items: Object.fromEntries(items.map((each) => [each.slug, each])),
  routines: [ROUTINE, { ...ROUTINE, slug: "bad", steps: [plainStep("hidden"), plainStep("gone"), plainStep("read-me")] }],
  conditions: [],
  questions: [],
  tips: [],
  self_tests: {},
  refusals: { stop: "Stop.", clear_first: "Ask.", no_routine: "Not now.", breathing: "Mostly breathing.", little_left: "Little left." },
  open_in_pregnancy: [{ href: "/moves/walking", text: "Walking" }],
};
const answers = (conditions: string[], more: Partial<Answers> = {}): Answers => ({ ...NO_ANSWERS, conditions, ...more });
const played = (given: Answers): string[] => {
  const found = offer(catalog, "all", given);
  return found.offered ? found.plan.steps.map(({ item: slug }) => slug) : [];
};

test("without conditions everything but X and guidance may be played", () => {
  const allowed = items.filter((each) => verdict(each, [], []).allowed).map(({ slug }) => slug);
  assert.deepEqual(allowed, ["plain", "hidden", "swapped", "sided", "asked", "many", "abdominal-hand-breathing"]);
});

test("hide outweighs everything, adapt only says how", () => {
  const many = catalog.items["many"]!;
  assert.deepEqual(verdict(many, ["c-bone"], []), { allowed: true, adapt: ["Because of adapt."] });
  assert.equal(verdict(many, ["c-bone", "c-heart"], []).allowed, false);
  assert.equal(verdict(many, ["c-bone", "c-heart"], ["c-heart"]).allowed, true);
  assert.equal(verdict(many, ["c-bone", "c-heart", "c-knee"], ["c-heart", "c-knee"]).allowed, false);
});

test("what a condition hides gives its time to breathing, and that is said", () => {
  assert.deepEqual(played(answers(["c-knee"])), ["plain", "hidden", "swapped", "asked", "abdominal-hand-breathing"]);
  const found = offer(catalog, "all", answers(["c-knee"])) as Offered;
  assert.deepEqual(found.swapped, [{ item: "MANY", by: "ABDOMINAL-HAND-BREATHING", why: "Because of hide." }]);
});

test("a swap takes the step's place and keeps its length, and what to mind is said", () => {
  const found = offer(catalog, "all", answers(["c-bone"])) as Offered;
  assert.deepEqual(found.swapped, [{ item: "SWAPPED", by: "SIDED", why: "Because of swap." }]);
  assert.deepEqual(found.adapted, [{ item: "HIDDEN", how: "Because of adapt." }, { item: "MANY", how: "Because of adapt." }]);
  const whole = offer(catalog, "all", NO_ANSWERS) as Offered;
  assert.ok(Math.abs(found.plan.totalMs - whole.plan.totalMs) <= 1000);
  assert.equal(found.plan.steps[2]?.sides, 2);
});

test("what is left out is said", () => {
  const steps = [plainStep("gone", { seconds_per_side: 5 }), plainStep("plain", { seconds_per_side: 200 })];
  const found = offer({ ...catalog, routines: [{ ...ROUTINE, steps }] }, "all", NO_ANSWERS) as Offered;
  assert.deepEqual(found.leftOut, [{ item: "gone", why: "This phone does not know this movement." }]);
});

test("a routine that would mostly be breathing is not offered and says why; an unknown slug too", () => {
  const refused = (slug: string, given: Answers): Partial<Refused> => offer(catalog, slug, given) as Refused;
  assert.equal(refused("bad", answers([])).why, "Mostly breathing.");
  assert.equal(refused("all", answers(["c-knee", "c-preg"])).why, "Not now.");
  assert.equal(refused("no-such-thing", NO_ANSWERS).reason, "unknown");
});

test("what we do not recommend never plays: its replacement does", () => {
  const found = offer({ ...catalog, routines: [{ ...ROUTINE, steps: [plainStep("not-this")] }] }, "all", NO_ANSWERS) as Offered;
  assert.deepEqual(found.plan.steps.map(({ item: slug }) => slug), ["plain"]);
  assert.deepEqual((offer(catalog, "not-this", NO_ANSWERS) as Refused).instead, { href: "/play/plain", text: "PLAIN" });
});

test("a movement on its own is refused with what may be played instead", () => {
  const refused = { offered: false, reason: "item", open: [] };
  const instead = { href: "/play/sided", text: "SIDED" };
  assert.deepEqual(offer(catalog, "swapped", answers(["c-bone"])), { ...refused, title: "SWAPPED", why: "Because of swap.", instead });
  assert.deepEqual(offer(catalog, "hidden", answers(["c-preg"])), { ...refused, title: "HIDDEN", why: "Because of hide.", instead: null });
  assert.ok(!offer(catalog, "read-me", NO_ANSWERS).offered);
});

test("a run goes on only if the answers still allow all of it", () => {
  const plan = (given: Answers): Offered["plan"] => (offer(catalog, "all", given) as Offered).plan;
  assert.ok(stillSuits(catalog, plan(NO_ANSWERS), NO_ANSWERS));
  assert.ok(!stillSuits(catalog, plan(NO_ANSWERS), answers(["c-knee"])));
  assert.ok(stillSuits(catalog, plan(answers(["c-knee"])), answers(["c-knee"])));
  assert.ok(!stillSuits(catalog, plan(NO_ANSWERS), answers(["c-postnatal"])));
  for (const level of ["stop_urgent", "stop_emergency", "clear_first"] as const) {
    assert.ok(!stillSuits(catalog, plan(NO_ANSWERS), answers([], { level })));
  }
  const breathing = (offer(catalog, "abdominal-hand-breathing", NO_ANSWERS) as Offered).plan;
  assert.ok(stillSuits(catalog, breathing, answers([], { level: "clear_first" })));
  assert.ok(!stillSuits(catalog, breathing, answers([], { level: "stop_urgent" })));
  const gone = makePlan(breathing, [{ step: plainStep("gone"), title: "Gone", mode: "hold", cue: null }], { readySeconds: 10, switchSeconds: 5, firstSide: "left" });
  assert.ok(!stillSuits(catalog, gone, answers(["c-bone"])));
});

test("pregnancy and the weeks after birth have movements but no routine", () => {
  for (const id of ["c-preg", "c-postnatal"]) {
    assert.deepEqual(played(answers([id])), []);
    assert.deepEqual((offer(catalog, "all", answers([id])) as Refused).open, catalog.open_in_pregnancy);
    assert.ok(offer(catalog, "plain", answers([id])).offered);
  }
});

test("a stop stops everything, whatever is ticked; clear first leaves breathing until a yes", () => {
  for (const level of ["stop_urgent", "stop_emergency"] as const) {
    for (const slug of ["all", "plain", "abdominal-hand-breathing"]) {
      assert.ok(!offer(catalog, slug, answers([], { level, cleared: ["general"] })).offered);
    }
  }
  const waiting = answers([], { level: "clear_first" });
  assert.ok(!offer(catalog, "all", waiting).offered);
  assert.deepEqual((offer(catalog, "all", waiting) as Refused).instead, { href: "/play/abdominal-hand-breathing", text: "ABDOMINAL-HAND-BREATHING" });
  assert.match((offer(catalog, "abdominal-hand-breathing", waiting) as Offered).adapted[0]?.how ?? "", /seated/);
  assert.ok(offer(catalog, "all", { ...waiting, cleared: ["general"] }).offered);
  assert.equal(effectiveLevel({ ...waiting, cleared: ["c-heart"] }), "clear_first");
});

test("for any conditions no plan holds what they hide, nor the reason", () => {
  const ids = ["c-preg", "c-bone", "c-heart", "c-knee", "c-hernia"];
  fc.assert(
    fc.property(fc.subarray(ids), fc.subarray(ids), (conditions, cleared) => {
      const found = offer(catalog, "all", answers(conditions, { cleared }));
      if (!found.offered) return;
      for (const { item: slug } of found.plan.steps) assert.ok(verdict(catalog.items[slug]!, conditions, cleared).allowed);
      assert.ok(!/c-|Because/.test(JSON.stringify(found.plan)));
    }),
  );
});

const question = (id: string, more: Partial<PhoneQuestion> = {}): PhoneQuestion => ({
  id,
  ask: `${id}?`,
  group: "G",
  result: { level: "none", condition: null, advice: null },
  follow_up: null,
  ...more,
});
const QUESTIONS: PhoneQuestion[] = [
  question("Q1", { result: { level: "stop_emergency", condition: null, advice: null } }),
  question("Q5", { result: { level: "clear_first", condition: null, advice: "Stop running." } }),
  question("Q6", { result: { level: "none", condition: "c-preg", advice: null } }),
  question("Q15", {
    result: { level: "stop_urgent", condition: "c-nerve", advice: "Today." },
    follow_up: {
      ask: "How is it now?",
      not_sure: "Worse",
      answers: [
        { answer: "Worse", result: { level: "stop_urgent", condition: "c-nerve", advice: "Today." } },
        { answer: "Steady", result: { level: "none", condition: "c-nerve", advice: null } },
      ],
    },
  }),
];

test("nothing ticked is level none with no condition", () => {
  assert.deepEqual(screen(QUESTIONS, [], {}), { level: "none", conditions: [], advice: [] });
});

test("the worst answer sets the level, conditions and advice add up once", () => {
  assert.deepEqual(screen(QUESTIONS, ["Q5", "Q6"], {}), { level: "clear_first", conditions: ["c-preg"], advice: ["Stop running."] });
  assert.equal(screen(QUESTIONS, ["Q5", "Q1", "Q6"], {}).level, "stop_emergency");
  assert.equal(worse("clear_first", "none"), "clear_first");
});

test("a follow-up decides; without an answer the severe branch holds", () => {
  assert.equal(screen(QUESTIONS, ["Q15"], {}).level, "stop_urgent");
  assert.equal(screen(QUESTIONS, ["Q15"], { Q15: "Worse" }).level, "stop_urgent");
  assert.deepEqual(screen(QUESTIONS, ["Q15"], { Q15: "Steady" }), { level: "none", conditions: ["c-nerve"], advice: [] });
  assert.equal(screen(QUESTIONS, ["Q15"], { Q15: "Something else" }).level, "stop_urgent");
  assert.deepEqual(followUpsFor(QUESTIONS, ["Q1", "Q15"]).map(({ id }) => id), ["Q15"]);
  assert.deepEqual(followUpsFor(QUESTIONS, ["Q1"]), []);
  assert.ok(!saysNotSure(QUESTIONS[3]!));
  assert.ok(!saysNotSure(QUESTIONS[0]!));
});

test("only conditions with something to clear are asked about", () => {
  assert.deepEqual(clearable(catalog, ["c-bone", "c-heart"]), ["c-heart"]);
});

test("questions are due at first and after three months", () => {
  const given = { answered_on: "2026-08-01", conditions: [], cleared: [], level: "none" as const };
  assert.ok(screeningDue(null, "2026-08-01"));
  assert.ok(!screeningDue(given, "2026-11-01"));
  assert.ok(screeningDue(given, "2026-11-02"));
});

test("after the questions it goes on to a path of this site only", () => {
  assert.equal(safeNext("/play/desk-break-3"), "/play/desk-break-3");
  for (const bad of [null, "", "play", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/a?b=//c", "/\n/evil"]) {
    assert.equal(safeNext(bad), "/", String(bad));
  }
});
