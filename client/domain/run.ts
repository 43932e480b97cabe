// A practice that is under way, as it is kept on the phone. Pure.
import { type LogEntry, type Place, lastAt, where, withEntry } from "./clock.ts";
import type { Plan } from "./plan.ts";
import { digits } from "./words.ts";

/** The one row of the store `running`. It holds the plan itself, so a newer catalog changes nothing half way. */
export interface Run {
  /** Id of the session record that this becomes. */
  id: string;
  plan: Plan;
  log: LogEntry[];
  /** Wall clock and place at the start; never read again to tell time. */
  started_at: number;
  tz: string;
  offset_min: number;
  local_date: string;
  tension_before: number | null;
  /** Wall clock when this was last written, to say how long the app was away. */
  marked_at: number;
  /** Wall-clock time that passed while the app was dead, for `ended_at` only. */
  away_ms: number;
}

const LONGEST_AWAY_MS = 24 * 3600 * 1000;

/** A run that was broken off: paused where it was last heard of, with the time away noted. */
export function recovered(run: Run, epochMs: number): Run {
  const at = lastAt(run.log);
  const running = where(run.plan, run.log, at).phase === "running";
  const log = running ? withEntry(run.log, { kind: "pause", at }) : run.log;
  const away = Math.min(LONGEST_AWAY_MS, Math.max(0, epochMs - run.marked_at));
  return { ...run, log, marked_at: epochMs, away_ms: run.away_ms + away };
}

/** Where a kept run stands: at its last mark. */
export function placeOf(run: Run): Place {
  return where(run.plan, run.log, lastAt(run.log));
}

/** "left side, 18 s left": where a broken-off run goes on. */
export function resumeWords(run: Run): string {
  const place = placeOf(run);
  const segment = run.plan.segments[place.segment];
  const count = digits(place.leftMs);
  const left = count.includes(":") ? `${count} left` : `${count} s left`;
  if (!segment) return left;
  const side = segment.side === "left" || segment.side === "right" ? `${segment.side} side, ` : "";
  if (segment.kind === "ready") return `get ready: ${segment.title}, ${side}${left}`;
  if (segment.kind === "rest") return `rest, ${left}`;
  if (segment.kind === "switch") return `switch to the ${segment.side}, ${left}`;
  return side ? `${side}${left}` : `${segment.title}, ${left}`;
}
