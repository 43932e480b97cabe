// A copy of everything, as a file that the person keeps: made on the phone, with or without a network.
import { html, nothing } from "lit";
import { download } from "../platform/download.ts";
import { makeCopy } from "../state/records-file.ts";
import { today } from "../state/week.ts";
import { icon } from "./icon.ts";
import { LightElement } from "./light.ts";

class RecordsOut extends LightElement {
  static override properties = { answers: { state: true }, said: { state: true } };
  declare answers: boolean;
  declare said: string;

  constructor() {
    super();
    this.answers = false;
    this.said = "";
  }

  override render(): unknown {
    return html`<div class="card">
      <h3>Take a copy</h3>
      <p>One file with your sessions, check-ins, routines and settings. This app can take it in again, here or on another device.</p>
      <label><input type="checkbox" .checked=${this.answers} @change=${this.ticked} /><span>Put my safety answers into it too</span></label>
      <p class="buttons"><button type="button" class="button" @click=${() => void this.copied()}>${icon("download")}Save a copy</button></p>
      ${this.said ? html`<p class="hint" role="status">${this.said}</p>` : nothing}
    </div>`;
  }

  private ticked(event: Event): void {
    this.answers = (event.target as HTMLInputElement).checked;
  }

  private async copied(): Promise<void> {
    try {
      download(`psoas-reset-${today()}.json`, "application/json", await makeCopy(this.answers));
      this.said = "The copy was handed to your browser, which keeps it with its downloads. Whoever has the file can read it.";
    } catch {
      this.said = "This phone could not read its records. Close the app's other tabs and try again.";
    }
  }
}

customElements.define("records-out", RecordsOut);
