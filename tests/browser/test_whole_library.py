"""The whole library, with the server dead: everything that the brief names by clicks from Today; and a movement that an
author adds with one file."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from machines import ROOT, Phone, Server
from playwright.sync_api import expect
from steps import wait_for_worker

from webapp.catalog.load import load_content

pytestmark = pytest.mark.browser
CATALOG = load_content(ROOT / "content")
BRIEF = json.loads((ROOT / "tests" / "content" / "brief_slugs.json").read_text())
MOVES = ("article_movements", "article_guidance", "replacements", "additions")
ON_ONE_PAGE = {
    "Sleep": ("article_sleep", "sleep_additions"),
    "Learn": ("self_tests", "claims", "article_references"),
}
NEW = "wall-calf-stretch"


@pytest.fixture
def offline(phones, server):
    """Today on a phone that has kept the app and whose server is dead."""
    page = phones("first").open("/")
    wait_for_worker(page)
    server.stop()
    page.reload()
    return page


def slugs(*groups):
    return [slug for group in groups for slug in BRIEF[group]]


def test_the_walk_leaves_nothing_out():
    assert {*MOVES, "routines", *ON_ONE_PAGE["Sleep"], *ON_ONE_PAGE["Learn"]} == set(BRIEF)


def test_every_movement_of_the_brief_is_two_clicks_from_today(offline):
    offline.get_by_role("navigation", name="Main").get_by_role("link", name="Moves").click()
    for slug in slugs(*MOVES):
        title = CATALOG.items[slug].title
        offline.locator(f"article#{slug}").get_by_role("link", name=title, exact=True).click()
        expect(offline.locator("h1"), slug).to_have_text(title)
        offline.locator(".back").get_by_role("link").click()
        expect(offline.locator("h1"), slug).to_have_text("Moves")


def test_every_routine_of_the_brief_is_two_clicks_from_today_and_its_player_one_more(offline):
    offline.get_by_role("link", name="All routines").click()
    for slug in slugs("routines"):
        title = CATALOG.routines[slug].title
        offline.locator(f"article#{slug}").get_by_role("link", name=title, exact=True).click()
        expect(offline.locator("h1"), slug).to_have_text(title)
        offline.get_by_role("link", name="Start", exact=True).click()
        expect(offline.locator("player-before h1"), slug).to_have_text(title)
        offline.go_back()
        offline.locator(".back").get_by_role("link").click()
        expect(offline.locator("h1"), slug).to_have_text("Routines")


@pytest.mark.parametrize("page", ON_ONE_PAGE)
def test_every_tip_claim_self_test_and_reference_is_a_click_from_today(offline, page):
    offline.get_by_role("link", name=page, exact=True).first.click()
    expect(offline.locator("h1")).to_have_text(page)
    for slug in slugs(*ON_ONE_PAGE[page]):
        expect(offline.locator(f"[id='{slug}']"), slug).to_be_visible()


def test_a_movement_is_added_with_one_file(playwright, tmp_path):
    """The example of the authoring guide: in the list, by its search words, on its card and in the player."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    guide = (content / "README.md").read_text()
    (example,) = re.findall(rf"```toml\n(slug = \"{NEW}\".*?)```", guide, re.DOTALL)
    (content / "items" / f"{NEW}.toml").write_text(example)
    server = Server(tmp_path / "instance", content)
    server.start()
    phone = Phone(playwright, tmp_path / "profile", server.url)
    try:
        page = phone.open("/")
        wait_for_worker(page)
        server.stop()
        page.goto("/moves")
        expect(page.get_by_role("link", name="Wall calf stretch")).to_be_visible()
        page.get_by_label("Find a movement").fill("gastrocnemious")
        expect(page.locator(".find-status [role=status]")).to_have_text("1 found")
        page.get_by_role("link", name="Wall calf stretch").click()
        expect(page.locator("h1")).to_have_text("Wall calf stretch")
        page.get_by_role("link", name="Start this").click()
        page.get_by_role("link", name="Start", exact=True).click()
        page.get_by_role("button", name=re.compile("None of these")).click()
        page.get_by_role("button", name=re.compile("^Start")).click()
        expect(page.locator(".stage h1")).to_have_text("Wall calf stretch")
    finally:
        phone.close()
        server.stop()
