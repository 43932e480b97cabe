// The filters of the movements: what a choice lets through, how many it would find, and how it stands in an address. Pure.
import type { FindEntry, FindIndex } from "./generated/finder.ts";

export const FACETS = ["suits", "article", "position", "tag", "minutes", "grade", "equipment"] as const;
export type Facet = (typeof FACETS)[number];
/** The chosen values of each filter. Values of one filter widen it, filters narrow each other; none chosen lets all through. */
export type Chosen = Readonly<Record<Facet, readonly string[]>>;
export interface Choice {
  value: string;
  label: string;
}
/** What may be chosen, in the order in which it is shown. */
export type Choices = Readonly<Record<Facet, readonly Choice[]>>;
export interface Asked {
  query: string;
  chosen: Chosen;
}

export const NOTHING_CHOSEN: Chosen = { suits: [], article: [], position: [], tag: [], minutes: [], grade: [], equipment: [] };
export const NOTHING_NEEDED = "none";
const YES = "yes";
const MINUTES = [1, 2, 3, 5];
export const LONGEST_QUERY = 80;

/** Slugs that this person's safety answers allow; null until the questions were answered, and then it filters nothing. */
export type Suits = ReadonlySet<string> | null;

function has(entry: FindEntry, facet: Facet, value: string, suits: Suits): boolean {
  if (facet === "suits") return suits === null || suits.has(entry.slug);
  if (facet === "article") return entry.article;
  if (facet === "position") return entry.positions.includes(value);
  if (facet === "tag") return entry.tags.some((tag) => tag === value);
  if (facet === "minutes") return entry.minutes !== null && entry.minutes <= Number(value);
  if (facet === "grade") return entry.grade === value;
  if (value === NOTHING_NEEDED) return entry.kind === "movement" && entry.equipment.length === 0;
  return entry.equipment.includes(value);
}

function lets(entry: FindEntry, chosen: Chosen, facet: Facet, suits: Suits): boolean {
  return chosen[facet].length === 0 || chosen[facet].some((value) => has(entry, facet, value, suits));
}

/** Whether an entry passes all filters. */
export function passes(entry: FindEntry, chosen: Chosen, suits: Suits): boolean {
  return FACETS.every((facet) => lets(entry, chosen, facet, suits));
}

/** How many of the entries each value of a filter lets through, as the other filters stand. */
export function counts(entries: readonly FindEntry[], facet: Facet, choices: Choices, chosen: Chosen, suits: Suits): number[] {
  const others = { ...chosen, [facet]: [] };
  const left = entries.filter((entry) => passes(entry, others, suits));
  return choices[facet].map(({ value }) => left.filter((entry) => has(entry, facet, value, suits)).length);
}

function labelled(labels: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

/** What can be chosen with this content: a word that no card uses is not offered. */
export function choicesOf(index: FindIndex): Choices {
  const { position, tag, equipment, grade } = index.labels;
  const all: Choices = {
    suits: [{ value: YES, label: "Suits me" }],
    article: [{ value: YES, label: "In the article" }],
    position: labelled(position),
    tag: labelled(tag),
    minutes: MINUTES.map((minutes) => ({ value: String(minutes), label: `Up to ${minutes} min` })),
    grade: labelled(grade).map(({ value, label }) => ({ value, label: `${value}: ${label}` })),
    equipment: [{ value: NOTHING_NEEDED, label: "Nothing" }, ...labelled(equipment)],
  };
  const cards = index.entries.filter(({ kind }) => kind !== "tip");
  const used = (facet: Facet): Choice[] => all[facet].filter(({ value }) => cards.some((card) => has(card, facet, value, null)));
  return Object.fromEntries(FACETS.map((facet) => [facet, used(facet)])) as unknown as Choices;
}

/** The choice with one value put in or taken out. The longest time wins over shorter ones, so only one is kept. */
export function toggled(chosen: Chosen, facet: Facet, value: string): Chosen {
  const before = chosen[facet];
  if (before.includes(value)) return { ...chosen, [facet]: before.filter((one) => one !== value) };
  return { ...chosen, [facet]: facet === "minutes" ? [value] : [...before, value] };
}

/** How many values are chosen altogether. */
export function chosenCount(chosen: Chosen): number {
  return FACETS.reduce((sum, facet) => sum + chosen[facet].length, 0);
}

/** What an address asks for; words that nobody may choose are passed over. */
export function readAddress(search: string, choices: Choices): Asked {
  const asked = new Map<string, string[]>();
  for (const [name, value] of pairs(search)) asked.set(name, [...(asked.get(name) ?? []), value]);
  const values = (facet: Facet): string[] => {
    const known = choices[facet].map(({ value }) => value).filter((value) => asked.get(facet)?.includes(value));
    return facet === "minutes" ? known.slice(-1) : known;
  };
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, values(facet)])) as unknown as Chosen;
  return { query: (asked.get("q")?.[0] ?? "").slice(0, LONGEST_QUERY), chosen };
}

/** The address's part that asks for this, with its question mark; empty when nothing is asked. */
export function writeAddress({ query, chosen }: Asked): string {
  const parts = FACETS.flatMap((facet) => chosen[facet].map((value) => `${facet}=${encodeURIComponent(value)}`));
  const words = query.trim();
  if (words) parts.unshift(`q=${encodeURIComponent(words).replaceAll("%20", "+")}`);
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return ""; // a broken escape, typed by hand
  }
}

function pairs(search: string): [string, string][] {
  return search
    .replace(/^\?/, "")
    .split("&")
    .filter(Boolean)
    .map((part) => {
      const [name = "", ...value] = part.split("=");
      return [decoded(name), decoded(value.join("="))];
    });
}
