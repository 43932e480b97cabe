// The one door to speech. It is extra: nothing waits for it, and nothing fails without it.
import { type VoiceFacts, chooseVoice, voicesFor } from "../domain/voices.ts";

/** "waiting": the browser has not told its voices yet. "none": it has none on this device for this language. */
export type VoiceState = "waiting" | "ready" | "none" | "missing";

/** How to speak: the voice's name or "", and rate and volume in per cent. */
export interface Manner {
  voice_name: string;
  voice_rate: number;
  voice_volume: number;
}

export interface VoiceDoor {
  readonly state: VoiceState;
  /** Call it in a tap: some phones let only there begin. */
  start(): void;
  /** Says it now, in place of whatever is being said. */
  say(text: string, manner: Manner): void;
  /** Falls silent. */
  cancel(): void;
}

const SETTLED_MS = 3000; // a browser that has told no voice until then has none

function synthesis(): SpeechSynthesis | null {
  return "speechSynthesis" in globalThis && "SpeechSynthesisUtterance" in globalThis ? globalThis.speechSynthesis : null;
}

function language(): string {
  return document.documentElement.lang || "en-GB";
}

/** The voices of this device that speak the interface's language, best first. */
export function deviceVoices(): VoiceFacts[] {
  return voicesFor(synthesis()?.getVoices() ?? [], language());
}

export class DeviceVoice implements VoiceDoor {
  state: VoiceState = "missing";
  private settled = false;
  private readonly held: SpeechSynthesisUtterance[] = []; // or Chromium may collect it in mid-sentence

  constructor(private readonly changed: () => void) {
    const speech = synthesis();
    if (!speech) return;
    this.state = this.found();
    speech.addEventListener?.("voiceschanged", () => this.look());
    setTimeout(() => {
      this.settled = true;
      this.look();
    }, SETTLED_MS);
  }

  start(): void {
    const speech = synthesis();
    if (!speech || speech.speaking || speech.pending) return;
    const silent = new SpeechSynthesisUtterance(" ");
    silent.volume = 0;
    speech.speak(silent);
  }

  say(text: string, { voice_name, voice_rate, voice_volume }: Manner): void {
    const speech = synthesis();
    const voice = speech && chooseVoice(speech.getVoices(), language(), voice_name);
    if (!speech || !voice) return;
    this.cancel(); // also what unsticks Chromium's queue
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang.replaceAll("_", "-"); // Android speaks another language without it
    utterance.rate = voice_rate / 100;
    utterance.volume = voice_volume / 100;
    this.held.splice(0, 1, utterance);
    speech.speak(utterance);
  }

  cancel(): void {
    const speech = synthesis();
    if (!speech) return;
    speech.cancel();
    if (speech.paused) speech.resume(); // a queue that was paused by a locked screen stays mute otherwise
  }

  private found(): VoiceState {
    if (deviceVoices().length > 0) return "ready";
    return this.settled ? "none" : "waiting";
  }

  private look(): void {
    const state = this.found();
    if (state === this.state) return;
    this.state = state;
    this.changed();
  }
}
