// The emergency number of where the person is, chosen once and kept on this phone: a button that dials it, before those
// that stand in the page.
import { html, nothing } from "lit";
import { chooseNumber, chosenNumber, dialled } from "../state/emergency.ts";
import { icon } from "./icon.ts";
import { LightElement } from "./light.ts";

class EmergencyCall extends LightElement {
  static override properties = { number: { state: true } };
  declare number: string | null;

  constructor() {
    super();
    this.number = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void chosenNumber().then((number) => (this.number ??= number));
  }

  override render(): unknown {
    const { number } = this;
    return html`${number ? html`<p><a class="button warn wide" href="tel:${number}">${icon("phone")}<span>Call ${number}</span></a></p>` : nothing}
      <label class="field">
        <span>Your local emergency number, if it is not one of these</span>
        <input type="tel" inputmode="tel" autocomplete="off" maxlength="20" .value=${number ?? ""} @input=${this.typed} />
      </label>`;
  }

  private typed(event: Event): void {
    const number = dialled((event.target as HTMLInputElement).value);
    if (!number) return;
    this.number = number;
    void chooseNumber(number);
  }
}

customElements.define("emergency-call", EmergencyCall);
