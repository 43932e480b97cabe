// A week of history: arrows, bars, numbers, sessions. Every state has its own words: reading, none, not all here, unreadable.
import { html, nothing } from "lit";
import { addDays } from "../domain/dates.ts";
import { spanWords } from "../domain/phrases.ts";
import type { Streak } from "../domain/streak.ts";
import { type WeekView, readStreak, readWeek, today } from "../state/week.ts";
import { icon } from "./icon.ts";
import { Reading } from "./reading.ts";
import { ServedElement } from "./served.ts";
import "./data-state.ts";
import "./session-list.ts";
import "./week-chart.ts";
import "./week-facts.ts";

const ADDRESS = /^\/history\/(\d{4}-\d{2}-\d{2})$/;

/** The date in the address; today without one, or when it is no date. */
function dateOf(path: string): string {
  const date = ADDRESS.exec(path)?.[1];
  return date && !Number.isNaN(Date.parse(date)) ? date : today();
}

class WeekHistory extends ServedElement {
  private date = dateOf(location.pathname);
  private readonly week = new Reading<WeekView>(this, () => readWeek(this.date));
  private readonly streak = new Reading<Streak>(this, readStreak);
  private readonly moved = (): void => this.show(dateOf(location.pathname));

  protected override get ready(): boolean {
    return this.week.settled;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("popstate", this.moved);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("popstate", this.moved);
  }

  override render(): unknown {
    const view = this.week.value;
    if (!view) return this.unreadable();
    const { summary } = view;
    return html`${this.arrows(view)} ${view.incomplete ? this.stillComing() : nothing}
      <section class="card" aria-label="Minutes per day">
        <week-chart .summary=${summary} .today=${view.today}></week-chart>
      </section>
      ${summary.sessions + summary.previous.sessions > 0 ? this.numbers(view) : nothing}
      <section class="part" aria-labelledby="sessions-title">
        <h2 id="sessions-title">Sessions</h2>
        ${view.sessions.length > 0 ? html`<session-list .sessions=${view.sessions} .today=${view.today} ?guest=${view.status.guest}></session-list>` : this.empty(view)}
      </section>
      <data-state></data-state>`;
  }

  private numbers(view: WeekView): unknown {
    return html`<section class="part" aria-labelledby="facts-title">
      <h2 id="facts-title">The week in numbers</h2>
      <week-facts
        class="card"
        .summary=${view.summary}
        .streak=${this.streak.value}
        ?running=${this.isRunning(view)}
      ></week-facts>
    </section>`;
  }

  private isRunning({ summary, today: date }: WeekView): boolean {
    return summary.first_day <= date && date <= summary.last_day;
  }

  private arrows(view: WeekView): unknown {
    const { summary } = view;
    const [before, after] = [addDays(summary.first_day, -1), addDays(summary.last_day, 1)];
    const name = this.isRunning(view) ? "This week" : spanWords(summary.first_day, summary.last_day);
    return html`<nav class="week-arrows" aria-label="Weeks">
      ${this.arrow(summary.previous.first_day, before, "left", "Week before")}
      <h2 aria-live="polite">
        ${name}<small>${this.isRunning(view) ? spanWords(summary.first_day, summary.last_day) : nothing}</small>
      </h2>
      ${after <= view.today ? this.arrow(after, after, "right", "Week after") : html`<span class="button" aria-disabled="true">${icon("right")}<span class="visually-hidden">No later week</span></span>`}
    </nav>`;
  }

  private arrow(first: string, date: string, drawing: "left" | "right", words: string): unknown {
    const go = (event: MouseEvent): void => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      history.pushState(null, "", `/history/${first}`);
      this.show(date);
    };
    return html`<a class="button" href="/history/${first}" @click=${go}
      >${icon(drawing)}<span class="visually-hidden">${words}</span></a
    >`;
  }

  private show(date: string): void {
    this.date = date;
    void this.week.again();
  }

  private stillComing(): unknown {
    return html`<p class="notice" role="status">
      Your earlier records are not on this phone yet. They come as soon as the server can be reached; until then this
      week may be incomplete.
    </p>`;
  }

  private empty(view: WeekView): unknown {
    const words = this.isRunning(view) ? "Nothing yet this week." : "Nothing in this week.";
    return html`<div class="card empty">
      <p>${view.incomplete ? "Nothing on this phone for this week." : words}</p>
      ${this.isRunning(view) ? html`<a class="button primary" href="/">${icon("play")}Choose a routine</a>` : nothing}
    </div>`;
  }

  private unreadable(): unknown {
    return html`<div class="notice warn" role="alert">
      <p>
        This phone's records cannot be read at the moment. They are not lost: close the app's other tabs, free some
        space, and try again.
      </p>
      <button class="button" type="button" @click=${() => void this.week.again()}>Try again</button>
    </div>`;
  }
}

customElements.define("week-history", WeekHistory);
