// Random practices on a phone that is hidden, frozen, killed and set to another time: the player and a reference that
// counts in quarter seconds must agree on the place, on the work of each side and on the record.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { LEAD_MS, type LogKind } from "../../client/domain/clock.ts";
import type { Run } from "../../client/domain/run.ts";
import { FakePhone, settled } from "./fake-phone.ts";
import { easierMovement, stepsOf, toldByClock, toldByReference, withEasier } from "./model.ts";
import { Reference, isPractice } from "./reference.ts";
import { MIXED } from "./steps.ts";

const RUNS = Number(process.env["PSOAS_CHAOS"] ?? 250);
const TICK_MS = 250;
const HORIZON_MS = 600;

/** The reference of a person who may be out of sight and hearing. */
class Listener extends Reference {
  heardUntil = 0;
  unheard = false;
  private led = false;

  /** One quarter of a second that nobody hears: a cue that stands at its start, after `sure`, stops the practice. */
  quietTick(sure: number): void {
    if (this.phase === "running" && this.clock > sure && this.cueStandsHere()) {
      this.do("pause");
      this.unheard = true;
      this.heardUntil = this.clock;
    }
    this.tick();
  }

  protected override tick(): void {
    const lead = this.lead;
    super.tick();
    this.led = lead > 0 && this.lead === 0;
  }

  private cueStandsHere(): boolean {
    if (this.lead > 0) return false;
    const { planned, kind, length } = this.here;
    const half = isPractice(kind) && planned >= 20_000 && this.into === planned / 2;
    const lastThree = kind !== "switch" && length >= 8000 && [3000, 2000, 1000].includes(length - this.into);
    return this.into === 0 || this.led || half || lastThree;
  }

  copy(): Listener {
    return Object.assign(Object.create(Listener.prototype) as Listener, structuredClone({ ...this }));
  }
}

type Action =
  | { do: "wait" | "freeze" | "clock" | "sleep"; ticks: number }
  | { do: "act"; kind: LogKind; ms: number }
  | { do: "toggle" | "hide" | "show" | "kill" | "zone" | "hush" | "sound" | "lend" | "swap" };

const ticks = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 60 }) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 300 }) });
const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant("wait" as const), ticks }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("freeze" as const, "clock" as const, "sleep" as const), ticks }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom("toggle" as const, "toggle" as const, "hide" as const, "show" as const, "kill" as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("zone" as const, "hush" as const, "sound" as const, "lend" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("swap" as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("act" as const),
      kind: fc.constantFrom<LogKind>("skip", "undo", "back", "redo", "extend", "ache", "hurt", "pause"),
      ms: fc.constantFrom(10_000, -10_000),
    }),
  },
);

/** Both worlds side by side. */
class Trial {
  readonly phone = new FakePhone();
  person = new Listener(MIXED, TICK_MS);
  private history = new Map<number, Listener>();
  private sounding: boolean;

  constructor(private readonly soundWorks: boolean) {
    this.phone.sound.works = soundWorks;
    this.phone.player.start(MIXED, null);
    this.person.do("start");
    this.sounding = soundWorks;
    this.remember();
  }

  get over(): boolean {
    return this.phone.player.view.value?.saving !== "no";
  }

  async take(action: Action): Promise<void> {
    if (action.do === "wait") for (let tick = 0; tick < action.ticks; tick += 1) this.pass(1);
    else if (action.do === "freeze") this.pass(action.ticks);
    else if (action.do === "clock") this.phone.epoch += (action.ticks - 150) * 3_600_000;
    else if (action.do === "sleep") this.phone.epoch += action.ticks * 1000; // a phone whose page clock slept with it
    else if (action.do === "zone") this.phone.offsetMin = 840 - this.phone.offsetMin;
    else if (action.do === "hush" || action.do === "sound") this.hush(action.do === "hush");
    else if (action.do === "lend") await this.lend();
    else if (action.do === "swap") this.swap();
    else if (action.do === "act") this.act(action.kind, action.ms);
    else if (action.do === "toggle") this.toggle();
    else if (action.do === "kill") await this.kill();
    else this.look(action.do === "show");
    this.remember();
  }

  agree(): void {
    const { run, base } = this.phone.player as unknown as { run: Run; base: number };
    assert.deepEqual(toldByClock(run.plan, run.log, base + this.phone.now), toldByReference(this.person));
  }

  private remember(at = this.person.clock): void {
    this.history.set(at, Object.assign(this.person.copy(), { clock: at }));
  }

  /** Time goes on for `count` quarter seconds, and the page wakes once, at their end. */
  private pass(count: number): void {
    const { person, phone } = this;
    const began = person.clock;
    const wasRunning = person.phase === "running";
    const aware = phone.visible || this.sounding;
    const stalled = count * TICK_MS > (phone.visible ? 5000 : 1500);
    const sure = stalled && this.sounding ? Math.max(person.heardUntil, began + HORIZON_MS) : person.heardUntil;
    for (let tick = 0; tick < count; tick += 1) {
      if (aware && !stalled) person.run(1);
      else person.quietTick(sure);
    }
    if (aware && wasRunning && !person.unheard) person.heardUntil = person.clock;
    phone.freeze(count * TICK_MS);
    if (person.unheard) this.remember(person.heardUntil); // it waits since then, unchanged
    this.remember();
  }

  private did(kind: LogKind, ms?: number): void {
    this.person.do(kind, ms);
    this.person.heardUntil = this.person.clock;
    if (kind === "resume") [this.sounding, this.person.unheard] = [this.soundWorks, false];
  }

  private act(kind: LogKind, ms: number): void {
    this.phone.player.act(kind, ms);
    this.did(kind, ms);
  }

  /** The person takes an easier movement for the one that runs. */
  private swap(): void {
    const name = `Easier ${this.person.movements.length}`;
    this.phone.player.swap(({ plan, place }) => withEasier(plan, plan.segments[place.segment]!.step, name));
    this.person.replace(easierMovement(name));
    this.person.heardUntil = this.person.clock;
  }

  private toggle(): void {
    const lead = this.person.unheard ? LEAD_MS : 0;
    this.phone.player.toggle();
    if (this.person.phase === "running") this.did("pause");
    else if (this.person.phase === "paused") this.did("resume", lead);
  }

  /** The device's sound is taken away, or comes back. */
  private hush(gone: boolean): void {
    if (this.phone.sound.state === "off" || !this.soundWorks) return;
    this.sounding = !gone;
    this.phone.sound.state = gone ? "blocked" : "running";
  }

  /** Another tab takes the routine over, does nothing, and this one takes it back. */
  private async lend(): Promise<void> {
    if (this.over) return;
    await this.phone.player.giveWay();
    this.did("pause");
    this.phone.player.takeUp(this.phone.running!.run);
    this.phone.player.act("resume", LEAD_MS);
    this.did("resume", LEAD_MS);
  }

  private look(visible: boolean): void {
    if (this.person.phase === "running" && (visible || this.sounding)) this.person.heardUntil = this.person.clock;
    this.phone.show(visible);
  }

  private async kill(): Promise<void> {
    await settled();
    const { phone } = this;
    const before = this.person;
    const { run } = phone.running!;
    const mark = run.log.at(-1)!.at;
    this.person = this.history.get(mark)!.copy();
    if (phone.visible || this.sounding) assert.ok(before.phase !== "running" || before.clock - mark <= 500, "at most half a second is lost");
    phone.epoch += 3_600_000;
    phone.open(77);
    phone.sound.works = this.soundWorks;
    this.sounding = false;
    phone.player.takeUp(run);
    this.person.do("pause");
    this.person.heardUntil = this.person.clock;
  }
}

async function trial(actions: readonly Action[], soundWorks: boolean): Promise<void> {
  const both = new Trial(soundWorks);
  for (const action of actions) {
    await both.take(action);
    await settled();
    if (both.over) break;
    both.agree();
  }
  both.phone.player.act("finish");
  if (!both.over) both.person.do("finish");
  both.phone.show(false);
  await settled();
  const [session] = [...both.phone.records.values()];
  const total = both.person.movements.reduce((sum, { done }) => sum + done.left + done.right + done.both, 0);
  assert.equal(both.phone.records.size, total > 0 ? 1 : 0);
  assert.equal(both.phone.running, null);
  if (!session) return;
  const steps = session.steps.map(({ title, done_ms, hurt }) => ({ name: title, done: done_ms, hurt }));
  assert.deepEqual({ steps, completed: session.completed }, { steps: stepsOf(both.person.movements), completed: both.person.completed });
  assert.equal(session.active_ms, both.person.active);
}

test(`random practices agree with the reference in place, sides and record (${RUNS} of them)`, async () => {
  const anyTrial = fc.asyncProperty(fc.array(anyAction, { maxLength: 30 }), fc.boolean(), trial);
  await fc.assert(anyTrial, { numRuns: RUNS });
});

test("killed after it had stopped by itself, it still goes on with a get-ready", () =>
  trial([{ do: "freeze", ticks: 29 }, { do: "kill" }, { do: "toggle" }, { do: "wait", ticks: 1 }], false));
