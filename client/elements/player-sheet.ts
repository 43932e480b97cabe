// What is needed seldom in a routine: redo, this hurts, end. The routine waits while it is open.
import { html } from "lit";
import { type IconName, icon } from "./icon.ts";
import { LightElement } from "./light.ts";

class PlayerSheet extends LightElement {
  static override properties = { open: { type: Boolean }, sided: { type: Boolean } };
  declare open: boolean;
  declare sided: boolean;

  override render(): unknown {
    return html`<dialog class="sheet" aria-label="More" @cancel=${this.cancel} @click=${this.outside}>
      <div class="choices">
        ${this.choice("redo", this.sided ? "Redo this side" : "Do this again", "redo", () => this.act("redo"))}
        ${this.choice("hurt", "This hurts: stop it and go on with the next", "hurt", () => this.act("hurt"))}
        ${this.choice("end", "End the routine and keep what was done", "end", () => this.act("finish"))}
        ${this.choice("play", "Go on", "keep", () => this.tell("close-sheet"))}
      </div>
    </dialog>`;
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
