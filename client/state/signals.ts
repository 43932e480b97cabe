// What the person notices at a moment besides its tone: a sentence, a vibration, a flash. Each only if it is wanted, and
// only while its moment is not long gone.
import type { Cue } from "../domain/cues.ts";
import type { Plan } from "../domain/plan.ts";
import { sentence } from "../domain/script.ts";
import type { PlayerDoors } from "./player-doors.ts";

const LATE_MS = 600;

export type SignalDoors = Pick<PlayerDoors, "channels" | "voice" | "vibrate" | "flash">;

export class Signals {
  private waiting: Cue[] = [];

  constructor(private readonly doors: SignalDoors) {}

  /** Their moments are near. */
  await(cues: readonly Cue[]): void {
    this.waiting.push(...cues);
  }

  /** What was to come no longer holds, and what is being said neither. */
  forget(): void {
    this.waiting = [];
    this.doors.voice.cancel();
  }

  /** Gives those whose moment has come. */
  give(plan: Plan, at: number): void {
    const due = this.waiting.filter((cue) => cue.at <= at);
    this.waiting = this.waiting.filter((cue) => cue.at > at);
    for (const cue of due) if (at - cue.at < LATE_MS) this.signal(plan, cue);
  }

  private signal(plan: Plan, cue: Cue): void {
    const channels = this.doors.channels();
    if (channels.vibration) this.doors.vibrate(cue.kind);
    if (channels.flash) this.doors.flash(cue.kind);
    const text = channels.voice ? sentence(plan, cue, channels.voice_rate / 100) : "";
    if (text !== "") this.doors.voice.say(text, channels);
  }
}
