// A copy comes in again: the file is looked at, what it would change is shown, and only then it is taken in.
import { html, nothing } from "lit";
import { isEmpty } from "../domain/intake.ts";
import { intakeWords, takenWords } from "../domain/intake-words.ts";
import { fullDate } from "../domain/phrases.ts";
import { type Offer, accept, lookInto } from "../state/records-file.ts";
import { LightElement } from "./light.ts";

type State =
  | { kind: "idle"; said: string }
  | { kind: "busy"; said: string }
  | { kind: "refused"; why: string }
  | { kind: "asking"; offer: Offer; answers: boolean }
  | { kind: "taken"; said: string; undo: () => Promise<void> };

const UNREADABLE = "This phone could not read the file. Choose it again.";
const FULL = "This phone could not keep it, and nothing was changed. Free some space and try again.";

class RecordsIn extends LightElement {
  static override properties = { state: { state: true } };
  declare state: State;

  constructor() {
    super();
    this.state = { kind: "idle", said: "" };
  }

  override render(): unknown {
    const { state } = this;
    return html`<div class="card">
      <h3>Take a copy in</h3>
      <label class="field">A file that this app saved <input type="file" accept=".json,application/json" @change=${this.chosen} /></label>
      ${state.kind === "asking" ? this.question(state) : nothing} ${state.kind === "refused" ? this.refused(state.why) : nothing}
      <p class="hint" role="status">${"said" in state ? state.said : ""}</p>
      ${state.kind === "taken" ? html`<p class="buttons"><button type="button" class="button" @click=${() => void this.undone(state.undo)}>Undo</button></p>` : nothing}
    </div>`;
  }

  private refused(why: string): unknown {
    return html`<div class="notice warn" role="alert"><p><b>Nothing was taken in.</b> ${why}</p></div>`;
  }

  private question({ offer, answers }: State & { kind: "asking" }): unknown {
    const idle = isEmpty(offer.intake) && !answers;
    return html`<div class="notice" role="group" aria-label="What the file holds">
      ${intakeWords(offer.intake).map((words) => html`<p>${words}</p>`)}
      ${offer.answers ? this.answers(offer.answers.answered_on, answers) : nothing}
      <p class="buttons">
        ${idle ? nothing : html`<button type="button" class="button primary" @click=${() => void this.taken(offer, answers)}>Take it in</button>`}
        <button type="button" class="button" @click=${() => this.closed("")}>${idle ? "Close" : "Leave it"}</button>
      </p>
    </div>`;
  }

  private answers(day: string, ticked: boolean): unknown {
    const change = (event: Event): void => {
      const answers = (event.target as HTMLInputElement).checked;
      if (this.state.kind === "asking") this.state = { ...this.state, answers };
    };
    return html`<label><input type="checkbox" .checked=${ticked} @change=${change} /><span>Its safety answers of ${fullDate(day)} take the place of those here</span></label>`;
  }

  private async chosen(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    this.state = { kind: "busy", said: "Reading…" };
    const found = await lookInto(file).catch(() => ({ fault: UNREADABLE }));
    input.value = ""; // the same file can be chosen again
    this.state = "fault" in found ? { kind: "refused", why: found.fault } : { kind: "asking", offer: found, answers: false };
    await this.focusOn(".notice button");
  }

  private async taken(offer: Offer, answers: boolean): Promise<void> {
    this.state = { kind: "busy", said: "Taking it in…" };
    try {
      const { intake, undo } = await accept(offer, answers);
      this.state = { kind: "taken", said: `${takenWords(intake)} It is on this phone.`, undo };
      await this.focusOn("button");
    } catch {
      this.state = { kind: "refused", why: FULL };
    }
  }

  private async undone(undo: () => Promise<void>): Promise<void> {
    const said = await undo().then(
      () => "Undone: all is as it was before.",
      () => "This phone could not undo it. Try again.",
    );
    if (said.startsWith("Undone")) this.closed(said);
    else this.state = { kind: "taken", said, undo };
  }

  private closed(said: string): void {
    this.state = { kind: "idle", said };
    void this.focusOn("input[type=file]");
  }
}

customElements.define("records-in", RecordsIn);
