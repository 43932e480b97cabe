// What is said after a practice about how it felt. Pure rules, no diagnosis.
import type { PlayedStep } from "./generated/wire.ts";

export interface After {
  before: number | null;
  after: number | null;
  steps: readonly PlayedStep[];
  /** Slug of an item → title and slug of its easier relative, if that one may be played. */
  easier: (item: string) => { slug: string; title: string } | null;
}

export interface Advice {
  /** "6 → 4", or nothing when one of the two is missing. */
  change: string | null;
  /** In words, for those who do not see the arrow. */
  changeWords: string | null;
  lines: string[];
  gentler: { slug: string; title: string }[];
}

const WORSE_BY = 2;

function changeWords(before: number, after: number): string {
  if (after < before) return `Tension went down from ${before} to ${after}.`;
  return after > before ? `Tension went up from ${before} to ${after}.` : `Tension stayed at ${before}.`;
}

/** The change in tension and, if it rose by 2 or something hurt, what to do next time and when to see someone. */
export function adviceAfter({ before, after, steps, easier }: After): Advice {
  const known = before !== null && after !== null;
  const rose = known && after - before >= WORSE_BY;
  const hurt = steps.filter((step) => step.hurt);
  const lines: string[] = [];
  if (rose) lines.push("It feels tighter than before. Choose something shorter and gentler next time.");
  if (hurt.length > 0) lines.push(`Leave out what hurt: ${hurt.map((step) => step.title).join(", ")}.`);
  if (rose || hurt.length > 0) {
    lines.push("If it is not better in a few days, or it keeps coming back, see a doctor or physiotherapist.");
  }
  const relatives = hurt.map((step) => easier(step.item)).filter((found) => found !== null);
  return {
    change: known ? `${before} → ${after}` : null,
    changeWords: known ? changeWords(before, after) : null,
    lines,
    gentler: relatives.filter((one, index) => relatives.findIndex((other) => other.slug === one.slug) === index),
  };
}
