// Puts another movement into a plan that is under way, after the one in whose place it comes. The places that the log knows
// of stay true: what was put in does not play until the log says so. Pure.
import { type ChosenStep, type Plan, type PlanTimes, type Segment, oneStep, planStep, sidesOf } from "./plan.ts";

function segmentsOf(chosen: ChosenStep, times: PlanTimes, step: number, swap: number): Segment[] {
  const first = times.firstSide === "right" ? "right" : "left";
  return oneStep(chosen, sidesOf(chosen.step, first), times)
    .filter(({ ms }) => ms > 0)
    .map((draft) => ({ cues: [], ...draft, index: 0, step, sets: chosen.step.sets, item: chosen.step.item, title: chosen.title, swap }));
}

/** The plan with `chosen` after its step number `step`, and the number of the `swap` that the log is to hold. */
export function withSwap(plan: Plan, step: number, chosen: ChosenStep, times: PlanTimes): { plan: Plan; swap: number } {
  const swap = Math.max(0, ...plan.segments.map((segment) => segment.swap ?? 0)) + 1;
  const before = plan.segments.filter((segment) => segment.step <= step);
  const after = plan.segments.filter((segment) => segment.step > step).map((segment) => ({ ...segment, step: segment.step + 1 }));
  const segments = [...before, ...segmentsOf(chosen, times, step + 1, swap), ...after].map((segment, index) => ({ ...segment, index }));
  const steps = [...plan.steps.slice(0, step + 1), planStep(chosen), ...plan.steps.slice(step + 1)];
  return { plan: { ...plan, steps, segments }, swap };
}
