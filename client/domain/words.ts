// What the player shows and announces in words. Pure. A calm person speaks: no slugs, no "30s".
import type { Place } from "./clock.ts";
import type { Step } from "./generated/catalog.ts";
import type { Plan, PlanStep, Segment, Side } from "./plan.ts";
import { isWork } from "./plan.ts";

/** "45", and "2:05" from one minute on. A second is shown until it is over. */
export function digits(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000 - 1e-6));
  if (seconds < 60) return String(seconds);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function count(amount: number, one: string): string {
  return `${amount} ${one}${amount === 1 ? "" : "s"}`;
}

/** "45 seconds", "2 minutes", "2 minutes 5 seconds". */
export function spoken(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000 - 1e-6));
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (minutes === 0) return count(rest, "second");
  return rest === 0 ? count(minutes, "minute") : `${count(minutes, "minute")} ${count(rest, "second")}`;
}

/** "3 min", "1 min 15 s", "40 s": for lists. */
export function short(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (minutes === 0) return `${rest} s`;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

/** "Left" or "Right"; nothing where both sides work together. */
export function sideWord(side: Side | null): string {
  if (side === "left") return "Left";
  return side === "right" ? "Right" : "";
}

/** What the stretch of time is called on the screen. */
export function kindWord(segment: Segment): string {
  if (segment.kind === "ready") return "Get ready";
  if (segment.kind === "switch") return "Switch sides";
  if (segment.kind === "rest") return "Rest";
  return segment.kind === "breathe" ? "Breathe" : segment.kind === "reps" ? "Move" : "Hold";
}

/** A step's dose in one line: "2 sets, 30 s each side". */
export function dose(step: PlanStep): string {
  const work = step.sides === 2 ? step.plannedMs.left : step.plannedMs.both;
  const each = `${short(work / step.sets)}${step.sides === 2 ? " each side" : ""}`;
  return step.sets === 1 ? each : `${step.sets} sets, ${each}`;
}

/** A step as the pages of routines say it: "2 × 30 s each side, 10 s rest between". */
export function work({ sets, seconds_per_side, sides, rest_seconds }: Step): string {
  const each = `${sets > 1 ? `${sets} × ` : ""}${seconds_per_side} s${sides === 2 ? " each side" : ""}`;
  return sets > 1 && rest_seconds > 0 ? `${each}, ${rest_seconds} s rest between` : each;
}

/** "2:05", and "0:45" for less than a minute. */
export function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** A movement's name without what stands in brackets: from two metres every word counts. */
export function shortTitle(title: string): string {
  return title.replace(/\s*\([^)]*\)/g, "") || title;
}

/** What comes after this segment, in one line. */
export function nextWords(plan: Plan, place: Place): string {
  const now = plan.segments[place.segment];
  const later = plan.segments.slice(place.segment + 1).filter(({ index }) => place.lengthMs[index] !== 0);
  const [next] = later;
  if (!now) return "";
  if (!next) return "Last one";
  if (next.kind === "switch") return `Next: switch to the ${next.side ?? "other side"}`;
  if (next.kind === "rest") return `Next: rest, ${short(next.ms)}`;
  if (isWork(next.kind) && now.kind !== "ready") return next.side === "both" ? "Next: once more" : `Next: ${next.side} side`;
  if (now.kind !== "ready") return `Next: ${shortTitle(next.title)}`;
  const after = later.find((segment) => segment.step > now.step);
  return after ? `Then: ${shortTitle(after.title)}` : "Last one";
}

/** ", left side"; nothing where both sides work together. */
export function sideOf(segment: Segment): string {
  return segment.side === "left" || segment.side === "right" ? `, ${segment.side} side` : "";
}

/** What a screen reader is told when a segment begins. */
export function announce(segment: Segment): string {
  if (segment.kind === "ready") return `Next: ${segment.title}${sideOf(segment)}. Get ready.`;
  if (segment.kind === "switch") return `Switch to the ${segment.side ?? "other side"}.`;
  if (segment.kind === "rest") return `Rest, ${spoken(segment.ms)}.`;
  return `${segment.title}${sideOf(segment)}, ${spoken(segment.ms)}.`;
}
