// The bedroom checklist: what was looked at, and on which day. Pure.
import { daysFrom } from "./dates.ts";

/** Slugs of what is in order, each with the local date on which it was ticked. */
export type Bedroom = Readonly<Record<string, string>>;

const SEASON_DAYS = 91;

/** The list with one line ticked on `date`, or without its tick. */
export function tick(bedroom: Bedroom, slug: string, done: boolean, date: string): Bedroom {
  const others = Object.entries(bedroom).filter(([known]) => known !== slug);
  return Object.fromEntries(done ? [...others, [slug, date]] : others);
}

export interface Looked {
  done: number;
  /** The latest tick's date; null if nothing is ticked. */
  on: string | null;
  /** A season has passed since. */
  again: boolean;
}

/** How far the lines that the page shows are looked at; what an older list knew does not count. */
export function looked(bedroom: Bedroom, slugs: readonly string[], today: string): Looked {
  const dates = slugs.flatMap((slug) => bedroom[slug] ?? []).sort();
  const on = dates.at(-1) ?? null;
  return { done: dates.length, on, again: on !== null && daysFrom(on, today) >= SEASON_DAYS };
}
