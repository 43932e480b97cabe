// What was heard and what is to be heard: hands the tones of the next moments to the sound, and finds the first cue that
// nobody can have noticed. Time is on the practice timeline; `base` turns performance.now() into it.
import { wanted } from "../domain/channels.ts";
import type { Log } from "../domain/clock.ts";
import { type Cue, cuesBetween } from "../domain/cues.ts";
import type { Plan } from "../domain/plan.ts";
import type { PlayerDoors } from "./player-doors.ts";
import { type SignalDoors, Signals } from "./signals.ts";

const HORIZON_MS = 600;
const SEEN_GAP_MS = 5000; // a page in sight that stalls shorter than this has shown its cue late, not never
const HIDDEN_GAP_MS = 1500;

type Doors = Pick<PlayerDoors, "sound" | "awake" | "isVisible"> & SignalDoors;

export class Hearing {
  /** Practice up to here was seen or heard. */
  heardUntil = 0;
  private tickedAt = 0;
  private scheduledTo = 0;
  private given = new Set<string>();
  private readonly signals: Signals;

  constructor(private readonly doors: Doors) {
    this.signals = new Signals(doors);
  }

  /** Sound, voice and a screen that stays on may be had now; call it in a tap. */
  wake(): void {
    this.doors.sound.start();
    this.doors.voice.start();
    this.doors.awake.want();
  }

  /** Gives sound and screen back to the phone. */
  rest(): void {
    this.doors.sound.stop();
    this.doors.awake.release();
  }

  /** The log changed at `at`: what was scheduled no longer holds. */
  restart(at: number): void {
    this.doors.sound.cancel();
    this.signals.forget();
    this.given.clear();
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
    const missed = this.cues(plan, log, this.heardUntil, at).find((cue) => cue.at > sure);
    if (missed) return missed.at;
    if (sounding || doors.isVisible()) this.heardUntil = at;
    return null;
  }

  /** Schedules the tones up to the horizon. Late ones are handed on too: the sound knows how late is too late. */
  schedule(plan: Plan, log: Log, at: number, base: number): void {
    const to = at + HORIZON_MS;
    const from = Math.max(this.scheduledTo, at - HORIZON_MS);
    const fresh = this.cues(plan, log, from, to).filter((cue) => !this.given.has(cue.key));
    this.scheduledTo = to;
    for (const cue of fresh) this.given.add(cue.key);
    this.signals.await(fresh);
    if (fresh.length > 0) this.doors.sound.schedule(fresh.map((cue) => ({ kind: cue.kind, at: cue.at - base })));
  }

  /** Speaks, vibrates and flashes for the cues whose moment has come. */
  signal(plan: Plan, at: number): void {
    this.signals.give(plan, at);
  }

  private cues(plan: Plan, log: Log, from: number, to: number): Cue[] {
    const channels = this.doors.channels();
    return cuesBetween(plan, log, from, to).filter(({ kind }) => wanted(channels, kind));
  }
}
