"""What answers make of a routine, over the vectors that ``client/domain/adapt.ts`` satisfies too."""

import json
from pathlib import Path

import pytest

from webapp.catalog.adapt import Answers, adapt
from webapp.catalog.player_json import PhoneItem
from webapp.catalog.schema import Step

VECTORS = json.loads((Path(__file__).parent.parent / "vectors" / "adapt.json").read_text())
ITEMS = {item["slug"]: PhoneItem.model_validate_json(json.dumps(item)) for item in VECTORS["items"]}


def step_of(words):
    """A step from "slug sets x seconds x sides + rest"."""
    slug, dose = words.split()
    times, rest = dose.split("+")
    sets, seconds, sides = map(int, times.split("x"))
    return Step(item=slug, sets=sets, seconds_per_side=seconds, sides=sides, rest_seconds=int(rest))


def words_of(step):
    return f"{step.item} {step.sets}x{step.seconds_per_side}x{step.sides}+{step.rest_seconds}"


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_the_plan_is_the_one_that_the_phone_makes(case):
    answers = Answers(frozenset(case["conditions"]), frozenset(case["cleared"]), case["level"])
    found = adapt([step_of(step) for step in case["steps"]], case["setting"], ITEMS, answers)
    assert found.refused == case["refused"]
    assert [words_of(step) for step in found.steps] == case["plan"]
    assert [[change.item, change.by, change.why] for change in found.changes] == case["changes"]
    assert [list(hint) for hint in found.hints] == case["hints"]
