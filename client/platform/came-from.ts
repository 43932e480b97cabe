// Where the person came from, if by a link of ours.

/** Takes the person back to the page at `path` as they left it, if this one was opened from there; else answers false. */
export function stepBackTo(path: string): boolean {
  if (!document.referrer || history.length < 2) return false;
  const before = new URL(document.referrer);
  if (before.origin !== location.origin || before.pathname !== path) return false;
  history.back();
  return true;
}
