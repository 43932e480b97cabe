"""What each kind of record looks like on the wire and in the database: its fields, ranges and cross-checks.

Pure. Times are integer milliseconds since 1970 in UTC; durations are integer milliseconds; ``local_date`` is
the calendar date where the practice began and never moves when the person travels. The phone's clock may be
wrong by years: a time is checked against the other times of its record only, never against the server's.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

DAY_MS = 24 * 3600 * 1000
LAST_INSTANT = 253_402_300_799_999  # 9999-12-31T23:59:59.999Z, the last that a calendar date can follow
EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
FIRST_DATE = "1969-12-31"  # where a phone with an unset clock may be, west of Greenwich
CLOCK_SLACK_MS = 5 * 60 * 1000

# Control characters and the marks that turn the direction of all text after them; joiners and accents are text.
_UNFIT = r"\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
_LINE = rf"^[^{_UNFIT}]*$"
_TEXT = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]*$"


def _real_date(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise ValueError("there is no such day") from None
    if text < FIRST_DATE:
        raise ValueError("the day is too long ago")
    return text


Instant = Annotated[int, Field(ge=0, le=LAST_INSTANT)]
Duration = Annotated[int, Field(ge=0, le=DAY_MS)]
LocalDate = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    AfterValidator(_real_date),
    Field(json_schema_extra={"format": "local-date"}),  # so that the phone checks the same
]
OffsetMinutes = Annotated[int, Field(ge=-720, le=840)]
Rating = Annotated[int, Field(ge=0, le=10)]
Zone = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_+:/-]{1,64}$")]
Name = Annotated[str, StringConstraints(min_length=1, max_length=160, pattern=_LINE)]
Note = Annotated[str, StringConstraints(max_length=2000, pattern=_TEXT)]


class Wire(BaseModel):
    """Base of the wire types: strict and frozen, and a field that nobody declared is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class SideTimes(Wire):
    """Milliseconds of work on the left, on the right, and on both together."""

    left: Duration = 0
    right: Duration = 0
    both: Duration = 0


class PlayedStep(Wire):
    """A step as it was planned and done; titles are kept as they were."""

    item: Name
    title: Name
    planned_ms: SideTimes
    done_ms: SideTimes
    hurt: bool = False


class Session(Wire):
    """One practice that happened. ``active_ms`` is running time: get-ready, switch and rest, not pauses.

    ``completed``: every step was done to its end, or the easier one that was taken in its place (a step too).
    """

    source: Name
    title: Name
    kind: Literal["routine", "item", "by_hand"]
    started_at: Instant
    ended_at: Instant
    tz: Zone
    offset_min: OffsetMinutes
    local_date: LocalDate
    active_ms: Duration
    completed: bool
    # A list in JSON is a list in Python: strict would want a tuple.
    steps: Annotated[tuple[PlayedStep, ...], Field(max_length=100, strict=False)]
    tension_before: Rating | None = None
    tension_after: Rating | None = None
    note: Note = ""

    @model_validator(mode="after")
    def _times_agree(self) -> Self:
        if self.ended_at < self.started_at:
            raise ValueError("ended_at is before started_at")
        if self.active_ms > self.ended_at - self.started_at + CLOCK_SLACK_MS:
            raise ValueError("active_ms is longer than the practice took")
        _check_local_date(self.local_date, self.started_at)
        return self


class Checkin(Wire):
    """A tension rating on its own."""

    at: Instant
    tz: Zone
    offset_min: OffsetMinutes
    local_date: LocalDate
    tension: Rating

    @model_validator(mode="after")
    def _times_agree(self) -> Self:
        _check_local_date(self.local_date, self.at)
        return self


class Setting(Wire):
    """One setting; the record's id is its name. ``from_date`` is the week from which a goal applies."""

    value: Note | int | bool | None
    from_date: LocalDate | None = None


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=160, pattern=_LINE)]
# A name that begins with something that is seen.
RoutineTitle = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=rf"^[^ {_UNFIT}][^{_UNFIT}]*$")]
WorkMs = Annotated[int, Field(ge=0, le=1_800_000)]


class OwnCue(Wire):
    """Something to say ``at_ms`` after a stretch of work began; in every set or only ``in_set``."""

    at_ms: WorkMs
    say: Words
    in_set: Annotated[int, Field(ge=1, le=20)] | None = None


class OwnPattern(Wire):
    """How one stretch of work divides: ``repeats`` times ``hold_ms``, in turn on each side if ``each_side``."""

    repeats: Annotated[int, Field(ge=1, le=60)]
    hold_ms: Annotated[int, Field(ge=500, le=1_800_000)]
    each_side: bool = False
    unit: Literal["holds", "reps", "circles"] = "holds"


class OwnStep(Wire):
    """A step of a routine of one's own, with the limits of the ready ones. The phone knows which movements exist."""

    item: Slug
    sets: Annotated[int, Field(ge=1, le=20)] = 1
    seconds_per_side: Annotated[int, Field(ge=5, le=1800)]
    sides: Annotated[int, Field(ge=1, le=2)] = 1  # a Literal would take True for 1
    rest_seconds: Annotated[int, Field(ge=0, le=300)] = 0
    note: Words | None = None
    pattern: OwnPattern | None = None
    cues: Annotated[tuple[OwnCue, ...], Field(max_length=10, strict=False)] = ()

    @model_validator(mode="after")
    def _counted_part_fits(self) -> Self:
        if one := self.pattern:
            counted_ms = one.repeats * one.hold_ms * (2 if one.each_side else 1)
            if counted_ms > self.seconds_per_side * 1000:
                raise ValueError("what is counted lasts longer than the step")
        return self


class OwnRoutine(Wire):
    """A routine of one's own. While it is being made it may have no steps yet."""

    title: RoutineTitle
    made_at: Instant
    steps: Annotated[tuple[OwnStep, ...], Field(max_length=40, strict=False)] = ()


def _check_local_date(local_date: str, instant: int) -> None:
    # No place on Earth is a whole day off UTC, so the two dates are equal or neighbours.
    day = date.fromisoformat(local_date).toordinal() - EPOCH_ORDINAL
    if abs(day - instant // DAY_MS) > 1:
        raise ValueError("local_date is more than a day away from the time")
