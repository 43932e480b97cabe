// In a list, a figure moves while a mouse rests on its card; a tap opens the page, where it plays. One at a time.
import { looping } from "../domain/figure.ts";
import { loadFigure } from "../storage/figures.ts";
import { FigurePlay } from "./figure-play.ts";
import { buildPicture } from "./figure-tree.ts";

const CARD = "article.card.move";

let shown: { card: Element; picture: SVGElement | null } | null = null;

function leave(): void {
  shown?.picture?.remove();
  shown = null;
}

/** The still's name is the movement's: `/static/figures/<hash>/<slug>.svg`. */
function slugOf(still: HTMLImageElement): string {
  return new URL(still.src).pathname.split("/").at(-1)?.replace(/\.svg$/, "") ?? "";
}

async function enter(card: Element, still: HTMLImageElement): Promise<void> {
  leave();
  const mine = { card, picture: null as SVGElement | null };
  shown = mine;
  const data = await loadFigure(slugOf(still));
  if (!data || shown !== mine) return;
  const picture = buildPicture(data.picture) as SVGSVGElement;
  picture.setAttribute("aria-hidden", "true");
  picture.classList.add("over");
  still.after(picture);
  mine.picture = picture;
  new FigurePlay(picture, data.motion).follow(looping(data.motion));
}

/** From now on, on this page, where there is a mouse and nobody asked for less motion. */
export function playOnHover(): void {
  if (!matchMedia("(hover: hover) and (prefers-reduced-motion: no-preference)").matches) return;
  document.addEventListener("pointerover", (event) => {
    const card = (event.target as Element).closest(CARD);
    if (card === shown?.card) return;
    const still = card?.querySelector<HTMLImageElement>("img.still");
    if (card && still) void enter(card, still);
    else leave();
  });
}
