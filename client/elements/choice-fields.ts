// Switches, sliders and lists of the settings, each with its label.
import { html } from "lit";
import { live } from "lit/directives/live.js";

/** A switch; `hint` says what it does, or why it cannot be had. */
export function switchField(label: string, on: boolean, choose: (on: boolean) => void, hint = ""): unknown {
  const changed = (event: Event): void => choose((event.target as HTMLInputElement).checked);
  return html`<label class="switch"
    ><input type="checkbox" role="switch" .checked=${live(on)} @change=${changed} /><span
      >${label}${hint ? html`<small>${hint}</small>` : ""}</span
    ></label
  >`;
}

interface Slide {
  label: string;
  value: number;
  range: readonly [low: number, high: number];
  /** The value in words, for the eye and for screen readers. */
  words: (value: number) => string;
}

/** A slider in steps of ten. */
export function slideField({ label, value, range: [low, high], words }: Slide, choose: (value: number) => void): unknown {
  const changed = (event: Event): void => choose(Number((event.target as HTMLInputElement).value));
  return html`<label class="field slide"
    ><span>${label} <output>${words(value)}</output></span>
    <input type="range" min=${low} max=${high} step="10" .value=${live(String(value))} aria-valuetext=${words(value)} @change=${changed}
  /></label>`;
}

/** A list to choose one of. */
export function listField<T extends string>(label: string, value: T, options: readonly (readonly [T, string])[], choose: (value: T) => void): unknown {
  const changed = (event: Event): void => choose((event.target as HTMLSelectElement).value as T);
  return html`<label class="field"
    >${label}
    <select @change=${changed}>
      ${options.map(([option, words]) => html`<option value=${option} .selected=${live(option === value)}>${words}</option>`)}
    </select>
  </label>`;
}
