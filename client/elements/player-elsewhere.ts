// Another tab or window has taken the routine over. Tells "resume" to have it back here.
import { html } from "lit";
import { icon } from "./icon.ts";
import { LightElement } from "./light.ts";

class PlayerElsewhere extends LightElement {
  override render(): unknown {
    return html`<header class="head">
        <h1 tabindex="-1">It goes on in your other tab</h1>
        <p class="lead">This one has stopped, so that nothing is counted twice. What you did here is kept.</p>
      </header>
      <p class="buttons part">
        <button type="button" class="button primary" @click=${() => this.tell("resume")}>${icon("play")}Go on here</button>
        <a class="button" href="/">Today</a>
      </p>`;
  }

  override firstUpdated(): void {
    void this.focusOn("h1");
  }
}

customElements.define("player-elsewhere", PlayerElsewhere);
