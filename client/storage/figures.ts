// The data of figures, from the files that the phone keeps. What was read once stays at hand.
import type { FigureData } from "../domain/figure.ts";

const read = new Map<string, Promise<FigureData>>();

/** Where the still of a figure is. */
export function stillAddress(slug: string): string {
  const { figures, person } = document.documentElement.dataset;
  return `${figures ?? ""}${slug}.svg${person === "2" ? "#b" : ""}`;
}

async function fetchFigure(slug: string): Promise<FigureData> {
  const answer = await fetch(`${document.documentElement.dataset["figures"] ?? ""}${slug}.json`);
  if (!answer.ok) throw new Error(`No figure of ${slug}: ${answer.status}`);
  return (await answer.json()) as FigureData;
}

/** The data of one figure; null when there is none, or no way to it: then it is asked for anew next time. */
export async function loadFigure(slug: string): Promise<FigureData | null> {
  const known = read.get(slug) ?? fetchFigure(slug);
  read.set(slug, known);
  try {
    return await known;
  } catch {
    read.delete(slug);
    return null;
  }
}
