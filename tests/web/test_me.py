"""``/me``: works without an account and says where the records are."""

from __future__ import annotations

from reading import read


def test_the_ways_in_stand_inside_the_panel(client):
    page = read(client, "/me")
    inside = page.source[page.source.index("<me-panel>") : page.source.index("</me-panel>")]
    assert 'href="/sign-up"' in inside
    assert 'href="/sign-in"' in inside


def test_it_says_where_the_records_are_and_that_answers_stay(client):
    page = read(client, "/me")
    assert page.has("Everything works without an account.")
    assert page.has("On this phone first.")
    assert page.has("never leave this phone, unless you put them into a copy yourself.")
    assert {"/screening", "/privacy", "/learn"} <= set(page.links)


def test_a_signed_in_person_gets_the_same_page(alice, anonymous):
    assert alice.get("/me").text == anonymous.get("/me").text
