// Nothing found: says for what, and offers ways on that find something.
import { html, nothing } from "lit";
import { type Asked, type Choices, type Suits, FACETS, NOTHING_CHOSEN, chosenCount, passes, toggled } from "../domain/filters.ts";
import type { FindEntry } from "../domain/generated/finder.ts";
import { LightElement } from "./light.ts";

const IDEAS = ["hip flexor", "breathing", "desk", "tennis ball", "sleep"];
const MOST_WAYS = 4;

interface Way {
  words: string;
  asked: Asked;
  finds: number;
}

/** Tells `ask` with what to ask for instead. */
class FindEmpty extends LightElement {
  static override properties = {
    pool: { attribute: false },
    cards: { attribute: false },
    choices: { attribute: false },
    asked: { attribute: false },
    suits: { attribute: false },
  };
  /** What the words alone find; all cards without words. */
  declare pool: readonly FindEntry[];
  declare cards: readonly FindEntry[];
  declare choices: Choices;
  declare asked: Asked;
  declare suits: Suits;

  override render(): unknown {
    const words = this.asked.query.trim();
    const ways = this.ways();
    return html`<div class="card empty">
      <p>${this.says(words)}</p>
      ${this.pool.length === 0 ? this.ideas() : nothing}
      <div class="buttons">
        ${ways.map((way) => html`<button class="button" type="button" @click=${() => this.tell("ask", way.asked)}>${way.words} (${way.finds})</button>`)}
        <button class="button" type="button" @click=${() => this.tell("ask", { query: "", chosen: NOTHING_CHOSEN })}>
          Show all ${this.cards.length}
        </button>
      </div>
    </div>`;
  }

  private says(words: string): string {
    if (!words) return "Nothing here has all of that.";
    return this.pool.length > 0 ? `Nothing for “${words}” with these filters.` : `Nothing found for “${words}”.`;
  }

  /** Words without the filters, and each filter left out in turn: only what finds something. */
  private ways(): Way[] {
    const { query, chosen } = this.asked;
    const without = (words: string, asked: Asked): Way => ({
      words,
      asked,
      finds: this.pool.filter((entry) => passes(entry, asked.chosen, this.suits)).length,
    });
    const each = FACETS.flatMap((facet) => this.choices[facet].map((choice) => ({ facet, ...choice })))
      .filter(({ facet, value }) => chosen[facet].includes(value))
      .map(({ facet, value, label }) => without(`Without “${label}”`, { query, chosen: toggled(chosen, facet, value) }));
    const none = query.trim() ? [without("Without filters", { query, chosen: NOTHING_CHOSEN })] : [];
    const ways = chosenCount(chosen) > 1 ? [...none, ...each] : [...none];
    return ways.filter(({ finds }) => finds > 0).slice(0, MOST_WAYS);
  }

  private ideas(): unknown {
    return html`<p class="quiet">
        Try a shorter word, or one of these. If something new hurts, see <a href="/safety">when to get help</a>.
      </p>
      <div class="buttons">
        ${IDEAS.map((words) => html`<button class="button" type="button" @click=${() => this.tell("ask", { query: words, chosen: NOTHING_CHOSEN })}>${words}</button>`)}
      </div>`;
  }
}

customElements.define("find-empty", FindEmpty);
