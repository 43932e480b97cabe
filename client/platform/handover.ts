// A note that outlives a page left in a hurry: written at once, where the database takes a moment. It says who has just
// signed in and is removed as soon as the database knows. Where there is no such storage, the page has to be waited for.

const KEY = "psoas-arrival";

export interface Arrival {
  account: string;
  name: string | null;
}

function safely<T>(use: (storage: globalThis.Storage) => T): T | null {
  try {
    return use(localStorage);
  } catch {
    return null; // switched off by the person, or not there
  }
}

export function noteArrival(arrival: Arrival): void {
  safely((storage) => storage.setItem(KEY, JSON.stringify(arrival)));
}

/** The arrival that was not ended, or null. */
export function notedArrival(): Arrival | null {
  return safely((storage) => JSON.parse(storage.getItem(KEY) ?? "null") as Arrival | null);
}

export function forgetArrival(): void {
  safely((storage) => storage.removeItem(KEY));
}
