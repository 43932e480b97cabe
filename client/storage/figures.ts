// The data of figures, from the files that the phone keeps. What was read once stays at hand.
const read = new Map<string, Promise<unknown>>();

/** Where the still of a figure is. */
export function stillAddress(slug: string): string {
  const { figures, person } = document.documentElement.dataset;
  return `${figures ?? ""}${slug}.svg${person === "2" ? "#b" : ""}`;
}

async function fetchFigure(slug: string): Promise<unknown> {
  const answer = await fetch(`${document.documentElement.dataset["figures"] ?? ""}${slug}.json`);
  if (!answer.ok) throw new Error(`No figure of ${slug}: ${answer.status}`);
  return answer.json();
}

/** The data of one figure. Rejects when there is none, or no way to it; then it is asked for anew next time. */
export function loadFigure(slug: string): Promise<unknown> {
  const known = read.get(slug) ?? fetchFigure(slug);
  read.set(slug, known);
  known.catch(() => read.delete(slug));
  return known;
}
