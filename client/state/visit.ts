// A visit to a player page: what can be played, and the player that plays it.
import { LEAD_MS } from "../domain/clock.ts";
import { type Run, placeOf } from "../domain/run.ts";
import { download } from "../platform/download.ts";
import { openRemote } from "../platform/media-session.ts";
import { openQuiet } from "../platform/quiet.ts";
import { closeRun } from "./close-run.ts";
import { Companion } from "./companion.ts";
import { Player } from "./player.ts";
import { type PlayerDoors, realDoors } from "./player-doors.ts";
import { type PracticeState, readPractice } from "./practice.ts";
import { Store } from "./store.ts";

export class Visit {
  readonly practice = new Store<PracticeState>({ status: "loading" });
  readonly player: Player;
  private readonly doors: PlayerDoors;
  private readonly companion: Companion;

  constructor(private readonly slug: string) {
    this.doors = realDoors(() => this.player.refresh());
    this.player = new Player(this.doors);
    this.companion = new Companion(this.player, openQuiet(), openRemote());
    this.load().catch(() => this.practice.set({ status: "failed" }));
  }

  /** Starts what is offered. Call it in the tap. What an earlier run had done is kept first. */
  async start(tensionBefore: number | null): Promise<void> {
    const state = this.practice.value;
    if (state.status !== "ready" || state.askFirst || !state.offer.offered) return;
    this.companion.prime();
    this.player.wake();
    if (state.broken) await this.close(state.broken);
    this.player.start(state.offer.plan, tensionBefore);
  }

  /** Goes on with the run that was broken off, after a get-ready. Call it in the tap. */
  resume(): void {
    const state = this.practice.value;
    if (state.status !== "ready" || state.askFirst || !state.broken || !state.resumable) return;
    this.companion.prime();
    this.player.takeUp(state.broken);
    this.player.act("resume", LEAD_MS);
  }

  /** The record as a file, for a phone that cannot store it. */
  keepAsFile(): void {
    const session = this.player.view.value?.session;
    if (session) download(`psoas-reset-${session.local_date}.json`, "application/json", JSON.stringify({ session }, null, 1));
  }

  private async load(): Promise<void> {
    const state = await readPractice(this.slug);
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
