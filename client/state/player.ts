// A practice being done: ties the pure clock to the phone's powers. It decides nothing about time itself.
import { LEAD_MS, type LogEntry, type LogKind, type Place, lastAt, where, withEntry } from "../domain/clock.ts";
import { type Face, faceOf } from "../domain/face.ts";
import type { Session } from "../domain/generated/wire.ts";
import type { Plan } from "../domain/plan.ts";
import { type Run, recovered } from "../domain/run.ts";
import { hasWork, toSession } from "../domain/session.ts";
import type { SoundState } from "../platform/sound.ts";
import type { AwakeState } from "../platform/wake-lock.ts";
import { Hearing } from "./hearing.ts";
import { Keeper } from "./keeper.ts";
import type { PlayerDoors } from "./player-doors.ts";
import { Recorder, type Saving } from "./recorder.ts";
import { Store, sameFields } from "./store.ts";

export interface PlayerView {
  face: Face;
  canUndo: boolean;
  sound: SoundState;
  awake: AwakeState;
  /** Another tab of this app runs a routine as well. */
  otherTab: boolean;
  /** The place cannot be kept on the phone at the moment. */
  notKept: boolean;
  saving: Saving;
  session: Session | null;
}

const MARK_EVERY_MS = 400;

export class Player {
  /** What is to be shown; null before there is a run. */
  readonly view = new Store<PlayerView | null>(null);
  private run: Run | null = null;
  /** Practice timeline minus performance.now(). */
  private base = 0;
  private marked = { at: 0, segment: -1 };
  private otherTab = false;
  private over: (() => void) | null = null;
  private settled = false;
  private stopTicking: (() => void) | null = null;
  private readonly recorder: Recorder;
  private readonly hearing: Hearing;
  private readonly keeper: Keeper;

  constructor(private readonly doors: PlayerDoors) {
    this.hearing = new Hearing(doors);
    this.keeper = new Keeper(doors.saveRun, () => this.refresh());
    this.recorder = new Recorder(doors, () => this.refresh());
    doors.watchVisibility(() => this.visibilityChanged());
  }

  /** The plan and the place in it now; null before there is a run. */
  get here(): { plan: Plan; place: Place } | null {
    return this.run && { plan: this.run.plan, place: where(this.run.plan, this.run.log, this.at()) };
  }

  /** Begins. Call it in the tap: sound and wake lock are only given there. */
  start(plan: Plan, tensionBefore: number | null): void {
    const epoch = Math.round(this.doors.epoch());
    const { tz, offsetMin } = this.doors.zone();
    const day = { tz, offset_min: offsetMin, local_date: this.doors.localDate(epoch, offsetMin) };
    const stamps = { started_at: epoch, marked_at: epoch, away_ms: 0, tension_before: tensionBefore };
    this.run = { id: this.doors.newId(), plan, log: [], ...day, ...stamps };
    this.base = -this.doors.now();
    this.wake();
    this.add({ kind: "start", at: 0 });
  }

  /** Takes up a run that was broken off. It waits, paused, to be resumed; one that was at its end is recorded. */
  takeUp(run: Run): void {
    this.run = recovered(run, this.doors.epoch());
    this.base = lastAt(this.run.log) - this.doors.now();
    this.hearing.restart(this.at());
    this.keeper.keep(this.run, true);
    this.refresh();
  }

  /** One of the controls. What means nothing in the present phase changes nothing. */
  act(kind: LogKind, ms?: number): void {
    if (!this.run || this.settled) return;
    this.tick();
    if (kind === "resume") this.wake();
    this.add(ms === undefined ? { kind, at: this.at() } : { kind, at: this.at(), ms });
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
    this.doors.awake.want();
    if (this.over) return;
    const until = new Promise<void>((resolve) => (this.over = resolve));
    this.doors.holdActive(until, (elsewhere) => {
      this.otherTab = elsewhere;
      this.refresh();
    });
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
    this.keepTicking(place);
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
    if (!this.run) return;
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

  private keepTicking({ phase, undoUntil }: Place): void {
    const needed = phase === "running" || (undoUntil !== null && this.at() <= undoUntil);
    if (needed) this.stopTicking ??= this.doors.startTicker(() => this.tick());
    else {
      this.stopTicking?.();
      this.stopTicking = null;
    }
  }

  private show({ plan }: Run, place: Place): void {
    const { saving, session } = this.recorder;
    const canUndo = place.undoUntil !== null && this.at() <= place.undoUntil && saving === "no";
    const { sound, awake } = this.doors;
    const facts = { canUndo, saving, session, otherTab: this.otherTab, notKept: this.keeper.failing };
    const before = this.view.value;
    const face = faceOf(plan, place);
    const view = { ...facts, sound: sound.state, awake: awake.state, face: before && sameFields(face, before.face) ? before.face : face };
    if (!before || !sameFields(view, before)) this.view.set(view);
  }

  /** Over: gives the phone its powers back and records, unless a last skip can still be undone by someone who sees it. */
  private settle(run: Run, place: Place): void {
    if (place.phase !== "finished" || this.settled) return;
    if (place.undoUntil !== null && this.at() <= place.undoUntil && this.doors.isVisible()) return;
    this.settled = true;
    this.doors.sound.stop();
    this.doors.awake.release();
    this.over?.();
    const session = toSession(run, place, { tension_after: null, note: "" });
    void this.keeper.settle().then(() => (hasWork(session) ? this.recorder.record(run.id, session) : this.recorder.discard()));
  }
}
