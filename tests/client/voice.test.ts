// The voice: which one speaks, what a browser may do to it, and what is said in a routine.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { DEFAULTS } from "../../client/domain/channels.ts";
import { LEAD_MS } from "../../client/domain/clock.ts";
import { asSentence, inSentence, numberWords, speakable } from "../../client/domain/speakable.ts";
import { chooseVoice, voicesFor } from "../../client/domain/voices.ts";
import { DeviceVoice } from "../../client/platform/voice.ts";
import { FakePhone } from "./fake-phone.ts";
import { ONE_SIDED, planOf, plainStep } from "./steps.ts";

const voice = (name: string, lang: string, localService = true, isDefault = false) => ({ name, lang, localService, default: isDefault });
const US = voice("Allison", "en-US", true, true);
const GB = voice("Kate", "en_GB");
const CLOUD = voice("Cloud", "en-GB", false, true);
const DE = voice("Anna", "de-DE", true, true);

test("the interface's own region comes first, then the language; never another language or a voice from the network", () => {
  assert.equal(chooseVoice([DE, US, CLOUD, GB], "en-GB", ""), GB);
  assert.equal(chooseVoice([DE, US, CLOUD], "en-GB", ""), US);
  assert.equal(chooseVoice([DE, CLOUD], "en-GB", ""), null);
  assert.equal(chooseVoice([], "en-GB", "Kate"), null);
  assert.deepEqual(voicesFor([US, GB, CLOUD, DE], "en-GB"), [GB, US]);
});

test("a voice chosen by name is used where the device has it", () => {
  assert.equal(chooseVoice([GB, US], "en-GB", "Allison"), US);
  assert.equal(chooseVoice([GB, US], "en-GB", "Somebody else's"), GB);
  assert.equal(chooseVoice([GB, CLOUD], "en-GB", "Cloud"), GB);
});

test("what was written to be read is said as a person says it", () => {
  assert.equal(speakable("Forward lean ('Psoas Stretch #1')"), "Forward lean");
  assert.equal(inSentence("90/90 breathing"), "ninety ninety breathing");
  assert.equal(inSentence("TENS pad"), "TENS pad");
  assert.equal(asSentence("hold 30 s – then let go"), "Hold thirty s, then let go.");
  assert.equal(asSentence("Ball & band"), "Ball and band.");
  assert.equal(asSentence("(nothing)"), "");
  assert.deepEqual([0, 13, 20, 45, 100, 121].map(numberWords), ["zero", "thirteen", "twenty", "forty-five", "one hundred", "one hundred and twenty-one"]);
});

/** A browser's speech, which says nothing by itself. */
class Speech extends EventTarget {
  voices: unknown[] = [GB];
  spoken: { text: string; lang?: string; rate?: number; volume?: number }[] = [];
  cancelled = 0;
  resumed = 0;
  speaking = false;
  pending = false;
  paused = false;
  getVoices = (): unknown[] => this.voices;
  speak = (utterance: { text: string }): void => void this.spoken.push(utterance);
  cancel = (): void => void (this.cancelled += 1);
  resume = (): void => void (this.resumed += 1);
}

function device(t: TestContext, speech: Speech | null): Speech {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const before = { ...globalThis } as Record<string, unknown>;
  Object.assign(globalThis, { document: { documentElement: { lang: "en-GB" } } });
  if (speech) {
    const SpeechSynthesisUtterance = class {
      constructor(readonly text: string) {}
    };
    Object.assign(globalThis, { speechSynthesis: speech, SpeechSynthesisUtterance });
  }
  t.after(() => {
    for (const name of ["document", "speechSynthesis", "SpeechSynthesisUtterance"]) {
      if (!(name in before)) delete (globalThis as Record<string, unknown>)[name];
    }
  });
  return speech ?? new Speech();
}

test("a sentence takes the place of the one before, in the device's voice, language, rate and volume", (t) => {
  const speech = device(t, new Speech());
  const spoken = new DeviceVoice(() => undefined);
  assert.equal(spoken.state, "ready");
  spoken.say("Rest.", { ...DEFAULTS, voice_rate: 80, voice_volume: 50 });
  const [{ text, lang, rate, volume }] = speech.spoken as [{ text: string; lang: string; rate: number; volume: number }];
  assert.deepEqual([text, lang, rate, volume], ["Rest.", "en-GB", 0.8, 0.5]);
  assert.equal(speech.cancelled, 1);
  speech.paused = true;
  spoken.say("Switch to the right.", DEFAULTS);
  assert.deepEqual([speech.cancelled, speech.resumed, speech.spoken.length], [2, 1, 2]);
});

test("voices that come late are waited for, and none is said to be none only after a while", (t) => {
  const speech = device(t, new Speech());
  speech.voices = [];
  let changes = 0;
  const spoken = new DeviceVoice(() => (changes += 1));
  assert.equal(spoken.state, "waiting");
  spoken.say("Rest.", DEFAULTS);
  assert.deepEqual(speech.spoken, []);
  t.mock.timers.tick(3100);
  assert.equal(spoken.state, "none");
  speech.voices = [DE, US];
  speech.dispatchEvent(new Event("voiceschanged"));
  assert.equal(spoken.state, "ready");
  assert.equal(changes, 2);
});

test("a browser without speech is told apart and fails at nothing", (t) => {
  device(t, null);
  const spoken = new DeviceVoice(() => assert.fail("nothing can change"));
  assert.equal(spoken.state, "missing");
  spoken.start();
  spoken.say("Rest.", DEFAULTS);
  spoken.cancel();
  t.mock.timers.tick(4000);
  assert.equal(spoken.state, "missing");
});

function begun(channels = DEFAULTS, plan = ONE_SIDED): FakePhone {
  const phone = new FakePhone();
  phone.channels = channels;
  phone.player.start(plan, null);
  phone.voice.said = [];
  return phone;
}

test("a routine is told from its first moment to its last", () => {
  const phone = begun();
  phone.pass(76_000);
  assert.deepEqual(
    phone.voice.said.filter((text) => !/^(Three|Two|One)\.$/.test(text)),
    ["Knee-to-chest, left side. Get ready.", "Begin.", "Half way.", "Switch to the right.", "Begin.", "Half way.", "Done. Well done."],
  );
  assert.equal(phone.voice.said.length, 7 + 3 * 3);
});

test("a pause falls silent; going on after a get-ready says so", () => {
  const phone = begun();
  phone.pass(12_000);
  phone.voice.said = [];
  phone.player.act("pause");
  assert.deepEqual(phone.voice.said, [""]);
  phone.pass(5000);
  phone.player.act("resume", LEAD_MS);
  phone.pass(4000);
  assert.deepEqual(phone.voice.said, ["", "", "Get ready.", "Go on."]);
});

test("what is switched off is not given, and what is not said is not missed either", () => {
  const quiet = begun({ ...DEFAULTS, voice: false, vibration: false, half: false, last_three: false });
  quiet.pass(76_000);
  assert.deepEqual(quiet.voice.said, []);
  assert.deepEqual([...quiet.vibrations, ...quiet.flashes], []);
  assert.deepEqual(quiet.sound.tones.map(({ kind }) => kind), ["ready", "work", "switch", "work", "done"]);
  quiet.sound.state = "blocked";

  const unheard = begun({ ...DEFAULTS, half: false });
  unheard.pass(12_000);
  unheard.sound.state = "blocked";
  unheard.show(false);
  unheard.pass(60_000);
  unheard.show(true);
  assert.equal(unheard.player.view.value?.face.digits, "3"); // the first of the last three, not half
});

test("the screen flashes only if it was asked for", () => {
  const phone = begun({ ...DEFAULTS, flash: true });
  phone.pass(45_000);
  assert.ok(phone.flashes.includes("switch"));
  assert.equal(begun().flashes.length, 0);
});

test("breathing has its own words and tones for two rounds", () => {
  const phone = begun(DEFAULTS, planOf([plainStep("Belly breathing", { seconds_per_side: 60 })], "breathe"));
  phone.pass(36_000);
  const kinds = phone.sound.tones.map(({ kind, at }) => `${kind}@${(at - 1000) / 1000}`).filter((tone) => !tone.startsWith("last"));
  assert.deepEqual(kinds, ["ready@0", "breathe@10", "out@14", "in@20", "out@24"]);
});
