"""``/routines/<slug>``: step by step, with times that add up."""

from __future__ import annotations

import re

import pytest
from reading import read


def seconds(clock):
    minutes, rest = clock.split(":")
    return int(minutes) * 60 + int(rest)


def test_every_routine_shows_its_steps_and_their_times_add_up(client, app):
    catalog = app.extensions["catalog"]
    for routine in catalog.routines.values():
        page = read(client, f"/routines/{routine.slug}")
        times = re.findall(r'<span class="time">([\d:]+)</span>', page.source)
        assert len(times) == len(routine.steps), routine.slug
        assert sum(map(seconds, times)) == routine.total_seconds, routine.slug
        assert page.has(routine.for_whom)
        assert all(page.has(catalog.items[step.item].title) for step in routine.steps)
        assert all(page.has(step.note or "") for step in routine.steps)
        assert f"/play/{routine.slug}" in page.links
        assert f"/routines/new?from={routine.slug}" in page.links


def test_sides_sets_rest_and_notes_are_in_the_words(client):
    page = read(client, "/routines/desk-break-3")
    assert page.has("4 steps, 3:00")
    assert page.has("2 Standing lunge stretch 30 s each side Hand on desk (not a wheeled chair). 1:15")
    assert page.has("20 s · 2 x 5 s each side")
    assert read(client, "/routines/full-reset-12").has("2 x 30 s each side, 10 s rest between")


def test_what_stands_in_for_something_of_the_article_says_so(client):
    page = read(client, "/routines/classic-reset-corrected-20")
    for slug in ("abdominal-acupressure", "perineal-pinch", "groin-thumb-strokes", "fist-between-legs"):
        assert f"/moves/{slug}" in page.links
    assert page.text.count("Instead of") == 4


def test_stop_rules_and_pregnancy_are_on_it(client, app):
    page = read(client, "/routines/bed-only-7")
    safety = app.extensions["catalog"].safety
    assert page.has(safety.pregnancy)
    assert all(page.has(rule) for rule in safety.stop_rules)


@pytest.mark.parametrize("slug", ["nothing", "walking", "mine", "mine/"])
def test_what_is_no_routine_is_not_found(client, slug):
    assert client.get(f"/routines/{slug}").status_code == 404


def test_the_steps_stand_in_a_place_where_the_phone_changes_them(client):
    page = read(client, "/routines/desk-break-3")
    inside = page.source.split('<routine-steps slug="desk-break-3">')[1].split("</routine-steps>")[0]
    assert inside.count("<li>") == 4
    assert 'id="steps"' in inside


def test_what_answers_change_is_said_in_a_place_that_is_empty_for_everyone(client):
    """The phone fills it; with a stop sign it hides what carries data-moves."""
    for path in ("/routines/desk-break-3", "/moves/side-lean"):
        page = read(client, path)
        slug = path.rpartition("/")[2]
        assert f'<for-you slug="{slug}"></for-you>' in page.source
        assert sum("data-moves" in known for _, known in page.elements) >= 2
        assert any("/cards-" in one for one in page.loads)
