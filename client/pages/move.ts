// /moves/<slug>: the way back leads to the list as it was left, with its filters and its place.
import "../elements/move-figure.ts";
import "./base.ts";
import { stepBackTo } from "../platform/came-from.ts";

document.querySelector(".back a")?.addEventListener("click", (event) => {
  const click = event as MouseEvent;
  if (click.metaKey || click.ctrlKey || click.shiftKey) return;
  if (stepBackTo("/moves")) click.preventDefault();
});
