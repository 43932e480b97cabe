"""An address where nothing is, and the page for when there is no network: real words and ways on."""

from __future__ import annotations

import pytest
from reading import Page, read


@pytest.mark.parametrize("path", ["/nothing", "/moves/nothing", "/play/perineal-pinch", "/learn/x", "/index.php"])
def test_a_missing_page_says_so_and_leads_on(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    page = Page(answer.text)
    assert page.headings[0] == (1, "This page is not here")
    assert {"/", "/moves", "/routines", "/history", "/safety"} <= set(page.links)
    assert answer.headers["Cache-Control"] == "no-store"


def test_what_was_asked_for_is_not_repeated(client):
    assert "no-such-word" not in client.get("/no-such-word").text
    assert "<b>x" not in client.get("/%3Cb%3Ex").text


def test_without_a_network_the_page_says_what_still_works(client):
    page = read(client, "/offline")
    assert page.headings[0] == (1, "This page needs the network")
    assert {"/", "/routines", "/moves", "/sleep", "/history"} <= set(page.links)
