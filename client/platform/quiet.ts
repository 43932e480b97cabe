// A tone too low to notice, looped by an audio element. Phones keep a page alive, and give it the headset's buttons, while
// an element plays; sound from the audio graph alone does not count.
//
// On a phone such an element takes the sound from other apps, so it plays there only out of sight, unless the person
// wants our sound first. On a computer it takes nothing, and plays as long as the routine runs.
import { asChosen, comeFirst, manner } from "./audio-session.ts";
import { isVisible, watchVisibility } from "./visibility.ts";

export interface QuietDoor {
  /** Call it in a tap: it lets the element play later, when nobody can tap. */
  prime(): void;
  /** Whether there is a routine to be kept alive now. */
  keep(alive: boolean): void;
}

function isPhone(): boolean {
  const { maxTouchPoints, userAgent } = navigator;
  return /Android|iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes("Macintosh") && maxTouchPoints > 1);
}

class Quiet implements QuietDoor {
  private element: HTMLAudioElement | null = null;
  private alive = false;

  constructor(private readonly url: string) {
    watchVisibility(() => this.follow());
  }

  prime(): void {
    asChosen();
    if (this.element) return;
    this.element = new Audio(this.url);
    this.element.loop = true;
    this.element.load(); // not played yet: on a phone that alone would stop the music
    this.follow();
  }

  keep(alive: boolean): void {
    if (alive === this.alive) return;
    this.alive = alive;
    this.follow();
  }

  private follow(): void {
    const outOfSight = this.alive && !isVisible();
    if (outOfSight) comeFirst();
    else asChosen();
    const wanted = this.alive && (outOfSight || manner() === "first" || !isPhone());
    if (!this.element || wanted !== this.element.paused) return;
    if (wanted) void this.element.play().catch(() => undefined); // blocked: the tones say so in their own way
    else this.element.pause();
  }
}

/** The phone's quiet audio; without an address for it, one that does nothing. */
export function openQuiet(): QuietDoor {
  const url = document.documentElement.dataset["quiet"];
  return url ? new Quiet(url) : { prime: () => undefined, keep: () => undefined };
}
