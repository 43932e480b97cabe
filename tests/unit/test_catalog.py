"""The catalog cannot be changed, and its look-ups never offer what must not play."""

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from pydantic import ValidationError

from webapp.catalog.catalog import pattern_words, plays
from webapp.catalog.load import load_content
from webapp.catalog.schema import Effect, Kind, Pattern

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def catalog():
    return load_content(CONTENT)


def test_the_catalog_is_frozen_all_the_way_down(catalog):
    with pytest.raises(FrozenInstanceError):
        catalog.items = {}
    with pytest.raises(TypeError):
        catalog.items["walking"] = catalog.items["side-lean"]
    with pytest.raises(ValidationError, match="frozen"):
        catalog.items["walking"].title = "Flying"
    with pytest.raises(TypeError):
        catalog.vocabulary.tags["cure"] = "Cure"


def test_the_movements_are_the_items_that_play(catalog):
    movements = catalog.movements()
    assert len(movements) == 37
    assert all(item.kind is Kind.movement for item in movements)


@pytest.mark.parametrize("slug", ["walking", "desk-break-3", "warm-pack"])
def test_a_routine_and_a_movement_play(catalog, slug):
    assert catalog.playable(slug)


@pytest.mark.parametrize("slug", ["perineal-pinch", "warm-up-first", "professional-help", "sleep-room", "nothing", ""])
def test_nothing_else_plays(catalog, slug):
    assert not catalog.playable(slug)


def test_a_movement_that_were_graded_x_would_not_play(catalog):
    walking = catalog.items["walking"]
    assert plays(walking)
    assert not plays(walking.model_copy(update={"grade": catalog.items["perineal-pinch"].grade}))


def test_items_are_in_the_order_of_their_titles(catalog):
    titles = [item.title.casefold() for item in catalog.items.values()]
    assert titles == sorted(titles)


def test_routines_are_in_the_order_of_their_length(catalog):
    assert [routine.total_seconds // 60 for routine in catalog.routines.values()] == [3, 5, 6, 7, 8, 8, 8, 12, 15, 20]


def test_routines_are_found_by_a_step(catalog):
    assert [routine.slug for routine in catalog.routines_with("prone-quad-stretch")] == ["after-run-8", "full-reset-12"]
    assert catalog.routines_with("perineal-pinch") == ()


def test_items_are_found_by_what_a_condition_does(catalog):
    assert [item.slug for item in catalog.changed_by("c-knee", Effect.swap)] == [
        "easy-running",
        "half-kneeling-hip-flexor-stretch",
    ]
    assert [item.slug for item in catalog.changed_by("c-knee", Effect.hide)] == ["couch-stretch"]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (Pattern(repeats=2, hold_seconds=5, each_side=True), "2 \N{MULTIPLICATION SIGN} 5 s each side"),
        (Pattern(repeats=5, hold_seconds=2.5), "5 \N{MULTIPLICATION SIGN} 2.5 s"),
        (Pattern(repeats=1, hold_seconds=30), "one long hold"),
        (Pattern(repeats=8, hold_seconds=3.75, unit="reps"), "8 slow reps"),
        (Pattern(repeats=6, hold_seconds=4, unit="reps", each_side=True), "6 slow reps each side"),
        (Pattern(repeats=10, hold_seconds=5, unit="circles"), "10 circles"),
    ],
)
def test_a_pattern_reads_as_people_say_it(pattern, words):
    assert pattern_words(pattern) == words
