// The digits and the ring around them; in breathing, a cloud behind them that grows and shrinks with the breath. Silent to
// screen readers; the status line beside it speaks.
import { html, nothing, svg } from "lit";
import { LightElement } from "./light.ts";

const ROUND = 1000; // the ring's length in its own units
const RING = "M80 3H125A32 32 0 0 1 157 35V65A32 32 0 0 1 125 97H35A32 32 0 0 1 3 65V35A32 32 0 0 1 35 3Z"; // from the top, clockwise
const SMALLEST = 0.3;

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
    return html`<svg viewBox="0 0 160 100" preserveAspectRatio="none" aria-hidden="true">
        ${this.breath === null ? nothing : this.breathing(this.breath)}
        <path class="track" d=${RING}></path>
        <path class="left" d=${RING} pathLength=${ROUND} stroke-dasharray=${ROUND} stroke-dashoffset=${(this.gone * ROUND).toFixed(1)}></path>
        ${this.half ? svg`<path class="half" d="M80 91v7"/>` : nothing}
      </svg>
      <p class="digits" role="timer" aria-live="off" data-figures=${this.digits.length}>${this.digits}</p>`;
  }

  private breathing(fullness: number): unknown {
    const size = SMALLEST + (1 - SMALLEST) * fullness;
    return svg`<rect class="breath" x=${80 - 76 * size} y=${50 - 44 * size} width=${152 * size} height=${88 * size} rx=${30 * size}></rect>`;
  }
}

customElements.define("timer-ring", TimerRing);
