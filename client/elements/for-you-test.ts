// On a self-test: why it is not for this person, whose card then does not say how it is done; or what to mind in it.
import { html, nothing } from "lit";
import type { SelfTestOffer } from "../domain/self-test.ts";
import { readSelfTest } from "../state/for-you.ts";
import { LightElement } from "./light.ts";
import { Reading } from "./reading.ts";

class ForYouTest extends LightElement {
  static override properties = { slug: {} };
  declare slug: string;
  private readonly found = new Reading<SelfTestOffer | null>(this, () => readSelfTest(this.slug));

  override render(): unknown {
    const found = this.found.value;
    if (!found) return nothing;
    if (!found.open) return this.closed(found.why, found.stop);
    return found.mind.length > 0 ? html`<p class="for-you"><b>For you:</b> ${found.mind.join(" ")}</p>` : nothing;
  }

  override updated(): void {
    const found = this.found.value;
    const closed = found !== null && !found.open;
    for (const part of this.parentElement?.querySelectorAll<HTMLElement>("[data-how]") ?? []) part.hidden = closed;
  }

  private closed(why: string, stop: boolean): unknown {
    return html`<p class="for-you not">
      <b>Not for you just now.</b> ${why}
      ${stop ? html`<a href="/safety">What to do now</a>` : html`<a href="/screening">Something changed? Answer again</a>`}
    </p>`;
  }
}

customElements.define("for-you-test", ForYouTest);
