"""One routine in two tabs of one phone: one leads, the other says so, and nothing is counted twice."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from steps import answer_screening, run_seconds, start_routine, what_is_shown

pytestmark = pytest.mark.browser
ELSEWHERE = "It goes on in your other tab"


def end(page):
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="End the routine").click()
    expect(page.get_by_text("Saved on this phone")).to_be_visible()


def take_over(page):
    page.get_by_role("button", name="Go on here").click()
    expect(page.locator(".stage")).to_have_attribute("data-phase", "running")


def hold(page):
    """Pause, so that the page's clock, which goes on by itself, changes nothing; answers where it stands."""
    page.keyboard.press(" ")
    expect(page.locator(".stage")).to_have_attribute("data-phase", "paused")
    return what_is_shown(page)


def second_tab(first):
    page = first.context.new_page()
    page.goto("/play/desk-break-3")
    expect(page.get_by_role("heading", name="A routine runs in another tab")).to_be_visible()
    return page


def under_way(phones):
    """A tab in which a routine has run for twenty seconds."""
    page = phones("phone").open("/", own_clock=True)
    answer_screening(page)
    start_routine(page, "desk-break-3")
    run_seconds(page, 20)
    return page


def test_the_lead_goes_to_and_fro_and_it_is_one_session(phones):
    first = under_way(phones)
    left_at = hold(first)

    second = second_tab(first)
    take_over(second)
    expect(first.get_by_role("heading", name=ELSEWHERE)).to_be_visible()
    assert hold(second) == left_at
    second.keyboard.press(" ")
    run_seconds(second, 10)
    left_at = hold(second)

    take_over(first)
    expect(second.get_by_role("heading", name=ELSEWHERE)).to_be_visible()
    assert hold(first) == left_at

    end(first)
    second.get_by_role("button", name="Go on here").click()
    expect(second.get_by_role("button", name=re.compile("^Start"))).to_be_visible()
    second.goto("/history")
    expect(second.locator("week-history")).to_contain_text("in 1 session")


def test_started_anew_in_another_tab_the_first_stops_and_is_kept(phones):
    first = under_way(phones)
    second = second_tab(first)
    second.get_by_role("button", name=re.compile("^Start anew")).click()
    expect(first.get_by_role("heading", name=ELSEWHERE)).to_be_visible()
    run_seconds(second, 20)
    end(second)
    second.goto("/history")
    expect(second.locator("week-history")).to_contain_text("in 2 sessions")


def test_a_routine_that_was_left_is_broken_off_and_nowhere_else(phones):
    page = under_way(phones)
    page.reload()
    expect(page.get_by_role("heading", name="You stopped half way")).to_be_visible()
    page.get_by_role("button", name=re.compile("Resume")).click()
    run_seconds(page, 3)
    expect(page.locator(".stage")).to_be_visible()
