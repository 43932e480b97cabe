// Numbers and dates as people say them. UK English, from calendar dates that were frozen: no zone is guessed. Pure.
import { addDays } from "./dates.ts";

const inUtc = (date: string): Date => new Date(`${date}T00:00:00Z`);
const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
const DAY = format({ weekday: "long" });
const SHORT_DAY = format({ weekday: "short" });
const DATE = format({ day: "numeric", month: "long" });
const SHORT_DATE = format({ day: "numeric", month: "short" });
const FULL_DATE = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });

export const dayName = (date: string): string => DAY.format(inUtc(date));
export const shortDay = (date: string): string => SHORT_DAY.format(inUtc(date));
export const shortDate = (date: string): string => SHORT_DATE.format(inUtc(date));
export const fullDate = (date: string): string => FULL_DATE.format(inUtc(date));

/** "23 to 29 November", or "30 November to 6 December". */
export function spanWords(first: string, last: string): string {
  const start = first.slice(0, 7) === last.slice(0, 7) ? String(Number(first.slice(8))) : DATE.format(inUtc(first));
  return first === last ? DATE.format(inUtc(first)) : `${start} to ${DATE.format(inUtc(last))}`;
}

/** "Today", "Yesterday", or the day and date. */
export function whenWords(date: string, today: string): string {
  if (date === today) return "Today";
  if (date === addDays(today, -1)) return "Yesterday";
  const sameYear = date.slice(0, 4) === today.slice(0, 4);
  return `${shortDay(date)} ${shortDate(date)}${sameYear ? "" : ` ${date.slice(0, 4)}`}`;
}

/** The wall clock where it was read: "07:05". `epochMs` since 1970 UTC, `offsetMin` what clocks there show more. */
export function clockWords(epochMs: number, offsetMin: number): string {
  return new Date(epochMs + offsetMin * 60_000).toISOString().slice(11, 16);
}

/** Whole minutes, and never 0 for something. */
export function minuteWords(ms: number): string {
  if (ms > 0 && ms < 30_000) return "under 1 min";
  return `${Math.floor((ms + 30_000) / 60_000)} min`;
}

/** "1 session", "3 sessions". */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "just now", "2 min ago", "3 h ago", "5 days ago". */
export function agoWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return `${countWords(Math.floor(minutes / 1440), "day")} ago`;
}
