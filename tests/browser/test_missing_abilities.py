"""With each ability of the phone missing in turn the routine can be finished, and the screen says what is missing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from steps import FAKE_VOICE, answer_screening, run_seconds, start_routine

pytestmark = pytest.mark.browser
REFUSE = "() => Promise.reject(new DOMException('no', 'NotAllowedError'))"
NO_VIBRATION = "delete Navigator.prototype.vibrate;"
NO_VOICES = FAKE_VOICE.replace('voice("Kate", "en-GB"), voice("Allison", "en-US"), ', "")
NO_SPEECH = "delete globalThis.speechSynthesis; delete globalThis.SpeechSynthesisUtterance;"
LOCK_REFUSED = f"Object.defineProperty(Navigator.prototype, 'wakeLock', {{ value: {{ request: {REFUSE} }} }});"
NO_LOCK = "delete Navigator.prototype.wakeLock;"
REAL_SOUND = "delete globalThis.psoasTestDoors;"
BLOCKED = """
Object.defineProperty(AudioContext.prototype, "state", { get: () => "suspended" });
Object.defineProperty(AudioContext.prototype, "currentTime", { get: () => 0 });
"""
NO_AUDIO = "globalThis.AudioContext = class { constructor() { throw new DOMException('no', 'NotSupportedError'); } };"
NO_STORAGE = """
const refuse = { configurable: true, get() { throw new DOMException("no", "SecurityError"); } };
for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(globalThis, name, refuse);
IDBFactory.prototype.open = () => { throw new DOMException("no", "SecurityError"); };
"""
FULL = """() => {
  for (const name of ["put", "add"]) {
    IDBObjectStore.prototype[name] = () => { throw new DOMException("full", "QuotaExceededError"); };
  }
}"""


@pytest.fixture
def lacking(phones):
    """A phone's page without what ``script`` takes away."""

    def opened(script):
        phone = phones("phone")
        page = phone.open(None, own_clock=True)
        phone.context.add_init_script(script)
        return page

    return opened


def finish(page):
    """March 30 s with its get-ready, and the end."""
    run_seconds(page, 43)


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (NO_VIBRATION, "This device does not vibrate: leave the sound on."),
        (NO_VOICES, "This device has no English voice of its own; its settings may offer one."),
        (NO_SPEECH, "This device has no English voice of its own; its settings may offer one."),
    ],
    ids=["vibration", "voices", "speech"],
)
def test_what_only_accompanies_is_said_before_the_start(lacking, script, words):
    page = lacking(script)
    answer_screening(page)
    page.goto("/play/march-in-place")
    run_seconds(page, 4)
    expect(page.locator("player-before")).to_contain_text(words)
    page.get_by_role("button", name=re.compile("^Start")).click()
    finish(page)
    expect(page.get_by_text("Saved on this phone")).to_be_visible()


@pytest.mark.parametrize(
    ("script", "line", "todo"),
    [
        (LOCK_REFUSED, "Screen may go dark: see More", "switch low-power mode off"),
        (NO_LOCK, "Screen may go dark: see More", "This browser cannot keep it on"),
        (REAL_SOUND + BLOCKED, "No sound: tap to try again", "Turn the volume up"),
        (REAL_SOUND + NO_AUDIO, "No sound: tap to try again", "nothing to sound with"),
    ],
    ids=["lock refused", "no lock", "sound blocked", "no audio device"],
)
def test_what_leads_is_said_while_it_runs_and_what_to_do(lacking, script, line, todo):
    page = lacking(script)
    answer_screening(page)
    start_routine(page, "march-in-place")
    run_seconds(page, 5)
    expect(page.get_by_text(line)).to_be_visible()
    page.get_by_role("button", name="More", exact=True).click()
    expect(page.get_by_role("dialog").get_by_text(todo)).to_be_visible()
    page.keyboard.press("Escape")
    finish(page)
    expect(page.get_by_text("Saved on this phone")).to_be_visible()


def test_a_full_phone_keeps_it_as_a_file(lacking):
    page = lacking("")
    answer_screening(page)
    start_routine(page, "march-in-place")
    page.evaluate(FULL)
    run_seconds(page, 12)
    expect(page.get_by_text("Your place cannot be kept: see More")).to_be_visible()
    finish(page)
    expect(page.get_by_role("heading", name="This phone could not save it")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Keep as a file").click()
    assert '"march-in-place"' in download.value.path().read_text()


def test_a_browser_that_refuses_all_storage_plays_all_the_same(lacking):
    page = lacking(NO_STORAGE)
    page.goto("/play/march-in-place")
    page.get_by_role("link", name="Start").click()
    page.get_by_role("button", name=re.compile("None of these")).click()
    expect(page.get_by_text("This phone could not keep your answers.")).to_be_visible()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name=re.compile("^Start")).click()
    run_seconds(page, 12)
    expect(page.get_by_text("Your place cannot be kept: see More")).to_be_visible()
    finish(page)
    expect(page.get_by_role("button", name="Keep as a file")).to_be_visible()
