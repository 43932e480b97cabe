// Before the start: what is coming, what was changed for this person, how tight it feels, and Start.
// Tells "start", "resume", "rate", "tighter", "ease".
import { html, nothing } from "lit";
import { type Channels, DEFAULTS } from "../domain/channels.ts";
import { lackWords, ledBy } from "../domain/led.ts";
import type { Offered, Refused } from "../domain/offer.ts";
import { resumeWords } from "../domain/run.ts";
import { dose, spoken } from "../domain/words.ts";
import type { HurtLately, Practice } from "../state/practice.ts";
import type { Lacks } from "../state/visit.ts";
import { changedForYou, notForYou } from "./changed-for-you.ts";
import { switchField } from "./choice-fields.ts";
import { icon } from "./icon.ts";
import { LightElement } from "./light.ts";
import { still } from "./still.ts";
import "./tension-scale.ts";

class PlayerBefore extends LightElement {
  static override properties = { practice: { attribute: false }, channels: { attribute: false }, lacks: { attribute: false }, tension: { type: Number } };
  declare practice: Practice;
  declare channels: Channels;
  declare lacks: Lacks;
  declare tension: number | null;

  constructor() {
    super();
    this.channels = DEFAULTS;
    this.lacks = { voice: false, vibration: false };
  }

  override render(): unknown {
    const { offer } = this.practice;
    return offer.offered ? this.offered(offer) : this.refused(offer);
  }

  private refused(refused: Refused): unknown {
    const { title, reason, instead } = refused;
    return html`<header class="head"><h1>${title}</h1></header>
      ${this.broken()}
      ${notForYou(refused)}
      <p class="buttons part">
        ${instead ? html`<a class="button primary" href=${instead.href}>${icon("play")}${instead.text}</a>` : nothing}
        <a class="button" href="/screening">Something changed? Answer again</a>
        ${reason === "stop" ? nothing : html`<a class="button" href="/moves">Other movements</a>`}
        <a class="button" href="/safety">Safety</a>
      </p>`;
  }

  private offered(offer: Offered): unknown {
    const { plan } = offer;
    const moves = plan.kind === "routine" ? ` · ${plan.steps.length} ${plan.steps.length === 1 ? "movement" : "movements"}` : "";
    return html`<header class="head"><h1>${plan.title}</h1><p class="lead">${spoken(plan.totalMs)}${moves}</p></header>
      ${this.broken()} ${this.hurtLately()} ${this.begin()} ${changedForYou(offer, plan.kind === "item")}
      <section class="part">
        <h2>What is coming</h2>
        <ol class="plan" role="list">
          ${plan.steps.map(
            (step, index) => html`<li>
              <span class="number">${index + 1}</span>
              ${still(step.item)}
              <div>
                <h3><a href="/moves/${step.item}">${step.title}</a></h3>
                <p>${dose(step)}</p>
                ${step.note ? html`<p class="small quiet">${step.note}</p>` : nothing}
              </div>
            </li>`,
          )}
        </ol>
      </section>`;
  }

  private begin(): unknown {
    const { askFirst, slug, broken } = this.practice;
    const word = broken?.plan.source === slug ? "Start anew" : "Start";
    if (askFirst) {
      return html`<section class="begin">
        <p>First a few safety questions. One tap if none applies.</p>
        <a class="button primary wide" href="/screening?next=${encodeURIComponent(`/play/${slug}`)}">${icon("play")}${word}</a>
      </section>`;
    }
    return html`<section class="begin">
      <tension-scale label="How tight does it feel now? (if you like)" .value=${this.tension}></tension-scale>
      ${this.tighter()}
      <button type="button" class="button primary wide start-button" @click=${() => this.tell("start")}>${icon("play")}${word}</button>
      <p class="small quiet">
        ${ledBy(this.channels, this.lacks)} ${lackWords(this.channels, this.lacks).join(" ")} Stop if it hurts.
        <a href="/me/sound">Sound and voice</a>
      </p>
    </section>`;
  }

  /** Gentler this time: offered, never done unasked. */
  private hurtLately(): unknown {
    const { hurtLately } = this.practice;
    if (hurtLately.length === 0) return nothing;
    const line = ({ item, title, easier, on, often }: HurtLately): unknown => html`<li>
      ${easier
        ? switchField(`${easier} instead of ${title}`, on, (chosen) => this.tell("ease", { item, on: chosen }))
        : html`<b>${title}</b>: go easy, and leave it out if it hurts again.`}
      ${often ? html`<p class="small">It hurt three times or more in two weeks: ask a doctor or physiotherapist.</p>` : nothing}
    </li>`;
    return html`<section class="notice part">
      <h2>Gentler this time?</h2>
      <p>What hurt lately has an easier relative, or can be left out.</p>
      <ul role="list">${hurtLately.map(line)}</ul>
    </section>`;
  }

  /** Asked only of those who want to begin with the tighter side. */
  private tighter(): unknown {
    const { tighter } = this.practice;
    if (!tighter) return nothing;
    const side = (name: "left" | "right", word: string): unknown => html`<label
      ><input type="radio" name="tighter" .checked=${tighter === name} @change=${() => this.tell("tighter", name)} /><span>${word}</span></label
    >`;
    return html`<fieldset class="sides">
      <legend>Which side is tighter today? It comes first.</legend>
      <div class="two">${side("left", "Left")}${side("right", "Right")}</div>
    </fieldset>`;
  }

  /** A run that was broken off: of this source it can go on here, of another at its own address. */
  private broken(): unknown {
    const { broken, slug, resumable, askFirst, elsewhere } = this.practice;
    if (!broken || !resumable) return nothing;
    const here = broken.plan.source === slug;
    const words = elsewhere ? html`${icon("play")}Go on here` : html`${icon("play")}Resume — ${resumeWords(broken)}`;
    const what = elsewhere ? "A routine runs in another tab" : "You stopped half way";
    return html`<section class="notice resume">
      <h2>${here ? what : `${what}: ${broken.plan.title}`}</h2>
      ${askFirst
        ? html`<a class="button primary wide" href="/screening?next=${encodeURIComponent(`/play/${broken.plan.source}`)}">${words}</a>`
        : here
        ? html`<button type="button" class="button primary wide" @click=${() => this.tell("resume")}>${words}</button>`
        : html`<a class="button primary wide" href="/play/${broken.plan.source}">${words}</a>`}
      <p class="small quiet">
        ${elsewhere ? "Going on here stops it there. " : nothing}If you start anew, what you have done so far is kept in your history.
      </p>
    </section>`;
  }
}

customElements.define("player-before", PlayerBefore);
