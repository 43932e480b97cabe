// What is needed seldom in a routine: redo, this hurts, end. The routine waits while it is open.
import { html } from "lit";
import { troublesOf } from "../domain/troubles.ts";
import type { PlayerView } from "../state/player.ts";
import { type IconName, icon } from "./icon.ts";
import { LightElement } from "./light.ts";
import "./sound-settings.ts";

class PlayerSheet extends LightElement {
  static override properties = { view: { attribute: false }, open: { type: Boolean }, sided: { type: Boolean }, sound: { state: true } };
  declare view: PlayerView;
  declare open: boolean;
  declare sided: boolean;
  /** The choices of sound and voice are shown. */
  declare sound: boolean;

  constructor() {
    super();
    this.sound = false;
  }

  override render(): unknown {
    return html`<dialog class="sheet" aria-label=${this.sound ? "Sound and voice" : "More"} @cancel=${this.cancel} @click=${this.outside}>
      ${this.sound ? this.settings() : this.choices()}
    </dialog>`;
  }

  private settings(): unknown {
    return html`<div class="choices">
      <h1>Sound and voice</h1>
      <sound-settings></sound-settings>
      ${this.choice("back", "Back to the routine", "back", () => this.tell("close-sheet"))}
    </div>`;
  }

  private choices(): unknown {
    return html`<div class="choices">
        ${troublesOf(this.view).map(({ what, todo }) => html`<p class="trouble-more"><b>${what}.</b> ${todo}</p>`)}
        ${this.choice("redo", this.sided ? "Redo this side" : "Do this again", "redo", () => this.act("redo"))}
        ${this.choice("hurt", "This hurts: stop it and go on with the next", "hurt", () => this.act("hurt"))}
        ${this.choice("end", "End the routine and keep what was done", "end", () => this.act("finish"))}
        ${this.choice("sound", "Sound and voice", "sound", () => (this.sound = true))}
        ${this.choice("play", "Go on", "keep", () => this.tell("close-sheet"))}
      </div>`;
  }

  override willUpdate(): void {
    if (!this.open) this.sound = false;
  }

  override updated(): void {
    const dialog = this.querySelector("dialog");
    if (this.open && !dialog?.open) dialog?.showModal();
    else if (!this.open && dialog?.open) dialog.close();
  }

  private choice(picture: IconName, words: string, name: string, press: () => void): unknown {
    return html`<button type="button" class="choice" data-choice=${name} @click=${press}>${icon(picture)}<span>${words}</span></button>`;
  }

  private act(kind: string): void {
    this.tell("act", { kind });
    this.tell("close-sheet");
  }

  private cancel(event: Event): void {
    event.preventDefault();
    this.tell("close-sheet");
  }

  private outside(event: MouseEvent): void {
    if (event.target === event.currentTarget) this.tell("close-sheet");
  }
}

customElements.define("player-sheet", PlayerSheet);
