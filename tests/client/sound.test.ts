// The one door to sound, on an audio device that the test stalls, blocks and takes away.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { AudioClock } from "../../client/platform/audio-clock.ts";
import { type SoundDoor, openSound } from "../../client/platform/sound.ts";
import { TONES } from "../../client/platform/tones.ts";

class Node {
  frequency = { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined };
  gain = { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined, setTargetAtTime: () => undefined };
  type = "";
  onended: (() => void) | null = null;
  constructor(private readonly device: Device) {}
  connect(other: unknown): unknown {
    return other;
  }
  start(at: number): void {
    this.device.started.push(at);
  }
  stop(at?: number): void {
    if (at === undefined) this.device.stopped += 1;
  }
}

class Device {
  static all: Device[] = [];
  static state = "running";
  state = Device.state;
  currentTime = 0;
  outputLatency = 0.03;
  started: number[] = [];
  stopped = 0;
  destination = {};
  constructor() {
    if (Device.state === "missing") throw new DOMException("none", "NotSupportedError");
    Device.all.push(this);
  }
  createOscillator = (): Node => new Node(this);
  createGain = (): Node => new Node(this);
  resume = (): Promise<void> => Promise.resolve();
  close = (): Promise<void> => Promise.resolve();
}

/** A world with a device whose time runs `rate` times as fast as the clock on the wall. */
function world(t: TestContext, state = "running") {
  let time = 10_000;
  Device.all = [];
  Device.state = state;
  t.mock.method(performance, "now", () => time);
  Object.assign(globalThis, { AudioContext: Device });
  if (!("navigator" in globalThis)) Object.assign(globalThis, { navigator: {} });
  const sound = openSound();
  const pass = (ms: number, rate = 1): void => {
    for (let gone = 0; gone < ms; gone += 50) {
      time += 50;
      for (const device of Device.all) if (device.state === "running") device.currentTime += (50 * rate) / 1000;
      sound.tend();
    }
  };
  return { sound, pass, now: () => time };
}

const device = (): Device => Device.all.at(-1)!;
/** When the tones began, without the inaudible one that unlocks the device. */
const begun = (): number[] => device().started.slice(1).map((at) => Math.round(at * 1000));

function ready(t: TestContext): { sound: SoundDoor; pass(ms: number, rate?: number): void; now(): number } {
  const all = world(t);
  all.sound.start();
  all.pass(500);
  return all;
}

test("a tone begins at its moment, its way to the ear taken off once", (t) => {
  const { sound, now } = ready(t);
  assert.equal(sound.state, "running");
  sound.schedule([{ kind: "last", at: now() + 400 }]);
  assert.deepEqual(begun(), [500 + 400 - 30]);
});

test("a device that loses time is followed: the next tone is on time again", (t) => {
  const { sound, pass, now } = ready(t);
  pass(2000, 0.8);
  pass(500);
  sound.schedule([{ kind: "last", at: now() + 400 }]);
  assert.deepEqual(begun(), [500 + 1600 + 500 + 400 - 30]);
});

test("what is too late is not played, but a late get-ready is", (t) => {
  const { sound, now } = ready(t);
  sound.schedule([{ kind: "work", at: now() - 400 }]);
  assert.deepEqual(begun(), []);
  sound.schedule([{ kind: "ready", at: now() - 400 }]);
  assert.deepEqual(begun(), [500]);
});

test("tones that have not begun are taken back, those that sound are left", (t) => {
  const { sound, pass, now } = ready(t);
  sound.schedule([{ kind: "last", at: now() + 50 }, { kind: "last", at: now() + 500 }]);
  pass(100);
  sound.cancel();
  assert.equal(device().stopped, 1);
});

test("a device whose clock stands still is built anew within a second, and the waiting tones move over", (t) => {
  const { sound, pass, now } = ready(t);
  pass(1000);
  sound.schedule([{ kind: "last", at: now() + 550 }]);
  pass(450, 0);
  assert.equal(sound.state, "starting");
  pass(200);
  assert.equal(Device.all.length, 2);
  assert.equal(sound.state, "running");
  assert.equal(begun().length, 1);
});

test("an interrupted device is built anew too", (t) => {
  const { sound, pass } = ready(t);
  device().state = "interrupted";
  pass(1600);
  assert.equal(Device.all.length, 2);
  assert.equal(sound.state, "running");
});

test("a blocked start is said after three seconds, and a tap tries again", (t) => {
  const { sound, pass } = world(t, "suspended");
  sound.start();
  pass(2000);
  assert.equal(sound.state, "starting");
  pass(2000);
  assert.equal(sound.state, "blocked");
  Device.state = "running";
  sound.start();
  pass(2000);
  assert.equal(sound.state, "running");
});

test("a phone without an audio device still runs", (t) => {
  const { sound, pass, now } = world(t, "missing");
  sound.start();
  assert.equal(sound.state, "missing");
  sound.schedule([{ kind: "done", at: now() }]);
  pass(1000);
  sound.cancel();
  sound.stop();
  assert.equal(sound.state, "off");
});

test("at no volume there is no sound and nothing is wrong; louder again, the next tap brings it back", (t) => {
  const { sound, pass, now } = ready(t);
  sound.setLevel(0);
  assert.equal(sound.state, "off");
  sound.start();
  sound.schedule([{ kind: "last", at: now() + 100 }]);
  pass(5000);
  assert.equal(sound.state, "off");
  sound.setLevel(0.5);
  sound.start();
  pass(500);
  assert.equal(sound.state, "running");
});

test("after the stop nothing sounds any more", (t) => {
  const { sound, pass, now } = ready(t);
  sound.schedule([{ kind: "done", at: now() + 100 }]);
  sound.stop();
  const before = device().started.length;
  pass(500);
  assert.equal(device().started.length, before);
  assert.equal(sound.state, "off");
});

test("one bad reading of the device's clock moves no tone", () => {
  const clock = new AudioClock();
  assert.equal(clock.audioTime(0), null);
  for (let reading = 0; reading < 9; reading += 1) {
    const bad = reading === 4 ? 300 : 0;
    clock.read({ currentTime: reading / 20, getOutputTimestamp: () => ({ contextTime: reading / 20, performanceTime: 1000 + reading * 50 + bad }) }, 1000 + reading * 50);
  }
  assert.equal(clock.audioTime(2000), 1);
});

test("the latency is taken off here only where the device's own time does not have it off", () => {
  const bare = new AudioClock();
  bare.read({ currentTime: 1, outputLatency: 0.04, getOutputTimestamp: () => ({ contextTime: 1, performanceTime: 5000 }) }, 5000);
  const telling = new AudioClock();
  telling.read({ currentTime: 1, outputLatency: 0.04, getOutputTimestamp: () => ({ contextTime: 0.96, performanceTime: 5000 }) }, 5000);
  const asleep = new AudioClock();
  asleep.read({ currentTime: 1, outputLatency: 0.04, getOutputTimestamp: () => ({ contextTime: 0, performanceTime: 0 }) }, 5000);
  for (const clock of [bare, telling, asleep]) assert.equal(clock.audioTime(5040)?.toFixed(6), "1.000000");
});

test("no two moments sound alike", () => {
  const spelled = Object.values(TONES).map((notes) => JSON.stringify(notes));
  assert.equal(new Set(spelled).size, spelled.length);
});
