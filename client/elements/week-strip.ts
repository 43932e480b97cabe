// Seven days, minutes each, and the week's goal. One link to History.
import { html, nothing, svg } from "lit";
import { dayName, minuteWords, shortDay } from "../domain/phrases.ts";
import type { Day } from "../domain/week.ts";
import { type WeekView, readWeek, today } from "../state/week.ts";
import { icon } from "./icon.ts";
import { Reading } from "./reading.ts";
import { ServedElement } from "./served.ts";

const FULL_BAR_MS = 12 * 60_000; // the main session fills a bar; longer days make the others shorter

class WeekStrip extends ServedElement {
  private readonly week = new Reading<WeekView>(this, () => readWeek(today()));

  protected override get ready(): boolean {
    return this.week.value !== null;
  }

  override render(): unknown {
    if (!this.week.value) return nothing;
    const { summary, today: date, incomplete } = this.week.value;
    const most = Math.max(FULL_BAR_MS, ...summary.days.map((day) => day.active_ms));
    const goal = `${summary.days_done} of ${summary.goal_days} days`;
    return html`<a class="week-strip card" href="/history">
      <ol role="list">
        ${summary.days.map((day) => this.day(day, date, most))}
      </ol>
      <p class="week-goal">
        <span>${summary.goal_met ? icon("check") : nothing}<b>${goal}</b>${summary.goal_met ? ", goal met" : ""}</span>
        <span>${minuteWords(summary.active_ms)} this week</span>
      </p>
      ${incomplete ? html`<p class="small quiet">Your earlier records are still on their way to this phone.</p>` : nothing}
    </a>`;
  }

  private day(day: Day, date: string, most: number): unknown {
    const height = Math.round((day.active_ms / most) * 100);
    const words = day.date > date ? "still to come" : minuteWords(day.active_ms);
    const minutes =
      day.date > date
        ? ""
        : day.sessions === 0
          ? "–"
          : minuteWords(day.active_ms).replace(/^(under )?(\d+) min$/, (_, under, n) => (under ? "<1" : n));
    return html`<li class=${day.date === date ? "today" : ""} data-counts=${day.counts}>
      <span class="visually-hidden">${dayName(day.date)}${day.date === date ? ", today" : ""}: ${words}</span>
      <svg class="bar" viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true">
        ${svg`<rect width="10" y=${100 - height} height=${height}></rect>`}
      </svg>
      <span aria-hidden="true"><b>${minutes || " "}</b>${shortDay(day.date)}</span>
    </li>`;
  }
}

customElements.define("week-strip", WeekStrip);
