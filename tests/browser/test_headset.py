"""A routine done by the headset's buttons alone, and one on a browser that knows no such buttons."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from steps import answer_screening, finish, run_seconds, start_routine, what_is_shown

pytestmark = pytest.mark.browser

# The browser keeps the handlers to itself, so the test overhears them.
OVERHEARD = """
globalThis.buttons = {};
const set = MediaSession.prototype.setActionHandler;
MediaSession.prototype.setActionHandler = function (action, handler) {
  globalThis.buttons[action] = handler;
  return set.call(this, action, handler);
};
const position = MediaSession.prototype.setPositionState;
MediaSession.prototype.setPositionState = function (state) {
  globalThis.position = state;
  return position.call(this, state);
};
"""
NONE = """
delete Navigator.prototype.mediaSession;
delete globalThis.MediaMetadata;
"""

QUIET = """
globalThis.Audio = class extends globalThis.Audio {
  constructor(url) {
    super(url);
    globalThis.quiet = this;
  }
};
"""


def open_with(phones, script, *, own_clock=True):
    phone = phones("phone")
    page = phone.open(None, own_clock=own_clock)
    phone.context.add_init_script(script)
    page.goto("/")
    answer_screening(page)
    return page


def press(page, action):
    page.evaluate("(action) => globalThis.buttons[action]({ action })", action)


def lock_screen(page):
    return page.evaluate("""() => {
      const { metadata, playbackState } = navigator.mediaSession;
      const { title, artist, artwork } = metadata ?? {};
      return { title, artist, artwork: artwork?.map(({ src }) => new URL(src).pathname.slice(0, 40)), playbackState };
    }""")


def test_a_whole_routine_by_the_buttons_alone(phones):
    page = open_with(phones, OVERHEARD)
    start_routine(page, "desk-break-3")
    run_seconds(page, 2)
    said = lock_screen(page)
    assert said["title"].startswith("Get ready: ")
    assert said["playbackState"] == "playing"
    page.wait_for_function("() => navigator.mediaSession.metadata.artwork.length === 2")
    figure, icon = lock_screen(page)["artwork"]
    assert figure.startswith("image/png;base64,")
    assert icon == "/static/icons/icon-512.png"
    assert page.evaluate("fetch(navigator.mediaSession.metadata.artwork[1].src).then((answer) => answer.ok)")
    assert page.evaluate("globalThis.position.duration") == 10

    press(page, "pause")
    expect(page.locator(".stage")).to_have_attribute("data-phase", "paused")
    assert lock_screen(page)["playbackState"] == "paused"
    left = what_is_shown(page)
    run_seconds(page, 5)
    assert what_is_shown(page) == left

    press(page, "play")
    press(page, "nexttrack")
    expect(page.locator(".stage")).to_have_attribute("data-phase", "running")
    assert not lock_screen(page)["title"].startswith("Get ready")
    run_seconds(page, 5)
    left = what_is_shown(page)[2]
    press(page, "previoustrack")
    assert what_is_shown(page)[2] > left

    finish(page, 180)
    assert lock_screen(page)["playbackState"] == "none"
    assert not any(page.evaluate("Object.values(globalThis.buttons).map(Boolean)"))


def test_the_quiet_audio_plays_while_the_routine_runs_and_only_then(phones):
    page = open_with(phones, QUIET, own_clock=False)
    start_routine(page, "desk-break-3")
    page.wait_for_function("() => !globalThis.quiet.paused && globalThis.quiet.duration === 6")
    page.locator("[data-control=toggle]").click()
    expect(page.locator(".stage")).to_have_attribute("data-phase", "paused")
    page.wait_for_function("() => globalThis.quiet.paused")


def test_without_a_media_session_the_routine_is_done_all_the_same(phones):
    page = open_with(phones, NONE)
    assert page.evaluate("'mediaSession' in navigator") is False
    start_routine(page, "desk-break-3")
    finish(page, 180)


def test_the_whole_screen_on_request_and_given_back_at_the_end(phones):
    page = open_with(phones, "", own_clock=False)
    start_routine(page, "desk-break-3")
    more = page.get_by_role("button", name="More", exact=True)
    more.click()
    page.get_by_role("button", name="Use the whole screen").click()
    page.wait_for_function("() => document.fullscreenElement !== null")
    expect(page.locator(".stage")).to_have_attribute("data-phase", "running")
    more.click()
    expect(page.get_by_role("button", name="Leave the whole screen")).to_be_visible()
    page.get_by_role("button", name="Phone, music, headset").click()
    expect(page.get_by_role("dialog", name="Phone, music, headset")).to_contain_text("never counted")
    page.get_by_role("button", name="Back to the routine").click()
    more.click()
    page.get_by_role("button", name="End the routine").click()
    page.wait_for_function("() => document.fullscreenElement === null")
