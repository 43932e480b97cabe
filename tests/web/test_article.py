"""``/learn/article``: everything the original article says, in its order, beside what we do with it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from reading import read

BRIEF = json.loads((Path(__file__).parents[1] / "content" / "brief_slugs.json").read_text())
INSTRUCTIONS = [*BRIEF["article_movements"], *BRIEF["article_guidance"], *BRIEF["article_sleep"]]
REPLACED = {
    "abdominal-acupressure": "abdominal-hand-breathing",
    "groin-thumb-strokes": "front-thigh-glide",
    "perineal-pinch": "pelvic-floor-drop-breath",
    "fist-between-legs": "fist-between-knees-squeeze",
}


@pytest.fixture
def catalog(app):
    return app.extensions["catalog"]


@pytest.fixture
def page(client):
    return read(client, "/learn/article")


@pytest.fixture
def entries(page):
    return dict(re.findall(r'<li class="card said" id="said-([^"]+)">(.+?)</li>', page.source, re.DOTALL))


def verdict(entry):
    return re.search(r'class="verdict [a-z]+"><span[^>]+>[^<]+</span>([^<]+)<', entry)[1]


def test_the_headings_are_the_article_s_in_its_order(page, catalog):
    assert [text for level, text in page.headings if level == 2][1:] == [
        section.heading for section in catalog.article_sections
    ]
    assert [f"#h{number}" for number in range(1, 11)] == [link for link in page.links if link.startswith("#h")]


def test_everything_stands_in_the_order_in_which_the_article_says_it(entries, catalog):
    assert list(entries) == [slug for section in catalog.article_sections for slug in section.slugs]


def test_every_instruction_of_the_article_is_there_with_its_item_and_grade(page, entries, catalog):
    assert len(INSTRUCTIONS) == 26
    for slug in INSTRUCTIONS:
        piece = catalog.items.get(slug) or catalog.sleep[slug]
        where = f"/moves/{slug}" if slug in catalog.items else f"/sleep#{slug}"
        assert f'href="{where}"' in entries[slug], slug
        assert f"grade-{piece.grade.value.lower()}" in entries[slug], slug
        assert page.has(piece.article[1:]), slug


def test_what_is_not_recommended_is_replaced_and_says_by_what(entries):
    assert {slug for slug, entry in entries.items() if verdict(entry) == "Replaced"} == set(REPLACED)
    for slug, instead in REPLACED.items():
        assert f'Instead: <a href="/moves/{instead}">' in entries[slug], slug


def test_what_we_changed_is_said_in_words(page, entries, catalog):
    changed = {slug: words for section in catalog.article_sections for slug, words in section.changed.items()}
    assert {slug for slug, entry in entries.items() if verdict(entry) == "Corrected"} == set(changed)
    assert all(page.has(words) for words in changed.values())
    assert {slug for slug, entry in entries.items() if verdict(entry) == "Kept"} == {
        "professional-help",
        "position-of-ease",
    }
    assert page.has("It gives 26 instructions. We kept 2, corrected 20 and replaced 4.")


def test_every_claim_stands_with_its_verdict_and_what_is_known(page, entries, catalog):
    for claim in catalog.claims.values():
        assert verdict(entries[claim.slug]).replace("&#39;", "'") == claim.verdict, claim.slug
        assert page.has(claim.quote), claim.slug
        assert page.has(claim.text), claim.slug
        assert f'href="/learn#{claim.slug}"' in entries[claim.slug], claim.slug


def test_its_references_come_last_with_what_we_found(page, entries, catalog):
    assert list(entries)[-8:] == [one.slug for one in catalog.article_references]
    for one in catalog.article_references:
        assert verdict(entries[one.slug]) == one.verdict
        assert page.has(one.about), one.slug


def test_learn_and_moves_lead_here(client):
    for path in ("/learn", "/moves"):
        assert "/learn/article" in read(client, path).links, path
