// A copy of everything, as a file that the person keeps: made on the phone, with or without a network.
import { html, nothing } from "lit";
import { download } from "../platform/download.ts";
import { makeCopy, makeTable } from "../state/records-file.ts";
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
      <p class="buttons">${this.button("Save a copy", () => this.copy())}</p>
      <p>For a spreadsheet, or to show somebody: a table of your sessions, a row each, with times, sides, tension and notes.</p>
      <p class="buttons">${this.button("Save a table", () => this.table())}</p>
      ${this.said ? html`<p class="hint" role="status">${this.said}</p>` : nothing}
    </div>`;
  }

  private ticked(event: Event): void {
    this.answers = (event.target as HTMLInputElement).checked;
  }

  private button(words: string, work: () => Promise<void>): unknown {
    return html`<button type="button" class="button" @click=${() => void this.handed(work())}>${icon("download")}${words}</button>`;
  }

  private async copy(): Promise<void> {
    download(`psoas-reset-${today()}.json`, "application/json", await makeCopy(this.answers));
  }

  private async table(): Promise<void> {
    download(`psoas-reset-sessions-${today()}.csv`, "text/csv;charset=utf-8", await makeTable());
  }

  private async handed(work: Promise<void>): Promise<void> {
    this.said = await work.then(
      () => "The file was handed to your browser, which keeps it with its downloads. Whoever has the file can read it.",
      () => "This phone could not read its records. Close the app's other tabs and try again.",
    );
  }
}

customElements.define("records-out", RecordsOut);
