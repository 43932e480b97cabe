"""``/moves``: all 43, each with what it takes to choose."""

from __future__ import annotations

import re

import pytest
from reading import plain, read


@pytest.fixture
def catalog(app):
    return app.extensions["catalog"]


def cards(source):
    return dict(re.findall(r'<article class="card move[^"]*" id="([^"]+)">(.+?)</article>', source, re.DOTALL))


def test_every_item_has_one_card_that_leads_to_its_page(client, catalog):
    page = read(client, "/moves")
    found = cards(page.source)
    assert set(found) == set(catalog.items)
    assert len(found) == 43
    for slug, body in found.items():
        assert f'href="/moves/{slug}"' in body
        assert catalog.items[slug].title in re.sub("&#39;", "'", body)


def test_a_movement_s_card_says_dose_position_equipment_grade_and_tags(client):
    body = re.sub(r"<[^>]+>", " ", cards(read(client, "/moves").source)["supine-leg-raise"])
    words = plain(body)
    assert "3 x 5 s each side, once a day" in words
    assert "On your back · mat or bed" in words
    assert "Grade B: Indirect or expert support" in words
    assert "Strengthen" in words
    assert "In the article" in words


def test_guidance_and_explanations_are_marked_and_stand_apart(client, catalog):
    page = read(client, "/moves")
    found = cards(page.source)
    for item in catalog.items.values():
        assert ("Not recommended" in found[item.slug]) == (item.grade == "X"), item.slug
        assert (">Guidance<" in found[item.slug]) == (item.kind == "guidance"), item.slug
    last = page.source.index('id="not-recommended"')
    assert all(page.source.index(f'id="{slug}"') > last for slug, item in catalog.items.items() if item.grade == "X")


def test_nothing_plays_from_the_list(client):
    assert [link for link in read(client, "/moves").links if link.startswith("/play/")] == []


def test_the_groups_can_be_jumped_to(client):
    page = read(client, "/moves")
    jumps = [link[1:] for link in page.links if link.startswith("#") and link != "#main"]
    assert len(jumps) == 7
    assert set(jumps) <= set(page.ids)
    counted = [int(number) for number in re.findall(r'<span class="quiet">(\d+)</span>', page.source)]
    assert sum(counted) == 43


def test_the_better_supported_come_first_in_a_group(client, catalog):
    source = read(client, "/moves").source
    group = source[source.index('id="on-your-back"') : source.index('id="side-or-front"')]
    grades = [catalog.items[slug].grade.value for slug in cards(group)]
    assert grades == sorted(grades)


def test_the_finder_gets_its_words_from_a_file_that_the_phone_keeps(client, catalog):
    ((_, attributes),) = [one for one in read(client, "/moves").elements if one[0] == "moves-finder"]
    url = attributes["data-index"]
    answer = client.get(url)
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    found = {entry["slug"] for entry in answer.json["entries"]}
    assert found == {*catalog.items, *catalog.sleep}
    assert f'"{url}"' in client.get("/sw.js").text


def test_no_other_page_asks_for_the_finder_s_words(client):
    url = re.search(r'data-index="([^"]+)"', read(client, "/moves").source).group(1)
    assert [
        path for path in ("/", "/play/desk-break-3", "/sleep", "/moves/walking") if url in client.get(path).text
    ] == []


def test_the_page_is_the_same_whatever_is_asked_in_its_address(client):
    plain = client.get("/moves").data
    assert client.get("/moves?q=psoas&position=supine").data == plain
