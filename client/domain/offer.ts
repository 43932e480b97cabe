// What can be played of a routine or a movement, and what changed or was left out, and why. Pure.
import type { PhoneCatalog, PhoneItem, Step } from "./generated/catalog.ts";
import { type ChosenStep, type FirstSide, type Plan, makePlan } from "./plan.ts";
import { type Answers, CLEAR_FIRST_ITEM, NO_ROUTINE_WITH, effectiveLevel, verdict } from "./screening.ts";

export interface OfferOptions {
  readySeconds?: number;
  switchSeconds?: number;
  firstSide?: FirstSide;
}

/** What is shown before the start. The texts name conditions, so they stay out of the plan and of every record. */
export interface Offered {
  offered: true;
  plan: Plan;
  leftOut: { item: string; why: string }[];
  swapped: { item: string; by: string; why: string }[];
  adapted: { item: string; how: string }[];
}

/** `instead` is the slug of a movement that this person may play in its place. */
export interface Refused {
  offered: false;
  title: string;
  why: string;
  instead: string | null;
}

export type Offer = Offered | Refused;

type Choice = Pick<Offered, "leftOut" | "swapped" | "adapted"> & { steps: ChosenStep[] };

const MIN_WORK_SECONDS = 5;

/** The step with another item in its place, keeping the step's length. */
function substitute(step: Step, item: PhoneItem, switchSeconds: number): Step {
  const sides = item.solo?.sides ?? step.sides;
  const span = step.seconds_per_side * step.sides + switchSeconds * (step.sides - sides);
  const each = Math.max(MIN_WORK_SECONDS, Math.round(span / sides));
  const plain = { note: null, pattern: null, cues: [], instead_of: step.item };
  return { ...step, ...plain, item: item.slug, sides, seconds_per_side: each };
}

function chosen(step: Step, item: PhoneItem): ChosenStep {
  return { step, title: item.title, mode: item.mode ?? "hold", cue: item.cue };
}

function choose(catalog: PhoneCatalog, step: Step, answers: Answers, choice: Choice): void {
  const item = catalog.items[step.item];
  if (!item) {
    choice.leftOut.push({ item: step.item, why: "This phone does not know this movement." });
    return;
  }
  const found = verdict(item, answers.conditions, answers.cleared);
  if (found.allowed) {
    choice.steps.push(chosen(step, item));
    for (const how of found.adapt) choice.adapted.push({ item: item.title, how });
    return;
  }
  const other = found.swapTo === null ? undefined : catalog.items[found.swapTo];
  if (other && verdict(other, answers.conditions, answers.cleared).allowed) {
    choice.steps.push(chosen(substitute(step, other, catalog.switch_seconds), other));
    choice.swapped.push({ item: item.title, by: other.title, why: found.why });
  } else {
    choice.leftOut.push({ item: item.title, why: found.why });
  }
}

/** Why nothing may be played under this slug at all, whatever its steps. */
function refusal(kind: "routine" | "item", slug: string, answers: Answers): string | null {
  const level = effectiveLevel(answers);
  if (level === "stop_emergency" || level === "stop_urgent") {
    return "One of your safety answers needs a doctor's advice before you exercise with this app.";
  }
  if (level === "clear_first" && slug !== CLEAR_FIRST_ITEM) {
    return "Ask a doctor or physiotherapist first. Until they say yes, hands-on-belly breathing is open to you.";
  }
  if (kind === "routine" && answers.conditions.some((id) => NO_ROUTINE_WITH.includes(id))) {
    return (
      "We have not built a routine for pregnancy or the first 12 weeks after birth. " +
      "Ask your midwife, doctor or pelvic-health physiotherapist."
    );
  }
  return null;
}

interface Source {
  kind: "routine" | "item";
  title: string;
  steps: readonly Step[];
}

function sourceOf(catalog: PhoneCatalog, slug: string): Source | null {
  const routine = catalog.routines.find((each) => each.slug === slug);
  if (routine) return { kind: "routine", title: routine.title, steps: routine.steps };
  const item = catalog.items[slug];
  return item?.solo ? { kind: "item", title: item.title, steps: [item.solo] } : null;
}

function nothing(title: string, why: string, instead: string | null = null): Refused {
  return { offered: false, title, why, instead };
}

/** A movement on its own is never played as another one: the other one is named instead. */
function offerItem(catalog: PhoneCatalog, slug: string, answers: Answers): Refused | null {
  const item = catalog.items[slug];
  if (!item) return null;
  const found = verdict(item, answers.conditions, answers.cleared);
  if (found.allowed) return null;
  const other = found.swapTo === null ? undefined : catalog.items[found.swapTo];
  const fits = other !== undefined && verdict(other, answers.conditions, answers.cleared).allowed;
  return nothing(item.title, found.why, fits ? other.slug : null);
}

/** What this person can play under this slug, a routine's or a movement's; or why there is nothing to play. */
export function offer(catalog: PhoneCatalog, slug: string, answers: Answers, options: OfferOptions = {}): Offer {
  const source = sourceOf(catalog, slug);
  if (!source) return nothing("Nothing to play", "There is no such routine on this phone.");
  const { kind, title } = source;
  const why = refusal(kind, slug, answers);
  if (why !== null) return nothing(title, why);
  const refused = kind === "item" ? offerItem(catalog, slug, answers) : null;
  if (refused) return refused;
  const choice: Choice = { steps: [], leftOut: [], swapped: [], adapted: [] };
  for (const step of source.steps) choose(catalog, step, answers, choice);
  const { steps, ...notes } = choice;
  if (steps.length === 0) return nothing(title, notes.leftOut[0]?.why ?? "Nothing in it suits your answers.");
  const plan = makePlan({ source: slug, title, kind }, steps, {
    readySeconds: options.readySeconds ?? catalog.ready_seconds,
    switchSeconds: options.switchSeconds ?? catalog.switch_seconds,
    firstSide: options.firstSide ?? "left",
  });
  return { offered: true, plan, ...notes };
}
