// A visit to a player page: what can be played, and the player that plays it.
import { type Channels, DEFAULTS } from "../domain/channels.ts";
import { LEAD_MS } from "../domain/clock.ts";
import type { ChosenStep } from "../domain/plan.ts";
import { type Run, placeOf } from "../domain/run.ts";
import { withSwap } from "../domain/swap.ts";
import { chooseManner } from "../platform/audio-session.ts";
import { download } from "../platform/download.ts";
import { openRemote } from "../platform/media-session.ts";
import { openQuiet } from "../platform/quiet.ts";
import { canVibrate } from "../platform/vibration.ts";
import { stillAddress } from "../storage/figures.ts";
import { loadRunning } from "../storage/running.ts";
import { chooseChannel, mannerOf, readChannels } from "./channels.ts";
import { closeRun } from "./close-run.ts";
import { Companion } from "./companion.ts";
import { type Here, Player } from "./player.ts";
import { type PlayerDoors, realDoors } from "./player-doors.ts";
import { type PracticeState, readPractice, timesOf } from "./practice.ts";
import { Store } from "./store.ts";

/** The voice and the vibration of a device that has none; sound and screen are told in a running routine. */
export interface Lacks {
  voice: boolean;
  vibration: boolean;
}

export class Visit {
  readonly practice = new Store<PracticeState>({ status: "loading" });
  readonly player: Player;
  /** How the person is led. */
  readonly channels = new Store<Channels>(DEFAULTS);
  /** What this device cannot do. */
  readonly lacks = new Store<Lacks>({ voice: false, vibration: !canVibrate() });
  private readonly doors: PlayerDoors;
  private readonly companion: Companion;
  private leading = false;
  private eased: readonly string[] = [];

  constructor(private readonly slug: string) {
    this.doors = realDoors(() => this.powersChanged(), () => this.channels.value);
    this.player = new Player(this.doors);
    this.companion = new Companion(this.player, openQuiet(), openRemote(stillAddress));
    this.load().catch(() => this.practice.set({ status: "failed" }));
  }

  /** Starts what is offered. Call it in the tap. What an earlier run had done is kept first. */
  async start(tensionBefore: number | null): Promise<void> {
    const state = this.practice.value;
    if (state.status !== "ready" || state.askFirst || !state.offer.offered || this.leading) return;
    const broken = await this.takeLead(state.broken);
    if (broken) await this.close(broken);
    this.player.start(state.offer.plan, tensionBefore);
  }

  /** Goes on, after a get-ready, with the run that was broken off or is led by another tab. Call it in the tap. */
  async resume(): Promise<void> {
    const state = this.practice.value;
    const given = state.status === "ready" && !state.askFirst && ((state.broken && state.resumable) || this.player.view.value?.gone);
    if (!given || this.leading) return;
    const run = await this.takeLead(state.broken);
    if (run) {
      this.player.takeUp(run);
      this.player.act("resume", LEAD_MS);
    } else await this.nothingLeft();
  }

  /** The title of the easier relative of the movement that runs, if there is one for this person. */
  get easier(): string | null {
    const { here } = this.player;
    return here ? (this.easierTo(here)?.title ?? null) : null;
  }

  /** Puts that easier relative in its place. */
  takeEasier(): void {
    this.player.swap((here) => {
      const easier = this.easierTo(here);
      const segment = here.plan.segments[here.place.segment];
      return easier && segment ? withSwap(here.plan, segment.step, easier, timesOf(this.channels.value)) : null;
    });
  }

  private easierTo({ plan, place }: Here): ChosenStep | null {
    const item = plan.segments[place.segment]?.item;
    const state = this.practice.value;
    return item && state.status === "ready" ? state.easierStep(item) : null;
  }

  /** The record as a file, for a phone that cannot store it. */
  keepAsFile(): void {
    const session = this.player.view.value?.session;
    if (session) download(`psoas-reset-${session.local_date}.json`, "application/json", JSON.stringify({ session }, null, 1));
  }

  /** Takes up other choices at once, also in a running routine. Call it in the tap. */
  lead(channels: Channels): void {
    this.channels.set(channels);
    this.doors.sound.setLevel(channels.tones ? channels.tone_volume / 100 : 0);
    chooseManner(mannerOf(channels.through_mute));
    if (!channels.voice) this.doors.voice.cancel();
    if (this.player.view.value) this.player.wake();
  }

  /** Which side is the tighter one: it comes first, and is remembered. */
  async tighter(side: "left" | "right"): Promise<void> {
    this.lead({ ...this.channels.value, tighter_side: side });
    void chooseChannel("tighter_side", side);
    await this.look();
  }

  /** Takes the easier relative of an item that hurt lately, or the item itself after all. */
  async ease(item: string, on: boolean): Promise<void> {
    this.eased = [...this.eased.filter((other) => other !== item), ...(on ? [item] : [])];
    await this.look();
  }

  private async look(): Promise<void> {
    this.practice.set(await readPractice(this.slug, this.channels.value, this.eased));
  }

  private powersChanged(): void {
    const voice = ["none", "missing"].includes(this.doors.voice.state);
    this.lacks.set({ ...this.lacks.value, voice });
    this.player.refresh();
  }

  /** Has the phone's powers and the lead; answers the run as it is on the phone then, whichever tab wrote it. */
  private async takeLead(known: Run | null): Promise<Run | null> {
    this.leading = true;
    this.companion.prime();
    this.player.wake();
    await this.doors.lead.take(() => this.player.giveWay());
    this.leading = false;
    return loadRunning().catch(() => known);
  }

  /** The other tab has brought it to its end. */
  private async nothingLeft(): Promise<void> {
    this.doors.lead.release();
    this.player.forget();
    await this.load();
  }

  private async load(): Promise<void> {
    this.powersChanged();
    this.lead(await readChannels().catch(() => DEFAULTS)); // a phone that cannot store leads as usual
    const state = await readPractice(this.slug, this.channels.value);
    const over = state.status === "ready" && state.broken && placeOf(state.broken).phase === "finished" ? state.broken : null;
    if (state.status !== "ready" || !over) return this.practice.set(state);
    await this.close(over); // it had reached its end, and the phone died before it was recorded
    this.practice.set({ ...state, broken: null });
  }

  /** A phone that cannot store does not keep anyone from starting. */
  private async close(run: Run): Promise<void> {
    await closeRun(this.doors, run).catch(() => undefined);
  }
}
