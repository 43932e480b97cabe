// /routines/shared: shows what a link holds before anything is kept. What is in the link is shown as plain text only.
import { html, nothing } from "lit";
import { stepSeconds } from "../domain/adapt.ts";
import { playedStep, totalSeconds } from "../domain/own-routine.ts";
import { minutesWords, sizeWords, workWords } from "../domain/own-words.ts";
import { type Arrived, keepShared, readShared } from "../state/shared-routine.ts";
import { changedForYou, notForYou } from "./changed-for-you.ts";
import { icon } from "./icon.ts";
import { ServedElement } from "./served.ts";

type Shown = Extract<Arrived, { kind: "shown" }>;

class SharedRoutineElement extends ServedElement {
  static override properties = { arrived: { state: true }, failed: { state: true } };
  declare arrived: Arrived | null;
  declare failed: boolean;
  private readonly read = (): void => void readShared(location.hash).then((arrived) => (this.arrived = arrived));

  constructor() {
    super();
    this.arrived = null;
    this.failed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.read);
    this.read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.read);
  }

  protected override get ready(): boolean {
    return this.arrived !== null;
  }

  override render(): unknown {
    const { arrived } = this;
    if (!arrived) return nothing;
    return arrived.kind === "shown" ? this.shown(arrived) : this.refused(arrived.why);
  }

  private refused(why: string): unknown {
    return html`<header class="head"><h1>This routine cannot be opened</h1></header>
      <p class="notice warn" role="alert">${why}</p>
      <p class="buttons part"><a class="button primary" href="/routines">Ready routines</a></p>`;
  }

  private shown(arrived: Shown): unknown {
    const { title, steps } = arrived.routine;
    return html`<header class="head">
        <p class="eyebrow">Someone shared a routine with you</p>
        <h1>${title}</h1>
        <p class="lead">${sizeWords(steps.length, totalSeconds(steps))}</p>
      </header>
      <p class="small quiet">Made by a person, not by us. Look through it first; nothing is kept until you save it.</p>
      <p class="buttons part">
        <button type="button" class="button primary wide" @click=${() => void this.save(arrived)}>${icon("plus")}Save to your routines</button>
      </p>
      ${this.failed ? html`<p class="notice warn" role="alert">This phone could not keep it. Free some space, then try again.</p>` : nothing}
      ${this.forYou(arrived)} ${this.steps(arrived)}`;
  }

  private forYou({ offer }: Shown): unknown {
    if (!offer) return nothing;
    return offer.offered ? changedForYou(offer) : notForYou(offer);
  }

  private steps({ routine, catalog }: Shown): unknown {
    return html`<section class="part" aria-labelledby="steps">
      <h2 id="steps">What is in it</h2>
      <ol class="plan" role="list">
        ${routine.steps.map(
          (step, index) => html`<li>
            <span class="number">${index + 1}</span>
            <div>
              <h3><a href="/moves/${step.item}">${catalog.items[step.item]?.title}</a></h3>
              <p>${workWords(step)}</p>
              ${step.note ? html`<p class="small quiet">Note: ${step.note}</p>` : nothing}
              ${step.cues.map(({ say }) => html`<p class="small quiet">Says: ${say}</p>`)}
            </div>
            <span class="time">${minutesWords(stepSeconds(playedStep(step)))}</span>
          </li>`,
        )}
      </ol>
    </section>`;
  }

  private async save({ routine }: Shown): Promise<void> {
    const address = await keepShared(routine).catch(() => null);
    this.failed = address === null;
    if (address !== null) location.replace(address);
  }
}

customElements.define("shared-routine", SharedRoutineElement);
