// A phone for the player's tests: time, sight, sound and storage are what the test says. Killing it forgets the page
// and keeps the storage, as the real one does.
import { type Channels, DEFAULTS } from "../../client/domain/channels.ts";
import type { CueKind } from "../../client/domain/cues.ts";
import type { Session } from "../../client/domain/generated/wire.ts";
import type { Run } from "../../client/domain/run.ts";
import type { DueTone, SoundDoor, SoundState } from "../../client/platform/sound.ts";
import type { VoiceDoor, VoiceState } from "../../client/platform/voice.ts";
import { Player } from "../../client/state/player.ts";
import type { PlayerDoors } from "../../client/state/player-doors.ts";

class FakeSound implements SoundDoor {
  state: SoundState = "off";
  tones: DueTone[] = [];
  works = true;

  start(): void {
    this.state = this.works ? "running" : "blocked";
  }
  schedule(tones: readonly DueTone[]): void {
    this.tones.push(...tones);
  }
  setLevel(): void {}
  cancel(): void {}
  tend(): void {}
  stop(): void {
    this.state = "off";
  }
}

/** Remembers what is said, and "" for silence. */
class FakeVoice implements VoiceDoor {
  state: VoiceState = "ready";
  said: string[] = [];

  start(): void {}
  say(text: string): void {
    this.said.push(text);
  }
  cancel(): void {
    this.said.push("");
  }
}

export class FakePhone {
  /** performance.now() of the present page. */
  now = 1000;
  epoch = Date.UTC(2026, 10, 23, 8, 0);
  offsetMin = 60;
  visible = true;
  sound = new FakeSound();
  voice = new FakeVoice();
  vibrations: CueKind[] = [];
  flashes: CueKind[] = [];
  channels: Channels = DEFAULTS;
  running: { run: Run; strict: boolean } | null = null;
  records = new Map<string, Session>();
  patches: Partial<Session>[] = [];
  refuses = false;
  /** Another tab has taken the lead: its term is newer, so nothing of this one is written. */
  overtaken = false;
  leads = true;
  ids = 0;
  player!: Player;
  private ticks = new Set<() => void>();
  private seen = new Set<() => void>();

  constructor() {
    this.open();
  }

  /** A new page: the monotonic clock begins anew. */
  open(now = 1000): void {
    this.now = now;
    this.ticks.clear();
    this.seen.clear();
    this.sound = new FakeSound();
    this.player = new Player(this.doors());
  }

  /** Time passes and the ticker is on time. */
  pass(ms: number, everyMs = 250): void {
    for (let gone = 0; gone < ms; gone += everyMs) this.freeze(Math.min(everyMs, ms - gone));
  }

  /** Time passes and nothing runs until its end. */
  freeze(ms: number): void {
    this.now += ms;
    this.epoch += ms;
    for (const tick of [...this.ticks]) tick();
  }

  show(visible: boolean): void {
    this.visible = visible;
    for (const changed of [...this.seen]) changed();
  }

  get ticking(): boolean {
    return this.ticks.size > 0;
  }

  private doors(): PlayerDoors {
    return {
      now: () => this.now,
      epoch: () => this.epoch,
      zone: () => ({ tz: "Europe/Vienna", offsetMin: this.offsetMin }),
      localDate: () => "2026-11-23",
      newId: () => String((this.ids += 1)).padStart(32, "0"),
      isVisible: () => this.visible,
      watchVisibility: (changed) => this.watch(this.seen, changed),
      startTicker: (tick) => this.watch(this.ticks, tick),
      sound: this.sound,
      awake: { state: "off", want: () => undefined, release: () => undefined },
      voice: this.voice,
      vibrate: (kind) => this.vibrations.push(kind),
      flash: (kind) => this.flashes.push(kind),
      channels: () => this.channels,
      lead: { take: () => Promise.resolve(), release: () => void (this.leads = false) },
      ...this.storage(),
    };
  }

  protected storage(): Pick<PlayerDoors, "saveRun" | "clearRun" | "saveSession" | "patchSession"> {
    const written = (write: () => void): Promise<void> => {
      if (this.refuses) return Promise.reject(new DOMException("full", "QuotaExceededError"));
      write();
      return Promise.resolve();
    };
    return {
      saveRun: (run, strict) => {
        if (this.overtaken) return Promise.reject(Object.assign(new Error(), { name: "LeadLost" }));
        return written(() => (this.running = structuredClone({ run, strict })));
      },
      clearRun: () => written(() => (this.running = null)),
      saveSession: (id, session) =>
        written(() => {
          this.records.set(id, structuredClone(session));
          this.running = null;
        }),
      patchSession: (id, fields) =>
        written(() => {
          this.patches.push(fields);
          this.records.set(id, { ...this.records.get(id)!, ...fields });
        }),
    };
  }

  private watch(set: Set<() => void>, call: () => void): () => void {
    set.add(call);
    return () => set.delete(call);
  }
}

/** Lets promises that are ready run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
