// A flash of the screen at changes, for a noisy room. The page holds a `.flash` that covers it; here it lights up.
import type { CueKind } from "../domain/cues.ts";
import { now } from "./clock.ts";

const CHANGES: readonly CueKind[] = ["ready", "work", "breathe", "switch", "rest", "done"];
const APART_MS = 1000; // more often than three times a second could harm; once a second is plenty

let lastAt = Number.NEGATIVE_INFINITY;

/** A device that asks for less motion gets no flash. */
export function canFlash(): boolean {
  return !matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Lights the screen up once for a change, never twice within a second. */
export function flash(kind: CueKind): void {
  const at = now();
  if (!CHANGES.includes(kind) || at - lastAt < APART_MS || !canFlash()) return;
  lastAt = at;
  [...document.querySelectorAll(".flash")].at(-1)?.animate({ opacity: [0, 0.85, 0] }, { duration: 500, easing: "ease-out" });
}
