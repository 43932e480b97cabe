// The sessions as a table, a row each, the oldest first. docs/export.md describes the columns. Pure.
import { type Cell, csvText } from "./csv.ts";
import type { Session } from "./generated/wire.ts";

const seconds = (ms: number): number => Math.round(ms / 1000);

/** The clock where the practice was, HH:MM. */
function clock(at: number, offsetMin: number): string {
  return new Date(at + offsetMin * 60_000).toISOString().slice(11, 16);
}

function worked({ steps }: Session, side: "left" | "right" | "both"): number {
  return seconds(steps.reduce((total, { done_ms }) => total + (done_ms[side] ?? 0), 0));
}

function hurt({ steps }: Session): string {
  return [...new Set(steps.filter((step) => step.hurt).map(({ title }) => title))].join("; ");
}

type Column = (session: Session) => Cell;

const COLUMNS: Readonly<Record<string, Column>> = {
  date: ({ local_date }) => local_date,
  start: ({ started_at, offset_min }) => clock(started_at, offset_min),
  end: ({ ended_at, offset_min }) => clock(ended_at, offset_min),
  time_zone: ({ tz }) => tz,
  title: ({ title }) => title,
  kind: ({ kind }) => kind,
  completed: ({ completed }) => (completed ? "yes" : "no"),
  active_seconds: ({ active_ms }) => seconds(active_ms),
  left_seconds: (session) => worked(session, "left"),
  right_seconds: (session) => worked(session, "right"),
  both_seconds: (session) => worked(session, "both"),
  tension_before: ({ tension_before }) => tension_before ?? null,
  tension_after: ({ tension_after }) => tension_after ?? null,
  hurt,
  note: ({ note }) => note ?? "",
};

export const COLUMN_NAMES: readonly string[] = Object.keys(COLUMNS);

/** The file's text. */
export function sessionsTable(sessions: readonly Session[]): string {
  const rows = [...sessions].sort((a, b) => a.started_at - b.started_at).map((session) => Object.values(COLUMNS).map((of) => of(session)));
  return csvText([COLUMN_NAMES, ...rows]);
}
