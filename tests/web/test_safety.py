"""``/safety``: signs by urgency, what to do, when to stop."""

from __future__ import annotations

import re

from reading import read


def test_the_emergency_words_and_numbers_come_first(client, app):
    page = read(client, "/safety")
    texts = app.extensions["catalog"].safety
    assert page.has(texts.emergency)
    assert [link for link in page.links if link.startswith("tel:")] == ["tel:112", "tel:999", "tel:911"]
    assert page.source.index("tel:112") < page.source.index('id="emergency"')


def test_all_twelve_signs_stand_under_their_urgency(client, app):
    page = read(client, "/safety")
    flags = app.extensions["catalog"].red_flags
    assert len(flags) == 12
    ends = {"emergency": "same-day", "same-day": "soon", "soon": "urgent-words"}
    for anchor, following in ends.items():
        stretch = page.source[page.source.index(f'id="{anchor}"') : page.source.index(f'id="{following}"')]
        found = re.findall(r'<li class="card" id="([^"]+)">', stretch)
        assert found == [flag.slug for flag in flags if flag.level == anchor.replace("-", "_")]
    for flag in flags:
        assert all(page.has(words) for words in (flag.concern, flag.signs, flag.action)), flag.slug


def test_what_was_not_checked_against_a_source_says_so(client, app):
    page = read(client, "/safety")
    unverified = [flag for flag in app.extensions["catalog"].red_flags if not flag.verified]
    assert page.text.count("General medical knowledge; not checked against a source.") == len(unverified) == 3


def test_stop_rules_clear_first_and_pregnancy_are_there(client, app):
    page = read(client, "/safety")
    texts = app.extensions["catalog"].safety
    assert all(page.has(words) for words in (texts.urgent, texts.clear_first, texts.pregnancy, *texts.stop_rules))
    assert "/screening" in page.links
