// The week's goal and first day. A choice applies from this week on; earlier weeks keep theirs.
import { html, nothing } from "lit";
import { WEEK_STARTS, choiceRecord } from "../domain/settings.ts";
import { type Choices, goalFor, weekAround } from "../domain/week.ts";
import { change } from "../storage/records.ts";
import { today } from "../state/week.ts";
import { LightElement } from "./light.ts";

const GOALS = [1, 2, 3, 4, 5, 6, 7];

class MeSettings extends LightElement {
  static override properties = { choices: { attribute: false }, said: { state: true } };
  declare choices: Choices | undefined;
  declare said: string;

  constructor() {
    super();
    this.said = "";
  }

  override render(): unknown {
    if (!this.choices) return nothing;
    const goal = goalFor(weekAround(today(), this.choices.starts), this.choices.goals);
    const start = this.choices.starts.reduce((a, b) => ((a.from_date ?? "") > (b.from_date ?? "") ? a : b));
    return html`<section class="part" aria-labelledby="settings-title">
      <h2 id="settings-title">Your week</h2>
      <div class="card">
        <label class="field"
          >Days of practice you want in a week
          <select @change=${(event: Event) => void this.choose("goal_days", event)}>
            ${GOALS.map((days) => html`<option value=${days} ?selected=${days === goal}>${days}</option>`)}
          </select>
        </label>
        <label class="field"
          >The week starts on
          <select @change=${(event: Event) => void this.choose("week_start", event)}>
            ${WEEK_STARTS.map(({ value, name }) => html`<option value=${value} ?selected=${value === start.value}>${name}</option>`)}
          </select>
        </label>
        <p class="hint" role="status">
          ${this.said || "A change counts from this week on; earlier weeks stay as they were."}
        </p>
      </div>
    </section>`;
  }

  private async choose(name: "goal_days" | "week_start", event: Event): Promise<void> {
    if (!this.choices) return;
    const record = choiceRecord(name, Number((event.target as HTMLSelectElement).value), today(), this.choices);
    const kept = await change({ coll: "setting", kind: "put", ...record }).then(
      () => true,
      () => false,
    );
    this.said = kept ? "Saved." : "This phone could not keep it. Free some space and choose again.";
  }
}

customElements.define("me-settings", MeSettings);
