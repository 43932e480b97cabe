"""``/``: one thing to do, readable before any script, in one response."""

from __future__ import annotations

import re

from reading import read

FIRST_FLIGHT_BYTES = 14_600
HEADERS_BYTES = 1_000  # what the status line and headers of a page take, measured generously


def test_the_first_thing_is_one_start_with_its_routine(client):
    page = read(client, "/")
    assert page.headings[1] == (2, "Desk break")
    assert page.has("3 minutes, a good first one")
    start = page.source.index('href="/play/desk-break-3"')
    assert page.source.index("<today-start>") < start < page.source.index("</today-start>")
    assert page.links.count("/play/desk-break-3") == 1


def test_the_safety_questions_are_named_before_the_first_start(client):
    page = read(client, "/")
    assert page.has("First time? One screen of safety questions comes first.")


def test_there_is_a_routine_of_each_length(client):
    page = read(client, "/")
    assert page.has("How long do you have?")
    lengths = [int(minutes) for minutes in re.findall(r"(\d+) <small>min</small>", page.source)]
    assert lengths == [3, 5, 6, 7, 8, 12, 15, 20]


def test_the_phone_s_own_parts_say_what_will_stand_there(client):
    page = read(client, "/")
    for element in ("today-start", "week-strip", "check-in"):
        inside = re.search(rf"<{element}>(.+?)</{element}>", page.source, re.DOTALL)
        assert inside, element
        assert re.sub(r"<[^>]+>", "", inside[1]).strip(), element
    assert "<data-state></data-state>" in page.source


def test_tonight_s_tip_leads_to_its_card(client, app):
    page = read(client, "/")
    tip = app.extensions["catalog"].sleep["sleep-pillow-between-knees"]
    assert page.has(tip.title)
    assert page.has(tip.how)
    assert f"/sleep#{tip.slug}" in page.links
    assert re.search(r"<tonight-tip[^>]*><h3>.+</h3><p>.+</p></tonight-tip>", page.source)


def test_today_is_the_tab_that_is_open(client):
    page = read(client, "/")
    current = [attributes["href"] for tag, attributes in page.elements if attributes.get("aria-current") == "page"]
    assert current == ["/"]


def test_the_first_screen_comes_in_one_flight_with_its_style_in_it(client):
    for encoding in ("br", "gzip"):
        answer = client.get("/", headers={"Accept-Encoding": encoding})
        assert answer.content_encoding == encoding
        assert len(answer.get_data()) <= FIRST_FLIGHT_BYTES - HEADERS_BYTES, encoding


def test_no_style_sheet_stands_in_the_way_of_the_first_screen(client):
    source = read(client, "/").source
    head, body = source.split("</head>")
    assert 'rel="stylesheet"' not in head
    assert body.index('rel="stylesheet"') > body.index("</main>")
    assert all('type="module"' in tag for tag in re.findall(r"<script[^>]*>", source))
