// The safety questions on one screen, to be ticked; and those behind the ticked ones. Tells "ticked" and "answered".
import { html, nothing } from "lit";
import type { PhoneQuestion } from "../domain/generated/catalog.ts";
import { saysNotSure } from "../domain/screening.ts";
import { LightElement } from "./light.ts";

/** Questions in the order of the content, those of one group together. */
function grouped(questions: readonly PhoneQuestion[]): Map<string, PhoneQuestion[]> {
  const groups = new Map<string, PhoneQuestion[]>();
  for (const question of questions) groups.set(question.group, [...(groups.get(question.group) ?? []), question]);
  return groups;
}

class ScreeningQuestions extends LightElement {
  static override properties = { questions: { attribute: false }, ticked: { attribute: false } };
  declare questions: readonly PhoneQuestion[];
  declare ticked: readonly string[];

  override render(): unknown {
    const none = this.ticked.length === 0;
    return html`<form class="screening" @submit=${this.submit}>
      <p>Tick what is true for you. <b>Not sure? Tick it.</b></p>
      ${[...grouped(this.questions)].map(
        ([group, questions], order) => html`<fieldset class="asked ${order === 0 ? "stop" : ""}">
          <legend>${group}</legend>
          ${questions.map((question) => this.tick(question))}
        </fieldset>`,
      )}
      <div class="answer-bar">
        <button class="button primary wide">${none ? "None of these apply" : "Continue"}</button>
      </div>
    </form>`;
  }

  private tick({ id, ask }: PhoneQuestion): unknown {
    const change = (event: Event): void => {
      const on = (event.target as HTMLInputElement).checked;
      this.tell("ticked", on ? [...this.ticked, id] : this.ticked.filter((other) => other !== id));
    };
    return html`<label><input type="checkbox" name=${id} .checked=${this.ticked.includes(id)} @change=${change} /><span>${ask}</span></label>`;
  }

  private submit(event: Event): void {
    event.preventDefault();
    this.tell("answered");
  }
}

class ScreeningMore extends LightElement {
  static override properties = { questions: { attribute: false } };
  declare questions: readonly PhoneQuestion[];

  override render(): unknown {
    return html`<form class="screening" @submit=${this.submit}>
      <header class="head"><h1 tabindex="-1">A little more</h1><p class="lead">Only about what you ticked.</p></header>
      ${this.questions.map((question) => this.ask(question))}
      <div class="answer-bar"><button class="button primary wide">Continue</button></div>
    </form>`;
  }

  private ask(question: PhoneQuestion): unknown {
    const { id, ask, follow_up: more } = question;
    if (!more) return nothing;
    const choices = more.answers.map(({ answer }) => ({ value: answer, words: answer }));
    if (!saysNotSure(question)) choices.push({ value: more.not_sure, words: "Not sure" });
    return html`<fieldset class="asked">
      <legend><span class="small quiet">${ask}</span> ${more.ask}</legend>
      ${choices.map(({ value, words }) => html`<label><input type="radio" name=${id} value=${value} required /><span>${words}</span></label>`)}
    </fieldset>`;
  }

  private submit(event: Event): void {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    this.tell("followed-up", Object.fromEntries([...given].map(([id, answer]) => [id, String(answer)])));
  }
}

customElements.define("screening-questions", ScreeningQuestions);
customElements.define("screening-more", ScreeningMore);
