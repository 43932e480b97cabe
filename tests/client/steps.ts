// Steps and plans for the tests of the player.
import type { Mode, Step } from "../../client/domain/generated/catalog.ts";
import { type Plan, makePlan } from "../../client/domain/plan.ts";

export function plainStep(item: string, some: Partial<Step> = {}): Step {
  const plain: Step = {
    item,
    sets: 1,
    seconds_per_side: 30,
    sides: 1,
    rest_seconds: 0,
    note: null,
    pattern: null,
    cues: [],
    instead_of: null,
  };
  return { ...plain, ...some };
}

/** A plan with the usual ten seconds of get-ready and five of switch. */
export function planOf(steps: readonly Step[], mode: Mode = "hold"): Plan {
  const chosen = steps.map((step) => ({ step, title: step.item, mode, cue: null }));
  return makePlan({ source: "test", title: "Test", kind: "routine" }, chosen, { readySeconds: 10, switchSeconds: 5, firstSide: "left" });
}

/** ready 10, left 30, switch 5, right 30: 75 seconds. */
export const ONE_SIDED = planOf([plainStep("knee-to-chest", { sides: 2 })]);
/** 10 30 | 10 30 5 30 | 10 20 10 20: 175 seconds. */
export const MIXED = planOf([
  plainStep("march-in-place"),
  plainStep("knee-to-chest", { sides: 2 }),
  plainStep("glute-bridge", { seconds_per_side: 20, sets: 2, rest_seconds: 10 }),
]);
