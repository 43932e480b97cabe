// What the answers change, and what a professional already said yes to. Tells "cleared", "again", "go-on".
import { html, nothing } from "lit";
import type { PhoneCatalog } from "../domain/generated/catalog.ts";
import { CLEARED_IN_GENERAL, NO_ROUTINE_WITH, type Screening, clearable, effectiveLevel } from "../domain/screening.ts";
import { LightElement } from "./light.ts";

type Answers = Omit<Screening, "answered_on">;

class ScreeningResult extends LightElement {
  static override properties = { catalog: { attribute: false }, answers: { attribute: false }, advice: { attribute: false }, kept: { type: Boolean } };
  declare catalog: PhoneCatalog;
  declare answers: Answers;
  declare advice: readonly string[];
  declare kept: boolean;

  override render(): unknown {
    const { level } = this.answers;
    if (level === "stop_emergency" || level === "stop_urgent") return html`${this.advised()} ${this.again()}`;
    const open = effectiveLevel(this.answers) === "none";
    return html`${level === "clear_first" ? nothing : html`<header class="head"><h1 tabindex="-1">What this changes</h1></header>`}
      ${this.advised()} ${this.changes()} ${this.clearing()} ${this.kept ? nothing : this.notKept()}
      <p class="buttons part">
        <button type="button" class="button ${open ? "primary" : ""}" @click=${() => this.tell("go-on")}>${open ? "Go on" : "See what is open to me"}</button>
      </p>
      ${this.again()}`;
  }

  private advised(): unknown {
    return this.advice.length > 0 ? html`<ul class="advice">${this.advice.map((line) => html`<li>${line}</li>`)}</ul>` : nothing;
  }

  private labels(ids: readonly string[]): { id: string; label: string }[] {
    return this.catalog.conditions.filter(({ id }) => ids.includes(id));
  }

  private changes(): unknown {
    const { conditions } = this.answers;
    if (conditions.length === 0) return nothing;
    return html`<p>Movements that do not suit this are swapped or changed. Cards, routines and the player say so:</p>
      <ul>
        ${this.labels(conditions).map(({ label }) => html`<li>${label}</li>`)}
      </ul>
      ${conditions.some((id) => NO_ROUTINE_WITH.includes(id)) ? this.noRoutine() : nothing}`;
  }

  private noRoutine(): unknown {
    const { refusals, open_in_pregnancy: open } = this.catalog;
    return html`<p>${refusals.no_routine}</p>
      <ul class="pills" role="list">${open.map(({ href, text }) => html`<li><a href=${href}>${text}</a></li>`)}</ul>`;
  }

  private clearing(): unknown {
    const { conditions, level } = this.answers;
    const waiting = this.labels(clearable(this.catalog, conditions));
    if (level === "none" && waiting.length === 0) return nothing;
    return html`<fieldset class="asked part">
      <legend>Has a doctor, physiotherapist or midwife said yes? Tick only then.</legend>
      ${level === "clear_first" ? this.yes(CLEARED_IN_GENERAL, "Yes, to gentle exercise") : nothing}
      ${waiting.map(({ id, label }) => this.yes(id, `Yes, with: ${label}`))}
    </fieldset>`;
  }

  private yes(id: string, words: string): unknown {
    const { cleared } = this.answers;
    const change = (event: Event): void => {
      const on = (event.target as HTMLInputElement).checked;
      this.tell("cleared", on ? [...cleared, id] : cleared.filter((other) => other !== id));
    };
    return html`<label><input type="checkbox" .checked=${cleared.includes(id)} @change=${change} /><span>${words}</span></label>`;
  }

  private notKept(): unknown {
    return html`<p class="notice warn" role="alert">This phone could not keep your answers. Private browsing or a full phone can be the reason.</p>`;
  }

  private again(): unknown {
    return html`<p class="part"><button type="button" class="button" @click=${() => this.tell("again")}>Change my answers</button></p>`;
  }
}

customElements.define("screening-result", ScreeningResult);
