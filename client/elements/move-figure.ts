// The figure of a movement's page: play, pause, and step by step in time with the numbered steps of the text.
import { html, nothing, render } from "lit";
import { type Motion, held, into, looping, poseAt } from "../domain/figure.ts";
import { FigurePlay, motionOf } from "./figure-play.ts";
import { icon } from "./icon.ts";

const FOLLOW_EVERY_MS = 200;

class MoveFigure extends HTMLElement {
  private play: FigurePlay | null = null;
  private readonly controls = document.createElement("div");
  private step = -1;
  private running = false;
  private left = false;
  private follower = 0;

  connectedCallback(): void {
    const svg = this.querySelector<SVGSVGElement>("svg.fig");
    const motion = svg && motionOf(svg);
    if (!svg || !motion || this.play) return;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) this.pair(svg, motion);
    this.play = new FigurePlay(svg, motion);
    this.play.follow(held(motion, motion.key));
    this.controls.className = "figure-controls";
    this.append(this.controls);
    this.show();
  }

  disconnectedCallback(): void {
    clearInterval(this.follower);
    this.play?.pause();
  }

  private get items(): HTMLElement[] {
    return [...(this.closest("article") ?? document).querySelectorAll<HTMLElement>("ol.steps[data-figure] > li")];
  }

  /** For whoever wants nothing to move: where it begins, beside where it leads. */
  private pair(svg: SVGSVGElement, motion: Motion): void {
    const before = svg.cloneNode(true) as SVGSVGElement;
    for (const named of before.querySelectorAll("title, desc")) named.remove();
    before.setAttribute("aria-hidden", "true");
    new FigurePlay(before, motion).follow(held(motion, motion.start));
    this.classList.add("pair");
    svg.before(before);
    for (const words of ["Then", "Start"]) svg.after(Object.assign(document.createElement("p"), { className: "pair-words", textContent: words }));
  }

  private toggle(): void {
    if (!this.play) return;
    this.running = !this.running;
    this.step = -1;
    if (this.running) this.play.follow(looping(this.play.motion));
    else this.play.pause();
    clearInterval(this.follower);
    if (this.running) this.follower = window.setInterval(() => this.light(), FOLLOW_EVERY_MS);
    this.light();
    this.show();
  }

  /** One step further or back: the figure goes on to the pose that shows it. */
  private go(by: number): void {
    if (!this.play) return;
    const { motion } = this.play;
    const before = this.step < 0 ? motion.start : (motion.steps[this.step] ?? motion.start);
    this.step = Math.min(Math.max(this.step + by, 0), motion.steps.length - 1);
    const pose = motion.steps[this.step] ?? motion.key;
    this.running = false;
    clearInterval(this.follower);
    const still = this.classList.contains("pair") || before === pose || by < 0;
    this.play.follow(still ? held(motion, pose) : into(motion, before, pose));
    this.light();
    this.show();
  }

  /** The step that the figure shows is marked in the text. */
  private light(): void {
    if (!this.play) return;
    const { motion, at } = this.play;
    const pose = this.running ? poseAt(motion, at) : "";
    const now = this.running ? motion.steps.indexOf(pose) : this.step;
    this.items.forEach((item, index) => item.toggleAttribute("data-shown", index === now || (this.running && motion.steps[index] === pose)));
  }

  private flip(): void {
    this.left = !this.left;
    this.toggleAttribute("data-left", this.left);
    this.show();
  }

  private show(): void {
    const motion = this.play?.motion;
    if (!motion) return;
    const { steps, works } = motion;
    this.toggleAttribute("data-step", this.step >= 0);
    const words = this.step < 0 ? "" : `Step ${this.step + 1} of ${steps.length}: ${this.items[this.step]?.textContent?.trim() ?? ""}`;
    render(
      html`${this.classList.contains("pair") ? nothing : this.playButton()}
        ${steps.length > 1 ? this.stepButtons(steps.length) : nothing}
        ${works === "right" ? html`<button type="button" class="button quiet" @click=${() => this.flip()}>${this.left ? "Show the right side" : "Show the left side"}</button>` : nothing}
        <p class="figure-words" role="status">${words}</p>`,
      this.controls,
    );
  }

  private playButton(): unknown {
    const words = this.running ? "Pause" : "Play";
    return html`<button type="button" class="button quiet" @click=${() => this.toggle()}>${icon(this.running ? "pause" : "play")}${words}</button>`;
  }

  private stepButtons(count: number): unknown {
    return html`<span class="figure-steps">
      <button type="button" class="button quiet" aria-label="Step before" ?disabled=${this.step <= 0} @click=${() => this.go(-1)}>${icon("left")}</button>
      <button type="button" class="button quiet" aria-label="Next step" ?disabled=${this.step >= count - 1} @click=${() => this.go(1)}>${icon("right")}</button>
    </span>`;
  }
}

customElements.define("move-figure", MoveFigure);
