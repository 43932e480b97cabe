// How tight, 0 to 10, in one tap. Tells "rate" with the number. A real group of radio buttons underneath.
import { html } from "lit";
import { LightElement } from "./light.ts";

let count = 0;

class TensionScale extends LightElement {
  static override properties = { label: {}, value: { type: Number } };
  declare label: string;
  declare value: number | null;
  private readonly name = `tension-${(count += 1)}`;

  constructor() {
    super();
    this.label = "How tight does it feel now?";
    this.value = null;
  }

  override render(): unknown {
    return html`<fieldset class="tension">
      <legend>${this.label}</legend>
      <div class="ratings">${Array.from({ length: 11 }, (_, rating) => this.choice(rating))}</div>
      <p class="ends" aria-hidden="true"><span>0 none</span><span>10 worst</span></p>
    </fieldset>`;
  }

  private choice(rating: number): unknown {
    return html`<label class="rating"
      ><input
        type="radio"
        name=${this.name}
        .value=${String(rating)}
        .checked=${this.value === rating}
        @change=${() => this.choose(rating)}
      /><span>${rating}</span></label
    >`;
  }

  private choose(rating: number): void {
    this.value = rating;
    this.tell("rate", rating);
  }
}

customElements.define("tension-scale", TensionScale);
