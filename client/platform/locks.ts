// The one door to Web Locks: one tab at a time. It saves work; nothing is wrong where the browser has none.

/** Held while a routine runs. */
export const ROUTINE = "routine-active";

const PATIENCE_MS = 10_000;

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

/** Whether any tab of this app holds a lock of that name. */
export async function heldByATab(name: string): Promise<boolean> {
  if (typeof navigator === "undefined" || !("locks" in navigator)) return false;
  return ((await navigator.locks.query()).held ?? []).some((lock) => lock.name === name);
}
