// Sound and voice: how the player leads, each channel with its switch and a preview, and the times around the work.
// A choice counts at once. Tells "channels" with all of them, for a routine that is under way.
import { html, nothing } from "lit";
import { type Channels, DEFAULTS, RANGES, type SideChoice } from "../domain/channels.ts";
import type { CueKind } from "../domain/cues.ts";
import { chooseChannel, readChannels } from "../state/channels.ts";
import { Preview } from "../state/preview.ts";
import { listField, slideField, switchField } from "./choice-fields.ts";
import { icon } from "./icon.ts";
import { Reading } from "./reading.ts";
import { ServedElement } from "./served.ts";

const TONES: readonly (readonly [CueKind, string])[] = [
  ["ready", "Get ready"],
  ["work", "Begin"],
  ["half", "Half way"],
  ["switch", "Switch sides"],
  ["rest", "Rest"],
  ["done", "Done"],
];
const SAMPLE = "Next: glute bridge. Get ready.";
const READY_SECONDS = [5, 8, 10, 15, 20, 30];
const SWITCH_SECONDS = [5, 6, 7, 8, 9, 10];
const SIDES: readonly (readonly [SideChoice, string])[] = [
  ["left", "Left"],
  ["right", "Right"],
  ["alternate", "In turn, from movement to movement"],
  ["tighter", "The tighter one (asked before the start)"],
];
const NO_VOICE = "This device has no English voice of its own. Its settings may offer one, under speech or accessibility. Until then the tones lead you.";

const percent = (value: number): string => `${value} %`;
const pace = (value: number): string => (value === 100 ? "usual" : value < 100 ? `slower, ${value} %` : `faster, ${value} %`);
const secondsOf = (all: readonly number[], now: number): [string, string][] =>
  [...new Set([...all, now])].sort((one, other) => one - other).map((seconds) => [String(seconds), `${seconds} seconds`]);

class SoundSettings extends ServedElement {
  static override properties = { said: { state: true } };
  declare said: string;
  private readonly kept = new Reading<Channels>(this, readChannels);
  private readonly preview = new Preview(() => this.requestUpdate());
  /** What the phone could not keep still counts while the page is open. */
  private unkept: Partial<Channels> = {};

  constructor() {
    super();
    this.said = "";
  }

  protected override get ready(): boolean {
    return this.kept.settled;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.preview.silence();
  }

  override render(): unknown {
    const now = this.channels;
    return html`<p class="saved-line" role="status">${this.said ? html`<span>${this.said}</span>` : nothing}</p>
      ${this.group("Tones", this.tones(now))} ${this.group("Voice", this.voice(now))} ${this.group("Also", this.others(now))}
      ${this.group("Times and sides", this.times(now))}
      <div class="flash" aria-hidden="true"></div>`;
  }

  private get channels(): Channels {
    return { ...(this.kept.value ?? DEFAULTS), ...this.unkept };
  }

  private group(title: string, body: unknown): unknown {
    return html`<section class="part"><h2>${title}</h2><div class="card choose">${body}</div></section>`;
  }

  private tones(now: Channels): unknown {
    const volume = { label: "Volume of the tones", value: now.tone_volume, range: RANGES.tone_volume, words: percent };
    return html`${switchField("Tones", now.tones, (on) => this.choose("tones", on), "Every change has a tone of its own. They lie over your music and do not stop it.")}
      ${slideField(volume, (value) => this.choose("tone_volume", value))}
      ${switchField("A tick half way", now.half, (on) => this.choose("half", on), "In stretches of 20 seconds and more.")}
      ${switchField("Three ticks before the end", now.last_three, (on) => this.choose("last_three", on))}
      ${this.preview.canSoundThroughMute
        ? switchField("Sound even when the phone is muted", now.through_mute, (on) => this.choose("through_mute", on), "This may pause your music.")
        : nothing}
      <div class="listen" role="group" aria-label="Listen to the tones">
        ${TONES.map(([kind, words]) => this.button(words, () => this.preview.tone(kind, this.channels)))}
      </div>`;
  }

  private voice(now: Channels): unknown {
    const { voiceState } = this.preview;
    const on = switchField("Voice", now.voice, (value) => this.choose("voice", value), "Says what comes next, how to do it, half way, and when to change.");
    if (voiceState === "none" || voiceState === "missing") return html`${on}<p class="hint">${NO_VOICE}</p>`;
    const names = this.preview.voices.map((name): [string, string] => [name, name]);
    const rate = { label: "Pace", value: now.voice_rate, range: RANGES.voice_rate, words: pace };
    const volume = { label: "Volume of the voice", value: now.voice_volume, range: RANGES.voice_volume, words: percent };
    return html`${on} ${listField("Which voice", now.voice_name, [["", "The one that fits best"], ...names], (name) => this.choose("voice_name", name))}
      ${slideField(rate, (value) => this.choose("voice_rate", value))} ${slideField(volume, (value) => this.choose("voice_volume", value))}
      <p class="hint">Only voices that live on this device are used, so that they speak without a network.</p>
      <div class="listen">${this.button("Hear the voice", () => this.preview.say(SAMPLE, this.channels))}</div>`;
  }

  private others(now: Channels): unknown {
    const still = "Your device asks for less motion, so the screen stays still.";
    const flashHint = this.preview.canFlash ? "Once at each change, for a noisy room." : still;
    return html`${this.preview.canVibrate
        ? switchField("Vibration", now.vibration, (on) => this.choose("vibration", on), "Long to begin, double to switch sides.")
        : html`<p class="hint">This device does not let an app vibrate. Tones, voice and screen lead you.</p>`}
      ${switchField("Flash of the screen", now.flash, (on) => this.choose("flash", on), flashHint)}
      <div class="listen">
        ${this.preview.canVibrate ? this.button("Feel it", () => this.preview.vibrate()) : nothing}
        ${this.preview.canFlash ? this.button("See the flash", () => this.preview.flash()) : nothing}
      </div>`;
  }

  private times(now: Channels): unknown {
    const seconds = (name: "ready_seconds" | "switch_seconds", label: string, all: readonly number[]): unknown =>
      listField(label, String(now[name]), secondsOf(all, now[name]), (value) => this.choose(name, Number(value)));
    return html`${seconds("ready_seconds", "To get ready", READY_SECONDS)} ${seconds("switch_seconds", "To switch sides", SWITCH_SECONDS)}
      ${listField("Which side first", now.first_side, SIDES, (side) => this.choose("first_side", side))}
      <p class="hint">These count from the next start. Both sides always get the same time.</p>`;
  }

  private button(words: string, press: () => void): unknown {
    return html`<button class="button" type="button" @click=${press}>${icon("play")}${words}</button>`;
  }

  private async choose<K extends keyof Channels>(name: K, value: Channels[K]): Promise<void> {
    this.unkept = { ...this.unkept, [name]: value };
    this.said = "";
    this.tell("channels", this.channels);
    const kept = await chooseChannel(name, value);
    this.said = kept ? "Saved." : "This phone could not keep it. It counts until you close this page.";
    if (!kept) return;
    await this.kept.again();
    delete this.unkept[name];
    this.requestUpdate();
  }
}

customElements.define("sound-settings", SoundSettings);
