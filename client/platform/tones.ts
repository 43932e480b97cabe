// How each moment sounds. Every moment has its own tone; all are synthesised, so there is nothing to load.
import type { CueKind } from "../domain/cues.ts";

/** One note: from `hz`, gliding to `toHz`, `after` the tone's start; times in seconds, loudness 0 to 1. */
export interface Note {
  after: number;
  seconds: number;
  hz: number;
  toHz: number;
  loud: number;
  wave: OscillatorType;
}

function note(after: number, seconds: number, hz: number, toHz = hz, loud = 0.3, wave: OscillatorType = "sine"): Note {
  return { after, seconds, hz, toHz, loud, wave };
}

export const TONES: Readonly<Record<CueKind, readonly Note[]>> = {
  ready: [note(0, 0.5, 196, 196, 0.35)], // soft and low
  work: [note(0, 0.35, 392, 784, 0.35)], // rising
  breathe: [note(0, 0.9, 262, 392, 0.22), note(0.9, 0.9, 392, 262, 0.22)], // in, out
  in: [note(0, 0.9, 262, 349, 0.18)],
  out: [note(0, 0.9, 349, 262, 0.18)],
  half: [note(0, 0.08, 1046, 1046, 0.25, "triangle")], // one tick
  last: [note(0, 0.06, 880, 880, 0.25, "triangle")], // one of three ticks
  cue: [note(0, 0.12, 587, 587, 0.2)],
  switch: [note(0, 0.18, 659, 659, 0.3, "triangle"), note(0.22, 0.26, 440, 440, 0.3, "triangle")], // like nothing else
  rest: [note(0, 0.4, 523, 262, 0.3)], // falling
  done: [note(0, 0.2, 523), note(0.22, 0.2, 659), note(0.44, 0.5, 784)], // three notes
};

/** From the start of a tone to its last note's end, in seconds. */
export function toneSeconds(kind: CueKind): number {
  return Math.max(...TONES[kind].map((each) => each.after + each.seconds));
}
