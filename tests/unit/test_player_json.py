"""What the phone gets of the content: complete, and with a step for each movement that the player can unroll."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.catalog.load import load_content
from webapp.catalog.player_json import PhoneCatalog, build, solo_step
from webapp.catalog.schema import Dose, Span, Step, step_seconds

CATALOG = load_content(Path(__file__).parents[2] / "content")
PHONE = build(CATALOG)

amounts = st.floats(min_value=0.1, max_value=5000, allow_nan=False)
seconds = st.none() | st.floats(min_value=0, max_value=3600)
doses = st.builds(
    lambda ends, **rest: Dose(amount=Span(min=min(ends), max=max(ends)), **rest),
    ends=st.tuples(amounts, amounts),
    sets=st.integers(1, 20),
    unit=st.sampled_from(["s", "reps", "breaths", "circles", "min"]),
    hold_seconds=seconds,
    rep_seconds=seconds,
    rest_seconds=st.floats(min_value=0, max_value=3600),
    sides=st.sampled_from([1, 2]),
)
sides = st.sampled_from(["unilateral", "bilateral", "alternating", "either", "none"])


def movement(dose, item_sides="unilateral"):
    return CATALOG.items["walking"].model_copy(update={"start": (dose,), "sides": item_sides})


def revalidated(step):
    """The same step, checked anew against its limits (building it checks once; copies do not)."""
    return Step.model_validate_json(step.model_dump_json())


@pytest.mark.parametrize("slug", [item.slug for item in CATALOG.movements()])
def test_every_movement_has_a_step_of_its_own(slug):
    step = PHONE.items[slug].solo
    assert step.item == slug
    assert revalidated(step) == step
    assert abs(step_seconds(step) / 60 - CATALOG.items[slug].minutes) <= 0.25


@settings(deadline=None)
@given(dose=doses, item_sides=sides)
def test_any_dose_makes_a_valid_step_whose_pattern_fits(dose, item_sides):
    step = solo_step(movement(dose, item_sides))
    assert revalidated(step) == step
    if step.pattern:
        both = 2 if step.pattern.each_side else 1
        assert step.pattern.repeats * step.pattern.hold_seconds * both <= step.seconds_per_side


@pytest.mark.parametrize("item", [item for item in CATALOG.items.values() if item.kind.value != "movement"])
def test_what_does_not_play_has_no_step(item):
    assert PHONE.items[item.slug].solo is None
    assert solo_step(item.model_copy(update={"start": CATALOG.items["walking"].start})) is None


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("supine-leg-raise", {"sets": 3, "seconds_per_side": 5, "sides": 2, "rest_seconds": 5}),
        ("march-in-place", {"sets": 1, "seconds_per_side": 30, "sides": 1, "rest_seconds": 0}),
        ("walking", {"sets": 1, "seconds_per_side": 300, "sides": 1, "rest_seconds": 0}),
        ("pelvic-floor-drop-breath", {"sets": 1, "seconds_per_side": 50, "sides": 1, "rest_seconds": 0}),
        ("seated-knee-press-circles", {"sets": 1, "seconds_per_side": 60, "sides": 1, "rest_seconds": 0}),
        ("glute-bridge", {"sets": 2, "seconds_per_side": 40, "sides": 1, "rest_seconds": 20}),
        ("half-kneeling-hip-flexor-stretch", {"sets": 2, "seconds_per_side": 30, "sides": 2, "rest_seconds": 10}),
    ],
)
def test_the_step_is_the_start_dose(slug, expected):
    step = PHONE.items[slug].solo.model_dump()
    assert {key: step[key] for key in expected} == expected


def test_an_alternating_movement_changes_sides_inside_one_stretch():
    step = PHONE.items["side-lean"].solo
    assert (step.sides, step.seconds_per_side) == (1, 30)
    assert (step.pattern.repeats, step.pattern.hold_seconds, step.pattern.each_side) == (3, 5, True)


@pytest.mark.parametrize(
    ("dose", "expected"),
    [
        (Dose(amount=Span(min=3, max=9), unit="s"), 5),
        (Dose(amount=Span(min=45, max=60), unit="min"), 1800),
        (Dose(amount=Span(min=8, max=12), unit="reps"), 32),
        (Dose(amount=Span(min=8, max=12), unit="reps", hold_seconds=6), 48),
        (Dose(amount=Span(min=8, max=12), unit="reps", hold_seconds=6, rep_seconds=2.5), 20),
        (Dose(amount=Span(min=5, max=5), unit="circles"), 30),
        (Dose(amount=Span(min=5, max=5), unit="breaths"), 50),
    ],
)
def test_seconds_follow_from_the_gentle_end_of_the_dose(dose, expected):
    assert solo_step(movement(dose)).seconds_per_side == expected


def test_the_phone_gets_the_whole_catalog():
    assert set(PHONE.items) == set(CATALOG.items)
    assert [routine.slug for routine in PHONE.routines] == list(CATALOG.routines)
    assert {condition.id for condition in PHONE.conditions} == set(CATALOG.conditions)
    assert [question.id for question in PHONE.questions] == [question.id for question in CATALOG.questions]
    assert {tip.slug for tip in PHONE.tips} == set(CATALOG.sleep)
    assert all(
        (tip.title, tip.how) == (CATALOG.sleep[tip.slug].title, CATALOG.sleep[tip.slug].how) for tip in PHONE.tips
    )
    assert (PHONE.ready_seconds, PHONE.switch_seconds) == (10, 5)


def test_steps_reach_the_phone_as_they_were_written():
    routine = next(routine for routine in PHONE.routines if routine.slug == "gentle-acupressure-8")
    assert routine.steps == CATALOG.routines["gentle-acupressure-8"].steps
    assert [cue.in_set for cue in routine.steps[1].cues] == [1, 2]


def test_the_same_content_makes_the_same_bytes():
    body = PHONE.model_dump_json()
    assert build(CATALOG).model_dump_json() == body
    assert PhoneCatalog.model_validate_json(body).model_dump_json() == body
    assert json.loads(body)["items"]["walking"]["conditions"]["c-dvt"]["effect"] == "clear_first"
