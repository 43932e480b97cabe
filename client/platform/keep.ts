// The one door to the browser's promise about storage, and to how much of it is used.

export interface Storage {
  /** Promised to be kept until the person deletes it; null if this browser cannot say. */
  promised: boolean | null;
  usedBytes: number | null;
  quotaBytes: number | null;
}

/** Asks the browser to keep this site's data. Some browsers show a question, so it is asked once and at a good moment. */
export async function askToKeep(): Promise<boolean> {
  if (!navigator.storage?.persist) return false;
  return navigator.storage.persist().catch(() => false);
}

export async function storageNow(): Promise<Storage> {
  const { storage } = navigator;
  const [promised, estimate] = await Promise.all([
    storage?.persisted?.().catch(() => null) ?? null,
    storage?.estimate?.().catch(() => null) ?? null,
  ]);
  return { promised, usedBytes: estimate?.usage ?? null, quotaBytes: estimate?.quota ?? null };
}
