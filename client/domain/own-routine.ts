// A routine of one's own: what may be in it, and how it becomes one that can be played. Pure.
// webapp/practice/wire.py has the same limits; tests/vectors/own_routine.json holds for both.
import { stepSeconds } from "./adapt.ts";
import type { PhoneItem, PhoneRoutine, Step } from "./generated/catalog.ts";
import type { OwnPattern, OwnRoutine, OwnStep } from "./generated/wire.ts";

export const MOST_STEPS = 40;
export const LONGEST_TITLE = 60;
export const LONGEST_WORDS = 160;
export const MOST_CUES = 10;
export const LONGEST_STRETCH_SECONDS = 1800;
export const LEAST_STRETCH_SECONDS = 5;

export type Range = readonly [least: number, most: number];
export const SETS: Range = [1, 20];
export const SECONDS: Range = [LEAST_STRETCH_SECONDS, LONGEST_STRETCH_SECONDS];
export const REST: Range = [0, 300];
export const REPEATS: Range = [1, 60];
export const HOLD_MS: Range = [500, LONGEST_STRETCH_SECONDS * 1000];

const UNFIT = /[\p{Cs}\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const ALL_UNFIT = new RegExp(UNFIT.source, "gu");
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST_SLUG = 60;
const LAST_INSTANT = 253_402_300_799_999;
const UNITS: readonly unknown[] = ["holds", "reps", "circles"];

type Check = (value: unknown) => boolean;

const whole =
  ([least, most]: Range): Check =>
  (value) =>
    Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;

const words =
  (longest: number): Check =>
  (value) =>
    typeof value === "string" && value !== "" && !UNFIT.test(value) && [...value].length <= longest;

const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

const listOf =
  (most: number, check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(check);

/** A plain object with these keys and no other. */
function shape(checks: Readonly<Record<string, Check>>): Check {
  const names = Object.keys(checks);
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const own = Object.keys(value);
    if (own.length !== names.length || !names.every((name) => Object.hasOwn(value, name))) return false;
    return Object.entries(checks).every(([name, check]) => check((value as Record<string, unknown>)[name]));
  };
}

const isSlug: Check = (value) => typeof value === "string" && value.length <= LONGEST_SLUG && SLUG.test(value);
const isCue = shape({
  at_ms: whole([0, LONGEST_STRETCH_SECONDS * 1000]),
  say: words(LONGEST_WORDS),
  in_set: orNull(whole(SETS)),
});
const isPattern = shape({
  repeats: whole(REPEATS),
  hold_ms: whole(HOLD_MS),
  each_side: (value) => typeof value === "boolean",
  unit: (value) => UNITS.includes(value),
});
const hasStepShape = shape({
  item: isSlug,
  sets: whole(SETS),
  seconds_per_side: whole(SECONDS),
  sides: whole([1, 2]),
  rest_seconds: whole(REST),
  note: orNull(words(LONGEST_WORDS)),
  pattern: orNull(isPattern),
  cues: listOf(MOST_CUES, isCue),
});

/** Milliseconds that a counted stretch takes. */
export function countedMs({ repeats, hold_ms, each_side }: OwnPattern): number {
  return repeats * hold_ms * (each_side ? 2 : 1);
}

function isStep(value: unknown): boolean {
  if (!hasStepShape(value)) return false;
  const { pattern, seconds_per_side } = value as OwnStep;
  return pattern === null || countedMs(pattern) <= seconds_per_side * 1000;
}

const isTitle: Check = (value) => words(LONGEST_TITLE)(value) && !(value as string).startsWith(" ");

/** Is it a routine that can be kept, every part of it? */
export const isOwnRoutine = shape({
  title: isTitle,
  made_at: whole([0, LAST_INSTANT]),
  steps: listOf(MOST_STEPS, isStep),
}) as (value: unknown) => value is OwnRoutine;

const STEP_DEFAULTS = { sets: 1, sides: 1, rest_seconds: 0, note: null, pattern: null, cues: [] };

/** A record's fields as a routine, or null if this version cannot read them. Fields of a newer version are left alone. */
export function readOwn({ title, made_at, steps = [] }: Record<string, unknown>): OwnRoutine | null {
  const filled = Array.isArray(steps) ? steps.map((step: unknown) => ({ ...STEP_DEFAULTS, ...(step as object) })) : steps;
  const routine = { title, made_at, steps: filled };
  return isOwnRoutine(routine) ? routine : null;
}

/** Text as it can be kept on one line, cut to its length; "" if nothing is left. */
export function plainLine(typed: string, longest: number): string {
  const line = typed.replace(/\s+/g, " ").replace(ALL_UNFIT, "").trim();
  return [...line].slice(0, longest).join("").trim();
}

/** A step of the content as a step of one's own. */
export function ownStep({ item, sets, seconds_per_side, sides, rest_seconds, note, pattern, cues }: Step): OwnStep {
  const counted = pattern && {
    repeats: pattern.repeats,
    hold_ms: Math.round(pattern.hold_seconds * 1000),
    each_side: pattern.each_side,
    unit: pattern.unit,
  };
  const said = cues.map(({ at_seconds, say, in_set }) => ({ at_ms: Math.round(at_seconds * 1000), say, in_set }));
  return { item, sets, seconds_per_side, sides, rest_seconds, note, pattern: counted, cues: said };
}

/** A step of one's own as the player takes it. */
export function playedStep({ pattern, cues, sides, ...step }: OwnStep): Step {
  const counted = pattern && {
    repeats: pattern.repeats,
    hold_seconds: pattern.hold_ms / 1000,
    each_side: pattern.each_side,
    unit: pattern.unit,
  };
  const said = cues.map(({ at_ms, say, in_set }) => ({ at_seconds: at_ms / 1000, say, in_set }));
  return { ...step, sides: sides === 2 ? 2 : 1, pattern: counted, cues: said, instead_of: null };
}

type Items = Readonly<Record<string, PhoneItem>>;

/** Where it is done: what the most of its movements fit. A stand-in is looked for there. */
function settingOf(steps: readonly OwnStep[], items: Items): string {
  const fits = (setting: string): number => steps.filter(({ item }) => items[item]?.settings.includes(setting)).length;
  return ["floor", "bed", "seated", "standing"].reduce((best, one) => (fits(one) > fits(best) ? one : best));
}

export function totalSeconds(steps: readonly OwnStep[]): number {
  return steps.reduce((total, step) => total + stepSeconds(playedStep(step)), 0);
}

/** The last part of its address under /play, and the source of its sessions. */
export function ownSource(id: string): string {
  return `mine/${id}`;
}

/** The record's id out of such a source, or null. */
export function ownIdOf(source: string): string | null {
  return /^mine\/([0-9a-f]{32})$/.exec(source)?.[1] ?? null;
}

/** As the rest of the app knows routines. */
export function asRoutine(id: string, own: OwnRoutine, items: Items): PhoneRoutine {
  const { title, steps } = own;
  return {
    slug: ownSource(id),
    title,
    for_whom: "",
    setting: settingOf(steps, items),
    moments: [],
    total_seconds: totalSeconds(steps),
    steps: steps.map(playedStep),
  };
}
