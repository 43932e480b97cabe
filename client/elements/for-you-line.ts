// On a card, one line: what the safety answers change about its routine or movement. Reads when the page's <for-you> says so.
import { html, nothing } from "lit";
import type { Offer } from "../domain/offer.ts";
import { readForYou } from "../state/for-you.ts";
import { inShort } from "./changed-for-you.ts";
import { LightElement } from "./light.ts";

export class ForYouLine extends LightElement {
  static override properties = { slug: {}, offer: { state: true } };
  declare slug: string;
  declare offer: Offer | null;

  constructor() {
    super();
    this.offer = null;
  }

  override render(): unknown {
    const { offer } = this;
    if (!offer) return nothing;
    if (!offer.offered) return html`<p class="for-you not"><b>Not for you just now.</b> ${offer.reason === "item" ? offer.why : nothing}</p>`;
    const words = inShort(offer, offer.plan.kind === "item");
    return words ? html`<p class="for-you"><b>For you:</b> ${words}</p>` : nothing;
  }

  /** A phone whose database does not open leaves the card as it is for everyone. */
  async read(): Promise<void> {
    const found = await readForYou(this.slug).catch(() => null);
    this.offer = found?.offer ?? null;
  }
}

customElements.define("for-you-line", ForYouLine);
