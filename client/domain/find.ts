// Search over the movements and sleep tips: names, other names, tags and the words of the text. Forgives typing mistakes. Pure.
import MiniSearch, { type Query } from "minisearch";
import type { FindEntry, FindIndex } from "./generated/finder.ts";

/** Finds entries by words, best first. No words find nothing. */
export type Search = (query: string) => FindEntry[];

interface Row {
  id: number;
  title: string;
  synonyms: string;
  labels: string;
  text: string;
}

/** Words that people type around what they look for. They only help to order. */
const SMALL = new Set(
  "a about an and any are at best can cannot cant do does dont for from get good have help how i im in is it me my not of on or so some that the there to too what when where which with you your".split(" "),
);
const LEAST_STEM = 4;
const ONE_SLIP_FROM = 4;
const TWO_SLIPS_FROM = 5;
/** The better supported come first; what is not recommended comes first only when nothing else is meant. */
const BY_GRADE = { A: 1.1, B: 1, C: 0.9, X: 0.4 };
const BOOST = { title: 6, synonyms: 4, labels: 2, text: 1 };

/** The words of a text without case, accents and apostrophes. */
export function wordsOf(text: string): string[] {
  const plain = text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'’]/g, "");
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A word without a common ending: stretches, stretching and stretch are one. */
export function stem(word: string): string {
  for (const ending of ["ings", "ing", "es", "ed", "s", "e"]) {
    if (word.endsWith(ending) && word.length - ending.length >= LEAST_STEM) return word.slice(0, -ending.length);
  }
  return word;
}

/** A word as it is compared: without its ending, and as written, since a slip may be in the ending. */
function forms(word: string): string[] {
  return [...new Set([stem(word), word])];
}

/** Names also as people run them together: "tennisball", "hipflexor". */
function withPairs(text: string): string {
  const words = wordsOf(text);
  return [...words, ...words.slice(1).map((word, at) => `${words[at] ?? ""}${word}`)].join(" ");
}

function rowOf(entry: FindEntry, id: number, labels: FindIndex["labels"]): Row {
  const named = [
    ...entry.positions.map((name) => labels.position[name] ?? name),
    ...entry.equipment.map((name) => labels.equipment[name] ?? name),
    ...entry.tags.map((name) => labels.tag[name] ?? name),
  ];
  return {
    id,
    title: withPairs(entry.title),
    synonyms: entry.synonyms.map(withPairs).join(" "),
    labels: named.map(withPairs).join(" "),
    text: entry.text + " " + entry.line,
  };
}

/** The word with each two neighbouring letters changed about: the commonest slip of a thumb. */
function turned(word: string): string[] {
  return [...word.slice(1)].map((letter, at) => word.slice(0, at) + letter + (word[at] ?? "") + word.slice(at + 2));
}

/** The closest reading of a word that finds anything: as it begins, letters turned, one slip, two; null if none does. */
function reading(index: MiniSearch<Row>, word: string): Query | null {
  const from = (least: number): string[] => forms(word).filter(({ length }) => length >= least);
  const slip = { prefix: false, weights: { fuzzy: 0.9, prefix: 0.5 } }; // nothing is spelt as typed, so nothing competes
  const ways: Query[] = [
    { queries: [stem(word)], prefix: true },
    { queries: from(ONE_SLIP_FROM).flatMap(turned) },
    { ...slip, queries: from(ONE_SLIP_FROM), fuzzy: 1 },
    { ...slip, queries: from(TWO_SLIPS_FROM), fuzzy: 2 },
  ];
  return ways.find((way) => index.search(way).length > 0) ?? null;
}

/** Splits what was typed into what must be found and what only helps to order. */
function split(query: string): { needed: string[]; around: string[] } {
  const typed = [...new Set(wordsOf(query))];
  const telling = typed.filter((word) => !SMALL.has(word));
  if (telling.length === 0) return { needed: typed, around: [] };
  return { needed: telling, around: typed.filter((word) => SMALL.has(word)) };
}

function idsFor(index: MiniSearch<Row>, query: string): number[] {
  const { needed, around } = split(query);
  const read = needed.flatMap((word) => reading(index, word) ?? []); // a word that is nowhere asks for nothing
  if (read.length === 0) return [];
  const together = index.search({ queries: read, combineWith: "AND" });
  const all: Query = { queries: read, combineWith: together.length > 0 ? "AND" : "OR" };
  const ids = (together.length > 0 ? together : index.search(all)).map(({ id }) => id as number);
  if (around.length === 0) return ids;
  const known = new Set(ids);
  const ordered = index.search({ queries: [all, ...around], combineWith: "OR" });
  return ordered.map(({ id }) => id as number).filter((id) => known.has(id));
}

/** Makes the search once; it then answers at once. */
export function makeSearch({ entries, labels }: FindIndex): Search {
  const index = new MiniSearch<Row>({
    fields: ["title", "synonyms", "labels", "text"],
    tokenize: wordsOf,
    processTerm: forms,
    searchOptions: { processTerm: (word) => word, boost: BOOST, boostDocument: (id: number) => BY_GRADE[entries[id]?.grade ?? "C"] },
  });
  index.addAll(entries.map((entry, id) => rowOf(entry, id, labels)));
  return (query) => idsFor(index, query).flatMap((id) => entries[id] ?? []);
}
