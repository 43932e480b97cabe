// The lock screen, the headset's buttons and the quiet audio follow the player, and press its controls.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { RemoteCard } from "../../client/domain/remote.ts";
import { chooseManner } from "../../client/platform/audio-session.ts";
import type { RemoteAction } from "../../client/platform/media-session.ts";
import { openRemote } from "../../client/platform/media-session.ts";
import { openQuiet } from "../../client/platform/quiet.ts";
import { Companion } from "../../client/state/companion.ts";
import { FakePhone, settled } from "./fake-phone.ts";
import { ONE_SIDED } from "./steps.ts";

class Beside {
  cards: RemoteCard[] = [];
  cleared = 0;
  alive = false;
  primed = 0;
  press: (action: RemoteAction) => void = () => assert.fail("nobody listens");
  readonly quiet = { prime: () => void (this.primed += 1), keep: (alive: boolean) => void (this.alive = alive) };
  readonly remote = {
    show: (card: RemoteCard, pressed: (action: RemoteAction) => void) => {
      this.cards.push(card);
      this.press = pressed;
    },
    clear: () => void (this.cleared += 1),
  };
}

function begun(t: TestContext) {
  const phone = new FakePhone();
  t.mock.method(performance, "now", () => phone.now);
  const beside = new Beside();
  const companion = new Companion(phone.player, beside.quiet, beside.remote);
  companion.prime();
  phone.player.start(ONE_SIDED, null);
  return { phone, beside };
}

test("the lock screen says each segment once, with its routine and its seconds", (t) => {
  const { phone, beside } = begun(t);
  const { cleared } = beside;
  phone.pass(74_000);
  const said = beside.cards.map(({ title, artist, lengthMs, intoMs }) => [title, artist, lengthMs, intoMs]);
  assert.deepEqual(said, [
    ["Get ready: knee-to-chest, left side", "Test", 10_000, 0],
    ["knee-to-chest, left side", "Test", 30_000, 0],
    ["Switch to the right: knee-to-chest", "Test", 5000, 0],
    ["knee-to-chest, right side", "Test", 30_000, 0],
  ]);
  assert.equal(beside.cleared, cleared);
  phone.pass(2000);
  assert.ok(beside.cleared > cleared);
});

test("a pause and a jump within a segment are told", (t) => {
  const { phone, beside } = begun(t);
  phone.pass(20_000);
  phone.player.act("pause");
  assert.deepEqual([beside.cards.at(-1)?.playing, beside.cards.at(-1)?.intoMs], [false, 10_000]);
  phone.player.act("resume");
  phone.player.act("back");
  assert.deepEqual([beside.cards.at(-1)?.playing, beside.cards.at(-1)?.intoMs], [true, 0]);
  phone.player.act("extend", 10_000);
  assert.equal(beside.cards.at(-1)?.lengthMs, 40_000);
});

test("the four buttons do what they say, and in the wrong phase nothing", (t) => {
  const { phone, beside } = begun(t);
  const face = () => phone.player.view.value!.face;
  beside.press("play");
  assert.equal(face().phase, "running");
  beside.press("nexttrack");
  assert.equal(face().label, "Hold");
  phone.pass(8000);
  beside.press("previoustrack");
  assert.equal(face().digits, "30");
  beside.press("pause");
  beside.press("pause");
  assert.equal(face().phase, "paused");
  beside.press("play");
  assert.equal(face().phase, "running");
});

test("after a missed cue the play button gives three seconds to get ready", (t) => {
  const { phone, beside } = begun(t);
  phone.sound.works = false;
  phone.sound.state = "blocked";
  phone.show(false);
  phone.freeze(20_000);
  const face = phone.player.view.value!.face;
  assert.ok(face.unheard);
  beside.press("play");
  assert.equal(phone.player.view.value!.face.label, "Get ready");
  assert.equal(beside.cards.at(-1)?.playing, false);
});

test("a page is kept alive while a routine runs with sound, and no longer", async (t) => {
  const { phone, beside } = begun(t);
  assert.equal(beside.primed, 1);
  assert.ok(beside.alive);
  phone.player.act("pause");
  assert.ok(!beside.alive);
  phone.player.act("resume");
  assert.ok(beside.alive);
  phone.sound.state = "blocked";
  phone.pass(500);
  assert.ok(!beside.alive);
  phone.sound.state = "running";
  phone.pass(76_000);
  await settled();
  assert.ok(!beside.alive);
});

class FakeAudio {
  static last: FakeAudio;
  loop = false;
  paused = true;
  loads = 0;
  constructor(readonly src: string) {
    FakeAudio.last = this;
  }
  load(): void {
    this.loads += 1;
  }
  play(): Promise<void> {
    this.paused = false;
    return Promise.resolve();
  }
  pause(): void {
    this.paused = true;
  }
}

/** A page with an audio element, on a device that says what it is. */
function device(userAgent: string, quiet: string | undefined = "/static/build/quiet.wav") {
  const page = Object.assign(new EventTarget(), { visibilityState: "visible", documentElement: { dataset: { quiet } } });
  const audioSession = { type: "auto" };
  Object.assign(globalThis, { document: page, window: new EventTarget(), Audio: FakeAudio });
  Object.defineProperty(globalThis, "navigator", { value: { userAgent, maxTouchPoints: 5, audioSession }, configurable: true, writable: true });
  chooseManner("over-music");
  const look = (visibilityState: string): void => {
    page.visibilityState = visibilityState;
    page.dispatchEvent(new Event("visibilitychange"));
  };
  return { quiet: openQuiet(), look, audioSession };
}

const PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)";

test("on a phone the quiet audio leaves the music alone until the page is out of sight", () => {
  const { quiet, look, audioSession } = device(PHONE);
  quiet.prime();
  quiet.prime();
  const audio = FakeAudio.last;
  quiet.keep(true);
  assert.deepEqual([audio.loads, audio.paused, audio.loop, audioSession.type], [1, true, true, "transient"]);
  look("hidden");
  assert.deepEqual([audio.paused, audioSession.type], [false, "playback"]);
  quiet.keep(false);
  assert.ok(audio.paused);
  quiet.keep(true);
  assert.ok(!audio.paused);
  look("visible");
  assert.deepEqual([audio.paused, audioSession.type], [true, "transient"]);
});

test("a person who wants our sound first has the headset's buttons from the start", () => {
  const { quiet, audioSession } = device(PHONE);
  chooseManner("first");
  quiet.prime();
  quiet.keep(true);
  assert.deepEqual([FakeAudio.last.paused, audioSession.type], [false, "playback"]);
});

test("on a computer it plays as long as the routine runs", () => {
  const { quiet } = device("Mozilla/5.0 (X11; Linux x86_64) Chrome/156");
  quiet.prime();
  assert.ok(FakeAudio.last.paused);
  quiet.keep(true);
  assert.ok(!FakeAudio.last.paused);
});

test("without an address there is no quiet audio, and without a media session no remote, and neither hurts", () => {
  const { quiet } = device(PHONE, "");
  quiet.prime();
  quiet.keep(true);
  const remote = openRemote(() => "");
  remote.show({ title: "", artist: "", item: "", playing: true, lengthMs: 1, intoMs: 0 }, () => undefined);
  remote.clear();
});
