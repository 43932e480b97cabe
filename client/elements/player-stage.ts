// The screen while a routine runs. All of it is the pause button. It shows the face that it is given and tells what is
// tapped: "toggle", "act", "more", "close-sheet", "wake".
import { html, nothing } from "lit";
import type { PlayerView } from "../state/player.ts";
import type { FigureView } from "./figure-view.ts";
import "./figure-view.ts";
import { icon } from "./icon.ts";
import { LightElement } from "./light.ts";
import "./player-controls.ts";
import type { SheetPage } from "./player-sheet.ts";
import "./player-sheet.ts";
import "./timer-ring.ts";

const NO_SOUND = new Set(["blocked", "missing"]);

class PlayerStage extends LightElement {
  static override properties = { view: { attribute: false }, sheet: { attribute: false }, easier: { attribute: false } };
  declare view: PlayerView;
  declare sheet: SheetPage | null;
  declare easier: string | null;

  override render(): unknown {
    const { face } = this.view;
    const running = face.phase === "running";
    return html`<section class="stage" data-kind=${face.kind} data-phase=${face.phase} aria-label="Player" @click=${this.tapped}>
      ${this.top()}
      <div class="now">
        <p class="kind">${running ? face.label : "Paused"}</p>
        <h1 class="move">${face.title}</h1>
        ${this.side()}
      </div>
      <figure-view></figure-view>
      <timer-ring .digits=${face.digits} .gone=${face.gone} .half=${face.hasHalf} .breath=${face.breath}></timer-ring>
      <div class="below">
        ${this.troubles()}
        <p class="tip">${this.tip()}</p>
        <p class="next">${face.next}</p>
      </div>
      <player-controls .running=${running}></player-controls>
      <div class="flash" aria-hidden="true"></div>
      <player-sheet .view=${this.view} .page=${this.sheet} .easier=${this.easier}></player-sheet>
    </section>`;
  }

  override updated(): void {
    const { kind, phase, item, side, intoMs, repMs } = this.view.face;
    this.querySelector<FigureView>("figure-view")?.show(item, side === "left", { kind, running: phase === "running", intoMs, repMs });
  }

  override firstUpdated(): void {
    void this.focusOn("[data-control=toggle]");
  }

  /** For the seconds in which a skip can be undone, that stands where it covers nothing. */
  private top(): unknown {
    const { face, canUndo } = this.view;
    const place = [face.steps > 1 ? `${face.step} of ${face.steps}` : "", face.set].filter(Boolean).join(" · ");
    const where = html`<p>${place}</p>
      <p><span class="visually-hidden">Left in all:</span> ${face.totalLeft} left</p>`;
    return html`<header class="bar">
      ${canUndo ? this.undo() : where}
      <button type="button" class="control" data-control="more" aria-label="More" @click=${() => this.tell("more")}>${icon("more")}</button>
    </header>`;
  }

  private side(): unknown {
    const { side, sideWord } = this.view.face;
    if (side !== "left" && side !== "right") return nothing;
    const arrow = icon(side);
    return html`<p class="side" data-side=${side}>${side === "left" ? arrow : nothing}<span>${sideWord}</span>${side === "right" ? arrow : nothing}</p>`;
  }

  private tip(): string {
    const { face } = this.view;
    if (face.unheard) return "It stopped here, because you could not hear or see what came next. Tap to go on.";
    if (face.phase === "paused") return "Tap anywhere to go on.";
    return face.kind === "rest" ? "" : face.cue;
  }

  private undo(): unknown {
    return html`<button type="button" class="button undo" @click=${() => this.tell("act", { kind: "undo" })}>${icon("undo")}Undo skip</button>`;
  }

  /** In one line each; the sheet tells what to do. */
  private troubles(): unknown {
    const { sound, awake, notKept } = this.view;
    if (NO_SOUND.has(sound)) {
      return html`<button type="button" class="trouble urgent" @click=${() => this.tell("wake")}>No sound: tap to try again</button>`;
    }
    const line = (words: string): unknown => html`<p class="trouble">${words}</p>`;
    if (notKept) return line("Your place cannot be kept: see More");
    return awake === "refused" || awake === "missing" ? line("Screen may go dark: see More") : nothing;
  }

  /** Everything that is no control of its own pauses and goes on. */
  private tapped(event: Event): void {
    const target = event.target as Element;
    if (!target.closest("button, a, dialog, player-controls")) this.tell("toggle");
  }
}

customElements.define("player-stage", PlayerStage);
