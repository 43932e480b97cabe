// Plays a figure: the tracks of its motion as animations of the groups that carry their marks. Nothing runs until asked.
import { type Course, type Motion, keyframes } from "../domain/figure.ts";

/** The motion that an inline figure carries; null when it carries none. */
export function motionOf(svg: SVGSVGElement): Motion | null {
  const written = svg.dataset["motion"];
  return written ? (JSON.parse(written) as Motion) : null;
}

export class FigurePlay {
  private readonly animations: Animation[];

  constructor(
    svg: SVGSVGElement,
    readonly motion: Motion,
  ) {
    this.animations = [...svg.querySelectorAll<SVGElement>("[data-m]")].flatMap((group) => {
      const track = motion.k[group.dataset["m"] ?? ""];
      if (!track) return [];
      const animation = group.animate(keyframes(track) as unknown as Keyframe[], { duration: motion.T * 1000, fill: "both" });
      animation.pause();
      return [animation];
    });
  }

  /** Seconds of the loop that are over; more than a loop when it went round. */
  get at(): number {
    return Number(this.animations[0]?.currentTime ?? 0) / 1000;
  }

  follow({ from, rate, loops, running }: Course): void {
    for (const animation of this.animations) {
      animation.effect?.updateTiming({ iterations: loops });
      animation.playbackRate = rate;
      animation.currentTime = from * 1000;
      if (running) animation.play();
      else animation.pause();
    }
  }

  pause(): void {
    for (const animation of this.animations) animation.pause();
  }

  /** Calls back when the figure has come to where its course ends. */
  whenThere(then: () => void): void {
    const leader = this.animations[0];
    if (leader) leader.onfinish = then;
  }

  end(): void {
    for (const animation of this.animations) animation.cancel();
  }
}
