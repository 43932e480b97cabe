// A practice counted the plain way: a list of stretches that is changed as a person changes it, in equal small steps, each
// event acting at once. Slow, simple, and written without looking at the arithmetic of client/domain.
import type { LogKind, Phase } from "../../client/domain/clock.ts";
import type { Plan, SegmentKind, Side } from "../../client/domain/plan.ts";

export const isPractice = (kind: SegmentKind): boolean => !["ready", "switch", "rest"].includes(kind);

export interface Stretch {
  kind: SegmentKind;
  side: Side | null;
  /** As it was planned, and as it is now. */
  planned: number;
  length: number;
  /** Did it run to its end? */
  over: boolean;
}

/** What is in the list for one movement, and what was done of it. */
export interface Movement {
  name: string;
  stretches: Stretch[];
  done: { left: number; right: number; both: number };
  hurt: boolean;
  replaced: boolean;
}

export function movement(name: string, stretches: readonly (readonly [SegmentKind, Side | null, number])[]): Movement {
  const list = stretches.map(([kind, side, ms]) => ({ kind, side, planned: ms, length: ms, over: false }));
  return { name, stretches: list, done: { left: 0, right: 0, both: 0 }, hurt: false, replaced: false };
}

function movementsOf({ steps, segments }: Plan): Movement[] {
  const own = (step: number) => segments.filter((segment) => segment.step === step);
  return steps.map(({ title }, step) => movement(title, own(step).map(({ kind, side, ms }) => [kind, side, ms] as const)));
}

export class Reference {
  phase: Phase = "idle";
  into = 0;
  active = 0;
  clock = 0;
  movements: Movement[];
  here: Stretch;
  protected lead = 0;
  private skipped: { here: Stretch; into: number; phase: Phase; at: number } | null = null;

  constructor(
    plan: Plan,
    protected readonly stepMs: number,
  ) {
    this.movements = movementsOf(plan);
    this.here = this.list[0]!;
  }

  get list(): Stretch[] {
    return this.movements.flatMap(({ stretches }) => stretches);
  }

  get movement(): Movement {
    return this.movements.find(({ stretches }) => stretches.includes(this.here))!;
  }

  get totalLeft(): number {
    if (this.phase === "finished") return 0;
    const list = this.list;
    return list.slice(list.indexOf(this.here)).reduce((sum, { length }) => sum + length, -this.into);
  }

  /** Every movement was done whole, or another one came in its place. */
  get completed(): boolean {
    const asked = this.movements.filter(({ replaced }) => !replaced).flatMap(({ stretches }) => stretches);
    return asked.every(({ kind, over }) => over || !isPractice(kind));
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
    if (isPractice(this.here.kind)) this.movement.done[this.here.side ?? "both"] += this.stepMs;
    if (this.into < this.here.length) return;
    this.here.over = true;
    this.enter(this.list.indexOf(this.here) + 1);
  }

  private enter(place: number): void {
    const next = this.list[Math.max(0, place)];
    if (next) [this.here, this.into] = [next, 0];
    else this.end();
  }

  private end(): void {
    this.phase = "finished";
    this.here = this.list.at(-1)!;
    this.into = this.here.length;
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
    if (kind === "skip" || (kind === "extend" && this.here.length + ms <= this.into)) this.skip();
    else if (kind === "extend") this.here.length += ms;
    if (kind === "undo") this.undo();
    if (kind === "finish") this.end();
    if (kind === "ache" || kind === "hurt") this.movement.hurt = true;
    if (kind === "back" || kind === "redo" || kind === "hurt") this.jump(kind);
  }

  private skip(): void {
    const { here, into, phase, clock } = this;
    this.lead = 0;
    this.enter(this.list.indexOf(here) + 1);
    this.skipped = { here, into, phase, at: clock };
  }

  private undo(): void {
    if (!this.skipped || this.clock - this.skipped.at > 5000) return;
    if (this.phase === "finished") this.phase = this.skipped.phase;
    [this.here, this.into] = [this.skipped.here, this.skipped.into];
    this.skipped = null;
  }

  private jump(kind: "back" | "redo" | "hurt"): void {
    this.lead = 0;
    this.skipped = null;
    const { list, here } = this;
    const at = list.indexOf(here);
    if (kind === "back") this.enter(this.into > 3000 ? at : at - 1);
    if (kind === "hurt") this.enter(list.indexOf(this.movement.stretches.at(-1)!) + 1);
    if (kind === "redo") {
      const work = list.slice(0, at + 1).findLast((each) => isPractice(each.kind));
      this.enter(work ? list.indexOf(work) : at);
    }
  }

  /** An easier movement instead of the rest of this one: of this one stays what was before, and of this stretch what ran. */
  replace(easier: Movement): void {
    if (this.phase !== "running" && this.phase !== "paused") return;
    this.lead = 0;
    this.skipped = null;
    const old = this.movement;
    old.replaced = true;
    this.here.length = this.into;
    old.stretches = old.stretches.slice(0, old.stretches.indexOf(this.here) + 1).filter(({ length }) => length > 0);
    this.movements.splice(this.movements.indexOf(old) + 1, 0, easier);
    this.enter(this.list.indexOf(easier.stretches[0]!));
  }
}
