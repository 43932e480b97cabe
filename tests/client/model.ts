// What the tests that compare the practice clock with the reference share: an easier movement for both worlds, and what
// each of them tells about one moment, in the same words.
import { type Log, where } from "../../client/domain/clock.ts";
import type { Plan } from "../../client/domain/plan.ts";
import { isComplete, playedSteps } from "../../client/domain/session.ts";
import { withSwap } from "../../client/domain/swap.ts";
import { type Movement, type Reference, movement } from "./reference.ts";
import { plainStep } from "./steps.ts";

const TIMES = { readySeconds: 10, switchSeconds: 5, firstSide: "left" as const };

/** The plan with an easier movement after this step, and its number. */
export function withEasier(plan: Plan, step: number, name: string): { plan: Plan; swap: number } {
  const lean = plainStep("side-lean", { sides: 2, seconds_per_side: 20 });
  return withSwap(plan, step, { step: lean, title: name, mode: "hold", cue: null }, TIMES);
}

/** The same one, spelt out. */
export function easierMovement(name: string): Movement {
  return movement(name, [["ready", "left", 10_000], ["hold", "left", 20_000], ["switch", "right", 5000], ["hold", "right", 20_000]]);
}

export function toldByClock(plan: Plan, log: Log, at: number): unknown {
  const place = where(plan, log, at);
  const { kind, side, step } = plan.segments[place.segment]!;
  return {
    phase: place.phase,
    name: plan.steps[step]!.title,
    kind,
    side,
    length: place.lengthMs[place.segment],
    into: place.intoMs,
    active: place.activeMs,
    totalLeft: place.totalLeftMs,
    steps: playedSteps(plan, place).map(({ title, done_ms, hurt }) => ({ name: title, done: done_ms, hurt })),
    completed: isComplete(plan, place),
  };
}

export function toldByReference({ phase, movement: { name }, here, into, active, totalLeft, movements, completed }: Reference): unknown {
  const { kind, side, length } = here;
  return { phase, name, kind, side, length, into, active, totalLeft, steps: stepsOf(movements), completed };
}

/** What is to be in the record. */
export function stepsOf(movements: readonly Movement[]): unknown {
  return movements.map(({ name, done, hurt }) => ({ name, done, hurt }));
}
