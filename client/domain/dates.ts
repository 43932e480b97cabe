// Calendar dates as text, YYYY-MM-DD, and the arithmetic on them. No clock is read and no zone is known here. Pure.

const DAY_MS = 86_400_000;
const LAST_DATE = "9999-12-31";

function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/** `days` later, or earlier if negative. Stops at the end of the year 9999. */
export function addDays(date: string, days: number): string {
  const moved = new Date((dayNumber(date) + days) * DAY_MS).toISOString();
  return moved.startsWith("+") ? LAST_DATE : moved.slice(0, 10);
}

/** Days from one date to another; negative if that one comes first. */
export function daysFrom(first: string, last: string): number {
  return dayNumber(last) - dayNumber(first);
}

/** 1 Monday … 7 Sunday. */
export function weekday(date: string): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1; // 1970-01-01 was a Thursday
}

/** All dates from `first` to `last`, both included. */
export function datesBetween(first: string, last: string): string[] {
  const count = dayNumber(last) - dayNumber(first) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(first, index));
}

/** The calendar date at an instant (ms since 1970, UTC) where clocks show `offsetMin` minutes more than UTC. */
export function localDateOf(epochMs: number, offsetMin: number): string {
  return new Date(epochMs + offsetMin * 60_000).toISOString().slice(0, 10);
}

/** The ISO week of a date, such as 2026-W53. */
export function isoWeek(date: string): string {
  const thursday = addDays(date, 4 - weekday(date));
  const year = thursday.slice(0, 4);
  const week = Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}
