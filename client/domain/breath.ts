// One calm breath: in for four seconds, out for six. Pure; milliseconds.

export const BREATH_IN_MS = 4000;
export const BREATH_MS = 10_000;

export function isBreathingIn(intoMs: number): boolean {
  return intoMs % BREATH_MS < BREATH_IN_MS;
}

/** How full of air at this moment of a stretch of breathing, 0 empty to 1 full; it rises and falls gently. */
export function fullness(intoMs: number): number {
  const into = intoMs % BREATH_MS;
  const share = isBreathingIn(intoMs) ? into / BREATH_IN_MS : 1 - (into - BREATH_IN_MS) / (BREATH_MS - BREATH_IN_MS);
  return (1 - Math.cos(Math.PI * share)) / 2;
}
