"""One week of practice in numbers, and how many weeks in a row met their goal.

Pure: arithmetic on calendar dates that were frozen when the practice began. The twin of
``client/domain/week.ts``, ``streak.ts`` and ``dates.ts`` over ``tests/vectors/week.json``.
Durations are integer milliseconds, dates are ``YYYY-MM-DD``, weekdays run from 1 (Monday) to 7 (Sunday).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from statistics import median

DAY_COUNTS_FROM_MS = 60_000
DEFAULT_GOAL_DAYS = 3
DAYS_IN_WEEK = 7
_LAST_ORDINAL = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class SideTimes:
    """Milliseconds of work on the left, on the right, and on both together."""

    left: int = 0
    right: int = 0
    both: int = 0


@dataclass(frozen=True, slots=True)
class Practice:
    """What the summary needs of a session: its own date, its running time and the work of its steps."""

    local_date: str
    active_ms: int
    done_ms: tuple[SideTimes, ...] = ()
    tension_before: int | None = None
    tension_after: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A goal or a week start, in force from the week that holds ``from_date``; ``None``: since ever."""

    value: int
    from_date: str | None = None

    @property
    def since(self) -> str:
        """Text that sorts before every date when the choice was always in force."""
        return self.from_date or ""


@dataclass(frozen=True, slots=True)
class Choices:
    """Every goal and week start that the person ever set."""

    goals: tuple[Choice, ...] = ()
    starts: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A week, both days included; shorter than seven days where the week's first day was changed."""

    first_day: str
    last_day: str


@dataclass(frozen=True, slots=True)
class Pause:
    """Days in which the streak rests, both included."""

    from_date: str
    to_date: str


@dataclass(frozen=True, slots=True)
class Day:
    """One date; ``counts`` when it has a minute of running time or more."""

    date: str
    active_ms: int
    minutes: int
    sessions: int
    counts: bool


@dataclass(frozen=True, slots=True)
class Totals:
    """A week in four numbers."""

    first_day: str
    last_day: str
    active_ms: int
    minutes: int
    sessions: int
    days_done: int


@dataclass(frozen=True, slots=True)
class WeekSummary:
    """Everything that History shows of a week; the tension medians are of sessions rated before and after."""

    week: Totals
    iso_week: str | None
    days: tuple[Day, ...]
    goal_days: int
    goal_met: bool
    sides: SideTimes
    rated: int
    tension_before: float | None
    tension_after: float | None
    previous: Totals


@dataclass(frozen=True, slots=True)
class Streak:
    """Weeks in a row; ``this_week``: the running week has met its goal already."""

    weeks: int
    this_week: bool


def local_date_of(epoch_ms: int, offset_min: int) -> str:
    """Return the calendar date at an instant where clocks show ``offset_min`` minutes more than UTC."""
    instant = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=epoch_ms, minutes=offset_min)
    return instant.date().isoformat()


def add_days(day: str, count: int) -> str:
    """Return the date ``count`` days later; stops at the end of the year 9999."""
    return date.fromordinal(min(date.fromisoformat(day).toordinal() + count, _LAST_ORDINAL)).isoformat()


def dates_between(first: str, last: str) -> list[str]:
    """Return all dates from ``first`` to ``last``, both included."""
    start, end = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
    return [date.fromordinal(ordinal).isoformat() for ordinal in range(start, end + 1)]


def iso_week(day: str) -> str:
    """Return the ISO week of a date, such as 2026-W53."""
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year:04d}-W{week:02d}"


def minutes_of(ms: int) -> int:
    """Return whole minutes, half up."""
    return (ms + 30_000) // 60_000


def _latest(choices: Iterable[Choice], until: str) -> Choice | None:
    found: Choice | None = None
    for choice in choices:
        if choice.since <= until and (found is None or found.since <= choice.since):
            found = choice
    return found


def week_around(day: str, starts: Sequence[Choice]) -> Span:
    """Return the week that holds a date; where the person changed the week's first day, the one before is cut."""
    choice = _latest(starts, day) or Choice(1)
    whole = add_days(day, -((date.fromisoformat(day).isoweekday() - choice.value) % DAYS_IN_WEEK))
    end = add_days(whole, DAYS_IN_WEEK - 1)
    cut = min((start.since for start in starts if start.since > day), default=None)
    if cut is not None and cut <= end:
        end = add_days(cut, -1)
    return Span(max(whole, choice.since), end)


def goal_for(week: Span, goals: Iterable[Choice]) -> int:
    """Return the days wanted in a week: the goal last set in it or before, never more than the week has days."""
    choice = _latest(goals, week.last_day)
    wanted = choice.value if choice else DEFAULT_GOAL_DAYS
    return min(wanted, len(dates_between(week.first_day, week.last_day)))


def _inside(sessions: Iterable[Practice], week: Span) -> list[Practice]:
    return [one for one in sessions if week.first_day <= one.local_date <= week.last_day]


def _days(week: Span, sessions: Iterable[Practice]) -> tuple[Day, ...]:
    own = _inside(sessions, week)
    days = []
    for day in dates_between(week.first_day, week.last_day):
        times = [one.active_ms for one in own if one.local_date == day]
        active_ms = sum(times)
        days.append(Day(day, active_ms, minutes_of(active_ms), len(times), active_ms >= DAY_COUNTS_FROM_MS))
    return tuple(days)


def _totals(week: Span, days: Sequence[Day]) -> Totals:
    active_ms = sum(day.active_ms for day in days)
    sessions = sum(day.sessions for day in days)
    days_done = sum(day.counts for day in days)
    return Totals(week.first_day, week.last_day, active_ms, minutes_of(active_ms), sessions, days_done)


def _sides(sessions: Iterable[Practice]) -> SideTimes:
    done = [ms for one in sessions for ms in one.done_ms]
    return SideTimes(sum(ms.left for ms in done), sum(ms.right for ms in done), sum(ms.both for ms in done))


def summarise_week(day: str, sessions: Sequence[Practice], choices: Choices) -> WeekSummary:
    """Return the week that holds ``day``, and the totals of the week before it for comparison."""
    week = week_around(day, choices.starts)
    before = week_around(add_days(week.first_day, -1), choices.starts)
    days, own = _days(week, sessions), _inside(sessions, week)
    total = _totals(week, days)
    goal_days = goal_for(week, choices.goals)
    rated = [(one.tension_before, one.tension_after) for one in own]
    pairs = [(first, second) for first, second in rated if first is not None and second is not None]
    whole = len(days) == DAYS_IN_WEEK and date.fromisoformat(week.first_day).isoweekday() == 1
    return WeekSummary(
        week=total,
        iso_week=iso_week(week.first_day) if whole else None,
        days=days,
        goal_days=goal_days,
        goal_met=total.days_done >= goal_days,
        sides=_sides(own),
        rated=len(pairs),
        tension_before=median(first for first, _ in pairs) if pairs else None,
        tension_after=median(second for _, second in pairs) if pairs else None,
        previous=_totals(before, _days(before, sessions)),
    )


def _practised_dates(sessions: Iterable[Practice]) -> set[str]:
    totals: dict[str, int] = {}
    for one in sessions:
        totals[one.local_date] = totals.get(one.local_date, 0) + one.active_ms
    return {day for day, ms in totals.items() if ms >= DAY_COUNTS_FROM_MS}


def _spared(week: Span, pauses: Iterable[Pause]) -> bool:
    short = len(dates_between(week.first_day, week.last_day)) < DAYS_IN_WEEK
    return short or any(one.from_date <= week.last_day and one.to_date >= week.first_day for one in pauses)


def week_streak(today: str, sessions: Iterable[Practice], pauses: Sequence[Pause], choices: Choices) -> Streak:
    """Return the weeks in a row that met their goal, back from the week of ``today``, which is in grace."""
    dates = _practised_dates(sessions)
    oldest = min(dates, default=today)

    def met(week: Span) -> bool:
        done = sum(day in dates for day in dates_between(week.first_day, week.last_day))
        return done >= goal_for(week, choices.goals)

    week = week_around(today, choices.starts)
    this_week = met(week)
    weeks = int(this_week)
    while True:
        week = week_around(add_days(week.first_day, -1), choices.starts)
        if week.last_day < oldest:
            return Streak(weeks, this_week)
        if met(week):
            weeks += 1
        elif not _spared(week, pauses):
            return Streak(weeks, this_week)
