// The one door to Web Locks: one tab at a time. It saves work; nothing is wrong where the browser has none.

/** Held while a routine runs. */
export const ROUTINE = "routine-active";

const PATIENCE_MS = 10_000;
const A_MOMENT_MS = 500;

/**
 * Runs `work` alone among this app's tabs. Waits for another tab, also one that is just being left; null, without
 * having run it, if that one takes more than 10 s.
 */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  if (typeof navigator === "undefined" || !("locks" in navigator)) return work();
  let began = false;
  const begin = (): Promise<T> => {
    began = true;
    return work();
  };
  const waiting = navigator.locks.request(name, { signal: AbortSignal.timeout(PATIENCE_MS) }, begin);
  return (waiting as Promise<T>).catch((error: unknown) => {
    if (began) throw error;
    return null;
  });
}

/**
 * Holds a lock until `until` resolves, from when it is free: at once, or when the tab that has it lets go. `tell` is told
 * whether another tab has it, which a page that is just being left does not count as.
 */
export async function hold(name: string, until: Promise<void>, tell: (elsewhere: boolean) => void): Promise<void> {
  if (typeof navigator === "undefined" || !("locks" in navigator)) return;
  const waiting = setTimeout(() => tell(true), A_MOMENT_MS);
  const begin = (): Promise<void> => {
    clearTimeout(waiting);
    tell(false);
    return until;
  };
  await (navigator.locks.request(name, begin) as Promise<void>);
}

/** Whether any tab of this app holds a lock of that name. */
export async function heldByATab(name: string): Promise<boolean> {
  if (typeof navigator === "undefined" || !("locks" in navigator)) return false;
  return ((await navigator.locks.query()).held ?? []).some((lock) => lock.name === name);
}
