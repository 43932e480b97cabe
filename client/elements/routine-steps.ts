// The steps on a routine's page as the safety answers make them, each in its place. What stays is what the server sent.
import { html, nothing } from "lit";
import { stepSeconds } from "../domain/adapt.ts";
import type { Step } from "../domain/generated/catalog.ts";
import type { Placed } from "../domain/placed.ts";
import { countWords } from "../domain/phrases.ts";
import { clock, work } from "../domain/words.ts";
import { type StepsForYou, readSteps } from "../state/for-you.ts";
import { Reading } from "./reading.ts";
import { ServedElement } from "./served.ts";
import { still } from "./still.ts";

class RoutineSteps extends ServedElement {
  static override properties = { slug: {} };
  declare slug: string;
  private readonly found = new Reading<StepsForYou | null>(this, () => readSteps(this.slug));
  /** What the server says of each step, beside its number. */
  private readonly served = [...this.querySelectorAll(".plan > li")].map((line) => [...line.children].slice(1));
  private readonly hint = this.querySelector("h2 + p");

  protected override get ready(): boolean {
    return this.found.value?.changed === true;
  }

  /** A routine that is not offered shows no steps: some of them may be hidden from this person. */
  override render(): unknown {
    const found = this.found.value;
    if (!found || found.steps.length === 0) return nothing;
    const many = found.steps.filter(({ step }) => step !== null).length;
    return html`<section class="part" data-moves aria-labelledby="steps">
      <h2 id="steps">${countWords(many, "step")}, ${clock(found.seconds)}</h2>
      ${this.hint}
      <ol class="plan" role="list">
        ${found.steps.map((one) => this.line(one, found))}
      </ol>
    </section>`;
  }

  private line(one: Placed, { steps, title }: StepsForYou): unknown {
    const { step, change, at } = one;
    if (!step) return this.leftOut(one, title);
    const number = steps.slice(0, at + 1).filter((each) => each.step !== null).length;
    return html`<li>
      <span class="number">${number}</span>
      ${change || one.longer ? this.fresh(step, title) : this.served[at]} ${this.said(one, title)}
    </li>`;
  }

  private leftOut({ change }: Placed, title: (slug: string) => string): unknown {
    const by = change?.by ? ` Its time goes to ${title(change.by)}.` : "";
    return html`<li>
      <span class="number" aria-hidden="true">–</span>
      <div>
        <h3>${title(change?.item ?? "")}</h3>
        <p class="for-you not"><b>Left out for you.</b> ${change?.why}${by}</p>
      </div>
    </li>`;
  }

  private fresh(step: Step, title: (slug: string) => string): unknown {
    return html`${still(step.item)}
      <div>
        <h3><a href="/moves/${step.item}">${title(step.item)}</a></h3>
        <p>${work(step)}</p>
      </div>
      <span class="time">${clock(stepSeconds(step))}</span>`;
  }

  private said({ change, mind }: Placed, title: (slug: string) => string): unknown {
    const why = change ? [`instead of ${title(change.item)}.`, change.why] : [];
    const words = [...why, ...mind].join(" ");
    return words ? html`<p class="for-you"><b>For you:</b> ${words}</p>` : nothing;
  }
}

customElements.define("routine-steps", RoutineSteps);
