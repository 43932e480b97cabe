// One week of practice in numbers, and how many weeks in a row met their goal. Pure.
// The twin of webapp/history/summary.py over tests/vectors/week.json.
import { addDays, datesBetween, isoWeek, weekday } from "./dates.ts";
import type { Session } from "./generated/wire.ts";

/** A day counts as practised from this much running time. */
export const DAY_COUNTS_FROM_MS = 60_000;
export const DEFAULT_GOAL_DAYS = 3;
const MONDAY = 1;

export type Practice = Pick<Session, "local_date" | "active_ms" | "tension_before" | "tension_after"> & {
  steps: Pick<Session["steps"][number], "done_ms">[];
};

/** A goal or a week start, in force from the week that holds `from_date`; null: since ever. */
export interface Choice {
  value: number;
  from_date: string | null;
}
export interface Choices {
  goals: readonly Choice[];
  starts: readonly Choice[];
}
export interface Span {
  first_day: string;
  last_day: string;
}
export interface Day {
  date: string;
  active_ms: number;
  minutes: number;
  sessions: number;
  counts: boolean;
}
export interface Totals extends Span {
  active_ms: number;
  minutes: number;
  sessions: number;
  days_done: number;
}
export interface WeekSummary extends Totals {
  iso_week: string | null;
  days: Day[];
  goal_days: number;
  goal_met: boolean;
  left_ms: number;
  right_ms: number;
  both_ms: number;
  rated: number;
  tension_before: number | null;
  tension_after: number | null;
  previous: Totals;
}

const since = (choice: Choice): string => choice.from_date ?? "";

function latest(choices: readonly Choice[], until: string): Choice | undefined {
  return choices
    .filter((choice) => since(choice) <= until)
    .reduce<Choice | undefined>((a, b) => (a && since(a) > since(b) ? a : b), undefined);
}

/** The week that holds a date. Where the person changed the week's first day, the week before is cut short. */
export function weekAround(date: string, starts: readonly Choice[]): Span {
  const choice = latest(starts, date) ?? { value: MONDAY, from_date: null };
  const whole = addDays(date, -((weekday(date) - choice.value + 7) % 7));
  const cuts = starts
    .map(since)
    .filter((from) => from > date)
    .sort();
  const end = addDays(whole, 6);
  const cut = cuts[0] !== undefined && cuts[0] <= end ? addDays(cuts[0], -1) : end;
  return { first_day: whole < since(choice) ? since(choice) : whole, last_day: cut };
}

/** Days of practice wanted in a week: the goal last set in it or before it, never more than the week has days. */
export function goalFor(week: Span, goals: readonly Choice[]): number {
  const wanted = latest(goals, week.last_day)?.value ?? DEFAULT_GOAL_DAYS;
  return Math.min(wanted, datesBetween(week.first_day, week.last_day).length);
}

/** Whole minutes, half up. */
export function minutesOf(ms: number): number {
  return Math.floor((ms + 30_000) / 60_000);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const low = sorted[(sorted.length - 1) >> 1];
  const high = sorted[sorted.length >> 1];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function inside(sessions: readonly Practice[], week: Span): Practice[] {
  return sessions.filter(({ local_date: date }) => date >= week.first_day && date <= week.last_day);
}

function dayOf(date: string, sessions: readonly Practice[]): Day {
  const own = sessions.filter((session) => session.local_date === date);
  const active_ms = sum(own.map((session) => session.active_ms));
  return {
    date,
    active_ms,
    minutes: minutesOf(active_ms),
    sessions: own.length,
    counts: active_ms >= DAY_COUNTS_FROM_MS,
  };
}

function daysOf(week: Span, sessions: readonly Practice[]): Day[] {
  const own = inside(sessions, week);
  return datesBetween(week.first_day, week.last_day).map((date) => dayOf(date, own));
}

function totals(week: Span, days: readonly Day[]): Totals {
  const active_ms = sum(days.map((day) => day.active_ms));
  const days_done = days.filter((day) => day.counts).length;
  return {
    ...week,
    active_ms,
    minutes: minutesOf(active_ms),
    sessions: sum(days.map((day) => day.sessions)),
    days_done,
  };
}

function sides(sessions: readonly Practice[]): Pick<WeekSummary, "left_ms" | "right_ms" | "both_ms"> {
  const done = sessions.flatMap((session) => session.steps.map((step) => step.done_ms));
  return {
    left_ms: sum(done.map((ms) => ms.left)),
    right_ms: sum(done.map((ms) => ms.right)),
    both_ms: sum(done.map((ms) => ms.both)),
  };
}

/** Medians over the sessions that were rated before and after: only those show a change. */
function tension(sessions: readonly Practice[]): Pick<WeekSummary, "rated" | "tension_before" | "tension_after"> {
  const rated = sessions.flatMap(({ tension_before: before, tension_after: after }) =>
    before == null || after == null ? [] : [{ before, after }],
  );
  return {
    rated: rated.length,
    tension_before: median(rated.map((one) => one.before)),
    tension_after: median(rated.map((one) => one.after)),
  };
}

/** The week that holds `date`, and the totals of the week before it for comparison. */
export function summariseWeek(date: string, sessions: readonly Practice[], choices: Choices): WeekSummary {
  const week = weekAround(date, choices.starts);
  const before = weekAround(addDays(week.first_day, -1), choices.starts);
  const days = daysOf(week, sessions);
  const own = inside(sessions, week);
  const total = totals(week, days);
  const goal_days = goalFor(week, choices.goals);
  const whole = days.length === 7 && weekday(week.first_day) === MONDAY;
  return {
    ...total,
    iso_week: whole ? isoWeek(week.first_day) : null,
    days,
    goal_days,
    goal_met: total.days_done >= goal_days,
    ...sides(own),
    ...tension(own),
    previous: totals(before, daysOf(before, sessions)),
  };
}
