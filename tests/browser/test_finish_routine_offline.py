"""The main job: install, lose the network, do a routine to its end, see it, get it back, find it everywhere."""

from __future__ import annotations

import pytest
from machines import SilentServer
from playwright.sync_api import expect
from steps import answer_screening, finish, run_seconds, sign_in, sign_up, start_routine, wait_for_worker

pytestmark = pytest.mark.browser


def install(page, url):
    page.context.new_cdp_session(page).send("PWA.install", {"manifestId": f"{url}/"})


def launch(phone, url):
    """Open the installed app the way the home screen does; answers its window."""
    first = phone.open(None, own_clock=True)
    with phone.context.expect_page() as opened:
        first.context.new_cdp_session(first).send("PWA.launch", {"manifestId": f"{url}/"})
    return opened.value


def see_the_practice(page):
    """This week's history: 3 minutes today, 40 s on each side."""
    page.goto("/history")
    week = page.locator("week-history")
    expect(week).to_contain_text("3 min")
    expect(week).to_contain_text("40 s left")
    expect(week).to_contain_text("40 s right")


def do_the_routine(phone, server):
    window = launch(phone, server.url)
    start_routine(window, "desk-break-3")
    finish(window, 180)
    see_the_practice(window)
    return window


def get_ready(phone, server):
    page = phone.open("/")
    sign_up(page, "alice")
    answer_screening(page)
    wait_for_worker(page)
    phone.close()  # Chromium writes cookies to disk within half a minute, or when it is closed
    page = phone.open("/")
    install(page, server.url)
    phone.kill()


def arrive_everywhere(window, phones, server):
    window.reload()
    run_seconds(window, 5)
    expect(window.locator("data-state")).to_contain_text("Backed up")
    second = phones("second").open("/")
    sign_in(second, "alice")
    second.wait_for_load_state("networkidle")
    see_the_practice(second)
    rows = server.rows("SELECT coll, deleted FROM records WHERE coll = 'session'")
    assert rows == [("session", 0)]


def test_with_the_server_dead_from_a_cold_start(phones, server):
    phone = phones("first")
    get_ready(phone, server)
    server.stop()
    window = do_the_routine(phone, server)
    assert server.rows("SELECT count(*) FROM records WHERE coll = 'session'") == [(0,)]
    server.start()
    window.goto("/")
    arrive_everywhere(window, phones, server)


def test_with_a_server_that_accepts_and_never_answers(phones, server):
    phone = phones("first")
    get_ready(phone, server)
    server.stop()
    silent = SilentServer(server.port)
    try:
        window = do_the_routine(phone, server)
        assert silent.accepted.is_set()
    finally:
        silent.close()
    server.start()
    window.goto("/")
    arrive_everywhere(window, phones, server)
