// The person's own routines on /routines, and the way to make one.
import { html, nothing } from "lit";
import { totalSeconds } from "../domain/own-routine.ts";
import { sizeWords } from "../domain/own-words.ts";
import { type OwnCard, readOwnCards } from "../state/own-routines.ts";
import { inShort } from "./changed-for-you.ts";
import { icon } from "./icon.ts";
import { Reading } from "./reading.ts";
import { ServedElement } from "./served.ts";

class OwnRoutines extends ServedElement {
  private readonly cards = new Reading(this, readOwnCards);

  protected override get ready(): boolean {
    return this.cards.value !== null;
  }

  override render(): unknown {
    const cards = this.cards.value ?? [];
    const make = html`<p class="buttons"><a class="button" href="/routines/new">${icon("plus")}Make your own</a></p>`;
    if (cards.length === 0) return make;
    return html`<section aria-labelledby="yours">
      <h2 id="yours">Yours</h2>
      <div class="cards">${cards.map((card) => this.card(card))}</div>
      ${make}
    </section>
    <h2>Ready ones</h2>`;
  }

  private card({ id, routine, offer }: OwnCard): unknown {
    const { title, steps } = routine;
    const line = offer?.offered ? inShort(offer, false) : "";
    return html`<article class="card move own-card">
      <div>
        <h3><a href="/routines/mine/${id}">${title}</a></h3>
        <p class="dose">${steps.length === 0 ? "No movements yet" : sizeWords(steps.length, totalSeconds(steps))}</p>
        ${line ? html`<p class="for-you"><b>For you:</b> ${line}</p>` : nothing}
        ${offer && !offer.offered ? html`<p class="for-you not"><b>Not for you just now.</b></p>` : nothing}
      </div>
      ${steps.length > 0 && (!offer || offer.offered) ? html`<a class="button" href="/play/mine/${id}" aria-label="Start ${title}">${icon("play")}Start</a>` : nothing}
    </article>`;
  }
}

customElements.define("own-routines", OwnRoutines);
