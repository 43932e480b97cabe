"""The plans that the player must make, seen from Python: their lengths are the content's own arithmetic."""

import json
from pathlib import Path

import pytest

from webapp.catalog.schema import READY_SECONDS, SWITCH_SECONDS, Step, step_seconds

VECTORS = json.loads((Path(__file__).parent.parent / "vectors" / "plan.json").read_text())
USUAL = [c for c in VECTORS if (c["ready_seconds"], c["switch_seconds"]) == (READY_SECONDS, SWITCH_SECONDS)]
WORK = {"hold", "reps", "breathe"}


def segments_of(case):
    """(kind, side or None, seconds) of each segment."""
    for word in case["segments"].split():
        name, seconds = word.split(":")
        kind, _, side = name.partition(".")
        yield kind, side or None, int(seconds)


def steps_of(case):
    return [Step.model_validate_json(json.dumps(step)) for step in case["steps"]]


@pytest.mark.parametrize("case", USUAL, ids=lambda case: case["name"])
def test_a_plan_lasts_as_long_as_the_content_says(case):
    assert sum(step_seconds(step) for step in steps_of(case)) == case["total_seconds"]


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: case["name"])
def test_the_segments_of_a_plan_add_up_to_its_total(case):
    assert sum(seconds for _, _, seconds in segments_of(case)) == case["total_seconds"]


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: case["name"])
def test_the_work_of_each_side_is_what_the_steps_ask_for(case):
    for side, planned in zip(("left", "right", "both"), zip(*case["planned_seconds"], strict=True), strict=True):
        worked = sum(seconds for kind, where, seconds in segments_of(case) if kind in WORK and where == side)
        assert worked == sum(planned), side
    asked = sum(step.sets * step.sides * step.seconds_per_side for step in steps_of(case))
    assert asked == sum(map(sum, case["planned_seconds"]))
