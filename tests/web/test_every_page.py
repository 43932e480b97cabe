"""What holds for every page that the phone keeps: it reads without scripts, leads somewhere, is nobody's own."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from reading import Page, read

from webapp.kept import kept_paths

BRIEF = json.loads((Path(__file__).parents[1] / "content" / "brief_slugs.json").read_text())
FROM_THE_NETWORK_ONLY = {"/sign-up", "/sign-in", "/account"}
ANCHOR = re.compile(r"#.*")


@pytest.fixture(scope="module")
def pages(module_app):
    """Every kept HTML page by its address, as an anonymous browser gets it."""
    client = module_app.test_client()
    paths = sorted({path for view in module_app.view_functions.values() for path in kept_paths(view, module_app)})
    return {path: read(client, path) for path in paths if "." not in path}


@pytest.fixture(scope="module")
def module_app(tmp_path_factory):
    import factories

    app = factories.make_app(tmp_path_factory.mktemp("every-page"))
    yield app
    factories.close_app(app)


def brief(*names):
    return [slug for name in names for slug in BRIEF[name]]


def test_all_pages_of_the_issue_are_kept(pages):
    asked = {"/", "/moves", "/routines", "/sleep", "/history", "/learn", "/me", "/safety", "/screening", "/privacy"}
    shells = {"/offline", "/routines/mine/any", "/play/mine/any", "/history/any", "/history/session/any"}
    assert asked | shells <= set(pages)


def test_every_page_has_one_main_one_title_and_headings_in_order(pages):
    for path, page in pages.items():
        assert page.landmarks.count("main") == 1, path
        assert len(re.findall(r"<title>[^<]+ · Psoas Reset</title>", page.source)) == 1, path
        levels = [level for level, text in page.headings]
        hidden_results = 3 if path == "/screening" else 0  # each result screen has a first heading of its own
        assert levels[0] == 1, path
        assert levels.count(1) == 1 + hidden_results, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), (path, levels)
        assert all(text.strip() for _, text in page.headings), path


def test_every_page_leads_to_safety_in_one_tap_and_skips_to_its_content(pages):
    for path, page in pages.items():
        assert "/safety" in page.links, path
        assert page.links[0] == "#main", path


def test_no_id_stands_twice_on_a_page(pages):
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), (path, sorted(i for i in page.ids if page.ids.count(i) > 1))


def test_every_link_inside_the_app_arrives_at_a_page_and_at_its_anchor(pages, module_app):
    client = module_app.test_client()
    for path, page in pages.items():
        for link in page.links:
            if link.startswith("tel:"):
                continue
            parts = urlsplit(link)
            assert not parts.scheme, (path, link)
            assert not parts.netloc, (path, link)
            target = parts.path or path
            if target in FROM_THE_NETWORK_ONLY:
                assert client.get(target).status_code in {200, 303}, (path, link)
                continue
            assert target in pages, (path, link)
            assert not parts.fragment or parts.fragment in pages[target].ids, (path, link)


def walk(pages):
    """The pages that taps lead to from Today, each with how few taps it takes. Nothing is fetched: these are kept."""
    taps, edge = {"/": 0}, ["/"]
    while edge:
        reached = {urlsplit(link).path or path: taps[path] + 1 for path in edge for link in pages[path].links}
        edge = [path for path in reached if path in pages and path not in taps]
        taps.update({path: reached[path] for path in edge})
    return taps


def test_every_page_can_be_reached_by_taps_from_today(pages):
    personal = {path for path in pages if path.endswith("/any")} | {"/offline", "/routines/shared"}
    assert set(pages) - set(walk(pages)) == personal


def test_every_slug_of_the_brief_is_a_few_taps_from_today_offline(pages, module_app):
    """Every slug has a page, or a card on one, that the service worker keeps and that links lead to."""
    worker = module_app.test_client().get("/sw.js").text
    taps = {path: number for path, number in walk(pages).items() if f'"{path}"' in worker}
    places = {}
    for path, number in taps.items():
        for name in (path.rsplit("/", 1)[-1], *pages[path].ids):
            places[name] = min(number, places.get(name, number))
    listed = brief(*BRIEF)
    assert len(listed) > 130
    assert [slug for slug in listed if slug not in places] == []
    assert max(places[slug] for slug in listed) <= 2


def test_nothing_is_loaded_from_elsewhere_and_nothing_is_inline(pages):
    for path, page in pages.items():
        assert all(load.startswith("/") and not load.startswith("//") for load in page.loads), path
        assert page.source.count("<style") == (1 if path == "/" else 0), path
        assert not re.search(r"<style[^>]+>", page.source), path
        assert not re.search(r"<script(?![^>]*\ssrc=)", page.source), path
        for tag, attributes in page.elements:
            assert "style" not in attributes, (path, tag)
            assert not [name for name in attributes if name.startswith("on")], (path, tag)


def test_only_the_stop_screens_are_hidden_and_nothing_is_a_button_without_a_script(pages):
    for path, page in pages.items():
        hidden = [attributes.get("data-level") for tag, attributes in page.elements if "hidden" in attributes]
        assert hidden == (["stop_emergency", "stop_urgent", "clear_first"] if path == "/screening" else []), path
        assert [tag for tag, _ in page.elements if tag in {"button", "input", "form"}] == [], path


def test_a_page_is_the_same_for_alice_and_for_nobody(app, alice, anonymous):
    for path in ("/", "/me", "/history", "/screening", "/play/desk-break-3"):
        hers = alice.get(path)
        assert hers.text == anonymous.get(path).text, path
        assert "Alice" not in hers.text
        assert alice.uuid not in hers.text
        assert "Set-Cookie" not in hers.headers


def test_every_page_names_the_content_and_the_phone_gets_it(pages, module_app):
    url, body = module_app.extensions["catalog_json"]
    for path, page in pages.items():
        tag, attributes = page.elements[0]
        assert (tag, attributes["data-catalog"], attributes["lang"]) == ("html", url, "en-GB"), path
    answer = module_app.test_client().get(url)
    assert answer.get_data() == body
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert len(answer.json["items"]) == len(module_app.extensions["catalog"].items)


def test_content_of_another_version_is_not_served(client):
    assert client.get("/catalog/0123456789abcdef.json").status_code == 404


def test_every_item_and_routine_of_the_brief_has_its_page(pages):
    items = brief("article_movements", "article_guidance", "replacements", "additions")
    assert len(items) == 43
    assert [slug for slug in items if f"/moves/{slug}" not in pages] == []
    assert [slug for slug in BRIEF["routines"] if f"/routines/{slug}" not in pages] == []


def test_every_claim_tip_test_and_reference_of_the_brief_has_its_anchored_card(pages):
    learn, sleep = set(pages["/learn"].ids), set(pages["/sleep"].ids)
    listed = {slug for name, slugs in BRIEF.items() for slug in slugs}
    elsewhere = {path.split("/")[-1] for path in pages}
    assert listed - elsewhere <= learn | sleep
    assert len(listed & learn) == 51 + 3 + 8
    assert len(listed & sleep) == 17


def test_the_reader_of_these_tests_sees_what_is_there():
    page = Page('<main id="m"><h1>One <b>two</b></h1><p>a<br>b</p><svg><path/></svg><a href="/x#y">go</a></main><p>c')
    assert page.headings == [(1, "One two")]
    assert (page.links, page.ids, page.text) == (["/x#y"], ["m"], "One two a b go c")
