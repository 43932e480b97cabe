// A figure's motion: what a browser animates, and where in its loop a figure is at a moment of practice. Pure.
import { BREATH_MS } from "./breath.ts";
import type { SegmentKind } from "./plan.ts";

/** m moves and turns, l also stretches, r turns, g grows, x widens, o fades. */
export type TrackKind = "m" | "l" | "r" | "g" | "x" | "o";

/** [share of the loop, value…, and where the way onward is not the calm one: two control points] */
export type Row = readonly number[];

export interface Motion {
  /** Seconds of the loop. */
  T: number;
  k: Record<string, [TrackKind, Row[]]>;
  /** [pose, from, to]: when it is held, in seconds. */
  marks: [string, number, number][];
  /** The pose that says it all, and the one before its decisive move. */
  key: string;
  start: string;
  /** For each numbered step of the text, the pose that shows it. */
  steps: string[];
  /** "right": the movement works one side, drawn as the person's right. */
  works: "right" | "both";
}

/** [tag, attributes, child or text, …] as webapp/figures/node.py writes it. */
export type Tree = [string, Record<string, string>, ...(Tree | string)[]];

export interface FigureData {
  picture: Tree;
  motion: Motion;
}

export interface Frame {
  offset: number;
  easing: string;
  transform?: string;
  opacity?: string;
}

/** How a figure plays: from `from` seconds of its loop on, at `rate`, for so many loops counted from the loop's start. */
export interface Course {
  from: number;
  rate: number;
  loops: number;
  running: boolean;
}

const VALUES: Record<TrackKind, number> = { m: 3, l: 4, r: 1, g: 1, x: 1, o: 1 };
const RATES = { slowest: 0.5, fastest: 1.6 };

function styled(kind: TrackKind, [a = 0, b = 0, c = 0, d = 0]: readonly number[]): Partial<Frame> {
  if (kind === "o") return { opacity: String(a) };
  if (kind === "r") return { transform: `rotate(${a}deg)` };
  if (kind === "g") return { transform: `scale(${a})` };
  if (kind === "x") return { transform: `scale(${a}, 1)` };
  const moved = `translate(${a}px, ${b}px) rotate(${c}deg)`;
  return { transform: kind === "l" ? `${moved} scale(1, ${d})` : moved };
}

/** The keyframes of one track, for the Web Animations API. */
export function keyframes([kind, rows]: readonly [TrackKind, readonly Row[]]): Frame[] {
  return rows.map((row) => {
    const [offset = 0, ...rest] = row;
    const [first = 0, second = 1] = rest.slice(VALUES[kind]);
    return { offset, easing: `cubic-bezier(0.333, ${first}, 0.667, ${second})`, ...styled(kind, rest) };
  });
}

function mark(motion: Motion, pose: string): { from: number; to: number } {
  const [, from, to] = motion.marks.find(([name]) => name === pose) ?? ["", 0, 0];
  return { from, to };
}

/** The figure standing still in a pose. */
export function held(motion: Motion, pose: string): Course {
  return { from: mark(motion, pose).from, rate: 1, loops: Infinity, running: false };
}

/** The loop, from the moment before its decisive move. */
export function looping(motion: Motion): Course {
  return { from: mark(motion, motion.start).to, rate: 1, loops: Infinity, running: true };
}

/** From one pose into another, where it stays; `intoSeconds` of it are over. */
export function into(motion: Motion, before: string, pose: string, intoSeconds = 0): Course {
  const start = mark(motion, before).to;
  const end = mark(motion, pose).from;
  const loops = (end > start ? end : end + motion.T) / motion.T;
  return { from: start + intoSeconds, rate: 1, loops, running: true };
}

/** The pose that the loop holds or comes to at `seconds`. */
export function poseAt(motion: Motion, seconds: number): string {
  const at = seconds % motion.T;
  return (motion.marks.find(([, , to]) => at <= to) ?? motion.marks[0] ?? [motion.key])[0];
}

/** What practice says about the figure. `repMs`: how long one repetition takes, 0 when the person decides. */
export interface Doing {
  kind: SegmentKind;
  running: boolean;
  intoMs: number;
  repMs: number;
}

/** Where a figure is in practice: it shows the way while one gets ready, holds what is held, repeats what is repeated. */
export function courseOf(motion: Motion, { kind, running, intoMs, repMs }: Doing): Course {
  if (kind === "rest") return held(motion, motion.start);
  if (kind === "hold") return { ...into(motion, motion.start, motion.key, intoMs / 1000), running };
  const roundMs = { breathe: BREATH_MS, reps: repMs }[kind as string] || motion.T * 1000;
  const natural = (motion.T * 1000) / roundMs;
  const rate = natural >= RATES.slowest && natural <= RATES.fastest ? natural : 1;
  const start = looping(motion).from;
  return { from: (start + (intoMs / 1000) * rate) % motion.T, rate, loops: Infinity, running };
}
