// The steps of a routine of one's own: moved by dragging, by arrow keys and by buttons, removed with a way back.
// What happened to a step is said to screen readers.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { PhoneCatalog } from "../domain/generated/catalog.ts";
import type { OwnStep } from "../domain/generated/wire.ts";
import { type Screening, verdict } from "../domain/screening.ts";
import type { DraftView, Entry, OwnDraft } from "../state/own-draft.ts";
import { icon } from "./icon.ts";
import { LightElement } from "./light.ts";
import { CardDrag } from "./own-drag.ts";
import { Watch } from "./watch.ts";
import "./own-step.ts";

class OwnSteps extends LightElement {
  static override properties = { draft: { attribute: false }, catalog: { attribute: false }, answers: { attribute: false }, said: { state: true } };
  declare draft: OwnDraft;
  declare catalog: PhoneCatalog;
  declare answers: Screening | null;
  declare said: string;
  private readonly watch = new Watch<DraftView>(this);

  constructor() {
    super();
    this.said = "";
  }

  override render(): unknown {
    const { entries, removed } = this.watch.follow(this.draft.view);
    return html`<p class="visually-hidden" role="status">${this.said}</p>
      <ol class="own-steps" role="list">
        ${repeat(
          entries,
          ({ key }) => key,
          (entry, index) => this.card(entry, index, entries.length),
        )}
      </ol>
      ${removed
        ? html`<div class="notice row own-undo">
            <p>${this.titleOf(removed.entry)} removed.</p>
            <button type="button" class="button" @click=${() => void this.bringBack(removed.entry)}>${icon("undo")}Undo</button>
          </div>`
        : nothing}`;
  }

  override firstUpdated(): void {
    const list = this.querySelector<HTMLElement>(".own-steps");
    if (list) new CardDrag(list, { move: (key, to) => this.put(key, to), dropped: (key) => this.tellPlace(key) });
  }

  private card(entry: Entry, index: number, count: number): unknown {
    const { key, step } = entry;
    return html`<li
      data-key=${key}
      @edit=${({ detail }: CustomEvent<OwnStep>) => this.draft.replace(key, detail)}
      @shift=${({ detail }: CustomEvent<number>) => void this.shift(key, index + detail)}
      @drop=${() => this.drop(entry)}
    >
      <own-step class="card" name="step-${key}" .step=${step} .item=${this.catalog.items[step.item]} .number=${index + 1} .count=${count} why=${this.why(step.item)}></own-step>
    </li>`;
  }

  private why(slug: string): string {
    const item = this.catalog.items[slug];
    if (!item) return "This version of the app does not have it.";
    const found = verdict(item, this.answers?.conditions ?? [], this.answers?.cleared ?? []);
    return found.allowed ? "" : found.why;
  }

  private titleOf({ step }: Entry): string {
    return this.catalog.items[step.item]?.title ?? step.item;
  }

  /** Resolves when the page shows it. */
  private async put(key: number, to: number): Promise<boolean> {
    const changed = this.draft.move(key, to);
    await this.updateComplete;
    return changed;
  }

  /** By keys or buttons: the focus goes along with the step. */
  private async shift(key: number, to: number): Promise<void> {
    const focused = document.activeElement as HTMLElement | null;
    if (!(await this.put(key, to))) return;
    this.tellPlace(key);
    focused?.focus();
    focused?.scrollIntoView({ block: "nearest" });
  }

  private tellPlace(key: number): void {
    const { entries } = this.draft.view.value;
    const index = entries.findIndex((each) => each.key === key);
    const entry = entries[index];
    if (entry) this.said = `${this.titleOf(entry)} is now ${index + 1} of ${entries.length}.`;
  }

  private drop(entry: Entry): void {
    this.draft.remove(entry.key);
    this.said = `${this.titleOf(entry)} removed.`;
    void this.focusOn(".own-undo button");
  }

  private async bringBack(entry: Entry): Promise<void> {
    this.draft.bringBack();
    this.said = `${this.titleOf(entry)} is back.`;
    await this.focusOn(`[data-key="${entry.key}"] .grip`);
  }
}

customElements.define("own-steps", OwnSteps);
