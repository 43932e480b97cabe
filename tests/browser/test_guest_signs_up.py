"""A guest signs up: what was done here before comes along, and is said."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from steps import answer_screening, finish, sign_in, sign_up, start_routine

pytestmark = pytest.mark.browser


def test_what_a_guest_did_is_kept_and_reaches_the_server(phones, server):
    page = phones("guest").open("/", own_clock=True)
    answer_screening(page)
    start_routine(page, "desk-break-3")
    finish(page, 180)
    sign_up(page, "alice")
    expect(page.locator("account-arrival")).to_contain_text("1 session kept.")
    page.goto("/")
    expect(page.locator("data-state")).to_contain_text("Backed up")
    assert server.rows("SELECT count(*) FROM records WHERE coll = 'session'") == [(1,)]


def test_whose_records_they_are_is_asked_where_the_account_has_some(phones, server):
    first = phones("first").open("/", own_clock=True)
    sign_up(first, "alice")
    answer_screening(first)
    start_routine(first, "desk-break-3")
    finish(first, 180)
    first.goto("/")
    expect(first.locator("data-state")).to_contain_text("Backed up")
    second = phones("second").open("/", own_clock=True)
    answer_screening(second)
    start_routine(second, "desk-break-3")
    finish(second, 180)
    sign_in(second, "alice")
    second.get_by_role("button", name="Add 1 session").click()
    expect(second.locator("account-arrival")).to_contain_text("1 session kept.")
    second.goto("/history")
    expect(second.locator("week-history")).to_contain_text("2 sessions")
    assert server.rows("SELECT count(*) FROM records WHERE coll = 'session'") == [(2,)]
