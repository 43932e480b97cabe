// A plan is a routine unrolled into timed segments for one person. Pure; every length is in milliseconds.
import type { Mode, Pattern, Step } from "./generated/catalog.ts";
import type { SideTimes } from "./generated/wire.ts";

export type Side = "left" | "right" | "both";
export type SegmentKind = Mode | "ready" | "switch" | "rest";
export type FirstSide = "left" | "right" | "alternate";

/** Something to say `atMs` after a stretch of work began. */
export interface PlanCue {
  atMs: number;
  say: string;
}

/** One stretch of time. `side` is the side that works, or for ready and switch the side that comes; null in rest. */
export interface Segment {
  index: number;
  step: number;
  set: number;
  sets: number;
  kind: SegmentKind;
  side: Side | null;
  ms: number;
  item: string;
  title: string;
  cues: PlanCue[];
  /** Belongs to a movement that was put in during the practice: it plays only after the log's `swap` of this number. */
  swap?: number;
  /** How long one repetition takes, where the author said it. */
  repMs?: number;
}

/** A step as it will be played. `plannedMs` is work only. */
export interface PlanStep {
  item: string;
  title: string;
  mode: Mode;
  cue: string | null;
  note: string | null;
  sides: 1 | 2;
  sets: number;
  plannedMs: SideTimes;
}

export interface Plan {
  source: string;
  title: string;
  kind: "routine" | "item";
  steps: PlanStep[];
  segments: Segment[];
  totalMs: number;
}

export interface PlanTimes {
  readySeconds: number;
  switchSeconds: number;
  firstSide: FirstSide;
}

/** A step that was chosen to be played, with what is needed of its item. */
export interface ChosenStep {
  step: Step;
  title: string;
  mode: Mode;
  cue: string | null;
}

export type Draft = Pick<Segment, "kind" | "side" | "ms" | "set" | "repMs"> & { cues?: PlanCue[] };

/** Work, as opposed to getting ready, switching and resting. */
export function isWork(kind: SegmentKind): kind is Mode {
  return kind === "hold" || kind === "reps" || kind === "breathe";
}

/** Repetitions are done at the person's own pace; only holds are told when to change. */
function patternCues(pattern: Pattern): PlanCue[] {
  if (pattern.unit !== "holds") return [];
  const turns = pattern.repeats * (pattern.each_side ? 2 : 1);
  const say = pattern.each_side ? "Other side" : "Let go, and again";
  return Array.from({ length: turns - 1 }, (_, turn) => ({ atMs: (turn + 1) * pattern.hold_seconds * 1000, say }));
}

/** What is said inside a stretch of work of this set: the author's cues, else those that its pattern gives. */
function workCues(step: Step, set: number): PlanCue[] {
  const ofSet = step.cues.filter((cue) => cue.in_set === null || cue.in_set === set);
  const written = ofSet.map((cue) => ({ atMs: cue.at_seconds * 1000, say: cue.say }));
  const cues = step.cues.length > 0 || step.pattern === null ? written : patternCues(step.pattern);
  return cues.filter((cue) => cue.atMs < step.seconds_per_side * 1000);
}

/** One repetition, there and back, on both sides if it goes from side to side. */
function repMs({ pattern }: Step): { repMs?: number } {
  if (!pattern || pattern.unit === "holds") return {};
  return { repMs: pattern.hold_seconds * 1000 * (pattern.each_side ? 2 : 1) };
}

function oneSet(chosen: ChosenStep, set: number, sides: readonly Side[], times: PlanTimes): Draft[] {
  const work = { kind: chosen.mode, ms: chosen.step.seconds_per_side * 1000, set, cues: workCues(chosen.step, set), ...repMs(chosen.step) };
  return sides.flatMap((side, turn): Draft[] => {
    const change: Draft[] = turn === 0 ? [] : [{ kind: "switch", side, ms: times.switchSeconds * 1000, set }];
    return [...change, { ...work, side }];
  });
}

export function oneStep(chosen: ChosenStep, sides: readonly Side[], times: PlanTimes): Draft[] {
  const drafts: Draft[] = [{ kind: "ready", side: sides[0] ?? null, ms: times.readySeconds * 1000, set: 1 }];
  for (let set = 1; set <= chosen.step.sets; set += 1) {
    const rest = chosen.step.rest_seconds * 1000;
    if (set > 1 && rest > 0) drafts.push({ kind: "rest", side: null, ms: rest, set });
    drafts.push(...oneSet(chosen, set, sides, times));
  }
  return drafts;
}

export function sidesOf(step: Step, first: "left" | "right"): Side[] {
  if (step.sides === 1) return ["both"];
  return first === "left" ? ["left", "right"] : ["right", "left"];
}

function planned(step: Step): SideTimes {
  const ms = step.sets * step.seconds_per_side * 1000;
  return step.sides === 2 ? { left: ms, right: ms, both: 0 } : { left: 0, right: 0, both: ms };
}

export function planStep({ step, title, mode, cue }: ChosenStep): PlanStep {
  const { item, note, sides, sets } = step;
  return { item, title, mode, cue, note, sides, sets, plannedMs: planned(step) };
}

/** Unrolls the steps: each is ready, then its sets (side, switch, side) with rest between. Both sides get the same. */
export function makePlan(
  head: Pick<Plan, "source" | "title" | "kind">,
  chosen: readonly ChosenStep[],
  times: PlanTimes,
): Plan {
  const segments: Segment[] = [];
  let first: "left" | "right" = times.firstSide === "right" ? "right" : "left";
  chosen.forEach((each, step) => {
    for (const draft of oneStep(each, sidesOf(each.step, first), times)) {
      const { item, sets } = each.step;
      segments.push({ cues: [], ...draft, index: segments.length, step, sets, item, title: each.title });
    }
    if (each.step.sides === 2 && times.firstSide === "alternate") first = first === "left" ? "right" : "left";
  });
  return {
    ...head,
    steps: chosen.map(planStep),
    segments: segments.filter((segment) => segment.ms > 0).map((segment, index) => ({ ...segment, index })),
    totalMs: segments.reduce((sum, segment) => sum + segment.ms, 0),
  };
}
