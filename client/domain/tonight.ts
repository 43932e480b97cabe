// Which sleep tip is tonight's: one after the other by the date on which the evening began. Pure.
import { daysFrom, localDateOf } from "./dates.ts";

const HOUR_MS = 3_600_000;
const NIGHT_ENDS = 4; // whoever is still up at two is in the evening of the day before
const FIRST_EVENING = "2026-01-01";

/** The date of the evening at an instant (ms since 1970, UTC) where clocks show `offsetMin` minutes more than UTC. */
export function eveningOf(epochMs: number, offsetMin: number): string {
  return localDateOf(epochMs - NIGHT_ENDS * HOUR_MS, offsetMin);
}

/** The tip of an evening: the same until it ends, and each of them once before one comes again. Null without tips. */
export function tipOf<T>(tips: readonly T[], evening: string): T | null {
  const turn = daysFrom(FIRST_EVENING, evening) % tips.length;
  return tips.at(turn) ?? null;
}
