// How the person will be led, and what this device lacks for it, in words. Pure.
import type { Channels } from "./channels.ts";

/** "Tones and a voice lead you." */
export function ledBy({ tones, voice, vibration }: Channels, lacks: { voice: boolean; vibration: boolean }): string {
  const has = [tones ? "tones" : "", voice && !lacks.voice ? "a voice" : "", vibration && !lacks.vibration ? "vibration" : ""].filter(Boolean);
  if (has.length === 0) return "Nothing sounds: the screen alone leads you.";
  const words = has.length === 1 ? has[0] ?? "" : `${has.slice(0, -1).join(", ")} and ${has.at(-1)}`;
  const all = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return `${all} ${has.length > 1 || tones ? "lead" : "leads"} you.`;
}

/** What was wanted and is missing, and what to do about it. */
export function lackWords({ voice, vibration, tones }: Channels, lacks: { voice: boolean; vibration: boolean }): string[] {
  const words: string[] = [];
  if (voice && lacks.voice) words.push("This device has no English voice of its own; its settings may offer one.");
  if (vibration && lacks.vibration) words.push(`This device does not vibrate: ${tones ? "leave the sound on" : "switch the tones on to keep your eyes shut"}.`);
  return words;
}
