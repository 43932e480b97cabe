// After the end: it is saved, how tight it is now, a note, what was done. Tells "rate", "note", "retry", "download", "act".
import { html, nothing } from "lit";
import { type Advice, adviceAfter } from "../domain/advice.ts";
import type { PlayedStep, Session } from "../domain/generated/wire.ts";
import { sideTotals } from "../domain/session.ts";
import { short } from "../domain/words.ts";
import type { PlayerView } from "../state/player.ts";
import type { Practice } from "../state/practice.ts";
import { icon } from "./icon.ts";
import { LightElement } from "./light.ts";
import "./tension-scale.ts";
import "./week-strip.ts";

class PlayerAfter extends LightElement {
  static override properties = { view: { attribute: false }, easier: { attribute: false } };
  declare view: PlayerView;
  declare easier: Practice["easier"];

  override render(): unknown {
    const { session, saving } = this.view;
    if (saving === "nothing") return this.nothingDone();
    if (!session) return this.deciding();
    const { tension_before: before, tension_after: after, steps } = session;
    const advice = adviceAfter({ before, after, steps, easier: this.easier });
    return html`<header class="head">
        <h1 tabindex="-1">${session.completed ? "Done. Well done." : "Ended. What you did counts."}</h1>
        <p class="lead">${this.summary(session)}</p>
        ${this.saved()}
      </header>
      <tension-scale label="How tight does it feel now?" .value=${after}></tension-scale>
      ${this.advice(advice)} ${saving === "saved" ? html`<week-strip class="part"></week-strip>` : nothing} ${this.note(session)}
      <section class="part">${this.table(steps)}</section>
      <p class="buttons part">
        <a class="button primary" href="/history">This week</a>
        <a class="button" href="/">Today</a>
      </p>`;
  }

  override firstUpdated(): void {
    void this.focusOn("h1");
  }

  private nothingDone(): unknown {
    return html`<header class="head"><h1 tabindex="-1">Ended</h1><p class="lead">It had not begun yet, so nothing is kept.</p></header>
      <p class="buttons"><a class="button primary" href="/">Today</a></p>`;
  }

  /** The last stretch was skipped and that can still be undone. */
  private deciding(): unknown {
    return html`<header class="head"><h1 tabindex="-1">Done</h1></header>
      ${this.view.canUndo
        ? html`<button type="button" class="button" @click=${() => this.tell("act", { kind: "undo" })}>${icon("undo")}Undo skip</button>`
        : nothing}`;
  }

  private summary({ active_ms, steps }: Session): string {
    const { left, right } = sideTotals(steps);
    const sides = left + right > 0 ? ` · left ${short(left)}, right ${short(right)}` : "";
    return `${short(active_ms)}${sides}`;
  }

  private saved(): unknown {
    const { saving } = this.view;
    if (saving === "failed") {
      return html`<div class="notice warn" role="alert">
        <h2>This phone could not save it</h2>
        <p>It is still here while this page is open. Free some space and try again, or keep it as a file.</p>
        <p class="buttons">
          <button type="button" class="button primary" @click=${() => this.tell("retry")}>Try again</button>
          <button type="button" class="button" @click=${() => this.tell("download")}>Keep as a file</button>
        </p>
      </div>`;
    }
    return html`<p class="saved" role="status">${saving === "saved" ? html`${icon("check")}Saved on this phone` : "Saving…"}</p>`;
  }

  private advice({ change, changeWords, lines, gentler }: Advice): unknown {
    if (!change && lines.length === 0) return nothing;
    return html`<section class="felt" aria-live="polite">
      ${change ? html`<p class="change"><span aria-hidden="true">${change}</span><span class="visually-hidden">${changeWords}</span></p>` : nothing}
      ${lines.map((line) => html`<p>${line}</p>`)}
      ${gentler.map(({ slug, title }) => html`<p>Gentler: <a href="/moves/${slug}">${title}</a></p>`)}
    </section>`;
  }

  private note({ note }: Session): unknown {
    const write = (event: Event): void => this.tell("note", (event.target as HTMLTextAreaElement).value);
    return html`<p class="field part">
      <label for="practice-note">A note, if you like</label>
      <textarea id="practice-note" rows="2" maxlength="2000" .value=${note} @change=${write}></textarea>
    </p>`;
  }

  private table(steps: readonly PlayedStep[]): unknown {
    const time = (ms: number): string => (ms > 0 ? short(ms) : "–");
    return html`<table>
      <caption>What you did</caption>
      <thead><tr><th scope="col">Movement</th><th scope="col" class="number">Left</th><th scope="col" class="number">Right</th><th scope="col" class="number">Both</th></tr></thead>
      <tbody>
        ${steps.map(
          ({ title, done_ms: done, hurt }) => html`<tr>
            <th scope="row">${title}${hurt ? html` <span class="hurt-mark">it hurt</span>` : nothing}</th>
            <td class="number">${time(done.left)}</td>
            <td class="number">${time(done.right)}</td>
            <td class="number">${time(done.both)}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

customElements.define("player-after", PlayerAfter);
