"""A routine of one's own: made with the keyboard only, played, kept in history, on another phone, and offline."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from steps import answer_screening, finish, run_seconds, sign_in, sign_up, wait_for_worker

pytestmark = pytest.mark.browser
OWN = re.compile(r"/routines/mine/[0-9a-f]{32}$")


def tab_to(page, locator):
    """Press Tab until it has the focus."""
    for _ in range(60):
        if locator.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never came to {locator}")


def add_by_keys(page, words):
    tab_to(page, page.get_by_label("Find a movement"))
    page.keyboard.press("Control+A")
    page.keyboard.type(words)
    tab_to(page, page.locator(".own-choices button").first)
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")


def titles(page):
    return page.locator("own-step h3").all_inner_texts()


def test_made_with_the_keyboard_only_it_plays_and_stands_in_history(phones):
    page = phones("alice").open("/", own_clock=True)
    answer_screening(page)
    page.goto("/routines")
    tab_to(page, page.get_by_role("link", name="Make your own"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Name"))
    page.keyboard.press("Control+A")
    page.keyboard.type("Before bed")
    tab_to(page, page.get_by_role("button", name="Add movements"))
    page.keyboard.press("Enter")
    add_by_keys(page, "knee to chest")
    expect(page.locator("own-picker [role=status]")).to_have_text("Single knee hug added.")
    add_by_keys(page, "march in place")
    tab_to(page, page.get_by_role("button", name="Done", exact=True))
    page.keyboard.press("Enter")
    expect(page.locator("own-step")).to_have_count(2)

    tab_to(page, page.locator(".grip").nth(1))
    page.keyboard.press("ArrowUp")
    expect(page.locator("own-steps [role=status]")).to_have_text("March in place is now 1 of 2.")
    assert titles(page) == ["March in place", "Single knee hug"]
    tab_to(page, page.get_by_role("button", name="Change March in place"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Seconds", exact=True))
    page.keyboard.press("Control+A")
    page.keyboard.type("9999")
    expect(page.get_by_role("alert")).to_have_text("It can be from 5 to 1800.")
    expect(page.get_by_label("Seconds", exact=True)).to_have_value("9999")
    page.keyboard.press("Control+A")
    page.keyboard.type("20")
    expect(page.locator(".own-bar")).to_contain_text("2 movements, 1:35")
    tab_to(page, page.get_by_role("link", name="Start"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/play/mine/*")
    tab_to(page, page.locator(".start-button"))
    page.keyboard.press("Enter")
    expect(page.locator(".stage")).to_be_visible()
    finish(page, 95)

    page.goto("/history")
    run_seconds(page, 2)
    expect(page.locator(".session-list")).to_contain_text("Before bed")
    page.goto("/routines")
    run_seconds(page, 2)
    expect(page.locator("own-routines")).to_contain_text("2 movements, 1:35")


def test_a_removed_step_and_a_deleted_routine_come_back_and_a_reload_shows_all(phones):
    page = phones("alice").open("/routines/desk-break-3")
    page.get_by_role("link", name="Make a copy to change").click()
    page.wait_for_url(OWN)
    whole = titles(page)
    assert len(whole) == 4
    page.get_by_role("button", name="Change March in place").click()
    page.get_by_role("button", name="Remove March in place").click()
    assert titles(page) == whole[1:]
    page.get_by_role("button", name="Undo").click()
    page.get_by_label("Name").fill("Mine <b>now</b>")
    expect(page.get_by_text("Saved on this phone.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Name")).to_have_value("Mine <b>now</b>")
    assert titles(page) == whole
    page.get_by_role("button", name="Delete this routine").click()
    expect(page.get_by_role("heading", name="Mine <b>now</b>")).to_be_visible()
    page.goto("/routines")
    expect(page.get_by_role("link", name="Make your own")).to_be_visible()
    expect(page.get_by_role("heading", name="Yours")).to_have_count(0)
    page.go_back()
    expect(page.locator("own-routine")).to_contain_text("It may have been deleted")


def test_deleting_can_be_taken_back(phones):
    page = phones("alice").open("/routines/new?from=desk-break-3")
    page.wait_for_url(OWN)
    page.get_by_role("button", name="Delete this routine").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("own-step")).to_have_count(4)
    page.goto("/routines")
    expect(page.locator("own-routines h3")).to_have_text("3-minute desk break, my way")


def test_a_movement_s_page_adds_it_to_a_routine(phones):
    page = phones("alice").open("/moves/glute-bridge")
    page.get_by_role("link", name="Add to a routine").click()
    page.get_by_role("button", name="A new routine").click()
    page.wait_for_url(OWN)
    expect(page.locator("own-step h3")).to_have_text(["Glute bridge"])
    page.goto("/routines?add=side-lean")
    page.locator("own-addition").get_by_role("button", name="My routine").click()
    page.wait_for_url(OWN)
    expect(page.locator("own-step h3")).to_have_text(["Glute bridge", "Side lean (arm overhead optional)"])


def test_a_step_is_dragged_by_its_grip(phones):
    page = phones("alice").open("/routines/new?from=desk-break-3")
    page.wait_for_url(OWN)
    first, second, *rest = titles(page)
    grip = page.locator(".grip").first
    grip.scroll_into_view_if_needed()
    box = grip.bounding_box()
    gone = page.locator("own-step").first.bounding_box()["height"]
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 20, box["y"] + 30)
    page.mouse.move(box["x"] + 20, box["y"] + 20 + gone)
    expect(page.locator("own-step h3").first).to_have_text(second)
    page.mouse.up()
    assert titles(page) == [second, first, *rest]
    expect(page.locator("own-steps [role=status]")).to_have_text(f"{first} is now 2 of 4.")


def test_made_without_a_network_it_comes_to_the_person_s_other_phone(phones, server):
    page = phones("one").open("/")
    wait_for_worker(page)
    sign_up(page, "alice")
    server.stop()
    page.goto("/routines")
    page.get_by_role("link", name="Make your own").click()
    page.get_by_role("button", name="Add movements").click()
    page.get_by_role("button", name="Add Single knee hug").click()
    page.get_by_role("button", name="Done", exact=True).click()
    page.wait_for_url(OWN)
    page.goto("/")
    expect(page.locator("data-state")).to_contain_text("1 routine")
    server.start()
    page.goto("/me")
    expect(page.locator("me-panel")).to_contain_text("Backed up")
    other = phones("two").open("/")
    sign_in(other, "alice")
    other.goto("/routines")
    expect(other.locator("own-routines h3")).to_have_text("My routine")


def test_answers_change_one_s_own_routine_too_and_mark_what_does_not_suit(phones):
    page = phones("alice").open("/screening?next=/")
    page.get_by_label(re.compile("A hip replacement")).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("From the front", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    page.goto("/routines/new?from=desk-break-3")
    page.wait_for_url(OWN)
    lunge = page.locator("own-step", has_text="Standing lunge stretch")
    expect(lunge).to_contain_text("Not for you just now. Not after a hip")
    expect(page.locator("own-routine .notice")).to_contain_text("Pelvic tilt instead of Standing lunge stretch")
    page.get_by_role("button", name="Add movements").click()
    page.get_by_label("Find a movement").fill("lunge")
    choice = page.locator(".own-choices li", has_text="Standing lunge stretch")
    expect(choice).to_contain_text("Not after a hip")
    expect(choice.get_by_role("button")).to_have_count(0)
    page.get_by_role("button", name="Done", exact=True).click()
    page.get_by_role("link", name="Start").click()
    expect(page.locator("player-before")).to_contain_text("Pelvic tilt instead of Standing lunge stretch")
