// A routine of one's own in words, as the pages of the ready ones say it. Pure.
import type { OwnPattern, OwnStep } from "./generated/wire.ts";

const TIMES = "\u00d7";

function patternWords({ repeats, hold_ms, each_side, unit }: OwnPattern): string {
  const side = each_side ? " each side" : "";
  if (unit === "reps") return `${repeats} slow reps${side}`;
  if (unit === "circles") return `${repeats} circles${side}`;
  return repeats === 1 ? `one long hold${side}` : `${repeats} ${TIMES} ${hold_ms / 1000} s${side}`;
}

/** "2 × 30 s each side, 10 s rest between · 8 slow reps". */
export function workWords({ sets, seconds_per_side, sides, rest_seconds, pattern }: OwnStep): string {
  const one = `${seconds_per_side} s${sides === 2 ? " each side" : ""}`;
  const all = sets > 1 ? `${sets} ${TIMES} ${one}${rest_seconds > 0 ? `, ${rest_seconds} s rest between` : ""}` : one;
  return pattern ? `${all} · ${patternWords(pattern)}` : all;
}

/** Minutes and seconds as "2:05". */
export function minutesWords(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** "5 movements, 8:20". */
export function sizeWords(steps: number, seconds: number): string {
  return `${steps} ${steps === 1 ? "movement" : "movements"}, ${minutesWords(seconds)}`;
}
