// What a page hands to the next one in the same tab, for a phone whose storage is full or refused. It goes with the tab.

/** Keeps it for this tab; false where even that is refused. */
export function keepInTab(key: string, value: unknown): boolean {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** What this tab keeps, or null. */
export function fromTab(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

export function dropFromTab(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // there is nothing then
  }
}

const NOTHING_APPLIES = "#nothing-applies";

/** The address of the next page, which says that no safety question applied. It says nothing of anybody else's answers. */
export function withNothingApplies(path: string): string {
  return path + NOTHING_APPLIES;
}

export function saysNothingApplies(): boolean {
  return location.hash === NOTHING_APPLIES;
}
