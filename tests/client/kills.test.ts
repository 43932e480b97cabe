// Killed at fifty random moments, on a phone with a real database and a disk that takes its time: within a second of
// where it was, nothing finished is lost, and nothing that nobody heard is counted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LEAD_MS, type Place, where } from "../../client/domain/clock.ts";
import { cuesBetween } from "../../client/domain/cues.ts";
import { type Run, placeOf } from "../../client/domain/run.ts";
import type { Session } from "../../client/domain/generated/wire.ts";
import type { PlayerDoors } from "../../client/state/player-doors.ts";
import { change, list } from "../../client/storage/records.ts";
import { beginTerm, clearRunning, loadRunning, saveRunning } from "../../client/storage/running.ts";
import { FakePhone } from "./fake-phone.ts";
import { FakeServer } from "./fake-server.ts";
import { Phone } from "./phone.ts";
import { MIXED } from "./steps.ts";

const KILLS = 50;
const TICK_MS = 50;
const SEEDS = [20261123, 7, 99];

/** The same chances for the same seed, from 0 to 1. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Its pages write to a real database; what a dead page had not begun to write is never written. */
class DiskPhone extends FakePhone {
  page = {};
  term = Infinity;
  writing: Promise<unknown> = Promise.resolve();

  protected override storage(): Pick<PlayerDoors, "saveRun" | "clearRun" | "saveSession" | "patchSession"> {
    const { page } = this;
    const whileAlive = (write: () => Promise<void>): Promise<void> => {
      const wrote = Promise.resolve().then(() => (page === this.page ? write() : new Promise<void>(() => undefined)));
      if (page === this.page) this.writing = wrote;
      return wrote;
    };
    return {
      saveRun: (run, strict) => whileAlive(() => saveRunning(run, strict, this.term)),
      clearRun: () => whileAlive(clearRunning),
      saveSession: (id, fields) => whileAlive(() => change({ coll: "session", id, kind: "put", fields }, { clearRunning: true })),
      patchSession: (id, fields) => whileAlive(() => change({ coll: "session", id, kind: "patch", fields })),
    };
  }

  /** What was asked of the disk is on it. */
  async written(): Promise<void> {
    for (let before: unknown = null; before !== this.writing; ) {
      before = this.writing;
      await this.writing;
      await new Promise((later) => setImmediate(later));
    }
  }

  async reopen(): Promise<void> {
    this.page = {};
    this.open(33);
    this.term = await beginTerm();
  }

  place(): Place {
    const { run, base } = this.player as unknown as { run: Run; base: number };
    return where(run.plan, run.log, base + this.now);
  }

  /** How long it is to the next cue: so long a person knows what to do without a word. */
  nextCueIn(): number {
    const { run, base } = this.player as unknown as { run: Run; base: number };
    const at = base + this.now;
    return (cuesBetween(run.plan, run.log, at + 1, at + 60_000)[0]?.at ?? at) - at;
  }
}

class Life {
  readonly phone = new DiskPhone();
  kills = 0;
  sessions = 0;
  /** Practice that was seen or heard, and with what may be done on top until the next cue. */
  private sure = 0;
  private allowed = 0;

  constructor(private readonly chance: () => number) {}

  /** A while of practice, in and out of sight, with and without sound, and then the end of the page. */
  async live(): Promise<void> {
    const { phone } = this;
    const ticks = Math.floor(80 + this.chance() * 160);
    const hides = this.chance() < 0.4;
    if (this.chance() < 0.3) phone.sound.state = "blocked";
    for (let tick = 0; tick < ticks; tick += 1) {
      if (hides && tick === Math.floor(ticks / 2)) phone.show(false);
      phone.freeze(TICK_MS);
      if (this.over()) return this.finish();
      if (phone.visible || phone.sound.state === "running") this.notice();
      if (tick < ticks - Math.floor(this.chance() * 3)) await phone.written();
    }
    await this.kill();
  }

  private notice(): void {
    const { activeMs, phase } = this.phone.place();
    this.sure = activeMs;
    this.allowed = activeMs + (phase === "running" ? this.phone.nextCueIn() : 0);
  }

  over(): boolean {
    return this.phone.player.view.value?.saving !== "no";
  }

  async begin(): Promise<void> {
    this.phone.show(true);
    this.phone.player.start(MIXED, null);
    this.notice();
    await this.phone.written();
  }

  private async kill(): Promise<void> {
    const { phone } = this;
    const before = phone.place();
    this.kills += 1;
    phone.epoch += 1_800_000;
    await phone.reopen();
    const run = await loadRunning();
    assert.ok(run);
    const found = placeOf(run);
    assert.ok(found.activeMs <= this.allowed, "what nobody heard is not counted");
    assert.ok(this.sure - found.activeMs <= 1000, `at most a second is lost, not ${this.sure - found.activeMs} ms`);
    const lost = before.ended.flatMap((ended, at) => (ended && !found.ended[at] ? [MIXED.segments[at]!.ms - found.doneMs[at]!] : []));
    assert.ok(lost.every((ms) => ms <= 1000), "nothing finished is lost");
    phone.show(true);
    phone.player.takeUp(run);
    phone.player.act("resume", LEAD_MS);
    await phone.written();
    this.notice();
  }

  private async finish(): Promise<void> {
    await this.phone.written();
    assert.equal(await loadRunning(), null);
    const kept = await list<Session>("session");
    this.sessions += 1;
    assert.equal(kept.length, this.sessions);
    for (const { fields } of kept) {
      assert.ok(fields.completed);
      const done = fields.steps.flatMap(({ done_ms, planned_ms }) => [done_ms.left - planned_ms.left, done_ms.right - planned_ms.right, done_ms.both - planned_ms.both]);
      assert.ok(done.every((more) => more === 0), "each side has just what it was to have");
    }
    await this.phone.reopen();
    await this.begin();
  }
}

for (const seed of SEEDS) {
  test(`killed at ${KILLS} random moments (seed ${seed})`, () =>
    new Phone(new FakeServer()).page(async () => {
      const life = new Life(chances(seed));
      await life.phone.reopen();
      await life.begin();
      while (life.kills < KILLS) await life.live();
      assert.ok(life.sessions > 0, "routines came to their end in between");
    }));
}
