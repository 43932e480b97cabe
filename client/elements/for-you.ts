// Says on a page what the safety answers on this phone change about its routine or movement, and has the cards of the page
// say theirs. The page is the same for everyone; what may not be started, and with a stop sign all that moves, is hidden here.
import { html, nothing } from "lit";
import type { Refused } from "../domain/offer.ts";
import { type ForYou, readForYou } from "../state/for-you.ts";
import { changedForYou, changesBelow, notForYou } from "./changed-for-you.ts";
import type { ForYouLine } from "./for-you-line.ts";
import { icon } from "./icon.ts";
import { LightElement } from "./light.ts";
import { Reading } from "./reading.ts";
import { markStopped } from "./stopped.ts";
import "./for-you-line.ts";

class ForYouPart extends LightElement {
  static override properties = { slug: {} };
  /** None on a page that is about no single routine or movement. */
  declare slug: string | undefined;
  private readonly found = new Reading(this, () => readForYou(this.slug));
  private shown: ForYou | null = null;

  override render(): unknown {
    const { offer = null, stop = null } = this.found.value ?? {};
    if (!offer) return stop ? this.stopped(stop) : nothing;
    if (!offer.offered) return html`${notForYou(offer)}${this.ways(offer)}`;
    return offer.plan.kind === "item" ? changedForYou(offer, true) : changesBelow(offer);
  }

  override updated(): void {
    const found = this.found.value;
    if (!found || found === this.shown) return;
    this.shown = found;
    markStopped(found.stop !== null);
    if (this.slug) this.close(this.slug, found.offer !== null && !found.offer.offered);
    for (const line of document.querySelectorAll<ForYouLine>("for-you-line")) void line.read();
  }

  private close(slug: string, closed: boolean): void {
    for (const start of document.querySelectorAll<HTMLElement>(`[href="/play/${slug}"]`)) {
      if (!this.contains(start)) start.hidden = closed;
    }
  }

  private stopped(why: string): unknown {
    return html`<section class="notice warn"><h2>Not for you just now</h2><p>${why}</p></section>
      ${this.buttons(html`<a class="button primary" href="/safety">What to do now</a>`)}`;
  }

  private ways({ reason, instead }: Refused): unknown {
    if (reason === "stop") return this.buttons(html`<a class="button primary" href="/safety">What to do now</a>`);
    return this.buttons(instead ? html`<a class="button primary" href=${instead.href}>${icon("play")}${instead.text}</a>` : nothing);
  }

  private buttons(first: unknown): unknown {
    return html`<p class="buttons">${first} <a class="button" href="/screening">Something changed? Answer again</a></p>`;
  }
}

customElements.define("for-you", ForYouPart);
