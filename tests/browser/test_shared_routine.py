"""A routine handed on by link: opened on another phone, the server dead; hostile links are refused in a sentence."""

from __future__ import annotations

import base64
import json
import re
import urllib.parse

import pytest
from playwright.sync_api import expect
from steps import answer_screening, wait_for_worker

pytestmark = pytest.mark.browser
OWN = re.compile(r"/routines/mine/[0-9a-f]{32}$")
MARKUP = "<img src=x onerror=alert(1)>"


def link_of(whole):
    code = base64.urlsafe_b64encode(json.dumps(whole).encode()).decode().rstrip("=")
    return f"/routines/shared#r=1.{code}"


def open_link(page, link):
    """As a fresh visit: another # alone would not load the page."""
    page.goto("about:blank")
    page.goto(link)


def test_a_link_carries_a_routine_to_another_phone_while_the_server_is_dead(phones, server):
    asked = []
    page = phones("alice").open("/routines/new?from=desk-break-3")
    page.on("request", lambda request: asked.append((request.url, request.post_data or "", str(request.headers))))
    page.wait_for_url(OWN)
    page.get_by_label("Name").fill(MARKUP)
    page.get_by_role("button", name="Share").click()
    expect(page.get_by_role("img", name="QR code of the link")).to_be_visible()
    link = page.get_by_label("The link", exact=True).input_value()
    assert link.startswith(f"{server.url}/routines/shared#r=1.")

    other = phones("bob").open("/")
    wait_for_worker(other)
    answer_screening(other)
    other.on("request", lambda request: asked.append((request.url, request.post_data or "", str(request.headers))))
    other.on("dialog", lambda dialog: pytest.fail(dialog.message))
    server.stop()
    open_link(other, link)
    expect(other.get_by_role("heading", name=MARKUP)).to_be_visible()
    expect(other.locator("shared-routine .plan li")).to_have_count(4)
    expect(other.locator("shared-routine")).to_contain_text("Note: Hand on desk (not a wheeled chair).")
    other.goto("/routines")
    expect(other.get_by_role("link", name="Make your own")).to_be_visible()
    expect(other.get_by_role("heading", name="Yours")).to_have_count(0)
    other.go_back()
    other.get_by_role("button", name="Save to your routines").click()
    other.wait_for_url(OWN)
    expect(other.get_by_label("Name")).to_have_value(MARKUP)
    other.get_by_role("link", name="Start").click()
    expect(other.get_by_role("button", name=re.compile("^Start"))).to_be_visible()

    code = link.partition("#")[2]
    seen = [(urllib.parse.urldefrag(url).url, *rest) for url, *rest in asked]
    assert [request for request in seen if any(code[:40] in part for part in request)] == []


def test_what_cannot_be_copied_is_marked_for_copying_by_hand(phones):
    page = phones("alice").open(None)
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject(new Error('no'))}})"
    )
    page.goto("/routines/new?from=desk-break-3")
    page.wait_for_url(OWN)
    page.get_by_role("button", name="Share").click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("own-share [role=status]")).to_contain_text("This phone refused to copy. The link is marked")
    marked = page.evaluate(
        "() => getSelection().toString() || document.activeElement.value.slice("
        "document.activeElement.selectionStart, document.activeElement.selectionEnd)"
    )
    assert marked == page.get_by_label("The link", exact=True).input_value()


HOSTILE = {
    "/routines/shared": "carries no routine",
    "/routines/shared#r=9.AAAA": "made by another version of the app",
    "/routines/shared#r=1.%3Cscript%3E": "damaged",
    "/routines/shared#r=1." + "A" * 30_000: "too long for a routine",
    link_of([MARKUP, [["moonwalk", 30]]]): "a movement that this version of the app does not have",
    link_of(["x", [["perineal-pinch", 30]]]): "something that we do not recommend",
    link_of(["x", [["side-lean", 10**9]]]): "damaged",
    link_of(["x", [{"__proto__": {"item": "side-lean"}}]]): "damaged",
    link_of("[" * 5000): "damaged",
}


def test_hostile_links_are_refused_with_a_sentence_and_leave_nothing_behind(phones):
    page = phones("alice").open("/")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    for link, words in HOSTILE.items():
        open_link(page, link)
        expect(page.get_by_role("alert")).to_contain_text(words)
        expect(page.get_by_role("button", name="Save to your routines")).to_have_count(0)
    page.evaluate("link => { location.hash = link }", link_of(["Good <b>", [["side-lean", 30]]]).partition("#")[2])
    expect(page.get_by_role("heading", name="Good <b>")).to_be_visible()
    page.goto("/routines")
    expect(page.get_by_role("heading", name="Yours")).to_have_count(0)
