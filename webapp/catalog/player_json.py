"""What the phone needs of the content to choose, screen and play: one JSON file, the same for everyone.

Pure. The TypeScript types in ``client/domain/generated`` are made from these models.
"""

from __future__ import annotations

import math
from typing import Literal

from pydantic import BaseModel, ConfigDict

from webapp.catalog.catalog import Catalog, plays
from webapp.catalog.schema import (
    READY_SECONDS,
    SWITCH_SECONDS,
    ConditionRule,
    Dose,
    Grade,
    Item,
    Kind,
    Mode,
    Pattern,
    Step,
)


class Sent(BaseModel):
    """Base of what is sent: frozen, nothing unknown."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PhoneItem(Sent):
    """A movement as the player and the screening see it. ``solo`` is its start dose as a step."""

    slug: str
    title: str
    kind: Kind
    grade: Grade
    mode: Mode | None
    cue: str | None
    minutes: float | None
    settings: tuple[str, ...]
    conditions: dict[str, ConditionRule]
    easier: str | None
    replacement: str | None
    swaps: tuple[str, ...]
    solo: Step | None


class PhoneRoutine(Sent):
    """A ready routine."""

    slug: str
    title: str
    for_whom: str
    setting: str
    moments: tuple[str, ...]
    total_seconds: int
    steps: tuple[Step, ...]


class PhoneCondition(Sent):
    """A condition and its words."""

    id: str
    label: str
    group: str


class PhoneResult(Sent):
    """What a yes leads to."""

    level: Literal["none", "clear_first", "stop_urgent", "stop_emergency"]
    condition: str | None
    advice: str | None


class PhoneAnswer(Sent):
    """An answer to a follow-up question."""

    answer: str
    result: PhoneResult


class PhoneFollowUp(Sent):
    """A follow-up question; ``not_sure`` names the answer that not sure stands for."""

    ask: str
    answers: tuple[PhoneAnswer, ...]
    not_sure: str


class PhoneQuestion(Sent):
    """A question of the screening."""

    id: str
    ask: str
    group: str
    result: PhoneResult
    follow_up: PhoneFollowUp | None


class PhoneSelfTest(Sent):
    """For whom a self-test is: not for the conditions of ``hidden_by``, and as the movement that it ``follows``."""

    hidden_by: tuple[str, ...]
    follows: str | None
    moves: bool


class PhoneTip(Sent):
    """A sleep tip in short: what it is called and what to do."""

    slug: str
    title: str
    how: str


class PhoneLink(Sent):
    """An address on this site and its words."""

    href: str
    text: str


class PhoneRefusals(Sent):
    """Why a routine is not offered, in words, by the reasons that ``adapt`` gives."""

    stop: str
    clear_first: str
    no_routine: str
    breathing: str
    little_left: str


class PhoneCatalog(Sent):
    """Everything above in one file. ``open_in_pregnancy`` is what is usually comfortable then."""

    ready_seconds: int
    switch_seconds: int
    items: dict[str, PhoneItem]
    routines: tuple[PhoneRoutine, ...]
    conditions: tuple[PhoneCondition, ...]
    questions: tuple[PhoneQuestion, ...]
    tips: tuple[PhoneTip, ...]
    self_tests: dict[str, PhoneSelfTest]
    refusals: PhoneRefusals
    open_in_pregnancy: tuple[PhoneLink, ...]


REP_SECONDS = {"reps": 4.0, "circles": 6.0, "breaths": 10.0}
LEAST_SECONDS, MOST_SECONDS, MOST_REPEATS, MOST_REST = 5, 1800, 60, 300  # the limits of ``Step`` and ``Pattern``


def build(catalog: Catalog) -> PhoneCatalog:
    """What the phone keeps of the content, in the catalog's order."""
    return PhoneCatalog(
        ready_seconds=READY_SECONDS,
        switch_seconds=SWITCH_SECONDS,
        items={slug: _phone_item(item) for slug, item in catalog.items.items()},
        routines=tuple(PhoneRoutine(**routine.model_dump()) for routine in catalog.routines.values()),
        conditions=tuple(PhoneCondition(**condition.model_dump()) for condition in catalog.conditions.values()),
        questions=tuple(PhoneQuestion(**question.model_dump()) for question in catalog.questions),
        tips=tuple(PhoneTip(slug=tip.slug, title=tip.title, how=tip.how) for tip in catalog.sleep.values()),
        self_tests={
            slug: PhoneSelfTest(hidden_by=test.hidden_by, follows=test.follows, moves=test.moves)
            for slug, test in catalog.self_tests.items()
        },
        refusals=PhoneRefusals(no_routine=catalog.safety.pregnancy, **catalog.safety.not_offered.model_dump()),
        open_in_pregnancy=tuple(_link(catalog, slug) for slug in catalog.safety.pregnancy_items),
    )


def _link(catalog: Catalog, slug: str) -> PhoneLink:
    if slug in catalog.sleep:
        return PhoneLink(href=f"/sleep#{slug}", text=catalog.sleep[slug].title)
    return PhoneLink(href=f"/moves/{slug}", text=catalog.items[slug].title)


def _phone_item(item: Item) -> PhoneItem:
    return PhoneItem(
        slug=item.slug,
        title=item.title,
        kind=item.kind,
        grade=item.grade,
        mode=item.mode,
        cue=item.cue,
        minutes=item.minutes,
        settings=item.settings,
        conditions=dict(item.conditions),
        easier=item.easier,
        replacement=item.replacement,
        swaps=item.swaps,
        solo=solo_step(item),
    )


def solo_step(item: Item) -> Step | None:
    """The item's first start dose as a step of its own, at the gentle end of each span; None for what does not play.

    Alternating movements change sides inside one stretch of time, so theirs is twice as long and has no switch.
    """
    if not plays(item) or not item.start:
        return None
    dose = item.start[0]
    each_side = item.sides == "alternating" and dose.sides > 1
    seconds = _stretch_seconds(dose) * (2 if each_side else 1)
    seconds_per_side = min(max(math.ceil(seconds), LEAST_SECONDS), MOST_SECONDS)
    return Step(
        item=item.slug,
        sets=dose.sets,
        seconds_per_side=seconds_per_side,
        sides=1 if each_side else dose.sides,
        rest_seconds=min(math.ceil(dose.rest_seconds), MOST_REST) if dose.sets > 1 else 0,
        pattern=_pattern(dose, each_side=each_side) if seconds <= seconds_per_side else None,
    )


def _stretch_seconds(dose: Dose) -> float:
    """Work seconds of one set on one side."""
    if dose.unit == "s":
        return dose.amount.min
    if dose.unit == "min":
        return dose.amount.min * 60
    return math.floor(dose.amount.min) * _rep_seconds(dose)


def _rep_seconds(dose: Dose) -> float:
    return dose.rep_seconds or max(dose.hold_seconds or 0, REP_SECONDS[dose.unit])


def _pattern(dose: Dose, *, each_side: bool) -> Pattern | None:
    """How the stretch divides, for what is counted: breaths have their own rhythm, and time needs none.

    Repetitions whose hold is all of their time are holds; others take time to get there and back.
    """
    repeats = math.floor(dose.amount.min)
    if dose.unit not in {"reps", "circles"} or not 1 <= repeats <= MOST_REPEATS:
        return None
    held = dose.unit == "reps" and dose.hold_seconds is not None and dose.rep_seconds is None
    return Pattern(
        repeats=repeats,
        hold_seconds=_rep_seconds(dose),
        each_side=each_side,
        unit="holds" if held else "circles" if dose.unit == "circles" else "reps",
    )
