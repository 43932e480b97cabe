// Choosing movements for a routine of one's own: the finder's list, what plays only. Tells "picked" (the item's slug).
import { html, nothing } from "lit";
import type { PhoneCatalog, PhoneItem } from "../domain/generated/catalog.ts";
import { type Screening, verdict } from "../domain/screening.ts";
import { workWords } from "../domain/own-words.ts";
import { firstStep } from "../domain/own-edit.ts";
import { readFinder } from "../state/finder.ts";
import { icon } from "./icon.ts";
import { LightElement } from "./light.ts";
import { Reading } from "./reading.ts";
import { still } from "./still.ts";

class OwnPicker extends LightElement {
  static override properties = { catalog: { attribute: false }, answers: { attribute: false }, index: {}, full: { type: Boolean }, query: { state: true }, said: { state: true } };
  declare catalog: PhoneCatalog;
  declare answers: Screening | null;
  /** Where the finder's file is. */
  declare index: string;
  /** The routine takes no more steps. */
  declare full: boolean;
  declare query: string;
  declare said: string;
  private readonly finder = new Reading(this, () => readFinder(this.index));

  constructor() {
    super();
    this.query = "";
    this.said = "";
  }

  show(): void {
    this.query = "";
    this.said = "";
    this.querySelector("dialog")?.showModal();
  }

  override render(): unknown {
    return html`<dialog class="own-picker" aria-labelledby="picker-title">
      <header>
        <h2 id="picker-title">Add movements</h2>
        <button type="button" class="button" @click=${() => this.querySelector("dialog")?.close()}>${icon("check")}Done</button>
      </header>
      <form @submit=${(event: Event) => event.preventDefault()}>
        <label class="visually-hidden" for="picker-words">Find a movement</label>
        <div class="find-field">
          ${icon("search")}
          <input id="picker-words" type="search" autocomplete="off" maxlength="80" placeholder="hip flexor, standing, breathe" .value=${this.query} @input=${this.typed} />
        </div>
      </form>
      <p role="status" class="small">${this.full ? "A routine holds 40 movements, and this one is full." : this.said}</p>
      ${this.list()}
    </dialog>`;
  }

  /** Without the finder's file the list is there all the same, in the content's order. */
  private found(): PhoneItem[] {
    const finder = this.finder.value;
    const order = this.query.trim() && finder ? finder.search(this.query) : (finder?.cards ?? Object.values(this.catalog.items));
    return order.flatMap(({ slug }) => {
      const item = this.catalog.items[slug];
      return item?.solo && item.grade !== "X" ? [item] : [];
    });
  }

  private list(): unknown {
    const found = this.found();
    if (found.length === 0) return html`<p class="notice">No movement is found by these words. Try fewer, or another name.</p>`;
    return html`<ul class="own-choices" role="list">
      ${found.map((item) => this.choice(item))}
    </ul>`;
  }

  private choice(item: PhoneItem): unknown {
    const { conditions, cleared } = this.answers ?? { conditions: [], cleared: [] };
    const found = verdict(item, conditions, cleared);
    const step = firstStep(item);
    const hints = found.allowed ? found.adapt.join(" ") : "";
    return html`<li>
      ${still(item.slug)}
      <div>
        <b>${item.title}</b>
        <span class="small quiet">${step ? workWords(step) : nothing}</span>
        ${hints ? html`<span class="small">${hints}</span>` : nothing}
        ${found.allowed ? nothing : html`<span class="for-you not"><b>Not for you just now.</b> ${found.why}</span>`}
      </div>
      ${found.allowed
        ? html`<button type="button" class="button" ?disabled=${this.full} @click=${() => this.pick(item)}>${icon("plus")}Add<span class="visually-hidden"> ${item.title}</span></button>`
        : nothing}
    </li>`;
  }

  private pick(item: PhoneItem): void {
    this.said = `${item.title} added.`;
    this.tell("picked", item.slug);
  }

  private readonly typed = (event: Event): void => {
    this.query = (event.target as HTMLInputElement).value;
  };
}

export type { OwnPicker };
customElements.define("own-picker", OwnPicker);
