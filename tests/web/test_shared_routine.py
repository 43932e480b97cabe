"""``/routines/shared``: the page behind a link that carries a routine after its #, where no server sees it."""

from __future__ import annotations

from reading import read


def test_it_says_where_the_routine_is_and_goes_with_a_stop_sign(client):
    page = read(client, "/routines/shared")
    assert page.has("The routine is in the link itself, not in this page.")
    assert "<shared-routine data-moves>" in page.source
    assert "<for-you></for-you>" in page.source
    assert any("/shared-routine-" in one for one in page.loads)


def test_it_is_the_same_for_everyone_and_kept(client):
    first, second = client.get("/routines/shared"), client.get("/routines/shared?r=1.AAAA")
    assert first.data == second.data
    assert first.headers["Cache-Control"] == "no-cache"
    assert first.headers["ETag"]
