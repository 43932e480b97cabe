// The five controls under the stage. Each tells "act" with a kind and, for ±10, milliseconds.
import { html } from "lit";
import { type IconName, icon } from "./icon.ts";
import { LightElement } from "./light.ts";

const TEN_S = 10_000;

class PlayerControls extends LightElement {
  static override properties = { running: { type: Boolean } };
  declare running: boolean;

  override render(): unknown {
    return html`<div class="controls" role="group" aria-label="Controls">
      ${this.button("back", icon("back"), "Back", () => this.tell("act", { kind: "back" }))}
      ${this.button("less", "−10", "seconds", () => this.tell("act", { kind: "extend", ms: -TEN_S }))}
      ${this.toggle()}
      ${this.button("longer", "+10", "seconds", () => this.tell("act", { kind: "extend", ms: TEN_S }))}
      ${this.button("skip", icon("skip"), "Skip", () => this.tell("act", { kind: "skip" }))}
    </div>`;
  }

  private toggle(): unknown {
    const [picture, word]: [IconName, string] = this.running ? ["pause", "Pause"] : ["play", "Go on"];
    return this.button("toggle", icon(picture), word, () => this.tell("toggle"));
  }

  private button(name: string, face: unknown, word: string, press: () => void): unknown {
    return html`<button type="button" class="control" data-control=${name} @click=${press}>
      <span class="face">${face}</span> <span class="word">${word}</span>
    </button>`;
  }
}

customElements.define("player-controls", PlayerControls);
