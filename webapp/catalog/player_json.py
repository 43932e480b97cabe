"""What the phone needs of the content to choose, screen and play: one JSON file, the same for everyone.

Pure. The TypeScript types in ``client/domain/generated`` are made from these models.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from webapp.catalog.schema import ConditionRule, Grade, Kind, Mode, Step


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


class PhoneTip(Sent):
    """A sleep tip in one line."""

    slug: str
    title: str


class PhoneCatalog(Sent):
    """Everything above in one file."""

    ready_seconds: int
    switch_seconds: int
    items: dict[str, PhoneItem]
    routines: tuple[PhoneRoutine, ...]
    conditions: tuple[PhoneCondition, ...]
    questions: tuple[PhoneQuestion, ...]
    tips: tuple[PhoneTip, ...]
