"""What an author may write: the strict, frozen shape of movements and routines under ``content/``.

Pure. Every model refuses unknown keys and wrong types, so a typing mistake in a content file stops
the start with its file and key instead of showing up on a phone. Seconds are seconds of the clock on
the wall; ``sides`` is 1 (both together, or in turn inside one stretch of time) or 2 (left, then right).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator


class Strict(BaseModel):
    """Base of all content: no unknown keys, no coercion, no change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
ConditionId = Annotated[str, StringConstraints(pattern=r"^c-[a-z]+$")]
ReferenceId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=1200)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=160)]
Seconds = Annotated[float, Field(ge=0, le=3600)]


class Kind(StrEnum):
    """What can be done with an item: only a movement plays."""

    movement = "movement"
    guidance = "guidance"
    explanation = "explanation"


class Origin(StrEnum):
    """Where an item comes from."""

    article = "article"
    article_guidance = "article-guidance"
    replacement = "replacement"
    addition = "addition"


class Grade(StrEnum):
    """Strength of evidence for the outcome named in ``graded_for``; X is not recommended."""

    A = "A"
    B = "B"
    C = "C"
    X = "X"


class Mode(StrEnum):
    """How work time is spent: held still, repeated, or breathed."""

    hold = "hold"
    reps = "reps"
    breathe = "breathe"


class Effect(StrEnum):
    """What a condition does to an item."""

    hide = "hide"
    clear_first = "clear_first"
    swap = "swap"
    adapt = "adapt"


class Span(Strict):
    """From ``min`` to ``max``, both included."""

    min: Annotated[float, Field(gt=0)]
    max: Annotated[float, Field(gt=0)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.min > self.max:
            raise ValueError("min is greater than max")
        return self


class Dose(Strict):
    """One way to dose an item. Several doses in a list are alternatives."""

    sets: Annotated[int, Field(ge=1, le=20)] = 1
    amount: Span
    unit: Literal["s", "reps", "breaths", "circles", "min"]
    hold_seconds: Seconds | None = None
    rep_seconds: Seconds | None = None
    rest_seconds: Seconds = 0
    sides: Literal[1, 2] = 1
    per_day: Span | None = None
    per_week: Span | None = None
    then: Line | None = None


class ConditionRule(Strict):
    """What one condition does to an item, in data (``effect``, ``to``) and in words (``text``)."""

    effect: Effect
    to: Slug | None = None
    text: Line


class Item(Strict):
    """One thing to do or know. Required for movements: ``cue``, ``mode``, ``start``, ``progress``, ``settings``."""

    slug: Slug
    title: Line
    kind: Kind
    origin: Origin
    grade: Grade
    graded_for: Text
    positions: tuple[Slug, ...]
    position_text: Line
    settings: tuple[Literal["bed", "floor", "seated", "standing"], ...] = ()
    sides: Literal["unilateral", "bilateral", "alternating", "either", "none"]
    equipment: tuple[Slug, ...] = ()
    equipment_text: Line
    tags: tuple[Literal["mobilise", "stretch", "strengthen", "relax", "massage"], ...] = ()
    synonyms: tuple[Line, ...] = ()
    minutes: Annotated[float, Field(gt=0, le=60)] | None = None
    mode: Mode | None = None
    cue: Line | None = None
    article: Text | None = None
    steps: Annotated[tuple[Text, ...], Field(min_length=1)]
    breathing: Text
    start: tuple[Dose, ...] = ()
    progress: tuple[Dose, ...] = ()
    dose_text: Text
    mistakes: tuple[Line, ...] = ()
    stop_if: tuple[Line, ...] = ()
    conditions: dict[ConditionId, ConditionRule] = {}
    target: Text
    note: Text | None = None
    cites: tuple[ReferenceId, ...] = ()
    easier: Slug | None = None
    harder: Slug | None = None
    replacement: Slug | None = None
    swaps: tuple[Slug, ...] = ()


class Cue(Strict):
    """Something to say ``at_seconds`` after a stretch of work began (per side); in every set or only ``in_set``."""

    at_seconds: Seconds
    say: Line
    in_set: Annotated[int, Field(ge=1, le=20)] | None = None


class Pattern(Strict):
    """How one stretch of work divides: ``repeats`` times ``hold_seconds``, in turn on each side if ``each_side``.

    For ``reps`` and ``circles`` the seconds are the time that one of them takes, there and back.
    """

    repeats: Annotated[int, Field(ge=1, le=60)]
    hold_seconds: Seconds
    each_side: bool = False
    unit: Literal["holds", "reps", "circles"] = "holds"


class Step(Strict):
    """One step of a routine. Lasts get-ready + sets of (seconds on each side + switch) + rest between sets."""

    item: Slug
    sets: Annotated[int, Field(ge=1, le=20)] = 1
    seconds_per_side: Annotated[int, Field(ge=5, le=1800)]
    sides: Literal[1, 2] = 1
    rest_seconds: Annotated[int, Field(ge=0, le=300)] = 0
    note: Line | None = None
    pattern: Pattern | None = None
    cues: tuple[Cue, ...] = ()
    instead_of: Slug | None = None


class Routine(Strict):
    """An ordered list of steps. ``total_seconds`` is stated by the author and checked against the steps."""

    slug: Slug
    title: Line
    for_whom: Line
    setting: Literal["bed", "floor", "seated", "standing"]
    moments: tuple[Literal["morning", "desk", "evening", "after-run", "any", "hard-day"], ...]
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    total_seconds: Annotated[int, Field(gt=0)]


READY_SECONDS = 10
SWITCH_SECONDS = 5


def step_seconds(step: Step) -> int:
    """Length of a step in seconds by the brief's timing model (content brief, section 4)."""
    one_set = step.seconds_per_side * step.sides + (SWITCH_SECONDS if step.sides > 1 else 0)
    return READY_SECONDS + step.sets * one_set + (step.sets - 1) * step.rest_seconds


def routine_seconds(routine: Routine) -> int:
    """Length of a routine in seconds: the sum of its steps."""
    return sum(step_seconds(step) for step in routine.steps)
