// What is needed seldom in a routine: redo, an easier version, this hurts, end, sound and voice. The routine waits while it is open.
import { html, nothing } from "lit";
import { troublesOf } from "../domain/troubles.ts";
import type { PlayerView } from "../state/player.ts";
import { canFillScreen, fillScreen, fillsScreen } from "../platform/full-screen.ts";
import { type IconName, icon } from "./icon.ts";
import { LightElement } from "./light.ts";
import { playerHelp } from "./player-help.ts";
import "./sound-settings.ts";

export type SheetPage = "choices" | "sound" | "hurt" | "help";

const LABELS: Readonly<Record<SheetPage, string>> = { choices: "More", sound: "Sound and voice", hurt: "This hurts", help: "Phone, music, headset" };

class PlayerSheet extends LightElement {
  static override properties = { view: { attribute: false }, page: { attribute: false }, easier: { attribute: false } };
  declare view: PlayerView;
  /** What is open; null while the sheet is closed. */
  declare page: SheetPage | null;
  /** Title of the easier relative of the movement that runs. */
  declare easier: string | null;

  override render(): unknown {
    const pages = { choices: () => this.choices(), sound: () => this.settings(), hurt: () => this.hurt(), help: () => this.help() };
    return html`<dialog class="sheet" aria-label=${LABELS[this.page ?? "choices"]} @cancel=${this.cancel} @click=${this.outside}>
      <div class="choices">${this.page ? pages[this.page]() : nothing}</div>
    </dialog>`;
  }

  private settings(): unknown {
    return html`<h1>Sound and voice</h1>
      <sound-settings></sound-settings>
      ${this.choice("back", "Back to the routine", "back", () => this.tell("close-sheet"))}`;
  }

  private help(): unknown {
    return html`${playerHelp()} ${this.choice("back", "Back to the routine", "back", () => this.tell("close-sheet"))}`;
  }

  private wholeScreen(): unknown {
    if (!canFillScreen()) return nothing;
    const whole = !fillsScreen();
    const fill = (): void => {
      void fillScreen(whole);
      this.tell("close-sheet");
    };
    return this.choice("whole", whole ? "Use the whole screen" : "Leave the whole screen", "whole", fill);
  }

  private choices(): unknown {
    const { easier } = this;
    return html`${troublesOf(this.view).map(({ what, todo }) => html`<p class="trouble-more"><b>${what}.</b> ${todo}</p>`)}
      ${this.choice("redo", this.view.face.sideWord ? "Redo this side" : "Do this again", "redo", () => this.act("redo"))}
      ${easier ? this.choice("easier", `Easier version: ${easier}`, "easier", () => this.takeEasier()) : nothing}
      ${this.choice("hurt", "This hurts", "hurt", () => this.tell("page", "hurt"))}
      ${this.choice("end", "End the routine and keep what was done", "end", () => this.act("finish"))}
      ${this.choice("sound", "Sound and voice", "sound", () => this.tell("page", "sound"))}
      ${this.wholeScreen()}
      ${this.choice("phone", "Phone, music, headset", "help", () => this.tell("page", "help"))}
      ${this.choice("play", "Go on", "keep", () => this.tell("close-sheet"))}`;
  }

  private hurt(): unknown {
    const { easier } = this;
    return html`<h1>Stopped: ${this.view.face.title}</h1>
      <p>It is noted that it hurt. If the pain is sharp, spreads or stays, end here and ask a doctor or physiotherapist.</p>
      ${easier ? this.choice("easier", `Easier instead: ${easier}`, "easier", () => this.takeEasier()) : nothing}
      ${this.choice("skip", "Leave it out and go on", "leave", () => this.tell("close-sheet"))}
      ${this.choice("end", "End the routine and keep what was done", "end", () => this.act("finish"))}`;
  }

  override updated(): void {
    const dialog = this.querySelector("dialog");
    if (this.page && !dialog?.open) dialog?.showModal();
    else if (!this.page && dialog?.open) dialog.close();
  }

  private takeEasier(): void {
    this.tell("easier");
    this.tell("close-sheet", true);
  }

  private choice(picture: IconName, words: string, name: string, press: () => void): unknown {
    return html`<button type="button" class="choice" data-choice=${name} @click=${press}>${icon(picture)}<span>${words}</span></button>`;
  }

  private act(kind: string): void {
    this.tell("act", { kind });
    this.tell("close-sheet", true);
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
