"""``/routines``: the ready routines, the shortest first."""

from __future__ import annotations

import re

from reading import read


def test_all_ten_stand_there_the_shortest_first(client, app):
    catalog = app.extensions["catalog"]
    page = read(client, "/routines")
    order = [link.split("/")[-1] for link in page.links if re.fullmatch(r"/routines/(?!new$)[^/]+", link)]
    assert sorted(order) == sorted(catalog.routines)
    seconds = [catalog.routines[slug].total_seconds for slug in order]
    assert seconds == sorted(seconds)
    assert seconds[0] == 180


def test_each_says_its_length_its_place_and_whom_it_is_for(client, app):
    page = read(client, "/routines")
    for routine in app.extensions["catalog"].routines.values():
        assert page.has(f"{routine.total_seconds // 60} minutes · {len(routine.steps)} steps"), routine.slug
        assert page.has(routine.for_whom), routine.slug


def test_pregnancy_has_words_and_cards_instead_of_a_routine(client, app):
    page = read(client, "/routines")
    assert page.has(app.extensions["catalog"].safety.pregnancy)
    assert {"/moves/walking", "/sleep#sleep-pillow-between-knees"} <= set(page.links)


def test_one_s_own_have_a_place_before_the_ready_ones_and_the_way_to_make_one(client):
    page = read(client, "/routines")
    place = re.search(r"<own-routines data-moves>(.+?)</own-routines>", page.source, re.DOTALL)
    assert place
    assert 'href="/routines/new"' in place[1]
    assert page.source.index("<own-routines") < page.source.index('id="desk-break-3"')
    assert any("/routines-" in one for one in page.loads)
