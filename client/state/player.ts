// A practice being done: ties the pure clock to the phone's powers. It decides nothing about time itself.
import { LEAD_MS, type LogEntry, type LogKind, type Place, lastAt, where, withEntry } from "../domain/clock.ts";
import { faceOf } from "../domain/face.ts";
import type { Session } from "../domain/generated/wire.ts";
import type { Plan } from "../domain/plan.ts";
import { type Run, recovered } from "../domain/run.ts";
import { hasWork, toSession } from "../domain/session.ts";
import { Hearing } from "./hearing.ts";
import { Keeper } from "./keeper.ts";
import { Pace } from "./pace.ts";
import type { PlayerDoors } from "./player-doors.ts";
import { type Here, type PlayerView, unlessSame } from "./player-view.ts";
import { newRun } from "./new-run.ts";
import { Recorder } from "./recorder.ts";
import { Store } from "./store.ts";

export type { Here, PlayerView } from "./player-view.ts";

const MARK_EVERY_MS = 400;

export class Player {
  /** What is to be shown; null before there is a run. */
  readonly view = new Store<PlayerView | null>(null);
  private run: Run | null = null;
  /** Practice timeline minus performance.now(). */
  private base = 0;
  private marked = { at: 0, segment: -1 };
  private gone = false;
  private settled = false;
  private readonly recorder: Recorder;
  private readonly hearing: Hearing;
  private readonly keeper: Keeper;
  private readonly pace = new Pace(() => this.doors.startTicker(() => this.tick()));

  constructor(private readonly doors: PlayerDoors) {
    this.hearing = new Hearing(doors);
    this.keeper = new Keeper(doors.saveRun, () => this.refresh(), () => void this.giveWay());
    this.recorder = new Recorder(doors, () => this.refresh());
    doors.watchVisibility(() => this.visibilityChanged());
  }

  get here(): Here | null {
    if (!this.run || this.gone) return null;
    return { plan: this.run.plan, place: where(this.run.plan, this.run.log, this.at()) };
  }

  /** Begins. Call it in the tap: sound and wake lock are only given there. */
  start(plan: Plan, tensionBefore: number | null): void {
    this.run = newRun(this.doors, plan, tensionBefore);
    this.base = -this.doors.now();
    this.wake();
    this.add({ kind: "start", at: 0 });
  }

  /** Takes up a run that was broken off. It waits, paused, to be resumed; one that was at its end is recorded. */
  takeUp(run: Run): void {
    this.run = recovered(run, this.doors.epoch());
    this.base = lastAt(this.run.log) - this.doors.now();
    this.gone = this.settled = false;
    this.hearing.restart(this.at());
    this.keeper.keep(this.run, true);
    this.refresh();
  }

  /** Another tab leads from here on: what was done is on the phone when this resolves, and nothing is added. */
  async giveWay(): Promise<void> {
    if (!this.run || this.settled || this.gone) return;
    this.act("pause");
    this.gone = true;
    this.hearing.rest();
    this.refresh();
    await this.keeper.settle();
  }

  /** There is nothing to go on with here. */
  forget(): void {
    this.run = null;
    this.view.set(null);
  }

  /** One of the controls. What means nothing in the present phase changes nothing. */
  act(kind: LogKind, ms?: number): void {
    if (!this.run || this.settled || this.gone) return;
    this.tick();
    if (kind === "resume") this.wake();
    this.add(ms === undefined ? { kind, at: this.at() } : { kind, at: this.at(), ms });
  }

  /** Goes on with a movement that `put` puts into the plan at the place where it stands now; null: with none. */
  swap(put: (here: Here) => { plan: Plan; swap: number } | null): void {
    this.tick(); // what nobody heard does not count, and it stands where it was last heard
    const { run, here } = this;
    const made = here && here.place.phase !== "finished" ? put(here) : null;
    if (!run || !made) return;
    this.run = { ...run, plan: made.plan };
    this.add({ kind: "swap", at: this.at(), swap: made.swap });
  }

  /** Pause, or go on; with a get-ready if it had stopped by itself. */
  toggle(): void {
    const face = this.view.value?.face;
    if (face?.phase === "running") this.act("pause");
    else if (face?.phase === "paused") this.act("resume", face.unheard ? LEAD_MS : undefined);
  }

  /** The phone's sound or wake lock may be had now; call it in a tap. */
  wake(): void {
    this.hearing.wake();
  }

  /** What the person adds after the end. */
  amend(fields: Pick<Partial<Session>, "tension_after" | "note">): void {
    void this.recorder.amend(fields);
  }

  /** Tries once more to write the record. */
  retry(): void {
    void this.recorder.flush();
  }

  /** Shows how things stand now. */
  refresh(): void {
    if (!this.run) return;
    const place = where(this.run.plan, this.run.log, this.at());
    this.pace.keep(place.phase === "running" || (place.undoUntil !== null && this.at() <= place.undoUntil));
    this.show(this.run, place);
    this.settle(this.run, place);
  }

  private at(): number {
    return this.base + this.doors.now();
  }

  private add(entry: LogEntry): void {
    if (!this.run) return;
    this.run = { ...this.run, log: withEntry(this.run.log, entry), marked_at: this.doors.epoch() };
    this.keeper.keep(this.run, true);
    this.hearing.restart(entry.at);
    this.hearing.schedule(this.run.plan, this.run.log, this.at(), this.base);
    this.refresh();
  }

  private tick(): void {
    if (!this.run || this.gone) return;
    this.doors.sound.tend();
    const { plan, log } = this.run;
    const at = this.at();
    const place = where(plan, log, at);
    const unheard = where(plan, log, this.hearing.heardUntil).phase === "running" ? this.hearing.listen(plan, log, at) : null;
    if (unheard !== null) return this.add({ kind: "pause", at: unheard, unheard: true });
    if (place.phase === "running") {
      this.hearing.schedule(plan, log, at, this.base);
      this.mark(place);
    }
    this.hearing.signal(plan, at);
    this.refresh();
  }

  /** "Practice up to here": on the phone at least every half second, and for good at each new segment. */
  private mark({ segment }: Place): void {
    const at = this.hearing.heardUntil;
    const changed = segment !== this.marked.segment;
    if (!this.run || (!changed && at - this.marked.at < MARK_EVERY_MS)) return;
    this.marked = { at, segment };
    this.run = { ...this.run, log: withEntry(this.run.log, { kind: "mark", at }), marked_at: this.doors.epoch() };
    this.keeper.keep(this.run, changed);
  }

  private visibilityChanged(): void {
    this.marked = { at: 0, segment: -1 }; // whatever comes next, the place is on the phone
    this.tick();
  }

  private show({ plan }: Run, place: Place): void {
    const { saving, session } = this.recorder;
    const canUndo = place.undoUntil !== null && this.at() <= place.undoUntil && saving === "no";
    const { sound, awake } = this.doors;
    const facts = { canUndo, saving, session, gone: this.gone, notKept: this.keeper.failing };
    const view = { ...facts, sound: sound.state, awake: awake.state, face: faceOf(plan, place) };
    this.view.set(unlessSame(view, this.view.value));
  }

  /** Over: gives the phone its powers back and records, unless a last skip can still be undone by someone who sees it. */
  private settle(run: Run, place: Place): void {
    if (place.phase !== "finished" || this.settled || this.gone) return;
    if (place.undoUntil !== null && this.at() <= place.undoUntil && this.doors.isVisible()) return;
    this.settled = true;
    this.hearing.rest();
    void this.record(run, toSession(run, place, { tension_after: null, note: "" }));
  }

  private async record(run: Run, session: Session): Promise<void> {
    this.keeper.keep(run, true); // refused if another tab leads: then the record is that one's
    await this.keeper.settle();
    if (this.keeper.lost) this.gone = true;
    else await (hasWork(session) ? this.recorder.record(run.id, session) : this.recorder.discard());
    this.doors.lead.release();
    this.refresh();
  }
}
