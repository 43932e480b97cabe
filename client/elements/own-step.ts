// One step of a routine of one's own. Tells "edit" (the step), "shift" (where to: -1 up, 1 down) and "drop".
import { html, nothing } from "lit";
import { stepSeconds } from "../domain/adapt.ts";
import type { PhoneItem } from "../domain/generated/catalog.ts";
import type { OwnStep } from "../domain/generated/wire.ts";
import { type Outcome, type Sides, counted, sidesOf, timed, withSides } from "../domain/own-edit.ts";
import { LONGEST_WORDS, plainLine, playedStep } from "../domain/own-routine.ts";
import { minutesWords, workWords } from "../domain/own-words.ts";
import { icon } from "./icon.ts";
import { LightElement } from "./light.ts";
import "./step-number.ts";

const SIDES: Record<Sides, string> = { together: "Both together", each: "Left, then right", turn: "In turn, within the time" };
const COUNTED = { holds: "Holds", reps: "Repetitions", circles: "Circles" };

class OwnStepCard extends LightElement {
  static override properties = {
    step: { attribute: false },
    item: { attribute: false },
    number: { type: Number },
    count: { type: Number },
    name: {},
    why: {},
    open: { state: true },
    fault: { state: true },
  };
  declare step: OwnStep;
  /** Undefined: this version of the app does not have it. */
  declare item: PhoneItem | undefined;
  declare number: number;
  declare count: number;
  declare name: string;
  /** Why this person's answers do not allow it; "" if they do. */
  declare why: string;
  declare open: boolean;
  declare fault: string;

  constructor() {
    super();
    this.open = false;
    this.fault = "";
  }

  private get called(): string {
    return this.item?.title ?? this.step.item;
  }

  override render(): unknown {
    const { step, number } = this;
    return html`<div class="own-head">
        <span class="number">${number}</span>
        <div>
          <h3>${this.item ? html`<a href="/moves/${step.item}">${this.called}</a>` : this.called}</h3>
          <p>${workWords(step)}</p>
          ${step.note ? html`<p class="small quiet">${step.note}</p>` : nothing}
          ${this.why ? html`<p class="for-you not"><b>Not for you just now.</b> ${this.why}</p>` : nothing}
        </div>
        <span class="time">${minutesWords(stepSeconds(playedStep(step)))}</span>
      </div>
      <div class="own-tools">
        <button type="button" class="button grip" aria-label="Move ${this.called}, ${number} of ${this.count}. Drag it, or use the arrow keys." @keydown=${this.keyed}>${icon("grip")}Move</button>
        <button type="button" class="button" aria-expanded=${this.open} @click=${this.toggled}>${icon(this.open ? "check" : "filters")}${this.open ? "Done" : "Change"}<span class="visually-hidden"> ${this.called}</span></button>
      </div>
      ${this.open ? this.fields() : nothing}`;
  }

  private fields(): unknown {
    const { step, name } = this;
    const number = (field: string, label: string): unknown =>
      html`<step-number class="field" .step=${step} field=${field} label=${label} name=${name}></step-number>`;
    const { pattern } = step;
    return html`<div class="own-fields">
      ${number("sets", "Sets")} ${step.sets > 1 ? number("rest", "Seconds of rest between sets") : nothing} ${this.sides()}
      ${this.item?.mode === "breathe" ? nothing : this.measure()}
      ${pattern
        ? html`${number("repeats", COUNTED[pattern.unit])} ${number("hold", "Seconds for each")}`
        : number("seconds", step.sides === 2 ? "Seconds on each side" : "Seconds")}
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing} ${this.note()}
      <p class="buttons">
        <button type="button" class="button up" aria-disabled=${this.number === 1} @click=${() => this.tell("shift", -1)}>${icon("up")}Up</button>
        <button type="button" class="button down" aria-disabled=${this.number === this.count} @click=${() => this.tell("shift", 1)}>${icon("down")}Down</button>
        <button type="button" class="button" @click=${() => this.tell("drop")}>${icon("bin")}Remove<span class="visually-hidden"> ${this.called}</span></button>
      </p>
    </div>`;
  }

  private sides(): unknown {
    const now = sidesOf(this.step);
    const open = (Object.keys(SIDES) as Sides[]).filter((choice) => choice !== "turn" || this.step.pattern !== null);
    return html`<label class="field"><span>Sides</span>
      <select @change=${(event: Event) => this.take(withSides(this.step, (event.target as HTMLSelectElement).value as Sides), event)}>
        ${open.map((choice) => html`<option value=${choice} .selected=${choice === now}>${SIDES[choice]}</option>`)}
      </select>
    </label>`;
  }

  private measure(): unknown {
    const now = this.step.pattern ? "count" : "time";
    const choose = (event: Event): void => {
      const count = (event.target as HTMLSelectElement).value === "count";
      this.take(count ? counted(this.step, this.item) : { step: timed(this.step) }, event);
    };
    return html`<label class="field"><span>Measured by</span>
      <select @change=${choose}>
        <option value="time" .selected=${now === "time"}>Time</option>
        <option value="count" .selected=${now === "count"}>Count</option>
      </select>
    </label>`;
  }

  private note(): unknown {
    const kept = (event: Event): void => {
      const line = plainLine((event.target as HTMLInputElement).value, LONGEST_WORDS);
      this.tell("edit", { ...this.step, note: line || null });
    };
    return html`<label class="field wide"><span>Note</span>
      <input maxlength=${LONGEST_WORDS} autocomplete="off" .value=${this.step.note ?? ""} @change=${kept} />
    </label>`;
  }

  private take(outcome: Outcome, event: Event): void {
    this.fault = "fault" in outcome ? outcome.fault : "";
    if ("step" in outcome) return this.tell("edit", outcome.step);
    for (const option of (event.target as HTMLSelectElement).options) option.selected = option.defaultSelected;
    this.requestUpdate();
  }

  /** What was typed wrongly goes with the fields when they are closed. */
  private readonly toggled = (): void => {
    this.open = !this.open;
    this.fault = "";
  };

  private readonly keyed = (event: KeyboardEvent): void => {
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    this.tell("shift", way);
  };
}

customElements.define("own-step", OwnStepCard);
