"""The ten routines of the brief: steps, totals and timing notes as data; nothing that is not recommended."""

import json
from pathlib import Path

import pytest

from webapp.catalog.catalog import pattern_words, plays
from webapp.catalog.load import load_content
from webapp.catalog.schema import routine_seconds, step_seconds

HERE = Path(__file__).parent
CATALOG = load_content(HERE.parents[1] / "content")
BRIEF = json.loads((HERE / "brief_slugs.json").read_text())
STEP_TOTALS = {
    "desk-break-3": [40, 75, 30, 35],
    "morning-loosen-5": [50, 65, 55, 75, 55],
    "evening-wind-down-8": [130, 50, 75, 95, 130],
    "full-reset-12": [70, 50, 65, 55, 150, 75, 75, 50, 130],
    "after-run-8": [105, 150, 75, 75, 75],
    "standing-only-6": [50, 55, 150, 50, 55],
    "gentle-acupressure-8": [70, 205, 60, 75, 70],
    "bed-only-7": [70, 50, 95, 65, 75, 65],
    "strength-mobility-15": [70, 80, 110, 160, 110, 135, 150, 85],
    "classic-reset-corrected-20": [70, 95, 50, 115, 65, 70, 60, 75, 80, 70, 55, 55, 75, 40, 75, 150],
}
SAID = {
    ("desk-break-3", 3): "2 \N{MULTIPLICATION SIGN} 5 s each side",
    ("desk-break-3", 4): "5 slow reps",
    ("morning-loosen-5", 2): "5 \N{MULTIPLICATION SIGN} 5 s",
    ("morning-loosen-5", 3): "10 slow reps",
    ("evening-wind-down-8", 3): "one long hold",
    ("full-reset-12", 6): "8 slow reps",
    ("standing-only-6", 5): "8 slow reps",
    ("gentle-acupressure-8", 3): "10 circles",
    ("classic-reset-corrected-20", 3): "2 \N{MULTIPLICATION SIGN} 10 s each side",
    ("classic-reset-corrected-20", 4): "10 \N{MULTIPLICATION SIGN} 5 s",
    ("classic-reset-corrected-20", 10): "10 circles",
    ("classic-reset-corrected-20", 14): "3 \N{MULTIPLICATION SIGN} 5 s each side",
}
CUED = {("standing-only-6", 2), ("gentle-acupressure-8", 2), ("bed-only-7", 3), ("classic-reset-corrected-20", 13)}


def numbered_steps():
    for routine in CATALOG.routines.values():
        for number, step in enumerate(routine.steps, 1):
            yield (routine.slug, number), step


def test_every_routine_of_the_brief_is_here():
    assert set(CATALOG.routines) == set(BRIEF["routines"]) == set(STEP_TOTALS)


@pytest.mark.parametrize("slug", STEP_TOTALS)
def test_each_step_lasts_what_the_brief_says(slug):
    assert [step_seconds(step) for step in CATALOG.routines[slug].steps] == STEP_TOTALS[slug]


@pytest.mark.parametrize("slug", STEP_TOTALS)
def test_the_total_is_the_number_of_minutes_in_the_name(slug):
    routine = CATALOG.routines[slug]
    assert routine_seconds(routine) == routine.total_seconds == 60 * int(slug.rpartition("-")[2])


def test_every_step_plays_where_the_routine_is_done():
    for where, step in numbered_steps():
        item = CATALOG.items[step.item]
        assert plays(item), where
        assert CATALOG.routines[where[0]].setting in item.settings, where


def test_timing_notes_are_patterns():
    patterns = {where: pattern_words(step.pattern) for where, step in numbered_steps() if step.pattern}
    assert patterns == SAID


def test_a_pattern_fills_its_stretch():
    for where, step in numbered_steps():
        if step.pattern:
            sides = 2 if step.pattern.each_side else 1
            assert step.pattern.repeats * step.pattern.hold_seconds * sides == step.seconds_per_side, where


def test_changes_inside_a_stretch_are_cues_in_order():
    cued = {where: step.cues for where, step in numbered_steps() if step.cues}
    assert set(cued) == CUED
    for cues in cued.values():
        moments = [(cue.in_set or 0, cue.at_seconds) for cue in cues]
        assert moments == sorted(set(moments))


def test_half_each_direction_is_said_at_half():
    for where in [("standing-only-6", 2), ("classic-reset-corrected-20", 13)]:
        step = CATALOG.routines[where[0]].steps[where[1] - 1]
        assert [cue.at_seconds for cue in step.cues] == [step.seconds_per_side / 2]


def test_each_set_of_points_has_its_own_cue():
    cues = CATALOG.routines["gentle-acupressure-8"].steps[1].cues
    assert [(cue.in_set, cue.say.split()[1]) for cue in cues] == [(1, "wrist"), (2, "foot")]


def test_the_corrected_reset_covers_every_movement_of_the_article():
    """Walking and running stay as cards of their own (brief, section 4)."""
    steps = CATALOG.routines["classic-reset-corrected-20"].steps
    covered = {step.instead_of or step.item for step in steps}
    assert set(BRIEF["article_movements"]) - covered == {"walking", "easy-running"}


def test_a_step_instead_of_something_is_its_replacement():
    replaced = {step.instead_of: step.item for _, step in numbered_steps() if step.instead_of}
    assert len(replaced) == 4
    for instead_of, item in replaced.items():
        assert CATALOG.items[instead_of].replacement == item


def test_there_is_a_routine_for_every_moment_and_setting():
    routines = CATALOG.routines.values()
    moments = {moment for routine in routines for moment in routine.moments}
    assert moments == {"morning", "desk", "evening", "after-run", "any", "hard-day"}
    assert {routine.setting for routine in routines} == set(CATALOG.vocabulary.settings)
