// The figure in the player: the movement that is being done, on the side that does it, at the player's own time.
import { type Doing, courseOf, held } from "../domain/figure.ts";
import { loadFigure } from "../storage/figures.ts";
import { FigurePlay } from "./figure-play.ts";
import { buildPicture } from "./figure-tree.ts";

/** Further off than this, the figure is put where the player is. */
const OFF_SECONDS = 0.35;

class FigureView extends HTMLElement {
  private slug = "";
  private shown = "";
  private play: FigurePlay | null = null;
  private doing: Doing | null = null;

  /** Shows the figure of a movement doing what practice says. Without a figure the place stays empty. */
  show(slug: string, left: boolean, doing: Doing): void {
    const before = this.doing;
    this.doing = doing;
    this.toggleAttribute("data-left", left && this.play?.motion.works === "right");
    this.dataset["wantsLeft"] = String(left);
    if (slug !== this.slug) void this.change(slug);
    else if (!before || before.kind !== doing.kind || before.running !== doing.running || doing.intoMs < before.intoMs || this.isOff(doing)) this.follow();
  }

  disconnectedCallback(): void {
    this.play?.pause();
  }

  private async change(slug: string): Promise<void> {
    this.slug = slug;
    this.play?.end();
    this.play = null;
    const data = await loadFigure(slug);
    if (slug !== this.slug || this.shown === slug) return;
    this.shown = slug;
    this.replaceChildren();
    this.toggleAttribute("data-empty", !data);
    if (!data) return;
    const picture = buildPicture(data.picture) as SVGSVGElement;
    picture.setAttribute("aria-hidden", "true");
    this.append(picture);
    this.play = new FigurePlay(picture, data.motion);
    this.toggleAttribute("data-left", this.dataset["wantsLeft"] === "true" && data.motion.works === "right");
    this.follow();
  }

  private follow(): void {
    if (!this.play || !this.doing) return;
    const { motion } = this.play;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const pose = this.doing.kind === "rest" ? motion.start : motion.key;
    this.play.follow(still ? held(motion, pose) : courseOf(motion, this.doing));
  }

  /** After a redo or a skip inside a segment the player's time and the figure's part. */
  private isOff(doing: Doing): boolean {
    if (!this.play || !doing.running || doing.kind === "hold") return false;
    const { T } = this.play.motion;
    const course = courseOf(this.play.motion, doing);
    const apart = Math.abs((((this.play.at - course.from) % T) + T) % T);
    return Math.min(apart, T - apart) > OFF_SECONDS * course.rate;
  }
}

customElements.define("figure-view", FigureView);
export type { FigureView };
