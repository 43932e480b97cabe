// The safety questions, from the first tick to what they change. The wording of stop and clear first stands in the page:
// sections with data-level, which this element shows.
import { html, nothing } from "lit";
import type { PhoneCatalog } from "../domain/generated/catalog.ts";
import { type Screening, followUpsFor, screen } from "../domain/screening.ts";
import type { Questions, ScreeningVisit } from "../state/screening-visit.ts";
import { LightElement } from "./light.ts";
import { Watch } from "./watch.ts";
import "./screening-questions.ts";
import "./screening-result.ts";

type Step = "ask" | "more" | "result";

class ScreeningForm extends LightElement {
  static override properties = {
    visit: { attribute: false },
    step: { state: true },
    ticked: { state: true },
    answers: { state: true },
    kept: { state: true },
  };
  declare visit: ScreeningVisit | undefined;
  declare step: Step;
  declare ticked: readonly string[] | null;
  declare answers: Omit<Screening, "answered_on">;
  declare kept: boolean;
  private advice: readonly string[] = [];
  private head: Element | null = null;
  private served: ChildNode[] = [];
  private readonly watch = new Watch<Questions>(this);

  constructor() {
    super();
    this.step = "ask";
    this.ticked = null;
    this.kept = true;
    this.answers = { conditions: [], cleared: [], level: "none" };
  }

  override connectedCallback(): void {
    if (!this.hasUpdated) {
      this.served = [...this.childNodes];
      this.head = this.querySelector("header");
    }
    super.connectedCallback();
  }

  override willUpdate(): void {
    const state = this.visit?.questions.value;
    if (state?.status !== "ready" || this.ticked) return;
    for (const node of this.served.splice(0)) node.remove();
    this.ticked = this.earlier(state.before, state.catalog);
  }

  override render(): unknown {
    const state = this.visit ? this.watch.follow(this.visit.questions) : null;
    if (state?.status !== "ready") return nothing; // the questions stay readable as the server wrote them
    const { catalog } = state;
    const ticked = this.ticked ?? [];
    return html`<div
      @ticked=${({ detail }: CustomEvent<string[]>) => (this.ticked = detail)}
      @answered=${() => this.answered(catalog, ticked)}
      @followed-up=${({ detail }: CustomEvent<Record<string, string>>) => this.decide(catalog, ticked, detail)}
      @cleared=${({ detail }: CustomEvent<string[]>) => void this.keep({ ...this.answers, cleared: detail })}
      @again=${() => this.go("ask")}
      @go-on=${() => this.leave()}
    >
      ${this.body(catalog, ticked)}
    </div>`;
  }

  private body(catalog: PhoneCatalog, ticked: readonly string[]): unknown {
    if (this.step === "more") return html`<screening-more .questions=${followUpsFor(catalog.questions, ticked)}></screening-more>`;
    if (this.step === "result") {
      return html`<screening-result .catalog=${catalog} .answers=${this.answers} .advice=${this.advice} .kept=${this.kept}></screening-result>`;
    }
    return html`${this.head}<screening-questions .questions=${catalog.questions} .ticked=${ticked}></screening-questions>`;
  }

  /** Conditions that were set before are ticked again; signs are always asked anew. */
  private earlier(before: Screening | null, catalog: PhoneCatalog): string[] {
    this.answers = { ...this.answers, cleared: before?.cleared ?? [] };
    const known = before?.conditions ?? [];
    return catalog.questions.filter(({ result }) => result.condition !== null && known.includes(result.condition)).map(({ id }) => id);
  }

  private answered(catalog: PhoneCatalog, ticked: readonly string[]): void {
    this.ticked = ticked;
    if (followUpsFor(catalog.questions, ticked).length > 0) this.go("more");
    else this.decide(catalog, ticked, {});
  }

  private decide(catalog: PhoneCatalog, ticked: readonly string[], followUps: Record<string, string>): void {
    const { level, conditions, advice } = screen(catalog.questions, ticked, followUps);
    const cleared = this.answers.cleared.filter((id) => conditions.includes(id));
    this.advice = advice;
    void this.keep({ level, conditions, cleared }).then(() => {
      const nothingApplies = level === "none" && conditions.length === 0 && advice.length === 0;
      if (nothingApplies && this.kept) this.leave();
      else this.go("result");
    });
  }

  private async keep(answers: Omit<Screening, "answered_on">): Promise<void> {
    this.answers = answers;
    this.kept = (await this.visit?.keep(answers)) ?? false;
  }

  private leave(): void {
    if (this.visit) location.assign(this.kept ? this.visit.next : this.visit.nextUnkept(this.answers));
  }

  /** Shows a step from its top, with the page's own words for this level above it. */
  private go(step: Step): void {
    this.step = step;
    const level = step === "result" ? this.answers.level : "";
    for (const section of document.querySelectorAll<HTMLElement>("[data-level]")) {
      section.hidden = section.dataset["level"] !== level;
      if (!section.hidden) this.before(section);
    }
    window.scrollTo(0, 0);
    const shown = document.querySelector<HTMLElement>("[data-level]:not([hidden])");
    void this.updateComplete.then(() => (shown ?? this.querySelector<HTMLElement>("h1"))?.focus());
  }
}

customElements.define("screening-form", ScreeningForm);
