// What the finder knows: the content, its search, and what suits this person.
import { type Choices, type Suits, choicesOf } from "../domain/filters.ts";
import { type Search, makeSearch } from "../domain/find.ts";
import type { FindEntry } from "../domain/generated/finder.ts";
import { offer } from "../domain/offer.ts";
import { loadCatalog } from "../storage/catalog.ts";
import { loadFinder } from "../storage/finder.ts";
import { loadScreening } from "../storage/screening.ts";

export interface Finder {
  /** The cards of the page, without the sleep tips that search finds too. */
  cards: readonly FindEntry[];
  choices: Choices;
  search: Search;
}

let made: Promise<Finder> | null = null;

/** Reads and prepares the content once. Rejects if it is not there; the next call tries again. */
export function readFinder(url: string): Promise<Finder> {
  made ??= loadFinder(url).then((index) => ({
    cards: index.entries.filter(({ kind }) => kind !== "tip"),
    choices: choicesOf(index),
    search: makeSearch(index),
  }));
  made.catch(() => (made = null));
  return made;
}

/** What the safety answers on this phone leave open, and what is there to read; null before they were given. */
export async function readSuits(): Promise<{ suits: Suits }> {
  const [catalog, answers] = await Promise.all([loadCatalog(), loadScreening()]);
  if (!answers) return { suits: null };
  const open = Object.values(catalog.items).filter(
    ({ kind, slug }) => kind === "guidance" || offer(catalog, slug, answers).offered,
  );
  return { suits: new Set(open.map(({ slug }) => slug)) };
}
