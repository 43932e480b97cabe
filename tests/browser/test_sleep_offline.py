"""Sleep without a network: tonight's tip is one, and the bedroom checklist remembers."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from playwright.sync_api import expect
from steps import wait_for_worker

pytestmark = pytest.mark.browser


def test_the_bedroom_checklist_remembers_with_the_server_dead_and_the_phone_killed(phones, server):
    phone = phones("new")
    page = phone.open("/")
    wait_for_worker(page)
    server.stop()
    page.goto("/sleep")
    expect(page.get_by_text("Tick what is in order.")).to_be_visible()
    page.get_by_label("It is dark").check()
    page.get_by_label("It is cool.").check()
    expect(page.get_by_text("2 of 8 in order, last ticked today.")).to_be_visible()
    phone.kill()
    page = phone.open("/sleep")
    expect(page.get_by_label("It is dark")).to_be_checked()
    expect(page.get_by_label("It is quiet")).not_to_be_checked()
    page.get_by_label("It is cool.").uncheck()
    expect(page.get_by_text("1 of 8 in order, last ticked today.")).to_be_visible()
    page.get_by_role("button", name="Start again").click()
    expect(page.get_by_label("It is dark")).not_to_be_checked()
    expect(page.get_by_role("button", name="Start again")).to_have_count(0)


def test_tonight_s_tip_is_the_same_all_evening_on_both_pages_and_another_tomorrow(phones):
    page = phones("new").open(None)
    seen = []
    for moment in ((23, 19), (24, 2), (24, 20)):
        page.clock.set_fixed_time(dt.datetime(2026, 11, *moment).astimezone())
        page.goto("/")
        on_today = page.locator("tonight-tip h3 a[href]")
        page.wait_for_function("() => document.querySelector('tonight-tip').hasUpdated")
        href = on_today.get_attribute("href")
        page.goto("/sleep")
        page.wait_for_function("() => document.querySelector('tonight-tip').hasUpdated")
        assert page.locator("tonight-tip h3 a[href]").get_attribute("href") == href
        assert page.locator(re.sub(r".*#", "#", href)).count() == 1
        seen.append(href)
    assert seen[0] == seen[1] != seen[2]
