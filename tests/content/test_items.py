"""Every item of the brief is here, with its dose and conditions as data, and nothing unsafe plays."""

import json
import re
from pathlib import Path

import pytest

from webapp.catalog.load import load_content
from webapp.catalog.schema import Effect, Grade, Kind

HERE = Path(__file__).parent
CATALOG = load_content(HERE.parents[1] / "content")
BRIEF = json.loads((HERE / "brief_slugs.json").read_text())
X_ITEMS = {
    "abdominal-acupressure": "abdominal-hand-breathing",
    "groin-thumb-strokes": "front-thigh-glide",
    "perineal-pinch": "pelvic-floor-drop-breath",
    "fist-between-legs": "fist-between-knees-squeeze",
}
MOVEMENTS = [item.slug for item in CATALOG.movements()]


def dose(slug, which="start", number=0):
    """A dose as a dictionary of what was written, spans as (min, max)."""
    written = getattr(CATALOG.items[slug], which)[number].model_dump(exclude_defaults=True)
    return {key: (value["min"], value["max"]) if isinstance(value, dict) else value for key, value in written.items()}


def test_every_item_of_the_brief_is_here():
    groups = {
        "article": BRIEF["article_movements"],
        "article-guidance": BRIEF["article_guidance"],
        "replacement": BRIEF["replacements"],
        "addition": BRIEF["additions"],
    }
    found = {slug: item.origin.value for slug, item in CATALOG.items.items()}
    assert found == {slug: origin for origin, slugs in groups.items() for slug in slugs}


def test_the_kinds_are_the_briefs():
    kinds = {kind: {slug for slug, item in CATALOG.items.items() if item.kind is kind} for kind in Kind}
    assert len(kinds[Kind.movement]) == 37
    assert kinds[Kind.guidance] == {"warm-up-first", "professional-help"}
    assert kinds[Kind.explanation] == set(X_ITEMS)


@pytest.mark.parametrize(("slug", "replacement"), X_ITEMS.items())
def test_an_item_of_grade_x_explains_and_never_plays(slug, replacement):
    item = CATALOG.items[slug]
    assert item.grade is Grade.X
    assert item.replacement == replacement
    assert CATALOG.playable(replacement)
    assert not CATALOG.playable(slug)
    assert (item.mode, item.start, item.progress, item.settings, item.cue) == (None, (), (), (), None)


def test_no_item_sends_anyone_to_an_item_of_grade_x():
    for item in CATALOG.items.values():
        sent_to = {item.easier, item.harder, *item.swaps, *(rule.to for rule in item.conditions.values())}
        assert sent_to & set(X_ITEMS) == set(), item.slug


@pytest.mark.parametrize(
    ("slug", "which", "expected"),
    [
        ("supine-leg-raise", "start", {"sets": 3, "amount": (5, 5), "unit": "s", "sides": 2, "per_day": (1, 1)}),
        ("supine-leg-raise", "progress", {"sets": 3, "amount": (10, 10), "unit": "s", "sides": 2}),
        ("supine-pelvic-rock", "start", {"amount": (2, 2), "unit": "reps", "hold_seconds": 10, "sides": 2}),
        ("supine-pelvic-rock", "progress", {"amount": (4, 4), "hold_seconds": 10, "per_day": (1, 2)}),
        ("seated-ball-squeeze", "start", {"sets": 5, "amount": (10, 10), "unit": "s", "rest_seconds": 5}),
        ("tennis-ball-hip-roll", "progress", {"sets": 2, "amount": (60, 60), "unit": "s", "sides": 2}),
        ("position-of-ease", "start", {"amount": (90, 90), "unit": "s"}),
        ("seated-knee-press-circles", "start", {"amount": (10, 10), "unit": "circles", "per_day": (2, 2)}),
        ("walking", "start", {"amount": (5, 10), "unit": "min", "per_day": (1, 1)}),
        ("walking", "progress", {"amount": (10, 30), "unit": "min", "per_week": (5, 5)}),
        ("easy-running", "start", {"sets": 6, "amount": (1, 1), "unit": "min", "per_week": (2, 2)}),
        ("knee-to-chest", "start", {"amount": (5, 5), "unit": "reps", "hold_seconds": 5, "sides": 2}),
        ("forward-lean-stretch", "progress", {"sets": 3, "amount": (30, 30), "unit": "s"}),
        ("pelvic-floor-drop-breath", "progress", {"amount": (8, 8), "unit": "breaths", "per_day": (1, 3)}),
        ("half-kneeling-hip-flexor-stretch", "start", {"sets": 2, "amount": (30, 30), "sides": 2, "per_week": (5, 5)}),
        ("ninety-ninety-breathing", "start", {"amount": (1, 2), "unit": "min"}),
        ("posterior-pelvic-tilt", "start", {"amount": (8, 8), "unit": "reps", "hold_seconds": 3}),
        ("glute-bridge", "progress", {"sets": 3, "amount": (12, 12), "unit": "reps"}),
        ("banded-hip-march", "start", {"sets": 2, "amount": (12, 15), "unit": "reps", "sides": 2, "per_week": (3, 3)}),
        ("dead-bug", "start", {"sets": 2, "amount": (6, 6), "unit": "reps", "sides": 2}),
        ("prone-press-up", "start", {"amount": (30, 60), "unit": "s"}),
        ("march-in-place", "progress", {"amount": (2, 2), "unit": "min"}),
        ("warm-pack", "progress", {"amount": (15, 15), "unit": "min", "per_day": (1, 3)}),
        ("limb-acupressure", "start", {"sets": 2, "amount": (45, 60), "unit": "s", "sides": 2}),
    ],
)
def test_a_dose_is_the_briefs(slug, which, expected):
    found = dose(slug, which)
    assert {key: found.get(key) for key in expected} == expected


def test_a_choice_of_doses_is_a_list_of_alternatives():
    assert [dose("supine-pelvic-rock", "start", n)["amount"] for n in (0, 1)] == [(2, 2), (8, 8)]
    assert [dose("knee-to-chest", "progress", n)["unit"] for n in (0, 1)] == ["reps", "s"]
    assert [dose("half-kneeling-hip-flexor-stretch", "progress", n)["sets"] for n in (0, 1)] == [3, 4]


@pytest.mark.parametrize(
    ("slug", "condition", "effect", "to"),
    [
        ("supine-leg-raise", "c-preg", Effect.hide, None),
        ("supine-leg-raise", "c-hernia", Effect.clear_first, None),
        ("supine-leg-raise", "c-bone", Effect.adapt, None),
        ("seated-knee-press-circles", "c-dvt", Effect.hide, None),
        ("seated-ball-squeeze", "c-hipop", Effect.clear_first, None),
        ("easy-running", "c-knee", Effect.swap, "walking"),
        ("easy-running", "c-vascular", Effect.clear_first, None),
        ("half-kneeling-hip-flexor-stretch", "c-knee", Effect.swap, "standing-lunge-stretch"),
        ("half-kneeling-hip-flexor-stretch", "c-preg", Effect.clear_first, None),
        ("couch-stretch", "c-hernia", Effect.swap, "half-kneeling-hip-flexor-stretch"),
        ("prone-glute-lift", "c-pelvic", Effect.swap, "side-lying-hip-extension"),
        ("march-in-place", "c-dvt", Effect.clear_first, None),
        ("warm-pack", "c-skin", Effect.hide, None),
        ("progressive-muscle-relaxation", "c-abdop", Effect.adapt, None),
    ],
)
def test_a_condition_does_what_the_brief_says(slug, condition, effect, to):
    rule = CATALOG.items[slug].conditions[condition]
    assert (rule.effect, rule.to) == (effect, to)


@pytest.mark.parametrize("slug", MOVEMENTS)
def test_a_movement_has_a_replacement_wherever_it_can_be_done(slug):
    item = CATALOG.items[slug]
    for setting in item.settings:
        assert any(setting in CATALOG.items[swap].settings for swap in item.swaps), setting


@pytest.mark.parametrize("slug", MOVEMENTS)
def test_a_relative_leads_back_or_on_but_never_round(slug):
    """Following "easier" from anywhere ends: nobody who says "this hurts" is sent in a circle."""
    seen = [slug]
    while easier := CATALOG.items[seen[-1]].easier:
        assert easier not in seen
        seen.append(easier)


@pytest.mark.parametrize("slug", MOVEMENTS)
def test_a_cue_is_one_calm_sentence_to_speak(slug):
    cue = CATALOG.items[slug].cue
    assert re.fullmatch(r"[A-Z][^.!?\d]*\.", cue), "one sentence, no digits, no shouting"
    assert cue != cue.upper()
    assert len(cue.split()) <= 20


@pytest.mark.parametrize("item", CATALOG.items.values(), ids=list(CATALOG.items))
def test_an_item_speaks_to_people_and_not_to_editors(item):
    words = json.dumps(item.model_dump(mode="json"))
    assert not re.search(r"\b(seed|SEED|TODO)\b", words)
    assert not re.search(r"guidance card|explanation card \+", words)
    assert len(item.synonyms) >= 3
    assert all(line[0].isupper() or line[0].isdigit() for line in (*item.mistakes, *item.stop_if, *item.steps))
    assert not any(";" in line for line in (*item.mistakes, *item.stop_if))


def test_what_comes_from_the_article_shows_what_it_said():
    for item in CATALOG.items.values():
        assert (item.article is not None) == item.origin.value.startswith("article"), item.slug


def test_every_word_of_the_vocabulary_is_used():
    items = CATALOG.items.values()
    words = CATALOG.vocabulary
    assert {word for item in items for word in item.positions} == set(words.positions)
    assert {word for item in items for word in item.equipment} == set(words.equipment)
    assert {word for item in items for word in item.tags} == set(words.tags)
    assert {word for item in items for word in item.settings} == set(words.settings)


def test_the_gentle_items_for_pregnancy_are_never_hidden_by_it():
    for slug in CATALOG.safety.pregnancy_items:
        rule = CATALOG.items[slug].conditions.get("c-preg") if slug in CATALOG.items else None
        assert rule is None or rule.effect is not Effect.hide, slug
