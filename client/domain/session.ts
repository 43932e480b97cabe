// The record of a practice: what was planned, and the work that really ran on each side. Pure.
import { type Place, lastAt } from "./clock.ts";
import type { PlayedStep, Session, SideTimes } from "./generated/wire.ts";
import { type Plan, type Segment, isWork } from "./plan.ts";
import type { Run } from "./run.ts";

function rounded(times: SideTimes): SideTimes {
  return { left: Math.round(times.left), right: Math.round(times.right), both: Math.round(times.both) };
}

/** Work that really ran, per step and side. */
function doneBySide(plan: Plan, place: Place): SideTimes[] {
  const done = plan.steps.map((): SideTimes => ({ left: 0, right: 0, both: 0 }));
  for (const segment of plan.segments) {
    const times = done[segment.step];
    if (times && isWork(segment.kind)) times[segment.side ?? "both"] += place.doneMs[segment.index] ?? 0;
  }
  return done.map(rounded);
}

/** What was done of each step of the plan, in whole milliseconds. */
export function playedSteps(plan: Plan, place: Place): PlayedStep[] {
  const done = doneBySide(plan, place);
  return plan.steps.map(({ item, title, plannedMs }, step) => ({
    item,
    title,
    planned_ms: plannedMs,
    done_ms: done[step] ?? { left: 0, right: 0, both: 0 },
    hurt: place.hurt[step] ?? false,
  }));
}

/**
 * A practice is complete when every stretch of work ran to its end. Of a movement that an easier one replaced nothing more is
 * asked; the easier one is, as whole as any. A movement that was put in and never came is not asked for either.
 */
export function isComplete(plan: Plan, place: Place): boolean {
  const done = ({ index, step }: Segment): boolean =>
    place.ended[index] === true || place.replaced[step] === true || place.lengthMs[index] === 0;
  return plan.segments.every((segment) => !isWork(segment.kind) || done(segment));
}

/** Work on each side over the whole practice. */
export function sideTotals(steps: readonly PlayedStep[]): SideTimes {
  const sum = (side: keyof SideTimes): number => steps.reduce((total, step) => total + step.done_ms[side], 0);
  return { left: sum("left"), right: sum("right"), both: sum("both") };
}

function endedAt(run: Run, place: Place): number {
  const startedOn = run.log[0]?.at ?? 0;
  const lasted = (place.finishedAt ?? lastAt(run.log)) - startedOn;
  return Math.round(run.started_at + lasted + run.away_ms);
}

/** Was there any work in it? Without, there is nothing to keep. */
export function hasWork({ steps }: Session): boolean {
  const { left, right, both } = sideTotals(steps);
  return left + right + both > 0;
}

/** The practice as a record: what was planned, and what really ran. Knows nothing of conditions or reasons. */
export function toSession(run: Run, place: Place, after: Pick<Session, "tension_after" | "note">): Session {
  const { plan, started_at, tz, offset_min, local_date, tension_before } = run;
  return {
    source: plan.source,
    title: plan.title,
    kind: plan.kind,
    started_at: Math.round(started_at),
    ended_at: endedAt(run, place),
    tz,
    offset_min,
    local_date,
    active_ms: Math.round(place.activeMs),
    completed: isComplete(plan, place),
    steps: playedSteps(plan, place),
    tension_before,
    ...after,
  };
}
