"""The bench's arithmetic: what was due, what was heard, what a timer counted."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).resolve().parents[2] / "tools" / "player_bench"


def tool(name):
    spec = importlib.util.spec_from_file_location(name, TOOLS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


figures = tool("figures")


def stamps(offset, latency=0.0, *, held_back=False):
    """Ten seconds of readings of a device whose time is ``offset`` behind the page's."""
    heard = offset + (latency * 1000 if held_back else 0)
    return [[1, s, s * 1000 + heard, s, s * 1000 + offset, latency] for s in range(1, 10)]


def test_an_onset_is_heard_when_the_device_says_and_its_latency_counts_once():
    assert figures.Hearing(stamps(500)).at(1, 4.0) == 4500
    assert figures.Hearing(stamps(500, 0.04)).at(1, 4.0) == 4540
    assert figures.Hearing(stamps(500, 0.04, held_back=True)).at(1, 4.0) == 4540
    assert figures.Hearing(stamps(500)).at(2, 4.0) is None


def test_cues_are_matched_with_what_was_heard_and_the_first_stands_apart():
    found = figures.errors_of([0, 1000, 2000, 3000], [200, 1001, 3004])
    assert (found.cues, found.missed, found.first) == (4, 1, 200)
    assert found.worst == 4


def test_one_sound_is_not_two_cues():
    assert figures.errors_of([0, 1000, 1100], [0, 1050]).missed == 1


def test_a_timer_that_counts_is_judged_by_where_it_should_be():
    found = figures.counting([1000, 2010, 3500])
    assert found.worst == 500
    assert found.drift == 500


def test_a_tick_is_late_by_what_passed_since_the_moment():
    found = figures.deadlines([0, 100, 200], [40, 90, 120, 260])
    assert found.worst == 60


@pytest.mark.parametrize("share", [0.5, 0.95])
def test_no_values_have_no_percentile(share):
    assert figures.percentile([], share) != figures.percentile([], share)
