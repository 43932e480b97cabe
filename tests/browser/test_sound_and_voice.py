"""How the player leads is chosen once, counts at once, and stays: voice, seconds, sides; also in a running routine."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from steps import FAKE_VOICE, answer_screening, run_seconds, start_routine, wait_for_worker, what_is_shown

pytestmark = pytest.mark.browser


def open_settings(page):
    page.goto("/me")
    page.get_by_role("link", name="Sound and voice").click()
    page.wait_for_function("() => document.querySelector('sound-settings')?.hasUpdated")


def spoken(page):
    return page.evaluate("said.splice(0).filter((text) => text.trim() && !/^(Three|Two|One)\\.$/.test(text))")


@pytest.fixture
def page(phones):
    phone = phones("phone")
    page = phone.open(None, own_clock=True)
    phone.context.add_init_script(FAKE_VOICE)
    page.goto("/")
    return page


def test_a_routine_is_spoken_and_a_pause_is_silent(page):
    answer_screening(page)
    start_routine(page, "desk-break-3")
    run_seconds(page, 12)
    assert spoken(page) == [
        "First, march in place. Get ready.",
        "Stand tall and lift your knees in turn, arms swinging.",
    ]
    page.keyboard.press(" ")
    run_seconds(page, 60)
    assert spoken(page) == []
    assert page.evaluate("hushed") > 0


def test_what_is_chosen_counts_offline_and_after_a_reload(page, server):
    answer_screening(page)
    open_settings(page)
    wait_for_worker(page)
    server.stop()
    page.get_by_label("To get ready").select_option("5")
    page.get_by_label("Which side first").select_option("tighter")
    page.get_by_label("Which voice").select_option("Allison")
    page.get_by_role("button", name="Hear the voice").click()
    assert spoken(page) == ["Next: glute bridge. Get ready."]
    assert page.evaluate("voices") == ["Allison"]
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("To get ready")).to_have_value("5")
    expect(page.get_by_label("Which voice")).to_have_value("Allison")

    page.goto("/play/standing-lunge-stretch")
    page.get_by_label("Right").check()
    expect(page.locator(".plan")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Start")).click()
    expect(page.locator(".stage")).to_be_visible()
    assert what_is_shown(page)[1:] == ("Right", 5)
    page.goto("/play/standing-lunge-stretch")
    expect(page.get_by_label("Right")).to_be_checked()


def test_the_voice_is_switched_off_in_a_running_routine(page):
    answer_screening(page)
    start_routine(page, "desk-break-3")
    run_seconds(page, 12)
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Sound and voice").click()
    page.get_by_role("switch", name=re.compile("^Voice")).uncheck()
    page.get_by_role("button", name="Back to the routine").click()
    spoken(page)
    run_seconds(page, 30)
    assert what_is_shown(page)[0] == "Standing lunge stretch"
    assert spoken(page) == []
