// One number of a step: less, what stands there, more. What is typed wrongly stays, with the sentence that says why.
// Tells "edit" with the step as it then is.
import { html, nothing } from "lit";
import type { OwnStep } from "../domain/generated/wire.ts";
import { type Field, nudged, valueOf, withNumber } from "../domain/own-edit.ts";
import { icon } from "./icon.ts";
import { LightElement } from "./light.ts";

class StepNumber extends LightElement {
  static override properties = { step: { attribute: false }, field: {}, label: {}, name: {}, typed: { state: true }, fault: { state: true } };
  declare step: OwnStep;
  declare field: Field;
  declare label: string;
  /** Tells this field from those of the other steps. */
  declare name: string;
  /** What was typed and does not count yet, or still has the cursor in it. */
  declare typed: string | null;
  declare fault: string;

  constructor() {
    super();
    this.typed = null;
    this.fault = "";
  }

  override render(): unknown {
    const id = `${this.name}-${this.field}`;
    return html`<label for=${id}>${this.label}</label>
      <div class="stepper">
        <button type="button" class="button" aria-label="Less: ${this.label}" @click=${() => this.nudge(-1)}>${icon("minus")}</button>
        <input
          id=${id}
          inputmode=${this.field === "hold" ? "decimal" : "numeric"}
          autocomplete="off"
          maxlength="12"
          .value=${this.typed ?? String(valueOf(this.step, this.field))}
          aria-invalid=${this.fault ? "true" : "false"}
          aria-describedby=${this.fault ? `${id}-fault` : nothing}
          @input=${(event: Event) => this.take((event.target as HTMLInputElement).value)}
          @blur=${() => this.left()}
        />
        <button type="button" class="button" aria-label="More: ${this.label}" @click=${() => this.nudge(1)}>${icon("plus")}</button>
      </div>
      ${this.fault ? html`<p class="fault" id="${id}-fault" role="alert">${this.fault}</p>` : nothing}`;
  }

  private nudge(way: 1 | -1): void {
    this.take(nudged(this.step, this.field, way));
    if (!this.fault) this.typed = null;
  }

  private take(typed: string): void {
    const outcome = withNumber(this.step, this.field, typed);
    this.typed = typed;
    this.fault = "fault" in outcome ? outcome.fault : "";
    if ("step" in outcome) this.tell("edit", outcome.step);
  }

  private left(): void {
    if (!this.fault) this.typed = null;
  }
}

customElements.define("step-number", StepNumber);
