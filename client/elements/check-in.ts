// How tight now, 0 to 10: one tap, one record, and a way back.
import { html, nothing } from "lit";
import type { Checkin } from "../domain/generated/wire.ts";
import { clockWords } from "../domain/phrases.ts";
import { epoch, localDate, newId, zone } from "../platform/clock.ts";
import { type Row, change } from "../storage/records.ts";
import { recentCheckins, today } from "../state/week.ts";
import { icon } from "./icon.ts";
import { Reading } from "./reading.ts";
import { ServedElement } from "./served.ts";
import "./tension-scale.ts";

class CheckIn extends ServedElement {
  static override properties = { failed: { state: true }, again: { state: true } };
  declare failed: boolean;
  declare again: boolean;
  private readonly ratings = new Reading<Row<Checkin>[]>(this, () => recentCheckins(today()));

  constructor() {
    super();
    this.failed = false;
    this.again = false;
  }

  protected override get ready(): boolean {
    return this.ratings.value !== null;
  }

  override render(): unknown {
    const [latest] = this.ratings.value ?? [];
    const open = !latest || this.again;
    return html`<div class="card check-in">
      ${latest ? this.noted(latest) : nothing}
      ${open ? html`<tension-scale label="Right now, from 0 to 10" @rate=${({ detail }: CustomEvent<number>) => void this.rate(detail)}></tension-scale>` : nothing}
      ${this.failed ? html`<p role="alert">This phone could not keep it. Free some space and tap again.</p>` : nothing}
    </div>`;
  }

  private noted({ id, fields }: Row<Checkin>): unknown {
    return html`<p role="status"><b>${fields.tension}</b> noted at ${clockWords(fields.at, fields.offset_min)}</p>
      <p class="buttons">
        ${this.again ? nothing : html`<button class="button" type="button" @click=${() => (this.again = true)}>Note it again</button>`}
        <button class="button" type="button" @click=${() => void this.undo(id)}>${icon("undo")}Undo</button>
      </p>`;
  }

  private async rate(tension: number): Promise<void> {
    const at = epoch();
    const { tz, offsetMin } = zone(at);
    const fields: Checkin = { at, tz, offset_min: offsetMin, local_date: localDate(at, offsetMin), tension };
    await this.attempt(() => change({ coll: "checkin", id: newId(), kind: "put", fields }));
  }

  private async undo(id: string): Promise<void> {
    await this.attempt(() => change({ coll: "checkin", id, kind: "delete" }));
  }

  private async attempt(write: () => Promise<void>): Promise<void> {
    this.failed = await write().then(
      () => false,
      () => true,
    );
    if (!this.failed) this.again = false;
  }
}

customElements.define("check-in", CheckIn);
