// The words and facts that the finder searches: one hashed file, kept with the app, read by /moves only.
import type { FindIndex } from "../domain/generated/finder.ts";

let loading: Promise<FindIndex> | null = null;

async function fetchFinder(url: string): Promise<FindIndex> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`The finder's file answered ${answer.status}`);
  return (await answer.json()) as FindIndex;
}

/** The finder's file at `url`. Rejects if it is neither kept nor reachable; the next call tries again. */
export function loadFinder(url: string): Promise<FindIndex> {
  loading ??= fetchFinder(url);
  loading.catch(() => (loading = null));
  return loading;
}
