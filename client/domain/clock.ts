// Where we are in a plan: a pure function of (plan, log, now). No tick is ever counted.
// All times are milliseconds on the practice timeline: it only goes forward, and it stands still while the app is dead,
// so neither the wall clock nor the time zone is ever asked.
import type { Plan } from "./plan.ts";
import { Walk } from "./walk.ts";

export type LogKind =
  | "start"
  | "pause"
  | "resume"
  | "skip"
  | "undo"
  | "back"
  | "redo"
  | "extend"
  | "ache"
  | "hurt"
  | "swap"
  | "finish"
  | "mark";

/**
 * "ache" notes that it hurts, "hurt" notes it and goes on with the next movement, "swap" goes on with one that was put in.
 * `ms`: how much an extend adds (or takes, below 0), or the get-ready that goes before a resume.
 */
export interface LogEntry {
  kind: LogKind;
  at: number;
  ms?: number;
  /** A pause that the player made itself, because a cue could not be heard. */
  unheard?: boolean;
  /** Which of the movements that were put in. */
  swap?: number;
}

export type Log = readonly LogEntry[];
export type Phase = "idle" | "running" | "paused" | "finished";

/** Everything that can be known about one moment of a practice. */
export interface Place {
  phase: Phase;
  /** Index of the segment; of the last one when finished. */
  segment: number;
  intoMs: number;
  leftMs: number;
  /** What is left of the get-ready before going on after a kill or an unheard cue. */
  leadMs: number;
  leadLengthMs: number;
  totalLeftMs: number;
  activeMs: number;
  /** Per segment: its length now, with what was added or taken. */
  lengthMs: readonly number[];
  /** Per segment: how long it really ran. */
  doneMs: readonly number[];
  /** Per segment: did it run to its end at least once? */
  ended: readonly boolean[];
  /** Per step: did the person say that it hurts? */
  hurt: readonly boolean[];
  /** Per step: did another movement come in its place? */
  replaced: readonly boolean[];
  finishedAt: number | null;
  /** A skip can be undone up to this moment. */
  undoUntil: number | null;
  unheard: boolean;
}

/** How long a get-ready goes before work that was broken off goes on. */
export const LEAD_MS = 3000;

/** Does this entry mean anything in this phase? What does not is passed over. */
function counts(kind: LogKind, phase: Phase): boolean {
  if (phase === "idle") return kind === "start";
  if (phase === "finished") return kind === "undo";
  if (kind === "pause") return phase === "running";
  if (kind === "resume") return phase === "paused";
  return kind !== "start" && kind !== "mark";
}

function apply(walk: Walk, entry: LogEntry): void {
  if (!counts(entry.kind, walk.phase)) return;
  if (entry.kind === "start") walk.resume(0);
  else if (entry.kind === "resume") walk.resume(entry.ms ?? 0);
  else if (entry.kind === "pause") walk.pause(entry.unheard ?? false);
  else if (entry.kind === "skip") walk.skip();
  else if (entry.kind === "undo") walk.undoSkip();
  else if (entry.kind === "back") walk.back();
  else if (entry.kind === "redo") walk.redo();
  else if (entry.kind === "extend") walk.extend(entry.ms ?? 0);
  else if (entry.kind === "ache") walk.aches();
  else if (entry.kind === "hurt") walk.hurts();
  else if (entry.kind === "swap") walk.swapIn(entry.swap ?? 0);
  else if (entry.kind === "finish") walk.finish();
}

function place(walk: Walk): Place {
  const { phase, segment, intoMs, leadMs, leadLengthMs, activeMs, lengthMs, doneMs, ended, hurt, replaced, finishedAt } = walk;
  const leftMs = walk.length() - intoMs;
  const later = lengthMs.slice(segment + 1).reduce((sum, ms) => sum + ms, 0);
  const totalLeftMs = phase === "finished" ? 0 : leftMs + later;
  const undoUntil = walk.undo?.until ?? null;
  const now = { phase, segment, intoMs, leftMs, leadMs, leadLengthMs, totalLeftMs, activeMs };
  return { ...now, lengthMs, doneMs, ended, hurt, replaced, finishedAt, undoUntil, unheard: walk.unheard };
}

/** Where we are at `now`. Costs as much as the log is long. */
export function where(plan: Plan, log: Log, now: number): Place {
  const walk = new Walk(plan);
  for (const entry of log) {
    walk.runTo(entry.at);
    apply(walk, entry);
  }
  walk.runTo(now);
  return place(walk);
}

/** The last moment that the log knows of: practice up to here is certain. */
export function lastAt(log: Log): number {
  return log.at(-1)?.at ?? 0;
}

/** The log with one more entry. A mark only says "practice up to here", so the next entry takes its place. */
export function withEntry(log: Log, entry: LogEntry): LogEntry[] {
  const kept = log.at(-1)?.kind === "mark" ? log.slice(0, -1) : log;
  return [...kept, entry];
}
