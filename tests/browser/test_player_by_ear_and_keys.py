"""The player without sight and without a pointer: what a screen reader is told, and keys for a whole routine."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from steps import answer_screening, run_seconds, start_routine, what_is_shown

pytestmark = pytest.mark.browser
LISTEN = """() => {
  globalThis.told = [];
  const note = (node) => {
    const live = node.closest?.('[role=status], [role=alert], [aria-live]:not([aria-live=off])');
    const text = live?.textContent.trim();
    if (text && told.at(-1) !== text) told.push(text);
  };
  new MutationObserver((all) => {
    for (const { target } of all) note(target.nodeType === 1 ? target : target.parentElement);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""
LUNGE = "Standing lunge stretch"


@pytest.fixture
def page(phones):
    page = phones("phone").open("/", own_clock=True)
    answer_screening(page)
    return page


def test_only_changes_half_and_the_end_are_announced(page):
    start_routine(page, "desk-break-3")
    page.evaluate(LISTEN)
    for _ in range(18):
        run_seconds(page, 10)
        tree = page.locator("routine-player").aria_snapshot()
        if "timer" in tree:
            assert tree.count("- status") == 1, tree
            assert re.search(r'- timer: "?\d', tree), tree
    run_seconds(page, 3)
    expect(page.get_by_text("Saved on this phone")).to_be_visible()
    told = [text for text in page.evaluate("told") if "Saving" not in text]
    assert told == [
        "March in place, 30 seconds.",
        "Half way.",
        f"Next: {LUNGE}, left side. Get ready.",
        f"{LUNGE}, left side, 30 seconds.",
        "Half way.",
        "Switch to the right.",
        f"{LUNGE}, right side, 30 seconds.",
        "Half way.",
        "Next: Side lean (arm overhead optional). Get ready.",
        "Side lean (arm overhead optional), 20 seconds.",
        "Half way.",
        "Next: Standing leg-back, left side. Get ready.",
        "Standing leg-back, left side, 10 seconds.",
        "Switch to the right.",
        "Standing leg-back, right side, 10 seconds.",
        "Done. Well done.",
        "Saved on this phone",
    ]


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)
        run_seconds(page, 0.2)


def test_a_routine_by_keys_alone(page):
    page.goto("/play/desk-break-3")
    start = page.get_by_role("button", name="Start")
    expect(start).to_be_visible()
    while not start.evaluate("(element) => element === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".stage")).to_be_visible()
    press(page, "Tab")  # away from the pause button, whose own key space is
    press(page, "ArrowRight", "ArrowUp")
    assert what_is_shown(page) == ("March in place", "", 40)
    press(page, "ArrowDown")
    assert what_is_shown(page)[2] == 30
    press(page, "ArrowRight", "ArrowLeft", "ArrowRight", "ArrowRight")
    assert what_is_shown(page)[:2] == (LUNGE, "Left")
    page.locator(".stage").evaluate("() => document.activeElement.blur()")
    press(page, " ")
    expect(page.locator(".kind")).to_have_text("Paused")
    press(page, " ", "e")
    expect(page.get_by_role("dialog", name="More")).to_be_visible()
    press(page, "Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()

    press(page, "h")
    expect(page.get_by_role("heading", name=f"Stopped: {LUNGE}")).to_be_visible()
    easier = page.get_by_role("button", name="Easier instead: Standing leg-back")
    expect(easier).to_be_focused()
    press(page, "Enter")
    assert what_is_shown(page)[:2] == ("Standing leg-back", "Left")
    press(page, "h", "Escape")  # noted, and on with the next
    assert what_is_shown(page)[0] == "Side lean"
    press(page, "Escape")
    page.get_by_role("button", name="End the routine").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved on this phone")).to_be_visible()
    hurts = page.locator("tr", has_text="it hurt")
    expect(hurts).to_have_count(2)


def test_a_routine_by_one_thumb(page):
    """Whoever holds the phone in one hand: all that leads through a routine lies in the lower half of the screen."""
    start_routine(page, "desk-break-3")
    height = page.viewport_size["height"]

    def tap(name):
        box = page.locator(f"[data-control={name}]").bounding_box()
        middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert middle[1] > height / 2
        page.mouse.click(*middle)
        run_seconds(page, 0.1)

    tap("toggle")
    expect(page.locator(".kind")).to_have_text("Paused")
    page.mouse.click(page.viewport_size["width"] / 2, height * 0.6)  # anywhere on the stage goes on
    run_seconds(page, 0.1)
    expect(page.locator(".kind")).to_have_text("Get ready")
    tap("skip")
    tap("longer")
    assert what_is_shown(page) == ("March in place", "", 40)
    tap("less")
    tap("back")
    expect(page.locator(".kind")).to_have_text("Get ready")
    while page.locator(".stage").is_visible():
        tap("skip")
        run_seconds(page, 6)  # the last skip can be undone for five seconds
    expect(page.get_by_text("Saved on this phone")).to_be_visible()


def test_a_step_back_asks_first_and_undo_gives_the_skip_back(page):
    start_routine(page, "desk-break-3")
    run_seconds(page, 12)
    page.go_back()
    expect(page.get_by_role("dialog", name="More")).to_be_visible()
    page.get_by_role("button", name="Go on").last.click()
    page.locator("[data-control=skip]").click()
    expect(page.locator("h1.move")).to_have_text(LUNGE)
    page.get_by_role("button", name="Undo skip").click()
    expect(page.locator("h1.move")).to_have_text("March in place")
    page.locator("[data-control=skip]").click()
    run_seconds(page, 6)
    expect(page.get_by_role("button", name="Undo skip")).to_be_hidden()


def test_what_hurt_is_offered_gentler_the_next_time(page):
    start_routine(page, "desk-break-3")
    run_seconds(page, 52)
    page.keyboard.press("h")
    page.get_by_role("button", name="Leave it out and go on").click()
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="End the routine").click()
    expect(page.get_by_text("Saved on this phone")).to_be_visible()

    page.goto("/play/desk-break-3")
    gentler = page.get_by_role("switch", name=f"Standing leg-back instead of {LUNGE}")
    expect(gentler).not_to_be_checked()
    gentler.check()
    expect(page.locator(".plan h3")).to_have_text(
        ["March in place", "Standing leg-back", re.compile("Side"), "Standing leg-back"]
    )
    gentler.uncheck()
    expect(page.locator(".plan h3").nth(1)).to_have_text(LUNGE)
    page.goto("/")
    expect(page.locator("today-start")).to_contain_text("gentle, because something hurt last time")
