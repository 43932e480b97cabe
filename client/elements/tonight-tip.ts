// Tonight's sleep tip. With the attribute `brief` only its name, for the page that holds the whole tip.
import { html, nothing } from "lit";
import type { PhoneTip } from "../domain/generated/catalog.ts";
import { readTonight } from "../state/tonight.ts";
import { Reading } from "./reading.ts";
import { ServedElement } from "./served.ts";

class TonightTip extends ServedElement {
  static override properties = { brief: { type: Boolean } };
  declare brief: boolean;
  private readonly tip = new Reading<PhoneTip>(this, readTonight);

  protected override get ready(): boolean {
    return this.tip.value !== null;
  }

  override render(): unknown {
    const tip = this.tip.value;
    if (!tip) return nothing;
    return html`<h3><a href="/sleep#${tip.slug}">${tip.title}</a></h3>
      ${this.brief ? nothing : html`<p>${tip.how}</p>`}`;
  }
}

customElements.define("tonight-tip", TonightTip);
