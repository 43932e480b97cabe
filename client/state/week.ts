// A week of the person's records, ready to be shown.
import { addDays } from "../domain/dates.ts";
import type { Checkin, Session, Setting } from "../domain/generated/wire.ts";
import { choicesOf } from "../domain/settings.ts";
import { type Streak, weekStreak } from "../domain/streak.ts";
import { type SyncStatus, incomplete } from "../domain/sync-status.ts";
import { type Choices, type WeekSummary, summariseWeek, weekAround } from "../domain/week.ts";
import { epoch, localDate, zone } from "../platform/clock.ts";
import { firstDayOfWeek } from "../platform/locale.ts";
import { type Row, list, listByDate } from "../storage/records.ts";
import { readStatus } from "./sync-status.ts";

export interface WeekView {
  today: string;
  summary: WeekSummary;
  /** Latest first. */
  sessions: Row<Session>[];
  status: SyncStatus;
  /** Signed in, and the server's records have never come to the end. */
  incomplete: boolean;
}

/** The calendar date where the phone is now. */
export function today(): string {
  const now = epoch();
  return localDate(now, zone(now).offsetMin);
}

export async function readChoices(): Promise<Choices> {
  return choicesOf(await list<Setting>("setting"), firstDayOfWeek());
}

const latestFirst = (a: Row<Session>, b: Row<Session>): number => b.fields.started_at - a.fields.started_at;

/** The week that holds `date`. Rejects if the phone's database cannot be read. */
export async function readWeek(date: string): Promise<WeekView> {
  const [choices, status] = await Promise.all([readChoices(), readStatus()]);
  const week = weekAround(date, choices.starts);
  const before = weekAround(addDays(week.first_day, -1), choices.starts);
  const rows = await listByDate<Session>("session", before.first_day, week.last_day);
  const summary = summariseWeek(
    date,
    rows.map((row) => row.fields),
    choices,
  );
  const sessions = rows.filter(({ fields }) => fields.local_date >= week.first_day).sort(latestFirst);
  return { today: today(), summary, sessions, status, incomplete: incomplete(status) };
}

const HALF_YEAR_DAYS = 182;
const SAFE_WEEKS = 24;

/** Weeks in a row. Half a year is read first; the rest only for someone who went on that long. */
export async function readStreak(): Promise<Streak> {
  const choices = await readChoices();
  const now = today();
  const practised = (rows: Row<Session>[]): Session[] => rows.map((row) => row.fields);
  const recent = await listByDate<Session>("session", addDays(now, -HALF_YEAR_DAYS), now);
  const streak = weekStreak(now, practised(recent), [], choices);
  if (streak.weeks < SAFE_WEEKS) return streak;
  return weekStreak(now, practised(await list<Session>("session")), [], choices);
}

/** The ratings of a date, latest first. */
export async function recentCheckins(date: string): Promise<Row<Checkin>[]> {
  const rows = await listByDate<Checkin>("checkin", date, date);
  return rows.sort((a, b) => b.fields.at - a.fields.at);
}
