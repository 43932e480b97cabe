// Which person the figures show. The choice is one of the person's records; a copy stands where it can be read at once, so
// that a page is drawn right from the start.
import type { DrawnPerson } from "../domain/channels.ts";

const KEY = "psoas-figure";
const SECOND = "2";

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) === SECOND;
  } catch {
    return false; // switched off by the person, or not there
  }
}

/** Stills hold both people; the second is at an address within. */
function turnStills(second: boolean): void {
  for (const image of document.querySelectorAll<HTMLImageElement>("img.still")) {
    const [file = ""] = image.src.split("#");
    if (image.dataset["person"] === undefined) image.src = second ? `${file}#b` : file;
  }
}

function show(second: boolean): void {
  if (second) document.documentElement.dataset["person"] = SECOND;
  else delete document.documentElement.dataset["person"];
  turnStills(second);
}

/** Draws the page with the person that was chosen on this device. */
export function showDrawnPerson(): void {
  if (remembered()) show(true);
}

/** From now on, here and on the pages to come. */
export function chooseDrawnPerson(person: DrawnPerson): void {
  const second = person === "second";
  try {
    if (second) localStorage.setItem(KEY, SECOND);
    else localStorage.removeItem(KEY);
  } catch {
    // this page follows; the next will ask the records
  }
  show(second);
}
