// A figure with a slider through its loop, for those who draw.
import { html, render } from "lit";
import { poseAt } from "../domain/figure.ts";
import { FigurePlay, motionOf } from "./figure-play.ts";

class FigureSlider extends HTMLElement {
  private play: FigurePlay | null = null;
  private readonly controls = document.createElement("div");

  connectedCallback(): void {
    const svg = this.querySelector<SVGSVGElement>("svg.fig");
    const motion = svg && motionOf(svg);
    if (!svg || !motion || this.play) return;
    this.play = new FigurePlay(svg, motion);
    this.append(this.controls);
    this.seek(0);
  }

  private seek(seconds: number): void {
    if (!this.play) return;
    const { motion } = this.play;
    this.play.follow({ from: seconds, rate: 1, loops: Infinity, running: false });
    const words = `${seconds.toFixed(2)} of ${motion.T} s, ${poseAt(motion, seconds)}`;
    const moved = (event: Event): void => this.seek(Number((event.target as HTMLInputElement).value));
    render(
      html`<label class="field slide"
        ><span>Time <output>${words}</output></span>
        <input type="range" min="0" max=${motion.T} step="0.01" .value=${String(seconds)} aria-valuetext=${words} @input=${moved}
      /></label>`,
      this.controls,
    );
  }
}

customElements.define("figure-slider", FigureSlider);
