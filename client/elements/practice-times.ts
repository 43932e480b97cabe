// Reminders of this release: the person's own calendar rings. Days and a time are chosen here and leave as a file.
import { html, nothing } from "lit";
import { MOST_MINUTES } from "../domain/calendar.ts";
import { download } from "../platform/download.ts";
import { type Wanted, chooseTimes, readWanted } from "../state/practice-times.ts";
import { icon } from "./icon.ts";
import { LightElement } from "./light.ts";
import { Reading } from "./reading.ts";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

class PracticeTimes extends LightElement {
  static override properties = { said: { state: true }, fault: { state: true } };
  declare said: string;
  declare fault: string;
  private readonly wanted = new Reading<Wanted>(this, readWanted);

  constructor() {
    super();
    this.said = "";
    this.fault = "";
  }

  override render(): unknown {
    const wanted = this.wanted.value;
    if (!wanted) return nothing;
    return html`<section class="part" aria-labelledby="times-title">
      <h2 id="times-title">Reminders</h2>
      <form class="card" novalidate @submit=${(event: SubmitEvent) => void this.saved(event)}>
        <p>Your own calendar can remind you. Choose when you want to practise, then open the file with your calendar app.</p>
        <fieldset class="days">
          <legend>Days</legend>
          ${DAYS.map((day, at) => html`<label><input type="checkbox" name="day" value=${at + 1} ?checked=${wanted.days.includes(at + 1)} /><span>${day}</span></label>`)}
        </fieldset>
        <label class="field">Time <input type="time" name="time" required value=${wanted.time} /></label>
        <label class="field">Minutes <input type="number" name="minutes" inputmode="numeric" min="1" max=${MOST_MINUTES} required value=${wanted.minutes} /></label>
        ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
        <p class="buttons"><button class="button">${icon("download")}Save for my calendar</button></p>
        <p class="hint" role="status">${this.said || "The time is that of wherever you are. Change it here and open the new file: it takes the place of the old one in most calendars."}</p>
      </form>
    </section>`;
  }

  private async saved(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const time = String(data.get("time")).slice(0, 5);
    const [days, minutes] = [data.getAll("day").map(Number), Number(data.get("minutes"))];
    this.said = "";
    this.fault = faultOf(days, time, minutes);
    if (this.fault) return;
    try {
      download("psoas-reset-practice.ics", "text/calendar;charset=utf-8", await chooseTimes({ days, time, minutes }));
      this.said = "The file was handed to your browser. Open it with your calendar.";
    } catch {
      this.fault = "This phone could not keep it. Free some space and try again.";
    }
  }
}

function faultOf(days: readonly number[], time: string, minutes: number): string {
  if (days.length === 0) return "Choose at least one day.";
  if (!/^\d\d:\d\d$/.test(time)) return "Choose a time.";
  const fits = Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MINUTES;
  return fits ? "" : `Minutes can be from 1 to ${MOST_MINUTES}.`;
}

customElements.define("practice-times", PracticeTimes);
