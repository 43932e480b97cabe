"""Killed at any moment, the routine goes on where it was: the same stretch, at most a second off, nothing lost."""

from __future__ import annotations

import random
import re

import pytest
from playwright.sync_api import expect
from steps import (
    answer_screening,
    finish,
    hold_clock,
    run_seconds,
    start_routine,
    wait_for_worker,
    wait_for_writes,
    what_is_shown,
)

pytestmark = pytest.mark.browser
KILLS = 20


def resume(page):
    page.goto("/play/desk-break-3")
    button = page.get_by_role("button", name=re.compile("^Resume"))
    words = button.inner_text()
    hold_clock(page)
    button.click()
    expect(page.locator(".stage")).to_be_visible()
    return words


def test_killed_at_twenty_random_moments(phones, server):
    chance = random.Random(20261122)
    phone = phones("first")
    page = phone.open("/", own_clock=True)
    answer_screening(page)
    wait_for_worker(page)
    start_routine(page, "desk-break-3")
    hold_clock(page)
    run_seconds(page, 1)
    for _ in range(KILLS):
        run_seconds(page, chance.uniform(2.0, 8.0))
        title, side, left = what_is_shown(page)
        wait_for_writes(page)
        phone.kill()
        page = phone.open(None, own_clock=True)
        words = resume(page)
        seen = re.search(r"(?:(\d+):)?(\d+)", words)
        assert seen, words
        resumed_left = int(seen[1] or 0) * 60 + int(seen[2])
        assert abs(resumed_left - left) <= 1, (words, title, side, left)
        assert not side or side.split()[0].lower() in words.lower()
        page.clock.run_for(3100)
        assert what_is_shown(page)[:2] == (title, side)
    finish(page, 180)
    expect(page.locator("player-after .lead")).to_contain_text("left 40 s, right 40 s")
