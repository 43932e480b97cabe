// What the person's answers allow. Pure; answers stay on this phone and never enter a session.
import type { ConditionRule, Level, PhoneCatalog, PhoneItem, PhoneQuestion, PhoneResult } from "./generated/catalog.ts";

/** What the person answered, as it is kept on this phone. `cleared` names what a professional said yes to. */
export interface Screening {
  answered_on: string;
  conditions: string[];
  cleared: string[];
  level: Level;
}

/** The part of the answers that decides what may be played. */
export type Answers = Pick<Screening, "conditions" | "cleared" | "level">;

/** `clearable`: nothing hides it, only a professional's yes is missing. */
export type Verdict = { allowed: true; adapt: string[] } | { allowed: false; why: string; clearable: boolean };

/** In `cleared`: a professional said yes to exercise in general, which lifts the level clear_first. */
export const CLEARED_IN_GENERAL = "general";
/** What may be played while a professional's yes is still missing. */
export const CLEAR_FIRST_ITEM = "abdominal-hand-breathing";
/** With these there are single movements but no ready routine (content brief, section 4). */
export const NO_ROUTINE_WITH: readonly string[] = ["c-preg", "c-postnatal"];
export const NO_ANSWERS: Answers = { conditions: [], cleared: [], level: "none" };

const SEVERITY: readonly Level[] = ["none", "clear_first", "stop_urgent", "stop_emergency"];
const ASK_AGAIN_DAYS = 92; // three months
const DAY_MS = 86_400_000;

function refuse(why: string, clearable = false): Verdict {
  return { allowed: false, why, clearable };
}

/** The item's rules for these conditions, in the item's order. */
export function rulesOf(item: PhoneItem, conditions: readonly string[]): (ConditionRule & { id: string })[] {
  return Object.entries(item.conditions).flatMap(([id, rule]) => (conditions.includes(id) ? [{ id, ...rule }] : []));
}

/** May this item be played by someone with these conditions? Hide outweighs swap, swap outweighs clear first. */
export function verdict(item: PhoneItem, conditions: readonly string[], cleared: readonly string[]): Verdict {
  if (item.kind !== "movement") return refuse("This is something to know, not a movement to play.");
  if (item.grade === "X") return refuse("We do not recommend this.");
  const rules = rulesOf(item, conditions);
  const never = rules.find(({ effect }) => effect === "hide") ?? rules.find(({ effect }) => effect === "swap");
  if (never) return refuse(never.text);
  const waiting = rules.find(({ id, effect }) => effect === "clear_first" && !cleared.includes(id));
  if (waiting) return refuse(waiting.text, true);
  return { allowed: true, adapt: rules.map(({ text }) => text) };
}

/** The level that still holds after what a professional said yes to. A stop is never lifted by a tick. */
export function effectiveLevel(answers: Answers): Level {
  const lifted = answers.level === "clear_first" && answers.cleared.includes(CLEARED_IN_GENERAL);
  return lifted ? "none" : answers.level;
}

/** The more severe of two levels. */
export function worse(one: Level, other: Level): Level {
  return SEVERITY.indexOf(one) >= SEVERITY.indexOf(other) ? one : other;
}

/** A question's own result is its severe branch: it holds until the follow-up is answered. */
function resultOf(question: PhoneQuestion, followUps: Readonly<Record<string, string>>): PhoneResult {
  const given = question.follow_up?.answers.find((each) => each.answer === followUps[question.id]);
  return given?.result ?? question.result;
}

/** What the ticked questions lead to. Without an answer to its follow-up, a question takes its severe branch. */
export function screen(
  questions: readonly PhoneQuestion[],
  ticked: readonly string[],
  followUps: Readonly<Record<string, string>>,
): { level: Level; conditions: string[]; advice: string[] } {
  const results = questions.filter((each) => ticked.includes(each.id)).map((each) => resultOf(each, followUps));
  const given = <T>(values: (T | null)[]): T[] => [...new Set(values.filter((value): value is T => value !== null))];
  return {
    level: results.map((result) => result.level).reduce(worse, "none"),
    conditions: given(results.map((result) => result.condition)),
    advice: given(results.map((result) => result.advice)),
  };
}

/** The ticked questions that ask something more. */
export function followUpsFor(questions: readonly PhoneQuestion[], ticked: readonly string[]): PhoneQuestion[] {
  return questions.filter((question) => ticked.includes(question.id) && question.follow_up !== null);
}

/** The answer that "not sure" stands for is one of the answers; is it worded so that a person sees that? */
export function saysNotSure(question: PhoneQuestion): boolean {
  return question.follow_up?.answers.some(({ answer }) => /not sure/i.test(answer)) ?? false;
}

/** The conditions for which some movement waits for a professional's yes. */
export function clearable(catalog: PhoneCatalog, conditions: readonly string[]): string[] {
  const items = Object.values(catalog.items);
  return conditions.filter((id) => items.some((item) => item.conditions[id]?.effect === "clear_first"));
}

/** Questions are asked before the first start and again after three months. `today` is a local date. */
export function screeningDue(screening: Screening | null, today: string): boolean {
  if (!screening) return true;
  return Date.parse(today) - Date.parse(screening.answered_on) > ASK_AGAIN_DAYS * DAY_MS;
}

/** Where to go after the questions: only a path on this site. */
export function safeNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])[\w\-./~%]*$/.test(next) ? next : "/";
}
