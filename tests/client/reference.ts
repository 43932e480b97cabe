// A practice counted the plain way: in equal small steps, each event acting at once. Slow, simple, and written
// without looking at client/domain/walk.ts's arithmetic.
import type { LogKind, Phase } from "../../client/domain/clock.ts";
import type { Plan } from "../../client/domain/plan.ts";

export class Reference {
  phase: Phase = "idle";
  segment = 0;
  into = 0;
  active = 0;
  done: number[];
  clock = 0;
  protected length: number[];
  protected lead = 0;
  private skipped: { segment: number; into: number; phase: Phase; at: number } | null = null;

  constructor(
    protected readonly plan: Plan,
    protected readonly stepMs: number,
  ) {
    this.done = plan.segments.map(() => 0);
    this.length = plan.segments.map((segment) => segment.ms);
  }

  run(steps: number): void {
    for (let step = 0; step < steps; step += 1) this.tick();
  }

  protected tick(): void {
    this.clock += this.stepMs;
    if (this.phase !== "running") return;
    if (this.lead > 0) {
      this.lead -= this.stepMs;
      return;
    }
    this.into += this.stepMs;
    this.active += this.stepMs;
    this.done[this.segment]! += this.stepMs;
    if (this.into >= this.length[this.segment]!) this.enter(this.segment + 1);
  }

  private enter(segment: number, into = 0): void {
    if (segment < this.plan.segments.length) {
      this.segment = Math.max(0, segment);
      this.into = into;
    } else this.end();
  }

  private end(): void {
    this.phase = "finished";
    this.segment = this.plan.segments.length - 1;
    this.into = this.length[this.segment]!;
    this.lead = 0;
  }

  do(kind: LogKind, ms = 0): void {
    if (this.phase === "idle") {
      if (kind === "start") this.phase = "running";
    } else if (this.phase === "finished") {
      if (kind === "undo") this.undo();
    } else this.act(kind, ms);
  }

  private act(kind: LogKind, ms: number): void {
    if (kind === "pause" && this.phase === "running") [this.phase, this.lead] = ["paused", 0];
    if (kind === "resume" && this.phase === "paused") [this.phase, this.lead] = ["running", ms];
    if (kind === "skip" || (kind === "extend" && this.length[this.segment]! + ms <= this.into)) this.skip();
    else if (kind === "extend") this.length[this.segment]! += ms;
    if (kind === "undo") this.undo();
    if (kind === "finish") this.end();
    if (kind === "back" || kind === "redo" || kind === "hurt") this.jump(kind);
  }

  private skip(): void {
    const { segment, into, phase, clock } = this;
    this.lead = 0;
    this.enter(segment + 1);
    this.skipped = { segment, into, phase, at: clock };
  }

  private undo(): void {
    if (!this.skipped || this.clock - this.skipped.at > 5000) return;
    if (this.phase === "finished") this.phase = this.skipped.phase;
    this.enter(this.skipped.segment, this.skipped.into);
    this.skipped = null;
  }

  private jump(kind: "back" | "redo" | "hurt"): void {
    this.lead = 0;
    this.skipped = null;
    const { segments } = this.plan;
    const here = segments[this.segment]!;
    if (kind === "back") this.enter(this.into > 3000 ? this.segment : this.segment - 1);
    if (kind === "hurt") this.enter(segments.filter(({ step }) => step <= here.step).length);
    if (kind === "redo") {
      const work = segments.slice(0, this.segment + 1).filter(({ kind: what }) => !["ready", "switch", "rest"].includes(what));
      this.enter(work.at(-1)?.index ?? this.segment);
    }
  }
}
