// The one door to Web Locks: one tab at a time. It saves work; nothing is wrong where the browser has none.

/** Runs `work` alone among this app's tabs; null, without running it, if another tab is at it. */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  if (typeof navigator === "undefined" || !("locks" in navigator)) return work();
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : null));
}

/** Whether any tab of this app holds a lock of that name. */
export async function heldByATab(name: string): Promise<boolean> {
  if (!("locks" in navigator)) return false;
  return ((await navigator.locks.query()).held ?? []).some((lock) => lock.name === name);
}
