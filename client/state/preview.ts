// Lets a person hear, feel and see what they choose, with the same powers that the player uses.
import type { Channels } from "../domain/channels.ts";
import type { CueKind } from "../domain/cues.ts";
import { chooseManner, hasManners } from "../platform/audio-session.ts";
import { now } from "../platform/clock.ts";
import { canFlash, flash } from "../platform/flash.ts";
import { openSound } from "../platform/sound.ts";
import { startTicker } from "../platform/ticker.ts";
import { canVibrate, vibrate } from "../platform/vibration.ts";
import { DeviceVoice, type VoiceState, deviceVoices } from "../platform/voice.ts";
import { mannerOf } from "./channels.ts";


const LISTEN_MS = 5000;
const SOON_MS = 120;

export class Preview {
  readonly canVibrate = canVibrate();
  readonly canSoundThroughMute = hasManners();
  private readonly sound = openSound();
  private readonly voice: DeviceVoice;
  private hush: (() => void) | null = null;

  /** `changed` is called when the device's voices become known. */
  constructor(changed: () => void) {
    this.voice = new DeviceVoice(changed);
  }

  get voiceState(): VoiceState {
    return this.voice.state;
  }

  /** Names of the voices that can be chosen, the best first. */
  get voices(): string[] {
    return deviceVoices().map(({ name }) => name);
  }

  get canFlash(): boolean {
    return canFlash();
  }

  /** Call it in a tap. The device may need a moment to start, so the tone comes when it has. */
  tone(kind: CueKind, { tone_volume, through_mute }: Channels): void {
    this.silence();
    this.sound.setLevel(tone_volume / 100);
    chooseManner(mannerOf(through_mute));
    this.sound.start();
    const since = now();
    let given = false;
    this.hush = startTicker(() => {
      this.sound.tend();
      if (!given && this.sound.state === "running") this.sound.schedule([{ kind, at: now() + SOON_MS }]);
      given ||= this.sound.state === "running";
      if (now() - since > LISTEN_MS) this.silence();
    });
  }

  say(text: string, channels: Channels): void {
    this.voice.say(text, channels);
  }

  vibrate(): void {
    vibrate("switch");
  }

  flash(): void {
    flash("switch");
  }

  /** Gives the device back. */
  silence(): void {
    this.hush?.();
    this.hush = null;
    this.sound.stop();
    this.voice.cancel();
  }
}
