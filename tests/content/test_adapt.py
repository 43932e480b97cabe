"""Our own routines under any answers: each plays with what is allowed and keeps its length, or says why it does not."""

import itertools
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.catalog.adapt import NO_ROUTINE_WITH, Answers, adapt, playable_alone, refusal, stand_in, why_not
from webapp.catalog.catalog import plays
from webapp.catalog.load import load_content
from webapp.catalog.player_json import build
from webapp.catalog.schema import Effect, Grade, Mode, step_seconds

CATALOG = load_content(Path(__file__).parents[2] / "content")
PHONE = build(CATALOG)
ITEMS = PHONE.items
CONDITIONS = tuple(CATALOG.conditions)
ROUTINES = tuple(CATALOG.routines.values())
LEVELS = ("none", "clear_first", "stop_urgent", "stop_emergency")
_dice = random.Random(16)
SETS = [Answers(frozenset([one])) for one in CONDITIONS]
SETS += [
    Answers(
        frozenset(conditions := _dice.sample(CONDITIONS, _dice.randint(0, 8))),
        frozenset(_dice.sample(conditions, _dice.randint(0, len(conditions)))),
    )
    for _ in range(500)
]


def allowed(slug, answers):
    """By the rules as they are written, not by the function under test."""
    item = CATALOG.items[slug]
    rules = {name: rule for name, rule in item.conditions.items() if name in answers.conditions}
    closed = {
        name
        for name, rule in rules.items()
        if rule.effect in {Effect.hide, Effect.swap}
        or (rule.effect is Effect.clear_first and name not in answers.cleared)
    }
    return plays(item) and item.grade is not Grade.X and not closed


def breathes(slug):
    return CATALOG.items[slug].mode is Mode.breathe


def work(step):
    return step.sets * step.sides * step.seconds_per_side


def holds(routine, answers):
    """Everything that is promised of a plan; says whether there is one."""
    found = adapt(routine.steps, routine.setting, ITEMS, answers)
    if found.refused:
        assert getattr(PHONE.refusals, found.refused)
        assert (found.steps, found.changes, found.hints) == ((), (), ())
        return False
    kept = {id(step) for step in routine.steps}
    swapped = [step for step in found.steps if id(step) not in kept]
    for step in found.steps:
        assert allowed(step.item, answers), (routine.slug, step.item, answers)
        assert routine.setting in CATALOG.items[step.item].settings
    for one, two in itertools.pairwise(found.steps):
        assert one.item != two.item or {id(one), id(two)} <= kept, (routine.slug, one.item, answers)
    assert {change.by for change in found.changes} - {None} <= {step.item for step in found.steps}
    assert abs(sum(map(step_seconds, found.steps)) - routine.total_seconds) <= 0.15 * routine.total_seconds
    breathing = [step for step in swapped if breathes(step.item) and not breathes(step.instead_of)]
    assert 3 * sum(map(work, breathing)) <= sum(map(work, found.steps))
    return True


@pytest.mark.parametrize("routine", ROUTINES, ids=lambda one: one.slug)
def test_each_condition_alone_and_five_hundred_sets(routine):
    offered = [holds(routine, answers) for answers in SETS]
    assert any(offered)
    for answers, plays_on in zip(SETS, offered, strict=True):
        if answers.conditions & NO_ROUTINE_WITH:
            assert not plays_on


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(ROUTINES),
    st.frozensets(st.sampled_from(CONDITIONS)),
    st.frozensets(st.sampled_from((*CONDITIONS, "general"))),
    st.sampled_from(LEVELS),
)
def test_for_any_answers_no_plan_holds_what_they_hide(routine, conditions, cleared, level):
    answers = Answers(conditions, cleared, level)
    offered = holds(routine, answers)
    if level != "none" and not (level == "clear_first" and "general" in cleared):
        assert not offered


@settings(max_examples=200, deadline=None)
@given(st.frozensets(st.sampled_from(CONDITIONS)), st.frozensets(st.sampled_from((*CONDITIONS, "general"))))
def test_a_movement_alone_plays_if_it_is_allowed_and_its_stand_in_is_too(conditions, cleared):
    answers = Answers(conditions, cleared)
    for slug, item in ITEMS.items():
        assert playable_alone(item, answers) == allowed(slug, answers)
        other = stand_in(item, ITEMS, item.settings, answers)
        assert other is None or (other.slug != slug and allowed(other.slug, answers))


@pytest.mark.parametrize("condition", CONDITIONS)
def test_most_routines_play_with_one_condition_alone(condition):
    if condition in NO_ROUTINE_WITH:
        return
    offered = [holds(routine, Answers(frozenset([condition]))) for routine in ROUTINES]
    assert sum(offered) >= len(ROUTINES) - 1


@pytest.mark.parametrize("condition", sorted(NO_ROUTINE_WITH))
def test_pregnancy_and_birth_have_no_routine_but_the_cards_of_the_brief(condition):
    answers = Answers(frozenset([condition]), frozenset([condition]))
    assert refusal(answers) == "no_routine"
    assert "We have not built a routine for pregnancy" in PHONE.refusals.no_routine
    named = [link.href.removeprefix("/moves/") for link in PHONE.open_in_pregnancy]
    assert named == [*named[:4], "/sleep#sleep-pillow-between-knees"]
    for slug in named[:4]:
        assert playable_alone(ITEMS[slug], answers), slug


def test_a_stop_plays_nothing_and_clear_first_only_breathing():
    for level in LEVELS[1:]:
        open_to = {slug for slug, item in ITEMS.items() if playable_alone(item, Answers(level=level))}
        assert open_to == ({"abdominal-hand-breathing"} if level == "clear_first" else set())


@pytest.mark.parametrize("slug", [item.slug for item in CATALOG.movements()])
def test_whatever_hides_a_movement_leaves_a_swap_in_each_of_its_settings(slug):
    """Pregnancy and birth have no routines, so their swaps are of no use."""
    for setting in ITEMS[slug].settings:
        for condition in set(CONDITIONS) - NO_ROUTINE_WITH:
            answers = Answers(frozenset([condition]))
            if why_not(ITEMS[slug], answers) is not None:
                assert stand_in(ITEMS[slug], ITEMS, (setting,), answers), (slug, setting, condition)
