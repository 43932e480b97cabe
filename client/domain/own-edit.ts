// Changing a routine of one's own, step by step. What is typed wrongly has a sentence and changes nothing. Pure.
import type { PhoneItem } from "./generated/catalog.ts";
import type { OwnPattern, OwnRoutine, OwnStep } from "./generated/wire.ts";
import {
  HOLD_MS,
  LEAST_STRETCH_SECONDS,
  LONGEST_STRETCH_SECONDS,
  LONGEST_TITLE,
  REPEATS,
  REST,
  type Range,
  SECONDS,
  SETS,
  countedMs,
  ownStep,
  plainLine,
} from "./own-routine.ts";

export type Field = "sets" | "seconds" | "repeats" | "hold" | "rest";
/** Both sides together, left then right, or in turn within one stretch of time. */
export type Sides = "together" | "each" | "turn";
export type Outcome = { step: OwnStep } | { fault: string };

const RANGES: Record<Field, Range> = {
  sets: SETS,
  seconds: SECONDS,
  repeats: REPEATS,
  hold: [HOLD_MS[0] / 1000, LONGEST_STRETCH_SECONDS],
  rest: REST,
};
const STEPS: Record<Field, number> = { sets: 1, seconds: 5, repeats: 1, hold: 1, rest: 5 };
const FIRST_HOLD_MS = 5000;
const FIRST_REST_SECONDS = 10;
const MY_WAY = ", my way";

/** What was typed as a number; NaN if it is none. A hold may have a tenth of a second or less. */
function numberOf(typed: string, field: Field): number {
  const digits = field === "hold" ? /^\d{1,5}([.,]\d{1,3})?$/ : /^\d{1,5}$/;
  const text = typed.trim();
  return digits.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
}

/** The seconds that a counted stretch needs, whole and at least the least. */
function recounted(step: OwnStep, pattern: OwnPattern): Outcome {
  const seconds_per_side = Math.max(LEAST_STRETCH_SECONDS, Math.ceil(countedMs(pattern) / 1000));
  if (seconds_per_side > LONGEST_STRETCH_SECONDS) return { fault: "That makes more than 30 minutes without a break. Take fewer." };
  return { step: { ...step, pattern, seconds_per_side } };
}

/** The value of a field as it stands. */
export function valueOf(step: OwnStep, field: Field): number {
  if (field === "repeats") return step.pattern?.repeats ?? 1;
  if (field === "hold") return (step.pattern?.hold_ms ?? FIRST_HOLD_MS) / 1000;
  return { sets: step.sets, seconds: step.seconds_per_side, rest: step.rest_seconds }[field];
}

/** The step with the number that was typed, or the sentence that says what is wrong with it. */
export function withNumber(step: OwnStep, field: Field, typed: string): Outcome {
  const value = numberOf(typed, field);
  const [least, most] = RANGES[field];
  if (Number.isNaN(value)) return { fault: "Write a whole number, such as 10." };
  if (value < least || value > most) return { fault: `It can be from ${least} to ${most}.` };
  if (field === "sets") return { step: moreSets(step, value) };
  if (field === "rest") return { step: { ...step, rest_seconds: value } };
  if (field === "seconds") {
    return step.pattern ? { fault: "Its time follows from what is counted." } : { step: { ...step, seconds_per_side: value } };
  }
  if (!step.pattern) return { fault: "It is measured by time." };
  const part = field === "repeats" ? { repeats: value } : { hold_ms: Math.round(value * 1000) };
  return recounted(step, { ...step.pattern, ...part });
}

/** Whoever asks for a second set gets some rest before it. */
function moreSets(step: OwnStep, sets: number): OwnStep {
  const first = step.sets === 1 && sets > 1 && step.rest_seconds === 0;
  return { ...step, sets, rest_seconds: first ? FIRST_REST_SECONDS : step.rest_seconds };
}

/** One tap on more (1) or less (-1): to the next round value, within the range. */
export function nudged(step: OwnStep, field: Field, way: 1 | -1): string {
  const by = STEPS[field];
  const [least, most] = RANGES[field];
  const now = valueOf(step, field);
  const next = way > 0 ? Math.floor(now / by) * by + by : Math.ceil(now / by) * by - by;
  return String(Math.min(Math.max(next, Math.ceil(least)), most));
}

export function sidesOf({ sides, pattern }: OwnStep): Sides {
  if (sides === 2) return "each";
  return pattern?.each_side ? "turn" : "together";
}

/** In turn is for what is counted; time alone has nothing to take turns by. */
export function withSides(step: OwnStep, choice: Sides): Outcome {
  const one = { ...step, sides: choice === "each" ? 2 : 1 };
  return step.pattern ? recounted(one, { ...step.pattern, each_side: choice === "turn" }) : { step: one };
}

/** Counts repetitions in place of time: as the movement's own dose does, or holds of five seconds. */
export function counted(step: OwnStep, item: PhoneItem | undefined): Outcome {
  const own = item?.solo && ownStep(item.solo).pattern;
  const unit = own?.unit ?? (item?.mode === "reps" ? "reps" : "holds");
  const hold_ms = own?.hold_ms ?? FIRST_HOLD_MS;
  const each_side = step.sides === 1 && (own?.each_side ?? false);
  const fitting = Math.floor((step.seconds_per_side * 1000) / (hold_ms * (each_side ? 2 : 1)));
  const repeats = Math.min(Math.max(fitting, REPEATS[0]), REPEATS[1]);
  return recounted(step, { repeats, hold_ms, each_side, unit });
}

/** Time in place of repetitions. */
export function timed(step: OwnStep): OwnStep {
  return { ...step, pattern: null };
}

/** A movement as it is first added: its own gentlest dose. Null for what never plays. */
export function firstStep(item: PhoneItem): OwnStep | null {
  return item.solo && ownStep(item.solo);
}

/** The list with its member `from` at `to`. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

/** The name that was typed, or the sentence that says what is wrong with it. */
export function titleOf(typed: string): { title: string } | { fault: string } {
  const line = plainLine(typed, Number.POSITIVE_INFINITY);
  if (line === "") return { fault: "A routine needs a name. Until then it keeps the last one." };
  const length = [...line].length;
  return length > LONGEST_TITLE ? { fault: `A name has at most ${LONGEST_TITLE} characters; this one has ${length}.` } : { title: line };
}

/** The name of a copy. */
export function copyTitle(title: string): string {
  return `${plainLine(title, LONGEST_TITLE - MY_WAY.length)}${MY_WAY}`;
}

/** A new routine with the name that tells it from those that are there. */
export function blank(taken: readonly string[], made_at: number): OwnRoutine {
  const names = ["My routine", ...Array.from({ length: taken.length }, (_, n) => `My routine ${n + 2}`)];
  return { title: names.find((name) => !taken.includes(name)) ?? "My routine", made_at, steps: [] };
}
