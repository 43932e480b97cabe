// The still of a movement beside its name, as small as in the server's lists.
import { type TemplateResult, html } from "lit";
import { stillAddress } from "../storage/figures.ts";

/** The picture of a movement, `side` pixels wide; unseen by screen readers, as its name stands beside it. */
export function still(item: string, side: 56 | 96 = 56): TemplateResult {
  const css = side === 56 ? "still small" : "still";
  return html`<img class=${css} src=${stillAddress(item)} width=${side} height=${side} alt="" loading="lazy" decoding="async" />`;
}
