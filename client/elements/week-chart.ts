// Minutes per day: a real table, and its bars are drawn in it.
import { html, nothing, svg } from "lit";
import { dayName, minuteWords, shortDate, shortDay } from "../domain/phrases.ts";
import type { Day, WeekSummary } from "../domain/week.ts";
import { LightElement } from "./light.ts";

const FULL_BAR_MS = 15 * 60_000;

class WeekChart extends LightElement {
  static override properties = { summary: { attribute: false }, today: {} };
  declare summary: WeekSummary | undefined;
  declare today: string;

  override render(): unknown {
    if (!this.summary) return nothing;
    const { days } = this.summary;
    const most = Math.max(FULL_BAR_MS, ...days.map((day) => day.active_ms));
    return html`<table class="week-chart">
      <caption class="visually-hidden">
        Minutes of practice per day
      </caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Minutes</th>
        </tr>
      </thead>
      <tbody>
        ${days.map((day) => this.row(day, most))}
      </tbody>
    </table>`;
  }

  private row(day: Day, most: number): unknown {
    const width = Math.round((day.active_ms / most) * 1000) / 10;
    return html`<tr class=${day.date === this.today ? "today" : ""} data-counts=${day.counts}>
      <th scope="row">
        <span aria-hidden="true">${shortDay(day.date)}</span><span class="visually-hidden">${dayName(day.date)}</span>
        <small>${shortDate(day.date)}</small>
      </th>
      <td>
        <div>
          <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            ${svg`<rect height="10" width=${width}></rect>`}
          </svg>
          <span>${this.words(day)}</span>
        </div>
      </td>
    </tr>`;
  }

  /** A day that has not come is not a day without practice. */
  private words(day: Day): unknown {
    if (day.date > this.today) return html`<span class="visually-hidden">still to come</span>`;
    return day.sessions === 0 ? html`<span class="quiet">none</span>` : minuteWords(day.active_ms);
  }
}

customElements.define("week-chart", WeekChart);
