"""``/routines/mine/<id>`` and ``/routines/new``: the shell for routines of one's own, which only the phone knows."""

from __future__ import annotations

import re

import pytest
from reading import read


def test_it_says_where_own_routines_live_and_ignores_its_last_part(client):
    page = read(client, "/routines/mine/0123456789abcdef0123456789abcdef")
    assert page.has("Routines of your own live on your phone, not in this page.")
    assert page.source == client.get("/routines/mine/any").text
    assert {way for way in page.links if way.startswith("/routines")} == {"/routines"}


@pytest.mark.parametrize("path", ["/routines/new", "/routines/new?from=desk-break-3", "/routines/mine/any"])
def test_the_builder_finds_the_finder_s_file_and_goes_with_a_stop_sign(client, path):
    page = read(client, path)
    tag = re.search(r'<own-routine data-moves data-index="(/catalog/[0-9a-f]{16}\.json)">', page.source)
    assert tag
    assert client.get(tag[1]).status_code == 200
    assert "<for-you></for-you>" in page.source
    assert any("/own-routine-" in one for one in page.loads)


@pytest.mark.parametrize("path", ["/routines/mine", "/routines/mine/"])
def test_what_names_no_routine_is_not_found(client, path):
    assert client.get(path).status_code == 404
