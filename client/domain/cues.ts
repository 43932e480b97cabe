// Which tone is due when: a pure function of (plan, log), in milliseconds on the practice timeline.
import { type Log, type Place, where } from "./clock.ts";
import { BREATH_IN_MS, BREATH_MS } from "./breath.ts";
import { type Plan, type Segment, isWork } from "./plan.ts";

export type CueKind = "ready" | "work" | "breathe" | "in" | "out" | "half" | "last" | "cue" | "switch" | "rest" | "done";

/** `say` is what is written for this moment, if anything. `key` tells cues of one pass through the plan apart. */
export interface Cue {
  key: string;
  at: number;
  kind: CueKind;
  segment: number;
  say: string | null;
}

const HALF_FROM_MS = 20_000;
const LAST_THREE_FROM_MS = 8000;
const COUNT: readonly [left: number, word: string][] = [[3, "three"], [2, "two"], [1, "one"]];
export const FIRST_OUT = "and out";
const SLACK_MS = 2; // sums of fractions: the same cue may come out a hair earlier from the next window

type Moment = [ms: number, kind: CueKind, say?: string];

function opening(segment: Segment): CueKind {
  if (segment.kind === "hold" || segment.kind === "reps") return "work";
  return segment.kind;
}

/** Two breaths are led, the first of which begins with the segment; after that everyone has their own pace. */
function firstBreaths({ cues, ms }: Segment): Moment[] {
  if (cues.length > 0 || ms < 2 * BREATH_MS) return [];
  return [[BREATH_IN_MS, "out", FIRST_OUT], [BREATH_MS, "in", "in"], [BREATH_MS + BREATH_IN_MS, "out", "out"]];
}

/** The moments inside a segment, counted from its start. Half is half of what was planned, so it comes once. */
function moments(segment: Segment, lengthMs: number): Moment[] {
  const found: Moment[] = [[0, opening(segment)]];
  const work = isWork(segment.kind);
  if (segment.kind === "breathe") found.push(...firstBreaths(segment));
  if (work && segment.ms >= HALF_FROM_MS) found.push([segment.ms / 2, "half"]);
  for (const cue of segment.cues) found.push([cue.atMs, "cue", cue.say]);
  if (segment.kind !== "switch" && lengthMs >= LAST_THREE_FROM_MS) {
    for (const [left, word] of COUNT) found.push([lengthMs - left * 1000, "last", word]);
  }
  return found.filter(([ms]) => ms < lengthMs).sort((one, other) => one[0] - other[0]);
}

/** After a get-ready in the middle of a segment, its opening tone says that it goes on. */
function leadCues(plan: Plan, place: Place, from: number): Cue[] {
  const segment = plan.segments[place.segment];
  if (place.leadMs <= 0 || !segment) return [];
  const end = from + place.leadMs;
  const cue = { segment: place.segment, say: null };
  const ready: Cue = { ...cue, key: "lead", at: end - place.leadLengthMs, kind: "ready" };
  return place.intoMs > 0 ? [ready, { ...cue, key: "go on", at: end, kind: opening(segment) }] : [ready];
}

function segmentCues(segment: Segment, start: number, lengthMs: number): Cue[] {
  return moments(segment, lengthMs).map(([ms, kind, say], order) => {
    return { key: `${segment.index}:${order}`, at: start + ms, kind, segment: segment.index, say: say ?? null };
  });
}

/** The cues due from `from` and before `to`, in order, if nothing happens in between. None while it does not run. */
export function cuesBetween(plan: Plan, log: Log, from: number, to: number): Cue[] {
  const place = where(plan, log, from);
  const end = place.finishedAt;
  if (end !== null && end >= from - SLACK_MS && end < to) return [{ key: "done", at: end, kind: "done", segment: place.segment, say: null }];
  if (place.phase !== "running") return [];
  const cues = leadCues(plan, place, from);
  let start = from + place.leadMs - place.intoMs;
  for (const segment of plan.segments.slice(place.segment)) {
    if (start > to) break;
    const lengthMs = place.lengthMs[segment.index] ?? segment.ms;
    const own = segmentCues(segment, start, lengthMs);
    cues.push(...own.filter((cue) => cue.at >= from + place.leadMs - SLACK_MS)); // what lies before the place was had already
    start += lengthMs;
    const last = segment.index === plan.segments.length - 1;
    if (last) cues.push({ key: "done", at: start, kind: "done", segment: segment.index, say: null });
  }
  return cues.filter((cue) => cue.at >= from - SLACK_MS && cue.at < to);
}
