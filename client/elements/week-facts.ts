// The week in a few sentences: goal, weeks in a row, last week, each side, tension before and after.
import { html, nothing } from "lit";
import { countWords, minuteWords } from "../domain/phrases.ts";
import type { Streak } from "../domain/streak.ts";
import type { WeekSummary } from "../domain/week.ts";
import { short } from "../domain/words.ts";
import { LightElement } from "./light.ts";

function fact(name: string, value: unknown): unknown {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

class WeekFacts extends LightElement {
  static override properties = {
    summary: { attribute: false },
    streak: { attribute: false },
    running: { type: Boolean },
  };
  declare summary: WeekSummary | undefined;
  declare streak: Streak | null;
  /** The week shown is the running one. */
  declare running: boolean;

  constructor() {
    super();
    this.streak = null;
    this.running = false;
  }

  override render(): unknown {
    const week = this.summary;
    if (!week) return nothing;
    return html`<dl class="facts">
      ${fact("Practised", this.practised(week))} ${fact("Goal", this.goal(week))} ${this.comparison(week)} ${this.row()}
      ${this.sides(week)} ${this.tension(week)}
    </dl>`;
  }

  private practised(week: WeekSummary): unknown {
    return html`<b>${minuteWords(week.active_ms)}</b> in ${countWords(week.sessions, "session")}`;
  }

  private goal(week: WeekSummary): string {
    return `${week.days_done} of ${countWords(week.goal_days, "day")}${week.goal_met ? ", met" : ""}`;
  }

  private comparison({ minutes, previous }: WeekSummary): unknown {
    if (previous.sessions === 0) return nothing;
    const [before, now] = this.running ? ["Last week", "this week"] : ["The week before", "this one"];
    return fact("Compared", `${before} ${previous.minutes} min, ${now} ${minutes}`);
  }

  private row(): unknown {
    if (!this.streak || this.streak.weeks < 2 || !this.running) return nothing;
    return fact("In a row", `${countWords(this.streak.weeks, "week")} that met the goal`);
  }

  private sides({ left_ms: left, right_ms: right, both_ms: both }: WeekSummary): unknown {
    if (left + right + both === 0) return nothing;
    const each = left + right > 0 ? `${short(left)} left, ${short(right)} right` : "";
    const together = both > 0 ? `${short(both)} both together` : "";
    return fact("Work per side", [each, together].filter(Boolean).join(", "));
  }

  private tension({ rated, tension_before: before, tension_after: after }: WeekSummary): unknown {
    if (before === null || after === null) return nothing;
    return fact(
      "Tension",
      html`<b>${before} → ${after}</b> ${rated > 1 ? `typical of ${rated} sessions` : "in one session"}`,
    );
  }
}

customElements.define("week-facts", WeekFacts);
