"""One routine in two tabs of one phone: each says so, and nothing is counted twice."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from steps import answer_screening, run_seconds, start_routine

pytestmark = pytest.mark.browser


def end(page):
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="End the routine").click()
    expect(page.get_by_text("Saved on this phone")).to_be_visible()


def test_a_routine_in_two_tabs_is_said_and_is_one_session(phones):
    first = phones("phone").open("/", own_clock=True)
    answer_screening(first)
    start_routine(first, "desk-break-3")
    run_seconds(first, 20)

    second = first.context.new_page()
    second.goto("/play/desk-break-3")
    expect(second.get_by_role("heading", name="A routine runs in another tab")).to_be_visible()
    second.get_by_role("button", name=re.compile("Resume")).click()
    warning = second.get_by_text("A routine runs in another tab too")
    expect(warning).to_be_visible()

    end(first)
    expect(warning).to_be_hidden()
    end(second)
    second.goto("/history")
    expect(second.locator("week-history")).to_contain_text("in 1 session")


def test_a_routine_that_was_left_is_broken_off_and_nowhere_else(phones):
    page = phones("phone").open("/", own_clock=True)
    answer_screening(page)
    start_routine(page, "desk-break-3")
    run_seconds(page, 20)
    page.reload()
    expect(page.get_by_role("heading", name="You stopped half way")).to_be_visible()
    page.get_by_role("button", name=re.compile("Resume")).click()
    run_seconds(page, 3)
    expect(page.locator(".stage")).to_be_visible()
    expect(page.get_by_text("A routine runs in another tab too")).to_be_hidden()
