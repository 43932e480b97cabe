// What was heard and what is to be heard: hands the tones of the next moments to the sound, and finds the first cue that
// nobody can have noticed. Time is on the practice timeline; `base` turns performance.now() into it.
import type { Log } from "../domain/clock.ts";
import { type Cue, cuesBetween } from "../domain/cues.ts";
import type { Plan } from "../domain/plan.ts";
import type { PlayerDoors } from "./player-doors.ts";

const HORIZON_MS = 600;
const SEEN_GAP_MS = 5000; // a page in sight that stalls shorter than this has shown its cue late, not never
const HIDDEN_GAP_MS = 1500;

type Doors = Pick<PlayerDoors, "sound" | "isVisible" | "vibrate">;

export class Hearing {
  /** Practice up to here was seen or heard. */
  heardUntil = 0;
  private tickedAt = 0;
  private scheduledTo = 0;
  private given = new Set<string>();
  private waiting: Cue[] = [];

  constructor(private readonly doors: Doors) {}

  /** The log changed at `at`: what was scheduled no longer holds. */
  restart(at: number): void {
    this.doors.sound.cancel();
    this.given.clear();
    this.waiting = [];
    this.scheduledTo = at;
    this.heardUntil = at;
    this.tickedAt = at;
  }

  /** The time of the first cue before `at` that was neither seen nor heard, or null. */
  listen(plan: Plan, log: Log, at: number): number | null {
    const { doors } = this;
    const sounding = doors.sound.state === "running";
    const gap = at - this.tickedAt;
    const stalled = gap > (doors.isVisible() ? SEEN_GAP_MS : HIDDEN_GAP_MS);
    this.tickedAt = at;
    if (!stalled && (sounding || doors.isVisible())) {
      this.heardUntil = at;
      return null;
    }
    // While the page stood still, the tones that were already on the audio clock did sound.
    const sure = stalled && sounding ? Math.max(this.heardUntil, this.scheduledTo) : this.heardUntil;
    const missed = cuesBetween(plan, log, this.heardUntil, at).find((cue) => cue.at > sure);
    if (missed) return missed.at;
    if (sounding || doors.isVisible()) this.heardUntil = at;
    return null;
  }

  /** Schedules the tones up to the horizon. Late ones are handed on too: the sound knows how late is too late. */
  schedule(plan: Plan, log: Log, at: number, base: number): void {
    const to = at + HORIZON_MS;
    const from = Math.max(this.scheduledTo, at - HORIZON_MS);
    const fresh = cuesBetween(plan, log, from, to).filter((cue) => !this.given.has(cue.key));
    this.scheduledTo = to;
    for (const cue of fresh) this.given.add(cue.key);
    this.waiting.push(...fresh);
    if (fresh.length > 0) this.doors.sound.schedule(fresh.map((cue) => ({ kind: cue.kind, at: cue.at - base })));
  }

  /** Vibrates for the cues whose moment has come. */
  vibrate(at: number): void {
    const due = this.waiting.filter((cue) => cue.at <= at);
    this.waiting = this.waiting.filter((cue) => cue.at > at);
    for (const cue of due) if (at - cue.at < HORIZON_MS) this.doors.vibrate(cue.kind);
  }
}
