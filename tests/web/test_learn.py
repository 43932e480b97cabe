"""``/learn``: every claim with its verdict, every source with what it supports, the article in its order."""

from __future__ import annotations

import html
import re

import pytest
from reading import read


@pytest.fixture
def catalog(app):
    return app.extensions["catalog"]


@pytest.fixture
def page(client):
    return read(client, "/learn")


def part(page, anchor, following):
    return page.source[page.source.index(f'id="{anchor}"') : page.source.index(f'id="{following}"')]


def test_the_three_truths_and_the_one_honest_sentence_come_first(page, catalog):
    before = page.source[: page.source.index('id="basics"')]
    assert before.index('id="truths"') < before.index('id="no-release"')
    for slug in ("truths", "no-release"):
        assert all(page.has(paragraph) for paragraph in catalog.sections[slug].paragraphs)


def test_every_reading_is_somewhere(client, page, catalog):
    sleep = read(client, "/sleep")
    for section in catalog.sections.values():
        where = sleep if section.slug == "sleep-note" else page
        assert all(where.has(paragraph) for paragraph in section.paragraphs), section.slug


def test_all_51_claims_stand_with_quote_verdict_and_what_is_known(page, catalog):
    cards = dict(re.findall(r'<article class="card claim" id="([^"]+)">(.+?)</article>', page.source, re.DOTALL))
    assert set(cards) == set(catalog.claims)
    assert len(cards) == 51
    for claim in catalog.claims.values():
        assert all(page.has(words) for words in (claim.quote, claim.verdict, claim.text)), claim.slug
        cited = re.findall(r'href="/learn#ref-([^"]+)"', cards[claim.slug])
        assert cited == list(claim.cites), claim.slug


@pytest.mark.parametrize(
    ("between", "groups", "count"),
    [
        (("causes", "symptoms"), {"cause"}, 13),
        (("symptoms", "benefits-and-limits"), {"symptom"}, 8),
        (("benefits-and-limits", "myths"), {"benefit"}, 13),
        (("myths", "self-tests"), {"claim", "anatomy", "advice"}, 17),
    ],
)
def test_claims_stand_under_their_heading(page, catalog, between, groups, count):
    slugs = re.findall(r'<article class="card claim" id="([^"]+)">', part(page, *between))
    assert len(slugs) == count
    assert {catalog.claims[slug].group for slug in slugs} == groups


def test_the_self_tests_say_who_must_not_and_what_they_cannot_tell(page, catalog):
    assert {"self-test-thomas", "self-test-prone-extension", "hip-day-check"} <= set(page.ids)
    for test in catalog.self_tests.values():
        assert all(page.has(words) for words in (test.who_must_not, test.limits, *test.steps)), test.slug


def test_a_self_test_leaves_room_for_why_it_is_not_for_someone_and_says_what_to_hide_then(page, catalog):
    """The phone fills it: the page is the same for everyone."""
    for test in catalog.self_tests.values():
        card = page.source[page.source.index(f'id="{test.slug}"') :].split("</article>")[0]
        assert f'<for-you-test slug="{test.slug}"></for-you-test>' in card
        assert re.search(r'<ol class="steps"[^>]* data-how>', card)
        assert '<div data-how><move-figure><svg class="fig"' in card
    assert any("/learn-" in one for one in page.loads)


def test_every_source_says_what_it_supports_and_how_far_it_was_read(page, catalog):
    entries = dict(re.findall(r'<li id="ref-([^"]+)">(.+?)</li>', page.source, re.DOTALL))
    assert set(entries) == set(catalog.references)
    assert len(entries) == 106
    for one in catalog.references.values():
        assert page.has(one.title), one.id
        assert page.has(one.supports), one.id
        assert ("Not verified: background only." in entries[one.id]) == (one.read == "not-verified"), one.id


def test_the_article_s_eight_stand_with_what_we_found_and_the_honest_note(page, catalog):
    assert [f"seed-ref-{number}" for number in range(1, 9)] == [i for i in page.ids if i.startswith("seed-ref-")]
    for one in catalog.article_references:
        assert all(page.has(words) for words in (one.reference, one.about, one.verdict))
    assert page.has("They do not test its advice; we list them for transparency.")


def test_the_article_in_its_order_is_one_tap_away(page):
    assert "/learn/article" in page.links


def test_claims_are_one_jump_away_with_their_number(page):
    nav = page.source[page.source.index('id="on-this-page"') :].split("</nav>")[0]
    jumps = dict(re.findall(r'<a href="#([^"]+)">[^<]+<span class="quiet">(\d+)<', nav))
    assert jumps == {"causes": "13", "symptoms": "8", "benefits-and-limits": "13", "myths": "17"}


def test_the_plate_is_drawn_labelled_and_described(page):
    figure = re.search(r'<figure class="plate".+?</figure>', page.source, re.DOTALL)[0]
    assert re.search(r'<svg [^>]*role="img" aria-labelledby="plate-title plate-desc"', figure)
    assert len(re.search(r'<desc id="plate-desc">(.+?)</desc>', figure)[1]) > 200
    labels = " ".join(re.findall(r"<text [^>]+>([^<]+)</text>", figure))
    for name in ("Psoas major", "Iliacus", "Pelvis", "Thigh bone", "Lesser trochanter", "Groin ligament"):
        assert name in labels
    assert labels.startswith("T12 L1 L2 L3 L4 L5")
    for words in ("from the sides of T12 to L5", "in the inner bowl of the pelvis", "where both end"):
        assert page.has(words)


def test_the_plate_grows_by_native_means(page):
    assert "user-scalable" not in page.source
    assert "maximum-scale" not in page.source
    assert re.search(r'<details class="closer"><summary>.*Make the drawing larger', page.source)
    assert re.search(r'class="plate-field" tabindex="0"', page.source)


def test_each_self_test_has_its_figure(page, catalog):
    for test in catalog.self_tests.values():
        card = page.source[page.source.index(f'id="{test.slug}"') :].split("</article>")[0]
        assert f"<title>{test.title}</title>" in card


def test_nothing_that_was_not_read_carries_a_number_on_any_page(client, app, catalog):
    unread = {one.id for one in catalog.references.values() if one.read == "not-verified"}
    assert unread
    kept = {
        path for path in app.extensions["kept_pages"].revisions() if path.startswith(("/moves", "/learn", "/sleep"))
    }
    shown = set()
    for path in sorted(kept | {"/safety"}):
        for name, words in re.findall(r'<li><a href="/learn#ref-([^"]+)">.*?</a><br>(.+?)</li>', client.get(path).text):
            if name in unread:
                shown.add(name)
                assert not re.search(r"(?<![A-Z])\d", html.unescape(words)), (path, name, words)
                assert "Background, not verified." in words
    entries = dict(re.findall(r'<li id="ref-([^"]+)">.+?<p>(.+?)</li>', client.get("/learn").text, re.DOTALL))
    assert all(not re.search(r"(?<![A-Z])\d", html.unescape(entries[name])) for name in unread)
    assert shown
