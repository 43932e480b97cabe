"""What a person does, in the words of the journeys."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

PASSWORD = "a long and quiet evening"
SILENT_SOUND = """
globalThis.psoasTestDoors = { sound: {
  state: "running", tones: [],
  start() {}, schedule(tones) { this.tones.push(...tones.map((tone) => tone.kind)); },
  setLevel() {}, cancel() {}, tend() {}, stop() {},
} };
"""
FAKE_VOICE = """
globalThis.said = []; globalThis.voices = []; globalThis.hushed = 0;
globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
const voice = (name, lang) => ({ name, lang, localService: true, default: false });
Object.defineProperty(globalThis, "speechSynthesis", { value: {
  getVoices: () => [voice("Kate", "en-GB"), voice("Allison", "en-US"), voice("Anna", "de-DE")],
  speak: (utterance) => { said.push(utterance.text); voices.push(utterance.voice?.name); },
  cancel: () => { hushed += 1; }, resume() {}, addEventListener() {}, speaking: false, pending: false, paused: false,
} });
"""


def wait_for_worker(page: Page) -> None:
    """Until the service worker has kept everything and controls the page."""
    page.wait_for_function(
        "() => navigator.serviceWorker.ready.then("
        "r => r.active?.state === 'activated' && !!navigator.serviceWorker.controller)"
    )


def sign_up(page: Page, name: str) -> None:
    page.goto("/sign-up")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign up").click()
    wait_for_arrival(page)


def wait_for_arrival(page: Page) -> None:
    """Until the phone's records are this person's: the element has more to show than the server sent."""
    page.wait_for_url("**/account/welcome")
    page.wait_for_function("() => document.querySelector('account-arrival')?.hasUpdated")


def sign_in(page: Page, name: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    wait_for_arrival(page)


def answer_screening(page: Page) -> None:
    page.goto("/screening?next=/")
    page.get_by_role("button", name=re.compile("None of these")).click()
    page.wait_for_url(re.compile(r":\d+/$"))


def start_routine(page: Page, slug: str, *, held: bool = False) -> None:
    """Start; `held` stops the clock just before, so that the first second is seen too."""
    page.goto(f"/play/{slug}")
    start = page.get_by_role("button", name=re.compile("^Start"))
    expect(start).to_be_enabled()
    if held:
        hold_clock(page)
    start.click()
    expect(page.locator(".stage")).to_be_visible()


def hold_clock(page: Page) -> None:
    """From here the page's clock goes on by `run_seconds` only, however slow this machine is."""
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 1)


def run_seconds(page: Page, seconds: float) -> None:
    """The page's clock goes on by `seconds`, in steps of at most one second."""
    while seconds > 0:
        step = min(1.0, seconds)
        page.clock.run_for(round(step * 1000))
        seconds = round(seconds - step, 3)


def finish(page: Page, seconds: int) -> None:
    """Let a running routine of `seconds` come to its end."""
    run_seconds(page, seconds + 2)
    expect(page.get_by_text("Saved on this phone")).to_be_visible()


def what_is_shown(page: Page) -> tuple[str, str, int]:
    """(movement, side word, seconds left of this stretch) as the stage shows them."""
    stage = page.locator(".stage")
    side = stage.locator(".side")
    digits = stage.locator("timer-ring").inner_text().strip()
    minutes, _, seconds = digits.rpartition(":")
    left = int(minutes or 0) * 60 + int(re.sub(r"\D", "", seconds))
    return stage.locator("h1").inner_text(), side.inner_text() if side.count() else "", left


def wait_for_writes(page: Page) -> None:
    """Until the phone has written what the page asked it to: the page's own clock may outrun the disk."""
    page.evaluate("""async () => {
      const db = await new Promise((yes) => {
        const asked = indexedDB.open("psoas:guest");
        asked.onsuccess = () => yes(asked.result);
      });
      for (let turn = 0; turn < 3; turn++) {
        await new Promise((yes) => {
          const asked = db.transaction("running").objectStore("running").getAll();
          asked.onsuccess = yes;
        });
      }
      db.close();
    }""")
