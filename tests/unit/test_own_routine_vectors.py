"""A routine of one's own: what the server keeps is what the phone keeps, by one table; the ready ones fit into it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from webapp.catalog.load import load_content
from webapp.practice.collections import describe_fault, refuse_record
from webapp.practice.wire import OwnRoutine

ROOT = Path(__file__).resolve().parents[2]
VECTORS = json.loads((ROOT / "tests" / "vectors" / "own_routine.json").read_text(encoding="utf-8"))
OWN_ID = "0" * 32


def refusal(record):
    return refuse_record("routine", OWN_ID, record, len(json.dumps(record)))


@pytest.mark.parametrize("case", VECTORS["kept"], ids=lambda case: case["what"])
def test_a_routine_that_can_be_is_kept(case):
    assert refusal(case["record"]) is None
    assert OwnRoutine.model_validate(case["record"]).model_dump(mode="json") == case["record"]


@pytest.mark.parametrize("case", VECTORS["refused"], ids=lambda case: case["what"])
def test_a_routine_that_cannot_be_is_refused_with_words(case):
    with pytest.raises(ValidationError) as fault:
        OwnRoutine.model_validate(case["record"])
    assert "pattern '" not in describe_fault(fault.value)


def as_own(step):
    pattern = step.pattern and {
        "repeats": step.pattern.repeats,
        "hold_ms": round(step.pattern.hold_seconds * 1000),
        "each_side": step.pattern.each_side,
        "unit": step.pattern.unit,
    }
    cues = [{"at_ms": round(cue.at_seconds * 1000), "say": cue.say, "in_set": cue.in_set} for cue in step.cues]
    names = ("item", "sets", "seconds_per_side", "sides", "rest_seconds", "note")
    return {name: getattr(step, name) for name in names} | {"pattern": pattern, "cues": cues}


def test_a_copy_of_every_ready_routine_can_be_kept():
    for routine in load_content(ROOT / "content").routines.values():
        steps = [as_own(step) for step in routine.steps]
        assert refusal({"title": routine.title[:60], "made_at": 0, "steps": steps}) is None, routine.slug


def test_the_longest_routine_fits_into_a_record():
    cue = {"at_ms": 0, "say": "\\" * 160, "in_set": None}
    step = {"item": "a" * 60, "seconds_per_side": 30, "note": "\\" * 160, "cues": [cue] * 3}
    record = {"title": "x" * 60, "made_at": 0, "steps": [step] * 40}
    assert len(json.dumps(record)) < 64 * 1024
    assert refusal(record) is None
