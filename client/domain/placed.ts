// Where each step of a routine stands once the answers have changed it: kept, swapped or left out, in its place. Pure.
import type { Adapted, Change } from "./adapt.ts";
import type { Step } from "./generated/catalog.ts";

export interface Placed {
  /** Which step of the routine has its place here, from 0. */
  at: number;
  /** What is done here; null where nothing is. */
  step: Step | null;
  /** Null where the routine's own step stays. */
  change: Change | null;
  /** The routine's own step, but longer: it has taken the time of one that is left out. */
  longer: boolean;
  /** What to mind in it. */
  mind: string[];
}

/** The steps of a routine in their order, beside what `adapt` made of them. */
export function placed(steps: readonly Step[], { steps: left, changes, hints }: Adapted): Placed[] {
  let next = 0;
  let said = 0;
  return steps.map(({ item, seconds_per_side }, at) => {
    const change = changes[said]?.item === item ? (changes[said] ?? null) : null;
    if (change) said += 1;
    const here = left[next] ?? null;
    const step = change === null || (here?.item === change.by && here.instead_of === item) ? here : null;
    if (step) next += 1;
    const longer = change === null && step?.seconds_per_side !== seconds_per_side;
    return { at, step, change, longer, mind: hints.filter((hint) => hint.item === step?.item).map(({ how }) => how) };
  });
}
