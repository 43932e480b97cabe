// A routine of one's own while it is being made: every change is kept on the phone a moment later, and can be taken back.
import { canonical } from "../domain/canonical.ts";
import type { OwnRoutine, OwnStep } from "../domain/generated/wire.ts";
import { moved } from "../domain/own-edit.ts";
import { MOST_STEPS } from "../domain/own-routine.ts";
import { Store } from "./store.ts";

export interface Entry {
  /** Stays with the step while it moves; never stored. */
  key: number;
  step: OwnStep;
}
export interface Removed {
  entry: Entry;
  index: number;
}
export type DraftStatus = "loading" | "missing" | "unreadable" | "failed" | "ready" | "deleted";
export interface DraftView {
  status: DraftStatus;
  title: string;
  entries: readonly Entry[];
  removed: Removed | null;
  /** Whether the phone has it as it is shown; "new": nothing was done yet, so there is nothing to keep. */
  keeping: "new" | "waiting" | "kept" | "failed";
}

/** What a draft needs of the phone. */
export interface DraftDoors {
  /** Undefined: there is none. Null: it cannot be read by this version. */
  read(id: string): Promise<OwnRoutine | null | undefined>;
  write(id: string, kind: "put" | "patch" | "delete", fields: Partial<OwnRoutine>): Promise<void>;
  /** Calls back in a moment; the returned function calls it off. */
  later(work: () => void): () => void;
}

const NOTHING: DraftView = { status: "loading", title: "", entries: [], removed: null, keeping: "kept" };

export class OwnDraft {
  readonly view = new Store<DraftView>(NOTHING);
  private stored: OwnRoutine | null = null;
  private made_at = 0;
  private keys = 0;
  private callOff: (() => void) | null = null;
  private busy: Promise<void> | null = null;

  constructor(
    readonly id: string,
    private readonly doors: DraftDoors,
  ) {}

  /** Takes up what is on the phone. */
  async open(): Promise<void> {
    const found = await this.doors.read(this.id).catch(() => "failed" as const);
    if (found === "failed") return this.set({ status: "failed" });
    if (!found) return this.set({ status: found === null ? "unreadable" : "missing" });
    this.stored = found;
    this.show(found, "kept");
  }

  /** Begins a new one. A copy is kept at once, an empty one when something is done with it. */
  begin(routine: OwnRoutine, keep: boolean): void {
    this.show(routine, "new");
    if (keep) this.touch({});
  }

  /** What another tab or another device made of it, unless something waits here. */
  async refresh(): Promise<void> {
    if (this.view.value.status !== "ready" || this.view.value.keeping !== "kept") return;
    const found = await this.doors.read(this.id).catch(() => null);
    if (this.view.value.keeping !== "kept" || found === null) return;
    if (!found) return this.set({ status: "missing" });
    this.stored = found;
    if (canonical(found) !== canonical(this.routine)) this.show(found, "kept");
  }

  /** As it would be kept now. */
  get routine(): OwnRoutine {
    const { title, entries } = this.view.value;
    return { title, made_at: this.made_at, steps: entries.map(({ step }) => step) };
  }

  get full(): boolean {
    return this.view.value.entries.length >= MOST_STEPS;
  }

  rename(title: string): void {
    this.touch({ title });
  }

  add(step: OwnStep): void {
    if (!this.full) this.touch({ entries: [...this.view.value.entries, this.entry(step)] });
  }

  replace(key: number, step: OwnStep): void {
    this.touch({ entries: this.view.value.entries.map((each) => (each.key === key ? { key, step } : each)) });
  }

  /** Puts a step elsewhere; true if that changed anything. */
  move(key: number, to: number): boolean {
    const { entries } = this.view.value;
    const from = entries.findIndex((each) => each.key === key);
    if (from < 0 || to < 0 || to >= entries.length || to === from) return false;
    this.touch({ entries: moved(entries, from, to) });
    return true;
  }

  remove(key: number): void {
    const { entries } = this.view.value;
    const index = entries.findIndex((each) => each.key === key);
    const entry = entries[index];
    if (entry) this.touch({ entries: entries.filter((each) => each !== entry), removed: { entry, index } });
  }

  /** Takes the last removal back, whatever was done since. */
  bringBack(): void {
    const { removed, entries } = this.view.value;
    if (!removed || this.full) return;
    this.touch({ entries: [...entries.slice(0, removed.index), removed.entry, ...entries.slice(removed.index)], removed: null });
  }

  /** Deletes it; `restore` takes that back. False if the phone could not. */
  async erase(): Promise<boolean> {
    await this.flush();
    if (!this.stored) return this.done({ status: "deleted" });
    return this.attempt("delete", {}, { status: "deleted" });
  }

  async restore(): Promise<boolean> {
    return this.attempt("put", this.routine, { status: "ready", keeping: "kept" });
  }

  /** Writes now what waits; also the way to try again. */
  flush(): Promise<void> {
    this.callOff?.();
    this.callOff = null;
    this.busy ??= this.work().finally(() => (this.busy = null));
    return this.busy;
  }

  private async work(): Promise<void> {
    while (this.view.value.keeping === "waiting" || this.view.value.keeping === "failed") {
      const now = this.routine;
      const kept = await this.write(now).then(
        () => true,
        () => false,
      );
      if (!kept) return this.set({ keeping: "failed" });
      this.stored = now;
      if (canonical(now) === canonical(this.routine)) this.set({ keeping: "kept" });
    }
  }

  /** Only the fields that changed, so that two devices may change different ones. */
  private async write(now: OwnRoutine): Promise<void> {
    const before = this.stored;
    if (!before) return this.doors.write(this.id, "put", now);
    const title = now.title === before.title ? {} : { title: now.title };
    const steps = canonical(now.steps) === canonical(before.steps) ? {} : { steps: now.steps };
    const fields = { ...title, ...steps };
    if (Object.keys(fields).length > 0) await this.doors.write(this.id, "patch", fields);
  }

  private async attempt(kind: "put" | "delete", fields: Partial<OwnRoutine>, then: Partial<DraftView>): Promise<boolean> {
    const kept = await this.doors.write(this.id, kind, fields).then(
      () => true,
      () => false,
    );
    return kept && this.done(then);
  }

  private done(then: Partial<DraftView>): true {
    this.set(then);
    return true;
  }

  private entry(step: OwnStep): Entry {
    return { key: (this.keys += 1), step };
  }

  private show({ title, made_at, steps }: OwnRoutine, keeping: DraftView["keeping"]): void {
    this.made_at = made_at;
    this.set({ status: "ready", title, entries: steps.map((step) => this.entry(step)), removed: null, keeping });
  }

  private touch(change: Partial<DraftView>): void {
    this.set({ ...change, keeping: "waiting" });
    this.callOff?.();
    this.callOff = this.doors.later(() => void this.flush());
  }

  private set(change: Partial<DraftView>): void {
    this.view.set({ ...this.view.value, ...change });
  }
}
