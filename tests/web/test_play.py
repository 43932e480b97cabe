"""``/play/<slug>``: the player with its plan readable inside; what is not recommended never plays."""

from __future__ import annotations

import re

import pytest
from reading import read


def player(source):
    found = re.search(r"<routine-player([^>]*)>(.+)</routine-player>", source, re.DOTALL)
    assert found
    return found[1], found[2]


def test_a_routine_s_plan_can_be_read_without_the_player(client, app):
    catalog = app.extensions["catalog"]
    for routine in catalog.routines.values():
        page = read(client, f"/play/{routine.slug}")
        attributes, inside = player(page.source)
        assert f'slug="{routine.slug}"' in attributes
        assert inside.count('<span class="number">') == len(routine.steps)
        assert f"/routines/{routine.slug}" in page.links


def test_a_single_movement_plays_with_its_start_dose(client, app):
    catalog = app.extensions["catalog"]
    assert len(catalog.movements()) == 37
    for item in catalog.movements():
        page = read(client, f"/play/{item.slug}")
        attributes, inside = player(page.source)
        assert f'slug="{item.slug}"' in attributes
        assert inside.count('<span class="number">') == 1, item.slug
        assert all(page.has(step) for step in item.steps)
    assert read(client, "/play/supine-leg-raise").has("3 x 5 s each side, 5 s rest between")


@pytest.mark.parametrize(
    "slug",
    [
        "abdominal-acupressure",
        "groin-thumb-strokes",
        "perineal-pinch",
        "fist-between-legs",
        "warm-up-first",
        "professional-help",
        "sleep-room",
        "nothing",
        "mine",
    ],
)
def test_what_does_not_play_is_not_found(client, slug):
    assert client.get(f"/play/{slug}").status_code == 404


def test_the_player_has_the_screen_for_itself_but_keeps_the_way_to_safety(client):
    page = read(client, "/play/desk-break-3")
    assert page.landmarks == ["header", "main", "header"]
    assert page.links == ["#main", "/routines/desk-break-3", "/safety"]


def test_an_own_routine_s_shell_lets_the_phone_look_it_up(client):
    page = read(client, "/play/mine/0123456789abcdef0123456789abcdef")
    attributes, _ = player(page.source)
    assert attributes == ""
    assert page.has("Routines of your own live on your phone, not in this page.")
    assert page.source == client.get("/play/mine/another").text
