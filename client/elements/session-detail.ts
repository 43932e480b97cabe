// One session: what was planned and done on each side, how it felt, and deleting it with a way back.
import { html, nothing } from "lit";
import type { PlayedStep, Session, SideTimes } from "../domain/generated/wire.ts";
import { clockWords, fullDate, minuteWords } from "../domain/phrases.ts";
import { short } from "../domain/words.ts";
import { type Row, change, one } from "../storage/records.ts";
import { icon } from "./icon.ts";
import { Reading } from "./reading.ts";
import { ServedElement } from "./served.ts";
import { tensionWords } from "./session-list.ts";

function idOf(path: string): string {
  return decodeURIComponent(path.split("/").at(-1) ?? "");
}

/** "40 s of 60 s", or "40 s" when all of it was done. It may break before "of": three of these stand side by side. */
function doneWords(done: number, planned: number): unknown {
  if (planned === 0 && done === 0) return "–";
  return html`<span>${short(done)}</span>${done < planned ? html` <small>of ${short(planned)}</small>` : nothing}`;
}

class SessionDetail extends ServedElement {
  static override properties = { deleted: { state: true }, failed: { state: true } };
  declare deleted: Session | null;
  declare failed: boolean;
  private readonly recordId = idOf(location.pathname);
  private readonly record = new Reading<{ row: Row<Session> | undefined }>(this, async () => ({
    row: await one<Session>("session", this.recordId),
  }));

  constructor() {
    super();
    this.deleted = null;
    this.failed = false;
  }

  protected override get ready(): boolean {
    return this.record.settled;
  }

  override render(): unknown {
    if (this.deleted) return this.gone();
    const row = this.record.value?.row;
    return html`${row ? this.session(row.fields) : this.missing()}
    ${this.failed ? html`<p role="alert">This phone could not keep the change. Free some space and try again.</p>` : nothing}`;
  }

  private session(session: Session): unknown {
    return html`<section class="card" aria-labelledby="session-title">
        <h2 id="session-title">${session.title}</h2>
        <p>
          ${fullDate(session.local_date)}, ${clockWords(session.started_at, session.offset_min)} to
          ${clockWords(session.ended_at, session.offset_min)}
        </p>
        ${this.facts(session)}
      </section>
      ${session.steps.length > 0 ? this.steps(session.steps) : nothing}
      <p class="buttons">
        <button class="button" type="button" @click=${() => void this.erase(session)}>Delete this session</button>
      </p>`;
  }

  private facts(session: Session): unknown {
    const felt = tensionWords(session);
    const fact = (name: string, value: unknown): unknown =>
      html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`;
    return html`<dl class="facts">
      ${fact("Practised", `${minuteWords(session.active_ms)}${session.completed ? "" : ", in part"}`)}
      ${felt ? fact("Tension", felt) : nothing}
      ${session.note ? fact("Note", html`<span class="written">${session.note}</span>`) : nothing}
    </dl>`;
  }

  private steps(steps: PlayedStep[]): unknown {
    const cell = (step: PlayedStep, side: keyof SideTimes): unknown =>
      html`<td class="number">${doneWords(step.done_ms[side], step.planned_ms[side])}</td>`;
    return html`<section class="part scroll" tabindex="0" aria-labelledby="steps-title">
      <h2 id="steps-title">What you did</h2>
      <table>
        <caption class="visually-hidden">
          Time of work per movement and side
        </caption>
        <thead>
          <tr>
            <th scope="col">Movement</th>
            <th scope="col" class="number">Left</th>
            <th scope="col" class="number">Right</th>
            <th scope="col" class="number">Both</th>
          </tr>
        </thead>
        <tbody>
          ${steps.map(
            (step) =>
              html`<tr>
                <th scope="row">${step.title}${step.hurt ? html`<br /><small>It hurt</small>` : nothing}</th>
                ${cell(step, "left")}${cell(step, "right")}${cell(step, "both")}
              </tr>`,
          )}
        </tbody>
      </table>
    </section>`;
  }

  private missing(): unknown {
    if (this.record.failed)
      return html`<p class="notice warn" role="alert">
        This phone's records cannot be read at the moment. They are not lost: close the app's other tabs and open this
        page again.
      </p>`;
    return html`<p class="notice">
      This session is not on this phone. It may have been deleted, or it has not arrived from the server yet.
    </p>`;
  }

  private gone(): unknown {
    return html`<div class="notice" role="status">
      <p>Deleted.</p>
      <p class="buttons">
        <button class="button" type="button" @click=${() => void this.restore()}>${icon("undo")}Undo</button
        ><a class="button" href="/history">History</a>
      </p>
    </div>`;
  }

  private async erase(session: Session): Promise<void> {
    if (await this.attempt(() => change({ coll: "session", id: this.recordId, kind: "delete" })))
      this.deleted = session;
  }

  private async restore(): Promise<void> {
    const fields = this.deleted;
    if (fields && (await this.attempt(() => change({ coll: "session", id: this.recordId, kind: "put", fields }))))
      this.deleted = null;
  }

  private async attempt(write: () => Promise<void>): Promise<boolean> {
    this.failed = await write().then(
      () => false,
      () => true,
    );
    return !this.failed;
  }
}

customElements.define("session-detail", SessionDetail);
