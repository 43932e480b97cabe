// The digits and the ring around them; in breathing, a circle behind them that grows and shrinks with the breath. Silent to screen readers; the status line beside it speaks.
import { html, nothing, svg } from "lit";
import { LightElement } from "./light.ts";

const ROUND = 1000; // the ring's length in its own units
const SMALLEST = 14;
const GROWTH = 31;

class TimerRing extends LightElement {
  static override properties = { digits: {}, gone: { type: Number }, half: { type: Boolean }, breath: { attribute: false } };
  declare digits: string;
  declare gone: number;
  declare half: boolean;
  declare breath: number | null;

  constructor() {
    super();
    this.breath = null;
  }

  override render(): unknown {
    return html`<svg viewBox="0 0 100 100" aria-hidden="true">
        ${this.breath === null ? nothing : svg`<circle class="breath" cx="50" cy="50" r=${(SMALLEST + GROWTH * this.breath).toFixed(1)}></circle>`}
        <circle class="track" cx="50" cy="50" r="47.5"></circle>
        <circle
          class="left"
          cx="50"
          cy="50"
          r="47.5"
          pathLength=${ROUND}
          stroke-dasharray=${ROUND}
          stroke-dashoffset=${(this.gone * ROUND).toFixed(1)}
        ></circle>
        ${this.half ? svg`<path class="half" d="M50 94v6"/>` : nothing}
      </svg>
      <p class="digits" role="timer" aria-live="off" data-figures=${this.digits.length}>${this.digits}</p>`;
  }
}

customElements.define("timer-ring", TimerRing);
