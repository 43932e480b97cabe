"""/offline: what stands in for a page that needs the network."""

from __future__ import annotations


def test_says_what_still_works_and_leads_there(client):
    page = client.get("/offline").get_data(as_text=True)
    assert "<h1" in page
    for link in ('href="/"', 'href="/history"', 'href="/moves"'):
        assert link in page
