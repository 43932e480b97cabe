"""The golden weeks, read by Python; tests/client/week.test.ts reads the same table."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from webapp.history import summary

VECTORS = json.loads((Path(__file__).parent.parent / "vectors" / "week.json").read_text())


def choices_of(case):
    def read(rows):
        return tuple(summary.Choice(row["value"], row["from_date"]) for row in rows)

    return summary.Choices(read(case["goals"]), read(case["starts"]))


def practice_of(row):
    done = tuple(summary.SideTimes(**step["done_ms"]) for step in row["steps"])
    return summary.Practice(row["local_date"], row["active_ms"], done, row["tension_before"], row["tension_after"])


def flat(week):
    """The names that the table uses."""
    return {
        **asdict(week),
        **asdict(week.week),
        **{f"{side}_ms": ms for side, ms in asdict(week.sides).items()},
        "minutes_by_day": [day.minutes for day in week.days],
    }


@pytest.mark.parametrize("case", VECTORS["dates"], ids=lambda case: case["name"])
def test_an_instant_belongs_to_the_date_that_the_clock_on_the_wall_showed(case):
    assert summary.local_date_of(case["at_ms"], case["offset_min"]) == case["local_date"]


@pytest.mark.parametrize("case", VECTORS["weeks"], ids=lambda case: case["name"])
def test_a_week_is_summed_up_as_the_table_says(case):
    week = flat(summary.summarise_week(case["date"], [practice_of(row) for row in case["sessions"]], choices_of(case)))
    assert {key: week[key] for key in case["expect"]} == case["expect"]


@pytest.mark.parametrize("case", VECTORS["weeks"], ids=lambda case: case["name"])
def test_the_days_of_a_week_add_up_to_its_totals(case):
    week = summary.summarise_week(case["date"], [practice_of(row) for row in case["sessions"]], choices_of(case))
    assert sum(day.active_ms for day in week.days) == week.week.active_ms
    assert sum(day.counts for day in week.days) == week.week.days_done
    assert [day.date for day in week.days] == summary.dates_between(week.week.first_day, week.week.last_day)


@pytest.mark.parametrize("case", VECTORS["streaks"], ids=lambda case: case["name"])
def test_a_streak_counts_weeks_as_the_table_says(case):
    sessions = [summary.Practice(row["local_date"], row["active_ms"]) for row in case["sessions"]]
    pauses = [summary.Pause(**row) for row in case["pauses"]]
    assert asdict(summary.week_streak(case["today"], sessions, pauses, choices_of(case))) == case["expect"]
