"""``/history``, ``/history/<first day>``, ``/history/session/<id>``: shells that the phone fills."""

from __future__ import annotations

from reading import read


def test_history_says_what_will_stand_there_and_why_it_is_empty_without_scripts(client):
    page = read(client, "/history")
    assert page.headings[0] == (1, "History")
    assert "<week-history>" in page.source
    assert page.has("Your records are kept by this browser")


def test_every_week_is_the_same_page(client):
    page = read(client, "/history/2026-11-16")
    assert page.source == client.get("/history/nonsense").text
    assert "<week-history>" in page.source
    assert "2026-11-16" not in page.source


def test_every_session_is_the_same_page_with_a_way_back(client):
    page = read(client, "/history/session/0123456789abcdef0123456789abcdef")
    assert page.source == client.get("/history/session/another").text
    assert "<session-detail>" in page.source
    assert page.links.count("/history") == 2


def test_nobody_has_to_sign_in_to_see_the_own_history(anonymous):
    assert anonymous.get("/history").status_code == 200
