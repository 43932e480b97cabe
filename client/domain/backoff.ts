// How long to wait before the next try: full jitter, so that phones do not come back all at once. Pure.

const FIRST_MS = 1_000;
const LONGEST_MS = 300_000;

/** Milliseconds before try number `failures` + 1, with `chance` in [0, 1): up to 1 s, 2 s, 4 s … 5 min. */
export function backoffMs(failures: number, chance: number): number {
  return Math.floor(chance * Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 20)));
}
