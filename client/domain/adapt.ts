// What a person's answers make of a routine: what stays, what is swapped and why, or why it is not offered. Pure.
// webapp/catalog/adapt.py is its twin; tests/vectors/adapt.json holds for both. A plan never holds a movement that these
// answers hide, one of grade X, or one that still waits for a professional's yes.
import type { PhoneItem, Step } from "./generated/catalog.ts";
import { type Answers, CLEAR_FIRST_ITEM, NO_ROUTINE_WITH, effectiveLevel, rulesOf, verdict } from "./screening.ts";

export type Items = Readonly<Record<string, PhoneItem>>;
export type Refusal = "stop" | "clear_first" | "no_routine" | "breathing" | "little_left";

/** A movement, what stands in for it (null: nothing), and the words for why. */
export interface Change {
  item: string;
  by: string | null;
  why: string;
}

/** A routine as the answers make it. `hints` are what to mind in a movement. Refused: no steps. */
export interface Adapted {
  refused: Refusal | null;
  steps: Step[];
  changes: Change[];
  hints: { item: string; how: string }[];
}

export interface Source {
  steps: readonly Step[];
  setting: string;
}

interface Draft extends Adapted {
  /** Seconds of work swapped into breathing. */
  breathing: number;
}

type Judge = (item: PhoneItem | undefined) => boolean;

const READY_SECONDS = 10;
const SWITCH_SECONDS = 5;
const MOST_BREATHING = 3; // a routine may spend one part in three of its work on breathing that stands in
const LENGTH_MAY_DIFFER_BY = 0.15;
const LEAST_SECONDS = 5;
const MOST_SECONDS = 1800;

function sum(steps: readonly Step[], of: (step: Step) => number): number {
  return steps.reduce((total, step) => total + of(step), 0);
}

/** Length of a step in seconds, as in schema.py. */
export function stepSeconds({ sets, seconds_per_side, sides, rest_seconds }: Step): number {
  const oneSet = seconds_per_side * sides + (sides > 1 ? SWITCH_SECONDS : 0);
  return READY_SECONDS + sets * oneSet + (sets - 1) * rest_seconds;
}

function workSeconds({ sets, sides, seconds_per_side }: Step): number {
  return sets * sides * seconds_per_side;
}

/** Why no routine at all is offered; null if that depends on the routine. A stop is never lifted by a tick. */
export function refusal(answers: Answers): Refusal | null {
  const level = effectiveLevel(answers);
  if (level === "stop_emergency" || level === "stop_urgent") return "stop";
  if (level === "clear_first") return "clear_first";
  return answers.conditions.some((id) => NO_ROUTINE_WITH.includes(id)) ? "no_routine" : null;
}

/** What may take an item's place, in the order in which it is tried. */
function standIns(item: PhoneItem, conditions: readonly string[]): string[] {
  const named = [...rulesOf(item, conditions).map(({ to }) => to), ...item.swaps, item.replacement];
  return named.filter((slug): slug is string => slug !== null);
}

function breathing(items: Items): string[] {
  const others = Object.values(items).filter(({ mode, slug }) => mode === "breathe" && slug !== CLEAR_FIRST_ITEM);
  return [CLEAR_FIRST_ITEM, ...others.map(({ slug }) => slug).sort()];
}

function first(slugs: readonly string[], items: Items, fits: Judge): PhoneItem | null {
  return slugs.map((slug) => items[slug]).find(fits) ?? null;
}

/** The first movement of the item's own list that is allowed, fits one of the settings and is not among `taken`. */
export function standIn(item: PhoneItem, items: Items, settings: readonly string[], answers: Answers, taken: readonly string[] = []): PhoneItem | null {
  return first(standIns(item, answers.conditions), items, judge(settings, answers, [...taken, item.slug]));
}

function judge(settings: readonly string[], { conditions, cleared }: Answers, taken: readonly string[]): Judge {
  return (other) =>
    other !== undefined &&
    other.solo !== null &&
    !taken.includes(other.slug) &&
    other.settings.some((setting) => settings.includes(setting)) &&
    verdict(other, conditions, cleared).allowed;
}

/** Work seconds on each side with which these sets of another movement come nearest to the step's length. */
function secondsFor(step: Step, solo: Step, sets: number, rest: number): number {
  const switches = solo.sides > 1 ? SWITCH_SECONDS : 0;
  const left = stepSeconds(step) - READY_SECONDS - sets * switches - (sets - 1) * rest;
  const stretches = sets * solo.sides;
  const nearest = Math.floor((2 * left + stretches) / (2 * stretches));
  return Math.min(Math.max(nearest, LEAST_SECONDS), MOST_SECONDS);
}

/** Another movement for as long as the step: the sets that come nearest, then those nearest to its own dose. */
export function inPlaceOf(step: Step, solo: Step): Step {
  const rest = step.sets > 1 ? step.rest_seconds : solo.rest_seconds;
  const plain = { item: solo.item, sides: solo.sides, note: null, pattern: null, cues: [], instead_of: step.item };
  const choices = Array.from({ length: Math.max(step.sets, solo.sets) }, (_, index): Step => {
    const sets = index + 1;
    return { ...plain, sets, seconds_per_side: secondsFor(step, solo, sets, rest), rest_seconds: sets > 1 ? rest : 0 };
  });
  const off = (one: Step): number => Math.abs(stepSeconds(one) - stepSeconds(step));
  const far = (one: Step): number => Math.abs(one.seconds_per_side - solo.seconds_per_side);
  return choices.reduce((best, one) => (off(one) < off(best) || (off(one) === off(best) && far(one) < far(best)) ? one : best));
}

function keep(draft: Draft, step: Step, item: PhoneItem, answers: Answers): void {
  draft.steps.push(step);
  for (const { text } of rulesOf(item, answers.conditions)) {
    if (!draft.hints.some((hint) => hint.item === item.slug && hint.how === text)) draft.hints.push({ item: item.slug, how: text });
  }
}

/** Gives the step's time to the breathing just before it. */
function longerBreath(draft: Draft, items: Items, step: Step): string | null {
  const last = draft.steps.at(-1);
  if (!last || items[last.item]?.mode !== "breathe" || last.sets !== 1 || last.sides !== 1) return null;
  const seconds_per_side = last.seconds_per_side + stepSeconds(step);
  if (seconds_per_side > MOST_SECONDS) return null;
  draft.steps[draft.steps.length - 1] = { ...last, seconds_per_side };
  draft.breathing += stepSeconds(step);
  return last.item;
}

function swap(draft: Draft, step: Step, by: PhoneItem, mode: PhoneItem["mode"], answers: Answers): string {
  const instead = by.solo ? inPlaceOf(step, by.solo) : step;
  keep(draft, instead, by, answers);
  if (by.mode === "breathe" && mode !== "breathe") draft.breathing += workSeconds(instead);
  return by.slug;
}

function choose(draft: Draft, step: Step, following: Step | undefined, items: Items, setting: string, answers: Answers): void {
  const item = items[step.item];
  if (!item) {
    draft.changes.push({ item: step.item, by: null, why: "This phone does not know this movement." });
    return;
  }
  const allowed = (one: PhoneItem): boolean => verdict(one, answers.conditions, answers.cleared).allowed;
  const found = verdict(item, answers.conditions, answers.cleared);
  if (found.allowed) return keep(draft, step, item, answers);
  const after = following && items[following.item];
  const taken = [draft.steps.at(-1)?.item ?? "", after && allowed(after) ? after.slug : "", item.slug];
  const by =
    standIn(item, items, [setting], answers, taken) ?? first(breathing(items), items, judge([setting], answers, taken));
  const name = by ? swap(draft, step, by, item.mode, answers) : longerBreath(draft, items, step);
  draft.changes.push({ item: step.item, by: name, why: found.why });
}

function refused(why: Refusal): Adapted {
  return { refused: why, steps: [], changes: [], hints: [] };
}

/** Has leaving out a step brought a swap next to the same movement? */
function stutters(steps: readonly Step[]): boolean {
  return steps.some((one, index) => {
    const two = steps[index + 1];
    return one.item === two?.item && (one.instead_of ?? two.instead_of) !== null;
  });
}

/** The routine for someone with these answers; its length stays within 15 % of what it was. */
export function adapt({ steps, setting }: Source, items: Items, answers: Answers): Adapted {
  const why = refusal(answers);
  if (why) return refused(why);
  const draft: Draft = { refused: null, steps: [], changes: [], hints: [], breathing: 0 };
  steps.forEach((step, index) => choose(draft, step, steps[index + 1], items, setting, answers));
  if (draft.breathing * MOST_BREATHING > sum(draft.steps, workSeconds)) return refused("breathing");
  const length = sum(steps, stepSeconds);
  const off = Math.abs(sum(draft.steps, stepSeconds) - length);
  if (draft.steps.length === 0 || off > LENGTH_MAY_DIFFER_BY * length || stutters(draft.steps)) return refused("little_left");
  const { breathing: _, ...found } = draft;
  return found;
}
