// Vibration where it is real. It is never the only sign of anything.
import type { CueKind } from "../domain/cues.ts";

const PATTERNS: Partial<Record<CueKind, number[]>> = {
  ready: [80],
  work: [350],
  breathe: [350],
  switch: [150, 120, 150],
  rest: [80],
  done: [500],
};

/** Firefox on Android says yes and does nothing, and a computer has nothing that shakes: both count as no. */
export function canVibrate(): boolean {
  return "vibrate" in navigator && !navigator.userAgent.includes("Firefox") && matchMedia("(any-pointer: coarse)").matches;
}

/** Vibrates as this moment does, if it does. */
export function vibrate(kind: CueKind): void {
  const pattern = PATTERNS[kind];
  if (pattern && canVibrate()) navigator.vibrate(pattern);
}
