// How our sound meets other apps' sound. Browsers that let a page say so (Safari) are told; elsewhere only the quiet
// audio of platform/quiet.ts takes the sound from others, and it follows the same word.

/** "over-music": cues lie over music, and a muted phone mutes them. "first": our sound comes first, and music may stop. */
export type Manner = "over-music" | "first";

interface AudioSession {
  type: "auto" | "playback" | "transient";
}

let chosen: Manner = "over-music";

/** What the person chose. */
export function manner(): Manner {
  return chosen;
}

/** Whether the browser lets an app choose. */
export function hasManners(): boolean {
  return "audioSession" in navigator;
}

function tell(type: AudioSession["type"]): void {
  const session = (navigator as { audioSession?: AudioSession }).audioSession;
  if (session && session.type !== type) session.type = type;
}

/** Keeps the person's choice and tells the browser. */
export function chooseManner(wanted: Manner): void {
  chosen = wanted;
  tell(wanted === "first" ? "playback" : "transient");
}

/** Out of sight only sound that comes first is heard, where the browser knows the difference. */
export function comeFirst(): void {
  tell("playback");
}

/** Back in sight the person's choice holds again. */
export function asChosen(): void {
  chooseManner(chosen);
}
