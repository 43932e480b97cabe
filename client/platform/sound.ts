// The one door to sound. Tones are scheduled ahead on the audio clock; nothing waits for them, and no failure here
// stops a routine.
import type { CueKind } from "../domain/cues.ts";
import { asChosen } from "./audio-session.ts";
import { AudioClock } from "./audio-clock.ts";
import { now } from "./clock.ts";
import { type Note, TONES } from "./tones.ts";

/** A tone that is due at `at`, in milliseconds of performance.now(). */
export interface DueTone {
  kind: CueKind;
  at: number;
}

export type SoundState = "off" | "starting" | "running" | "blocked" | "missing";

export interface SoundDoor {
  readonly state: SoundState;
  /** How loud, 0 to 1. At 0 it is off, and `start` does nothing. */
  setLevel(level: number): void;
  /** Call it in a tap: browsers only let sound begin there. Calling it again wakes a blocked one. */
  start(): void;
  /** Tones of the near future, each given once. */
  schedule(tones: readonly DueTone[]): void;
  /** Forgets the tones that have not begun. */
  cancel(): void;
  /** Keeps the audio clock in step and the device awake; call it at every tick. */
  tend(): void;
  /** Lets the last tone end, then gives the device back. */
  stop(): void;
}

const LATE_MS = 150; // later than this a tone would mislead
const LATE_READY_MS = 2500; // but "get ready" is welcome when the device needed a while to start
const STANDS_STILL_MS = 400;
const BLOCKED_AFTER_MS = 3000;
const REBUILD_EVERY_MS = 1000;

function play(context: AudioContext, note: Note, when: number, level = 1): OscillatorNode {
  const { after, seconds, hz, toHz, loud, wave } = note;
  const start = when + after;
  const tone = context.createOscillator();
  const gain = context.createGain();
  tone.type = wave;
  tone.frequency.setValueAtTime(hz, start);
  tone.frequency.exponentialRampToValueAtTime(toHz, start + seconds);
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(loud * level, start + 0.012);
  gain.gain.setTargetAtTime(0, start + Math.max(0.02, seconds - 0.06), 0.03);
  tone.connect(gain).connect(context.destination);
  tone.start(start);
  tone.stop(start + seconds + 0.15);
  return tone;
}

class WebSound implements SoundDoor {
  state: SoundState = "off";
  private level = 1;
  private context: AudioContext | null = null;
  private clock = new AudioClock();
  private due: DueTone[] = [];
  private given: DueTone[] = []; // also those already placed: a new context must place them again
  private placed: { tone: OscillatorNode; at: number }[] = [];
  private startedAt = 0;
  private builtAt = 0;
  private lastTime = 0;
  private movedAt = 0;

  setLevel(level: number): void {
    this.level = level;
    if (level <= 0 && this.state !== "off") this.stop();
  }

  start(): void {
    if (this.level <= 0) return;
    this.startedAt = now();
    this.state = "starting";
    asChosen();
    if (this.context) void this.context.resume().catch(() => undefined);
    else this.build();
  }

  schedule(tones: readonly DueTone[]): void {
    testDoors().due?.(tones);
    const past = now() - LATE_READY_MS;
    this.due = [...this.due.filter(({ at }) => at > past), ...tones];
    this.given = [...this.given.filter(({ at }) => at > past), ...tones];
    this.place();
  }

  cancel(): void {
    this.due = [];
    this.given = [];
    const time = this.context?.currentTime ?? 0;
    for (const { tone, at } of this.placed) if (at > time) tone.stop();
    this.placed = [];
  }

  tend(): void {
    if (this.state === "off" || this.state === "missing") return;
    const at = now();
    if (this.isMoving(at)) {
      this.state = "running";
      if (this.context) this.clock.read(this.context, at);
    } else if (at - Math.max(this.movedAt, this.builtAt) > STANDS_STILL_MS) this.wake(at);
    this.place();
  }

  stop(): void {
    this.state = "off";
    this.due = [];
    const context = this.context;
    this.context = null;
    const last = this.placed.at(-1)?.tone;
    const close = (): void => void context?.close().catch(() => undefined);
    if (last && context?.state === "running") last.onended = close;
    else close();
    this.placed = [];
  }

  private build(): void {
    this.builtAt = now();
    try {
      this.context = new AudioContext({ latencyHint: "interactive" });
      play(this.context, { after: 0, seconds: 0.02, hz: 40, toHz: 40, loud: 0.0001, wave: "sine" }, 0); // unlocks iOS
      void this.context.resume().catch(() => undefined);
    } catch {
      this.context = null;
      this.state = "missing";
    }
    this.clock = new AudioClock();
    this.lastTime = 0;
    this.placed = [];
    this.due = this.given.filter(({ at }) => at > this.builtAt);
  }

  /** A context can claim to run while its clock stands still, after a call or a lock. Only a clock that moves counts. */
  private isMoving(at: number): boolean {
    const time = this.context?.currentTime ?? 0;
    const moves = this.context?.state === "running" && time > this.lastTime;
    if (moves) this.movedAt = at;
    this.lastTime = time;
    return moves || (this.state === "running" && at - this.movedAt <= STANDS_STILL_MS);
  }

  private wake(at: number): void {
    this.state = at - Math.max(this.startedAt, this.movedAt) > BLOCKED_AFTER_MS ? "blocked" : "starting";
    if (at - this.builtAt < REBUILD_EVERY_MS) return;
    void this.context?.close().catch(() => undefined);
    this.build();
  }

  private place(): void {
    const { context } = this;
    if (!context || this.state !== "running") return;
    const at = now();
    for (const { kind, at: dueAt } of this.due) {
      const late = kind === "ready" ? LATE_READY_MS : LATE_MS;
      const when = this.clock.audioTime(dueAt);
      if (when === null || dueAt < at - late) continue;
      const start = Math.max(when, context.currentTime);
      for (const note of TONES[kind]) this.placed.push({ tone: play(context, note, start, this.level), at: start + note.after });
    }
    this.due = [];
    this.placed = this.placed.filter(({ at: startsAt }) => startsAt > context.currentTime - 2);
  }
}

/** What a browser test may put into `globalThis.psoasTestDoors` before the page loads: a sound, an ear for what is due. */
interface TestDoors {
  sound?: SoundDoor;
  due?(tones: readonly DueTone[]): void;
}

function testDoors(): TestDoors {
  return (globalThis as { psoasTestDoors?: TestDoors }).psoasTestDoors ?? {};
}

/** The phone's sound. */
export function openSound(): SoundDoor {
  return testDoors().sound ?? new WebSound();
}
