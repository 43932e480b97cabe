"""``/moves/<slug>``: every field of an item; what is not recommended is explained, replaced and never played."""

from __future__ import annotations

import re

import pytest
from reading import read


@pytest.fixture
def catalog(app):
    return app.extensions["catalog"]


def test_every_movement_s_page_holds_every_field(client, catalog):
    for item in catalog.movements():
        page = read(client, f"/moves/{item.slug}")
        asked = [item.title, item.cue, item.target, item.graded_for, *item.steps, *item.mistakes, *item.stop_if]
        asked += [(item.article or "")[1:], item.note or "", *(dose.then or "" for dose in item.start + item.progress)]
        asked += [catalog.conditions[name].label for name in item.conditions]
        asked += [rule.text for rule in item.conditions.values()]
        assert [words for words in asked if not page.has(words)] == [], item.slug
        assert {f"/play/{item.slug}", f"/routines?add={item.slug}"} <= set(page.links)


def test_doses_conditions_and_relatives_stand_in_words(client):
    page = read(client, "/moves/supine-leg-raise")
    assert page.has("Start with 3 x 5 s each side, 5 s rest, once a day")
    assert page.has("Later, if it stays easy 3 x 10 s each side, 5 s rest Then do the whole set twice.")
    assert page.has("Sides One side, then the other")
    assert page.has("Ask a professional first Hernia, or a lump or bulge in groin or belly")
    assert page.has("Easier March in place")
    assert page.has("Harder Banded hip march")
    assert "/routines/bed-only-7" in page.links


def test_start_and_later_are_compared_where_one_stands_against_one(client):
    assert read(client, "/moves/supine-leg-raise").has("Each time 5 s → , later 10 s")
    bridge = read(client, "/moves/glute-bridge")
    assert bridge.has("Sets 2 → , later 3")
    assert bridge.has("Reps 8 → , later 12")
    assert "dose-changes" not in read(client, "/moves/knee-to-chest").source  # two ways to go on
    assert "dose-changes" not in read(client, "/moves/sit-break").source  # nothing grows


def test_where_to_feel_it_breathing_and_start_are_on_every_movement_s_page(client, catalog):
    for item in catalog.movements():
        page = read(client, f"/moves/{item.slug}")
        headings = [text for _, text in page.headings]
        for asked in (
            "How much",
            "Step by step",
            "Where you feel it, and what it really works on",
            "Stop if",
            "Evidence",
        ):
            assert asked in headings, (item.slug, asked)
        assert page.has("Breathing " + item.breathing[0].upper() + item.breathing[1:]), item.slug
        assert page.has("Start this"), item.slug
        relatives = [slug for slug in (item.easier, item.harder) if slug]
        assert ("Easier and harder" in headings) == bool(relatives), item.slug
        assert all(f"/moves/{slug}" in page.links for slug in relatives), item.slug


def test_a_swap_leads_to_what_to_do_instead(client, catalog):
    swapped = [(i, rule.to) for i in catalog.movements() for rule in i.conditions.values() if rule.to]
    assert swapped
    for item, to in swapped:
        assert f"/moves/{to}" in read(client, f"/moves/{item.slug}").links, item.slug


def test_the_evidence_leads_to_what_each_source_supports(client, catalog):
    for item in catalog.items.values():
        page = read(client, f"/moves/{item.slug}")
        cited = [link.split("#ref-")[1] for link in page.links if link.startswith("/learn#ref-")]
        assert cited == list(item.cites), item.slug
        assert all(page.has(catalog.references[name].supports) for name in item.cites), item.slug


def test_an_unverified_source_is_marked_and_lends_no_number(client, catalog):
    unverified = [one for one in catalog.references.values() if one.read == "not-verified"]
    citing = [item for item in catalog.items.values() if set(item.cites) & {one.id for one in unverified}]
    assert unverified
    assert citing
    for item in citing:
        assert read(client, f"/moves/{item.slug}").has("Background, not verified."), item.slug
    assert [one.id for one in unverified if re.search(r"\d", one.supports)] == []


@pytest.mark.parametrize(
    ("slug", "instead"),
    [
        ("abdominal-acupressure", "abdominal-hand-breathing"),
        ("groin-thumb-strokes", "front-thigh-glide"),
        ("perineal-pinch", "pelvic-floor-drop-breath"),
        ("fist-between-legs", "fist-between-knees-squeeze"),
    ],
)
def test_what_is_not_recommended_is_explained_and_replaced_and_has_no_play_link(client, catalog, slug, instead):
    page = read(client, f"/moves/{slug}")
    item = catalog.items[slug]
    assert page.has("In the original article; we do not recommend it")
    assert page.has(item.graded_for)
    assert page.has(item.article[1:])
    assert page.has("Nobody should do this.")
    assert f"/moves/{instead}" in page.links
    assert [link for link in page.links if link.startswith("/play/")] == []
    assert read(client, f"/moves/{instead}").has("It stands in for " + item.title)


@pytest.mark.parametrize("slug", ["warm-up-first", "professional-help"])
def test_guidance_is_read_not_played(client, catalog, slug):
    page = read(client, f"/moves/{slug}")
    assert all(page.has(step) for step in catalog.items[slug].steps)
    assert [link for link in page.links if link.startswith("/play/")] == []


@pytest.mark.parametrize("slug", ["nothing", "desk-break-3", "SUPINE-LEG-RAISE", "%00", "..%2fetc"])
def test_what_is_no_item_is_not_found(client, slug):
    assert client.get(f"/moves/{slug}").status_code == 404
