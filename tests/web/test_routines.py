"""``/routines``: the ready routines, the shortest first."""

from __future__ import annotations

from reading import read


def test_all_ten_stand_there_the_shortest_first(client, app):
    catalog = app.extensions["catalog"]
    page = read(client, "/routines")
    order = [link.split("/")[-1] for link in page.links if link.startswith("/routines/")]
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


def test_an_own_routine_s_shell_says_where_it_lives_and_ignores_its_last_part(client):
    page = read(client, "/routines/mine/0123456789abcdef0123456789abcdef")
    assert page.has("Routines of your own live on your phone, not in this page.")
    assert page.source == client.get("/routines/mine/another").text
