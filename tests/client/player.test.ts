// The player on a phone whose time, sight, sound and storage the test decides.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LEAD_MS } from "../../client/domain/clock.ts";
import { placeOf, resumeWords } from "../../client/domain/run.ts";
import { closeRun } from "../../client/state/close-run.ts";
import { FakePhone, settled } from "./fake-phone.ts";
import { MIXED, ONE_SIDED } from "./steps.ts";

function begun(plan = ONE_SIDED): FakePhone {
  const phone = new FakePhone();
  phone.player.start(plan, 6);
  return phone;
}

const face = (phone: FakePhone) => phone.player.view.value!.face;

/** The page dies as it stands; another one opens and takes the run up. */
async function killed(phone: FakePhone, awayMs = 60_000): Promise<void> {
  await settled();
  phone.epoch += awayMs;
  phone.open(33);
  phone.player.takeUp(phone.running!.run);
}

test("a routine done whole is recorded once, with its minutes and its sides", async () => {
  const phone = begun();
  phone.pass(76_000);
  await settled();
  const [session] = [...phone.records.values()];
  assert.equal(phone.records.size, 1);
  assert.equal(session?.active_ms, 75_000);
  assert.deepEqual(session?.steps[0]?.done_ms, { left: 30_000, right: 30_000, both: 0 });
  assert.ok(session?.completed);
  assert.equal(session?.ended_at! - session?.started_at!, 75_000);
  assert.equal(session?.tension_before, 6);
  assert.equal(phone.running, null);
  assert.equal(phone.player.view.value?.saving, "saved");
  assert.ok(!phone.ticking);
});

test("every tone comes once, at its moment, and each moment has its tone", () => {
  const phone = begun();
  phone.pass(76_000);
  const heard = phone.sound.tones.map(({ kind, at }) => `${kind}@${(at - 1000) / 1000}`);
  const three = (end: number): string[] => [3, 2, 1].map((before) => `last@${end - before}`);
  const side = (start: number): string[] => [`work@${start}`, `half@${start + 15}`, ...three(start + 30)];
  assert.deepEqual(heard, ["ready@0", ...three(10), ...side(10), "switch@40", ...side(45), "done@75"]);
  assert.deepEqual(phone.vibrations, ["ready", "last", "last", "last", "work", "half", "last", "last", "last", "switch", "work", "half", "last", "last", "last", "done"]);
});

test("uneven and late ticks bring no tone twice and lose none", () => {
  const phone = begun(MIXED);
  const gaps = [50, 240, 10, 730, 55, 400, 1, 599, 120];
  for (let turn = 0; phone.now < 177_000; turn += 1) phone.freeze(gaps[turn % gaps.length]!);
  const even = begun(MIXED);
  even.pass(176_000, 50);
  const heard = ({ sound }: FakePhone): string[] => sound.tones.map(({ kind, at }) => `${kind} ${Math.round(at)}`).sort();
  assert.deepEqual(heard(phone), heard(even));
});

test("killed in the left hold, it waits at most half a second earlier and goes on after a get-ready", async () => {
  const phone = begun();
  phone.pass(22_300);
  await killed(phone);
  assert.equal(face(phone).phase, "paused");
  assert.equal(resumeWords(phone.running!.run), "left side, 18 s left");
  phone.player.act("resume", LEAD_MS);
  assert.equal(face(phone).label, "Get ready");
  assert.equal(face(phone).digits, "3");
  phone.pass(3250);
  assert.equal(face(phone).label, "Hold");
  assert.equal(face(phone).digits, "18");
  phone.pass(60_000);
  await settled();
  const [session] = [...phone.records.values()];
  assert.deepEqual(session?.steps[0]?.done_ms, { left: 30_000, right: 30_000, both: 0 });
  assert.ok(session!.ended_at - session!.started_at >= 75_000 + 60_000);
});

test("a run that was already at its end when the page died is recorded when it is found", async () => {
  const phone = begun();
  phone.pass(74_750);
  phone.player.act("skip");
  await killed(phone);
  phone.pass(6000);
  await settled();
  assert.equal(phone.records.size, 1);
});

test("a changed wall clock changes neither the place nor the length", async () => {
  const phone = begun();
  phone.pass(20_000);
  phone.epoch -= 3 * 3600_000;
  phone.pass(20_000);
  phone.epoch += 400 * 24 * 3600_000;
  phone.pass(36_000);
  await settled();
  const [session] = [...phone.records.values()];
  assert.equal(session?.active_ms, 75_000);
  assert.equal(session!.ended_at - session!.started_at, 75_000);
});

test("hidden with sound it goes on, as it is heard", async () => {
  const phone = begun();
  phone.pass(5000);
  phone.show(false);
  phone.pass(71_000);
  await settled();
  assert.equal([...phone.records.values()][0]?.active_ms, 75_000);
});

test("hidden without sound it stops at the first cue that nobody heard", () => {
  const phone = begun();
  phone.sound.works = false;
  phone.sound.state = "blocked";
  phone.pass(12_000);
  phone.show(false);
  phone.pass(600_000);
  phone.show(true);
  assert.equal(face(phone).phase, "paused");
  assert.ok(face(phone).unheard);
  assert.equal(face(phone).digits, "15"); // at half, which was a tick
  phone.player.toggle();
  assert.equal(face(phone).label, "Get ready");
  phone.pass(3500);
  assert.equal(face(phone).digits, "15");
});

test("hidden for a moment without a cue, it simply goes on", () => {
  const phone = begun();
  phone.sound.state = "blocked";
  phone.pass(12_000);
  phone.show(false);
  phone.pass(5000);
  phone.show(true);
  phone.pass(1000);
  assert.equal(face(phone).phase, "running");
  assert.equal(face(phone).digits, "22");
});

test("frozen for a minute, it waits where the first cue was missed, and no stale tone comes", () => {
  const phone = begun();
  phone.pass(12_000);
  const before = phone.sound.tones.length;
  phone.freeze(60_000);
  assert.equal(face(phone).phase, "paused");
  assert.equal(face(phone).digits, "15");
  assert.equal(phone.sound.tones.length, before);
});

test("a page in sight that stalls for two seconds goes on", () => {
  const phone = begun();
  phone.pass(24_000);
  phone.freeze(2000);
  assert.equal(face(phone).phase, "running");
  assert.equal(face(phone).digits, "14");
});

test("the place is written at least every half second, and for good at events and new segments", async () => {
  const phone = begun();
  await settled();
  assert.ok(phone.running?.strict);
  let strict = 0;
  for (let turn = 0; turn < 120; turn += 1) {
    phone.pass(250);
    await settled();
    const { run, strict: forGood } = phone.running!;
    if (forGood) strict += 1;
    assert.ok(phone.now - 1000 - run.log.at(-1)!.at <= 500);
    assert.ok(run.log.length <= 2);
  }
  assert.ok(strict >= 1 && strict <= 4, `${strict} strict writes in 30 s`);
});

test("the last skip can be undone for five seconds; then it is recorded", async () => {
  const phone = begun();
  phone.pass(50_000);
  phone.player.act("skip");
  assert.equal(face(phone).phase, "finished");
  assert.ok(phone.player.view.value?.canUndo);
  phone.pass(3000);
  phone.player.act("undo");
  assert.equal(face(phone).phase, "running");
  phone.player.act("skip");
  phone.pass(5500);
  await settled();
  assert.equal(phone.records.size, 1);
  assert.ok(![...phone.records.values()][0]?.completed);
});

test("whoever leaves right after the last skip has the record too", async () => {
  const phone = begun();
  phone.pass(50_000);
  phone.player.act("skip");
  phone.show(false);
  await settled();
  assert.equal(phone.records.size, 1);
});

test("what hurts is stopped and said in the record, and nothing of a condition", async () => {
  const phone = begun(MIXED);
  phone.pass(60_000);
  phone.player.act("hurt");
  phone.player.act("finish");
  await settled();
  const [session] = [...phone.records.values()];
  assert.deepEqual(session?.steps.map(({ hurt }) => hurt), [false, true, false]);
  assert.ok(!JSON.stringify(session).includes("c-"));
});

test("if the phone is full, the record stays in hand, says so, and goes in at the next try", async () => {
  const phone = begun();
  phone.pass(74_000);
  phone.refuses = true;
  phone.pass(2000);
  await settled();
  assert.equal(phone.player.view.value?.saving, "failed");
  assert.equal(phone.player.view.value?.session?.active_ms, 75_000);
  assert.equal(phone.records.size, 0);
  phone.refuses = false;
  phone.player.amend({ tension_after: 4 });
  await settled();
  assert.equal([...phone.records.values()][0]?.tension_after, 4);
  assert.equal(phone.player.view.value?.saving, "saved");
  assert.deepEqual(phone.patches, []);
});

test("a place that cannot be kept is said, and the routine goes on", async () => {
  const phone = begun();
  phone.refuses = true;
  phone.pass(3000);
  await settled();
  assert.ok(phone.player.view.value?.notKept);
  assert.equal(face(phone).phase, "running");
  phone.refuses = false;
  phone.pass(1000);
  await settled();
  assert.ok(!phone.player.view.value?.notKept);
});

test("tension and note after the end change only themselves", async () => {
  const phone = begun();
  phone.pass(76_000);
  await settled();
  phone.player.amend({ tension_after: 4 });
  await settled();
  phone.player.amend({ note: "Left was\r\ntight.\u202e" });
  await settled();
  assert.deepEqual(phone.patches, [{ tension_after: 4 }, { note: "Left was\ntight." }]);
});

test("ended before any work: nothing is recorded", async () => {
  const phone = begun();
  phone.pass(4000);
  phone.player.act("finish");
  await settled();
  assert.equal(phone.records.size, 0);
  assert.equal(phone.running, null);
  assert.equal(phone.player.view.value?.saving, "nothing");
});

test("when another tab takes over, what was done is kept, and nothing is added or recorded here", async () => {
  const phone = begun();
  phone.pass(20_000);
  await phone.player.giveWay();
  const { run } = phone.running!;
  assert.equal(placeOf(run).activeMs, 20_000);
  assert.ok(phone.player.view.value?.gone);
  assert.equal(phone.sound.state, "off");
  assert.ok(!phone.ticking);
  phone.player.act("resume");
  phone.player.act("finish");
  phone.pass(90_000);
  await settled();
  assert.deepEqual(phone.running!.run, run);
  assert.equal(phone.records.size, 0);
});

test("taken back, it goes on where the other tab had got to", async () => {
  const phone = begun();
  phone.pass(12_000);
  await phone.player.giveWay();
  phone.player.takeUp(phone.running!.run);
  assert.ok(!phone.player.view.value?.gone);
  phone.player.act("resume", LEAD_MS);
  phone.pass(3000 + 63_000);
  await settled();
  assert.equal(phone.records.size, 1);
  assert.ok(!phone.leads);
});

test("a tab that slept while another took over finds out at its next write and stops", async () => {
  const phone = begun();
  phone.pass(20_000);
  await settled();
  const before = structuredClone(phone.running);
  phone.overtaken = true;
  phone.pass(1000);
  await settled();
  assert.ok(phone.player.view.value?.gone);
  assert.ok(!phone.player.view.value?.notKept);
  phone.pass(90_000);
  await settled();
  assert.deepEqual([phone.running, phone.records.size], [before, 0]);
});

test("a tab that slept to the very end of the routine records nothing either", async () => {
  const phone = begun();
  phone.pass(74_900);
  await settled();
  phone.overtaken = true;
  phone.pass(2000);
  await settled();
  assert.equal(phone.records.size, 0);
});

test("a run that is not taken up is closed with what was done", async () => {
  const phone = begun(MIXED);
  phone.pass(30_000);
  await settled();
  const { run } = phone.running!;
  const kept: unknown[] = [];
  await closeRun({ saveSession: async (id, session) => void kept.push([id, session.active_ms, session.completed]), clearRun: async () => void kept.push("cleared") }, run);
  assert.deepEqual(kept, [[run.id, 30_000, false]]);
});
