// What the player's screen shows at one moment: a pure function of the plan and the place in it.
import { fullness, isBreathingIn } from "./breath.ts";
import type { Place } from "./clock.ts";
import { type Plan, type Segment, type SegmentKind, type Side, isWork } from "./plan.ts";
import { isComplete } from "./session.ts";
import { announce, digits, kindWord, nextWords, shortTitle, sideWord } from "./words.ts";

export interface Face {
  phase: Place["phase"];
  kind: SegmentKind;
  /** The countdown: "45", "2:05"; in a get-ready before going on, that get-ready's. */
  digits: string;
  /** How much of the segment is over, 0 to 1, in steps that the eye cannot tell apart. */
  gone: number;
  /** In breathing: how full of air now, 0 to 1; else null. */
  breath: number | null;
  label: string;
  title: string;
  /** The one-sentence cue of the movement. */
  cue: string;
  side: Side | null;
  sideWord: string;
  /** "set 2 of 3", or nothing. */
  set: string;
  next: string;
  totalLeft: string;
  /** Which movement of how many, from 1. */
  step: number;
  steps: number;
  hasHalf: boolean;
  unheard: boolean;
  /** What the figure shows: the movement, how far into the segment (in steps), one repetition (0: at one's own pace). */
  item: string;
  intoMs: number;
  repMs: number;
  /** What a screen reader is told now; changes only with the segment, at half and at the end. */
  status: string;
}

const RING_STEPS = 400;
const BREATH_STEPS = 50;
const FIGURE_STEP_MS = 200;

function gone(place: Place): number {
  const length = place.lengthMs[place.segment] ?? 0;
  return length > 0 ? Math.round((place.intoMs / length) * RING_STEPS) / RING_STEPS : 1;
}

function status(plan: Plan, place: Place, hasHalf: boolean): string {
  const segment = plan.segments[place.segment];
  if (place.phase === "finished") return isComplete(plan, place) ? "Done. Well done." : "Ended. What you did counts.";
  if (!segment || place.phase === "idle") return "";
  if (place.phase === "paused") return "Paused.";
  if (hasHalf && place.intoMs >= segment.ms / 2) return "Half way.";
  return announce(segment);
}

function breath(segment: Segment, place: Place): number | null {
  if (segment.kind !== "breathe" || place.leadMs > 0) return null;
  return Math.round(fullness(place.intoMs) * BREATH_STEPS) / BREATH_STEPS;
}

function intoMs({ leadMs, leadLengthMs, intoMs }: Place): number {
  const into = leadMs > 0 ? leadLengthMs - leadMs : intoMs;
  return Math.floor(into / FIGURE_STEP_MS) * FIGURE_STEP_MS;
}

function label(segment: Segment, place: Place): string {
  if (place.leadMs > 0) return "Get ready";
  if (segment.kind !== "breathe") return kindWord(segment);
  return isBreathingIn(place.intoMs) ? "Breathe in" : "Breathe out";
}

/** The face of the player at this place. */
export function faceOf(plan: Plan, place: Place): Face {
  const segment = plan.segments[place.segment];
  if (!segment) throw new RangeError("A plan without segments is never played");
  const step = plan.steps[segment.step];
  const hasHalf = isWork(segment.kind) && segment.ms >= 20_000;
  const inLead = place.leadMs > 0;
  return {
    phase: place.phase,
    kind: inLead ? "ready" : segment.kind,
    digits: digits(inLead ? place.leadMs : place.leftMs),
    gone: gone(place),
    breath: breath(segment, place),
    label: label(segment, place),
    title: shortTitle(segment.title),
    cue: step?.cue ?? "",
    side: segment.side,
    sideWord: sideWord(segment.side),
    set: segment.sets > 1 && segment.kind !== "ready" ? `set ${segment.set} of ${segment.sets}` : "",
    next: nextWords(plan, place),
    totalLeft: digits(place.totalLeftMs),
    step: segment.step + 1,
    steps: plan.steps.length,
    hasHalf,
    unheard: place.unheard,
    item: segment.item,
    intoMs: intoMs(place),
    repMs: segment.repMs ?? 0,
    status: status(plan, place, hasHalf),
  };
}
