// The filters of the movements: one group of choices each, with how many it would find.
import { html, nothing } from "lit";
import { type Choices, type Chosen, type Facet, FACETS, type Suits, chosenCount, counts, toggled } from "../domain/filters.ts";
import type { FindEntry } from "../domain/generated/finder.ts";
import { icon } from "./icon.ts";
import { LightElement } from "./light.ts";

const TITLES: readonly (readonly [Facet, string])[] = [
  ["position", "Position"],
  ["tag", "What it does"],
  ["minutes", "Time"],
  ["equipment", "You need"],
  ["grade", "Evidence"],
];

/** Tells `chose` with what is chosen then, and `see` when the person wants to see it. */
class FindFilters extends LightElement {
  static override properties = {
    entries: { attribute: false },
    choices: { attribute: false },
    chosen: { attribute: false },
    suits: { attribute: false },
    found: { attribute: false },
    open: { state: true },
  };
  declare entries: readonly FindEntry[];
  declare choices: Choices;
  declare chosen: Chosen;
  /** Undefined when the answers could not be read. */
  declare suits: Suits | undefined;
  declare found: number;
  declare open: boolean;

  constructor() {
    super();
    this.open = false;
  }

  /** The choices are counted only while they can be seen: typing must not wait for them. */
  override render(): unknown {
    const many = chosenCount(this.chosen);
    return html`<details class="find-filters" @toggle=${this.toggled}>
        <summary class="button" @click=${this.opening}>
          ${icon("filters")}<span>Filters${many > 0 ? html` <b>${many}</b><span class="visually-hidden"> chosen</span>` : nothing}</span>
        </summary>
        ${this.open ? this.panel() : nothing}
      </details>
      ${many > 0 ? this.taken() : nothing}`;
  }

  private panel(): unknown {
    return html`<div class="card">
      <fieldset>
        <legend>Only show</legend>
        <div class="find-choices">${this.mine()} ${this.boxes("article")}</div>
      </fieldset>
      ${TITLES.map(([facet, title]) => this.group(facet, title))}
      <button class="button primary wide" type="button" @click=${this.see}>Show ${this.found}</button>
    </div>`;
  }

  /** Before the browser opens it, so that it does not open empty. */
  private readonly opening = (): void => {
    this.open = !this.querySelector("details")?.open;
  };

  private readonly toggled = (event: Event): void => {
    this.open = (event.target as HTMLDetailsElement).open;
  };

  private group(facet: Facet, title: string): unknown {
    return html`<fieldset>
      <legend>${title}</legend>
      <div class="find-choices">${this.boxes(facet)}</div>
    </fieldset>`;
  }

  /** Suits me takes the safety questions; until they are answered it leads there. */
  private mine(): unknown {
    if (this.suits) return this.boxes("suits");
    if (this.suits === undefined) return html`<p class="hint">Your safety answers cannot be read at the moment.</p>`;
    return html`<p class="hint">
      To see what suits you, answer the <a href="/screening?next=/moves">safety questions</a> first.
    </p>`;
  }

  private boxes(facet: Facet): unknown {
    const numbers = counts(this.entries, facet, this.choices, this.chosen, this.suits ?? null);
    return this.choices[facet].map(({ value, label }, at) => {
      const checked = this.chosen[facet].includes(value);
      const number = numbers[at] ?? 0;
      return html`<label class="find-choice"
        ><input
          type="checkbox"
          name=${facet}
          value=${value}
          .checked=${checked}
          ?disabled=${number === 0 && !checked}
          @change=${() => this.choose(facet, value)}
        /><span>${checked ? icon("check") : nothing}${label} <small>${number}</small></span></label
      >`;
    });
  }

  /** What is chosen stays in sight when the filters are closed, each to be taken out again. */
  private taken(): unknown {
    const all = FACETS.flatMap((facet) => this.choices[facet].map((choice) => ({ facet, ...choice })));
    return html`<ul class="find-taken" role="list" aria-label="Chosen filters">
      ${all
        .filter(({ facet, value }) => this.chosen[facet].includes(value))
        .map(
          ({ facet, value, label }) => html`<li>
            <button class="button" type="button" @click=${() => this.choose(facet, value)}>
              <span class="visually-hidden">Remove </span>${label}${icon("close")}
            </button>
          </li>`,
        )}
    </ul>`;
  }

  private choose(facet: Facet, value: string): void {
    this.tell("chose", toggled(this.chosen, facet, value));
  }

  private readonly see = (): void => {
    this.querySelector("details")?.removeAttribute("open");
    this.querySelector<HTMLElement>("summary")?.focus({ preventScroll: true });
    this.tell("see");
  };
}

customElements.define("find-filters", FindFilters);
