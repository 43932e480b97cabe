// What the safety answers changed, in words: before the start, on a routine's page, on a movement's and on cards.
import { html, nothing } from "lit";
import type { Offered, Refused } from "../domain/offer.ts";

type Changes = Pick<Offered, "leftOut" | "swapped" | "adapted">;

/** A movement's own page does not name the movement again. */
export function changedForYou({ leftOut, swapped, adapted }: Changes, alone = false): unknown {
  if (leftOut.length + swapped.length + adapted.length === 0) return nothing;
  return html`<section class="notice part">
    <h2>${alone ? "Mind this" : "Changed for you"}</h2>
    <ul class="marks">
      ${swapped.map(({ item, by, why }) => html`<li><b>${by}</b> instead of ${item}. ${why}</li>`)}
      ${leftOut.map(({ item, why }) => html`<li><b>${item}</b> is left out. ${why}</li>`)}
      ${adapted.map(({ item, how }) => html`<li>${alone ? nothing : html`<b>${item}</b>: `}${how}</li>`)}
    </ul>
    <p class="small"><a href="/screening">Something changed? Answer the questions again</a></p>
  </section>`;
}

/** Above a routine's steps, which say each what changed and why. */
export function changesBelow(changes: Changes): unknown {
  const words = inShort(changes, false);
  if (!words) return nothing;
  return html`<section class="notice part">
    <h2>Changed for you</h2>
    <p>${words}. The <a href="#steps">steps</a> say what and why.</p>
    <p class="small"><a href="/screening">Something changed? Answer the questions again</a></p>
  </section>`;
}

export function notForYou({ why, open }: Refused): unknown {
  return html`<section class="notice warn">
    <h2>Not for you just now</h2>
    <p>${why}</p>
    ${open.length > 0 ? html`<ul class="pills" role="list">${open.map(({ href, text }) => html`<li><a href=${href}>${text}</a></li>`)}</ul>` : nothing}
  </section>`;
}

function count(amount: number, word: string): string[] {
  return amount > 0 ? [`${amount} ${word}`] : [];
}

/** One line for a card; empty if nothing changes. */
export function inShort(changes: Changes, alone: boolean): string {
  const { leftOut, swapped, adapted } = changes;
  if (alone) return adapted.map(({ how }) => how).join(" ");
  return [...count(swapped.length, "swapped"), ...count(leftOut.length, "left out"), ...count(adapted.length, "adapted")].join(", ");
}
