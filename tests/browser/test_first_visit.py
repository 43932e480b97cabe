"""The first visit: light on the wire, from nobody but us, and installable."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from steps import wait_for_worker

pytestmark = pytest.mark.browser
BEFORE_USABLE = 40_000


def test_today_is_light_before_it_is_usable(phones):
    """HTML, styles and scripts of Today as they travel, headers and all, until the page has loaded and its script has
    run. The sync and what the worker keeps come after that."""
    page = phones("new").open(None, service_workers="block")
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Page.enable")
    urls, finished, loaded = {}, [], []
    session.on("Network.responseReceived", lambda e: urls.update({e["requestId"]: e["response"]["url"]}))
    session.on("Network.loadingFinished", lambda e: finished.extend([e]))
    session.on("Page.loadEventFired", lambda e: loaded.append(e["timestamp"]))
    page.goto("/", wait_until="load")
    expect(page.locator("week-strip .week-goal")).to_be_visible()
    before = [e for e in finished if e["timestamp"] <= loaded[0]]
    weights = {urls[e["requestId"]].split("/", 3)[3]: round(e["encodedDataLength"]) for e in before}
    needed = {url: size for url, size in weights.items() if url == "" or url.endswith((".js", ".css"))}
    assert [url for url in needed if "/today-" in url]
    assert needed[""] <= 14_600
    assert sum(needed.values()) <= BEFORE_USABLE, needed


def test_nothing_is_asked_of_anybody_else(phones, server):
    page = phones("new").open(None)
    asked = []
    page.context.on("request", lambda request: asked.append(request.url))
    broken = []
    page.on("console", lambda message: broken.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: broken.append(str(error)))
    for path in ("/", "/moves", "/moves/knee-to-chest", "/play/desk-break-3", "/sleep", "/learn", "/history", "/me"):
        page.goto(path)
        page.wait_for_load_state("networkidle")
    assert asked
    assert [url for url in asked if not url.startswith(server.url)] == []
    assert broken == []


def test_the_browser_finds_nothing_against_installing_it(phones):
    page = phones("new").open("/")
    wait_for_worker(page)
    session = page.context.new_cdp_session(page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] == []


def test_every_page_opens_with_the_server_dead(phones, server):
    page = phones("new").open("/")
    wait_for_worker(page)
    server.stop()
    for path, words in (
        ("/", "Start"),
        ("/?from=homescreen", "Start"),
        ("/moves", "Single knee hug"),
        ("/moves/abdominal-acupressure", "not recommended"),
        ("/routines/full-reset-12", "12"),
        ("/play/desk-break-3", "desk break"),
        ("/sleep", "Pillow"),
        ("/learn", "psoas"),
        ("/learn/article", "what we do with it"),
        ("/safety", "emergency"),
        ("/screening", "None of these"),
        ("/history", "week"),
        ("/history/2026-11-16", "week"),
        ("/history/session/0123456789abcdef0123456789abcdef", ""),
        ("/play/mine/abc", ""),
        ("/me", "phone"),
        ("/privacy", "phone"),
        ("/sign-in", "network"),
        ("/no-such-page", "network"),
    ):
        page.goto(path)
        expect(page.locator("h1").first, path).to_be_attached()
        expect(page.locator("body"), path).to_contain_text(words, ignore_case=True)
