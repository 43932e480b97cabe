// The walk through the log of a practice, entry by entry: how much ran, what was left, where it stands.
import type { Phase } from "./clock.ts";
import { type Plan, type Segment, isWork } from "./plan.ts";

interface Undo {
  segment: number;
  intoMs: number;
  phase: Phase;
  until: number;
}

const UNDO_MS = 5000;
const BACK_TO_START_MS = 3000; // sooner than this after a segment's start, back means the one before
const LONGEST_MS = 3_600_000;

/** The walk through a log. It changes as it goes and is seen by `where` alone. */
export class Walk {
  phase: Phase = "idle";
  segment = 0;
  intoMs = 0;
  leadMs = 0;
  leadLengthMs = 0;
  activeMs = 0;
  at = 0;
  finishedAt: number | null = null;
  unheard = false;
  undo: Undo | null = null;
  readonly lengthMs: number[];
  readonly doneMs: number[];
  readonly ended: boolean[];
  readonly hurt: boolean[];
  readonly replaced: boolean[];
  private readonly segments: readonly Segment[];

  constructor(plan: Plan) {
    this.segments = plan.segments;
    this.lengthMs = plan.segments.map((segment) => (segment.swap === undefined ? segment.ms : 0)); // 0: passed by
    this.doneMs = plan.segments.map(() => 0);
    this.ended = plan.segments.map(() => false);
    this.hurt = plan.steps.map(() => false);
    this.replaced = plan.steps.map(() => false);
  }

  /** Lets time run to `at`. Time never goes back. */
  runTo(at: number): void {
    let left = at - this.at;
    if (left <= 0) return;
    this.at = at;
    if (this.phase !== "running") return;
    const lead = Math.min(left, this.leadMs);
    this.leadMs -= lead;
    left -= lead;
    while (left > 0 && this.phase === "running") left = this.spend(left);
  }

  /** Spends time on the segment; returns what remains after its end. */
  private spend(ms: number): number {
    const rest = this.length() - this.intoMs;
    const used = Math.min(ms, rest);
    this.intoMs += used;
    this.doneMs[this.segment] = (this.doneMs[this.segment] ?? 0) + used;
    this.activeMs += used;
    if (ms < rest) return 0;
    this.ended[this.segment] = true;
    this.goTo(this.segment + 1);
    if (this.finishedAt !== null) this.finishedAt = this.at - (ms - used);
    return ms - used;
  }

  length(): number {
    return this.lengthMs[this.segment] ?? 0;
  }

  /** To this segment, or the next one after it that has a length. */
  goTo(segment: number, intoMs = 0): void {
    let target = Math.max(0, segment);
    while (this.lengthMs[target] === 0) target += 1;
    if (target >= this.segments.length) {
      this.finish();
      return;
    }
    this.segment = target;
    this.intoMs = intoMs;
  }

  finish(): void {
    this.phase = "finished";
    this.finishedAt = this.at;
    this.segment = Math.max(0, this.segments.length - 1);
    this.intoMs = this.length();
    this.leadMs = 0;
  }

  resume(leadMs: number): void {
    this.phase = "running";
    this.leadMs = Math.max(0, leadMs);
    this.leadLengthMs = this.leadMs;
    this.unheard = false;
  }

  pause(unheard: boolean): void {
    this.phase = "paused";
    this.leadMs = 0;
    this.unheard = unheard;
  }

  /** Another move than a skip: no get-ready is due any more, and there is nothing to undo. */
  private drop(): void {
    this.leadMs = 0;
    this.undo = null;
  }

  skip(): void {
    const { segment, intoMs, phase, at } = this;
    this.leadMs = 0;
    this.goTo(segment + 1);
    this.undo = { segment, intoMs, phase, until: at + UNDO_MS };
  }

  undoSkip(): void {
    if (!this.undo || this.at > this.undo.until) return;
    if (this.phase === "finished") this.phase = this.undo.phase;
    this.finishedAt = null;
    this.goTo(this.undo.segment, this.undo.intoMs);
    this.undo = null;
  }

  back(): void {
    this.drop();
    let target = this.intoMs > BACK_TO_START_MS ? this.segment : this.segment - 1;
    while (target > 0 && this.lengthMs[target] === 0) target -= 1;
    this.goTo(target);
  }

  /** Back to the start of the work that runs, or of the last one before. */
  redo(): void {
    this.drop();
    let target = this.segment;
    while (target > 0 && !this.isWork(target)) target -= 1;
    this.goTo(this.isWork(target) ? target : this.segment);
  }

  private isWork(index: number): boolean {
    const kind = this.segments[index]?.kind;
    return kind !== undefined && isWork(kind) && this.lengthMs[index] !== 0;
  }

  extend(ms: number): void {
    if (this.length() + ms <= this.intoMs) this.skip();
    else this.lengthMs[this.segment] = Math.min(LONGEST_MS, this.length() + ms);
  }

  private step(): number {
    return this.segments[this.segment]?.step ?? 0;
  }

  aches(): void {
    this.hurt[this.step()] = true;
  }

  /** The movement of this number takes the place of what is left of the present one. */
  swapIn(swap: number): void {
    const first = this.segments.findIndex((segment) => segment.swap === swap);
    if (first < 0) return;
    this.drop();
    const step = this.step();
    this.replaced[step] = true;
    for (const { index, ...segment } of this.segments.slice(this.segment)) {
      if (segment.swap === swap) this.lengthMs[index] = segment.ms;
      if (segment.step === step) this.lengthMs[index] = index === this.segment ? this.intoMs : 0;
    }
    this.goTo(first);
  }

  hurts(): void {
    const step = this.step();
    this.hurt[step] = true;
    this.drop();
    const next = this.segments.findIndex((segment) => segment.step > step);
    this.goTo(next < 0 ? this.segments.length : next);
  }
}
