// Generated from webapp.catalog.finder_json by client/types.mjs. Do not edit.

export type Kind = "movement" | "guidance" | "explanation" | "tip";
/**
 * Strength of evidence for the outcome named in ``graded_for``; X is not recommended.
 */
export type Grade = "A" | "B" | "C" | "X";

/**
 * A card of ``/moves``, or a sleep tip, as search and filters see it.
 *
 * ``text`` holds the distinct words of its body, for search only; ``line`` is what a tip's card says.
 */
export interface FindEntry {
  slug: string;
  title: string;
  kind: Kind;
  grade: Grade;
  positions: string[];
  equipment: string[];
  tags: string[];
  minutes: number | null;
  article: boolean;
  synonyms: string[];
  line: string;
  text: string;
}
/**
 * All entries and the words of the filters.
 */
export interface FindIndex {
  entries: FindEntry[];
  labels: FindLabels;
}
/**
 * The choices of each filter in the order in which they are shown, with their words.
 */
export interface FindLabels {
  position: {
    [k: string]: string;
  };
  tag: {
    [k: string]: string;
  };
  equipment: {
    [k: string]: string;
  };
  grade: {
    [k: string]: string;
  };
}
