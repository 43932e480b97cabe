"""``/screening``: the questions can be read without the form, and each result has its words ready."""

from __future__ import annotations

import re

from reading import read


def test_all_22_questions_and_their_follow_ups_can_be_read(client, app):
    page = read(client, "/screening")
    questions = app.extensions["catalog"].questions
    assert len(questions) == 22
    for question in questions:
        assert page.has(question.ask), question.id
        if question.follow_up:
            asked = [question.follow_up.ask, *(one.answer for one in question.follow_up.answers)]
            assert all(page.has(words) for words in asked), question.id


def test_the_questions_stand_inside_the_form_element_under_their_screens(client, app):
    source = read(client, "/screening").source
    inside = re.search(r"<screening-form>(.+)</screening-form>", source, re.DOTALL)[1]
    groups = list(dict.fromkeys(question.group for question in app.extensions["catalog"].questions))
    assert re.findall(r"<h2>([^<]+)</h2>", inside) == groups


def test_each_result_has_the_brief_s_wording_and_waits_unseen(client, app):
    source = read(client, "/screening").source
    texts = app.extensions["catalog"].safety
    for level, words in (
        ("stop_emergency", texts.emergency),
        ("stop_urgent", texts.urgent),
        ("clear_first", texts.clear_first),
    ):
        section = re.search(rf'<section [^>]*data-level="{level}"[^>]* hidden>(.+?)</section>', source, re.DOTALL)
        assert section, level
        assert words in section[1]
    emergency = re.search(r'data-level="stop_emergency".+?</section>', source, re.DOTALL)[0]
    assert 'href="tel:112"' in emergency
    assert "/play/" not in source


def test_it_says_that_the_answers_stay_and_that_this_is_no_medical_advice(client, app):
    page = read(client, "/screening")
    assert page.has("Your answers stay on this phone.")
    assert page.has(app.extensions["catalog"].safety.general)
    assert not re.search(r"<form|method=", page.source)
