"""The builders of the pages: doses in words, drawings, order, verdicts. No app is needed for any of it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from reading import plain

from webapp.catalog import article_page, knowledge_pages, learn_page, pages, routine_pages, words
from webapp.catalog.load import load_content
from webapp.catalog.schema import Dose, Span, Step

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def catalog():
    return load_content(CONTENT)


def dose(low, high=None, unit="s", **more):
    return Dose(amount=Span(min=low, max=high or low), unit=unit, **more)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (dose(30), "30 s"),
        (dose(1.5, 5, "min"), "1.5-5 min"),
        (dose(1, unit="breaths"), "1 breath"),
        (dose(8, 12, "reps", sets=2), "2 x 8-12 reps"),
        (dose(5, sets=3, sides=2, rest_seconds=5), "3 x 5 s each side, 5 s rest"),
        (dose(8, unit="reps", hold_seconds=2), "8 reps, 2 s hold"),
        (dose(10, hold_seconds=10), "10 s"),
        (dose(10, unit="circles", per_day=Span(min=2, max=2)), "10 circles, twice a day"),
        (dose(1, unit="min", per_day=Span(min=1, max=3)), "1 min, 1-3 times a day"),
        (dose(30, per_week=Span(min=5, max=5)), "30 s, 5 days a week"),
        (dose(30, per_week=Span(min=1, max=1)), "30 s, once a week"),
    ],
)
def test_a_dose_is_one_line(one, said):
    assert plain(words.dose_words(one)) == said


def test_alternatives_are_joined_and_the_rest_is_left_to_the_page():
    both = (dose(10, sets=2, rest_seconds=5), dose(8, unit="reps"))
    assert plain(words.dose_line(both)) == "2 x 10 s, or 8 reps"
    assert words.dose_line(()) == ""


@pytest.mark.parametrize(
    ("seconds", "clock", "length"),
    [(0, "0:00", "0 minutes"), (45, "0:45", "45 s"), (60, "1:00", "1 minute"), (150, "2:30", "2 min 30 s")],
)
def test_lengths_are_said_as_people_say_them(seconds, clock, length):
    assert (words.clock_words(seconds), words.length_words(seconds)) == (clock, length)


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (Step(item="a", seconds_per_side=30), "30 s"),
        (Step(item="a", seconds_per_side=30, sides=2), "30 s each side"),
        (
            Step(item="a", seconds_per_side=30, sides=2, sets=2, rest_seconds=10),
            "2 x 30 s each side, 10 s rest between",
        ),
        (Step(item="a", seconds_per_side=10, sets=5), "5 x 10 s"),
        (Step(item="a", seconds_per_side=10, rest_seconds=10), "10 s"),
    ],
)
def test_a_step_says_its_work(step, said):
    assert plain(words.work_words(step)) == said


def test_an_author_s_plain_signs_are_set_properly_and_words_are_left_alone():
    set_properly = words.typeset("2 x 12-15 per side, x-ray, half-kneeling")
    assert set_properly == f"2 {words.TIMES} 12{words.DASH}15 per side, x-ray, half-kneeling"
    assert words.sentence("mat or bed") == "Mat or bed"
    assert words.sentence("") == ""


def test_every_item_has_a_drawing_that_the_templates_know(catalog):
    drawn = (Path(__file__).parents[2] / "templates" / "components" / "poses.html").read_text()
    for item in catalog.items.values():
        assert f'"{pages.pose_of(item)}": [' in drawn, item.slug


def test_an_unknown_position_falls_back_to_the_setting(catalog):
    item = catalog.items["couch-stretch"].model_copy(update={"slug": "new", "positions": ("hanging",)})
    assert pages.pose_of(item.model_copy(update={"settings": ("seated",)})) == "seated"
    assert pages.pose_of(item.model_copy(update={"settings": ()})) == "supine"


def test_every_card_stands_in_exactly_one_group(catalog):
    shown = [card.slug for group in pages.moves(catalog).groups for card in group.cards]
    assert sorted(shown) == sorted(catalog.items)


def test_a_new_movement_needs_no_code(catalog):
    new = catalog.items["side-lean"].model_copy(update={"slug": "brand-new", "title": "Brand new"})
    more = dataclasses.replace(catalog, items={**catalog.items, "brand-new": new})
    listed = [card.slug for group in pages.moves(more).groups for card in group.cards]
    assert "brand-new" in listed
    assert pages.move(more, new).play_href == "/play/brand-new"
    assert routine_pages.play_movement(more, new).steps[0].title == "Brand new"


def test_conditions_are_grouped_by_what_they_do_the_gravest_first(catalog):
    groups = pages.move(catalog, catalog.items["supine-leg-raise"]).conditions
    assert [group.effect for group in groups] == ["hide", "clear-first", "adapt"]
    assert sum(len(group.changes) for group in groups) == len(catalog.items["supine-leg-raise"].conditions)


def test_a_routine_s_drawing_is_its_longest_step_s(catalog):
    assert routine_pages.routine_card(catalog, catalog.routines["desk-break-3"]).pose == "lunge"


def test_a_title_beside_its_minutes_does_not_repeat_them(catalog):
    cards = {card.slug: card for card in routine_pages.routine_cards(catalog)}
    assert cards["desk-break-3"].short_title == "Desk break"
    assert cards["bed-only-7"].short_title == "Bed only"


def test_today_offers_one_routine_of_each_length(catalog):
    minutes = [card.minutes for card in routine_pages.today(catalog).lengths]
    assert minutes == sorted(set(minutes))
    assert {card.minutes for card in routine_pages.routine_cards(catalog)} == set(minutes)


@pytest.mark.parametrize(
    ("verdict", "tone"),
    [
        ("Supported (general)", "good"),
        ("Plausible", "good"),
        ("Partly", "mixed"),
        ("Overstated", "mixed"),
        ("Wrong mechanism", "bad"),
        ("Mostly wrong", "bad"),
        ("Unsupported as stated", "bad"),
    ],
)
def test_a_verdict_has_its_tone(verdict, tone):
    assert learn_page.tone(verdict) == tone


def test_everything_that_the_article_says_is_answered(catalog):
    answers = [one for part in article_page.article(catalog).parts for one in part.answers]
    assert len(answers) == sum(len(section.slugs) for section in catalog.article_sections)
    assert all(one.said and one.did and one.why for one in answers)


def test_what_nothing_answers_is_a_fault_and_not_a_gap(catalog):
    with pytest.raises(KeyError):
        article_page.answer(catalog, catalog.article_sections[0], "nobody-answers-this")


def test_a_new_reading_appears_by_itself(catalog):
    new = catalog.sections["tight"].model_copy(update={"slug": "brand-new", "title": "Brand new"})
    more = dataclasses.replace(catalog, sections={**catalog.sections, "brand-new": new})
    assert learn_page.learn(catalog).parts[-1].anchor == "evidence-here"
    last = learn_page.learn(more).parts[-1]
    assert (last.anchor, [one.section.slug for one in last.readings]) == ("more", ["brand-new"])


def test_tips_of_the_article_keep_its_order_and_the_others_follow_by_title(catalog):
    ordered = knowledge_pages.in_article_order(catalog)
    own = [tip.title for tip in ordered if not tip.from_article]
    assert [tip.from_article for tip in ordered] == [True] * 7 + [False] * 10
    assert own == sorted(own)


def test_questions_stay_on_their_screens_in_their_order(catalog):
    asked = [one.id for group in knowledge_pages.screening(catalog).groups for one in group.questions]
    assert asked == [question.id for question in catalog.questions]
