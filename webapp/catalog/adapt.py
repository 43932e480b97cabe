"""What a person's answers make of a routine: what stays, what is swapped and why, or why it is not offered. Pure.

``client/domain/adapt.ts`` is its twin; ``tests/vectors/adapt.json`` holds for both. A plan never holds a movement
that these answers hide, one of grade X, or one that still waits for a professional's yes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from webapp.catalog.player_json import PhoneItem
from webapp.catalog.schema import (
    READY_SECONDS,
    SWITCH_SECONDS,
    ConditionRule,
    Effect,
    Grade,
    Kind,
    Mode,
    Step,
    step_seconds,
)

Level = Literal["none", "clear_first", "stop_urgent", "stop_emergency"]
Refusal = Literal["stop", "clear_first", "no_routine", "breathing", "little_left"]

BREATHING = "abdominal-hand-breathing"  # takes the time of what cannot be swapped; open to all but those with a stop
CLEARED_IN_GENERAL = "general"
NO_ROUTINE_WITH = frozenset({"c-preg", "c-postnatal"})  # content brief, section 4: single movements only, on purpose
MOST_BREATHING = 3  # a routine may spend one part in three of its work on breathing that stands in
LENGTH_MAY_DIFFER_BY = 0.15
LEAST_SECONDS, MOST_SECONDS = 5, 1800


@dataclass(frozen=True, slots=True)
class Answers:
    """The part of the screening that decides. ``cleared`` names conditions to which a professional said yes."""

    conditions: frozenset[str] = frozenset()
    cleared: frozenset[str] = frozenset()
    level: Level = "none"


@dataclass(frozen=True, slots=True)
class Change:
    """A movement, what stands in for it (None: nothing), and the words for why."""

    item: str
    by: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Adapted:
    """A routine as these answers make it. ``hints`` are (movement, what to mind). Refused: no steps."""

    refused: Refusal | None
    steps: tuple[Step, ...] = ()
    changes: tuple[Change, ...] = ()
    hints: tuple[tuple[str, str], ...] = ()


Items = Mapping[str, PhoneItem]


def rules_of(item: PhoneItem, conditions: frozenset[str]) -> dict[str, ConditionRule]:
    """The item's rules for these conditions, in the item's order."""
    return {name: rule for name, rule in item.conditions.items() if name in conditions}


def why_not(item: PhoneItem, answers: Answers) -> str | None:
    """Why this movement is not for someone with these conditions; None if it is. Levels are not looked at."""
    if item.kind is not Kind.movement:
        return "This is something to know, not a movement to play."
    if item.grade is Grade.X:
        return "We do not recommend this."
    rules = rules_of(item, answers.conditions)
    waiting = [rule for name, rule in rules.items() if name not in answers.cleared]
    for effect, candidates in (
        (Effect.hide, rules.values()),
        (Effect.swap, rules.values()),
        (Effect.clear_first, waiting),
    ):
        for rule in candidates:
            if rule.effect is effect:
                return rule.text
    return None


def refusal(answers: Answers) -> Refusal | None:
    """Why no routine at all is offered; None if that depends on the routine. A stop is never lifted by a tick."""
    if answers.level.startswith("stop"):
        return "stop"
    if answers.level == "clear_first" and CLEARED_IN_GENERAL not in answers.cleared:
        return "clear_first"
    return "no_routine" if answers.conditions & NO_ROUTINE_WITH else None


def playable_alone(item: PhoneItem, answers: Answers) -> bool:
    """Whether someone may play this movement on its own."""
    no_routine = refusal(answers)
    if no_routine == "stop" or (no_routine == "clear_first" and item.slug != BREATHING):
        return False
    return item.solo is not None and why_not(item, answers) is None


def stand_ins(item: PhoneItem, conditions: frozenset[str]) -> Iterator[str]:
    """What may take an item's place, in the order in which it is tried; a name can come twice."""
    yield from (rule.to for rule in rules_of(item, conditions).values() if rule.to is not None)
    yield from item.swaps
    if item.replacement is not None:
        yield item.replacement


def _breathing(items: Items) -> Iterator[str]:
    yield BREATHING
    yield from sorted(slug for slug, item in items.items() if item.mode is Mode.breathe and slug != BREATHING)


def stand_in(
    item: PhoneItem, items: Items, settings: Sequence[str], answers: Answers, taken: frozenset[str] = frozenset()
) -> PhoneItem | None:
    """The first movement of the item's own list that is allowed, fits a setting and is not among ``taken``."""
    return _first(stand_ins(item, answers.conditions), items, settings, answers, taken | {item.slug})


def _first(
    slugs: Iterator[str], items: Items, settings: Sequence[str], answers: Answers, taken: frozenset[str]
) -> PhoneItem | None:
    for slug in slugs:
        other = items.get(slug)
        fits = other is not None and other.solo is not None and any(one in settings for one in other.settings)
        if other is not None and fits and slug not in taken and why_not(other, answers) is None:
            return other
    return None


def _seconds(step: Step, solo: Step, sets: int, rest: int) -> int:
    """Work seconds on each side with which these sets of another movement come nearest to the step's length."""
    switches = SWITCH_SECONDS if solo.sides > 1 else 0
    left = step_seconds(step) - READY_SECONDS - sets * switches - (sets - 1) * rest
    stretches = sets * solo.sides
    return min(max((2 * left + stretches) // (2 * stretches), LEAST_SECONDS), MOST_SECONDS)


def in_place_of(step: Step, solo: Step) -> Step:
    """Another movement for as long as the step: with the sets that come nearest, then those nearest to its own dose."""
    rest = step.rest_seconds if step.sets > 1 else solo.rest_seconds
    choices = [
        Step(
            item=solo.item,
            sets=sets,
            seconds_per_side=_seconds(step, solo, sets, rest),
            sides=solo.sides,
            rest_seconds=rest if sets > 1 else 0,
            instead_of=step.item,
        )
        for sets in range(1, max(step.sets, solo.sets) + 1)
    ]
    length = step_seconds(step)
    return min(
        choices,
        key=lambda one: (
            abs(step_seconds(one) - length),
            abs(one.seconds_per_side - solo.seconds_per_side),
            one.sets,
        ),
    )


def _work(step: Step) -> int:
    return step.sets * step.sides * step.seconds_per_side


@dataclass(slots=True)
class _Draft:
    """A plan in the making. ``breathing`` is seconds of work swapped into breathing."""

    items: Items
    setting: str
    answers: Answers
    steps: list[Step] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    hints: dict[tuple[str, str], None] = field(default_factory=dict)
    breathing: int = 0

    def choose(self, step: Step, following: Step | None) -> None:
        """Keep a step, swap it, or leave it out."""
        item = self.items.get(step.item)
        if item is None:
            self.changes.append(Change(step.item, None, "This phone does not know this movement."))
            return
        why = why_not(item, self.answers)
        if why is None:
            self._keep(step, item)
            return
        by = self._stand_in(item, following)
        name = self._swap(step, by, by.solo, item.mode) if by and by.solo else self._longer_breath(step)
        self.changes.append(Change(step.item, name, why))

    def _stand_in(self, item: PhoneItem, following: Step | None) -> PhoneItem | None:
        after = self.items.get(following.item) if following else None
        taken = {item.slug, *(step.item for step in self.steps[-1:])}
        if after and why_not(after, self.answers) is None:
            taken.add(after.slug)
        where = (self.setting,)
        own = stand_in(item, self.items, where, self.answers, frozenset(taken))
        return own or _first(_breathing(self.items), self.items, where, self.answers, frozenset(taken))

    def _keep(self, step: Step, item: PhoneItem) -> None:
        self.steps.append(step)
        for rule in rules_of(item, self.answers.conditions).values():
            self.hints[(item.slug, rule.text)] = None

    def _swap(self, step: Step, by: PhoneItem, solo: Step, mode: Mode | None) -> str:
        instead = in_place_of(step, solo)
        self._keep(instead, by)
        if by.mode is Mode.breathe and mode is not Mode.breathe:
            self.breathing += _work(instead)
        return by.slug

    def _longer_breath(self, step: Step) -> str | None:
        """Give the step's time to the breathing just before it."""
        last = self.steps[-1] if self.steps else None
        if last is None or self.items[last.item].mode is not Mode.breathe or (last.sets, last.sides) != (1, 1):
            return None
        seconds = last.seconds_per_side + step_seconds(step)
        if seconds > MOST_SECONDS:
            return None
        self.steps[-1] = last.model_copy(update={"seconds_per_side": seconds})
        self.breathing += step_seconds(step)
        return last.item


def _stutters(steps: Sequence[Step]) -> bool:
    """Whether leaving out a step has brought a swap next to the same movement."""
    return any(one.item == two.item and (one.instead_of or two.instead_of) for one, two in pairwise(steps))


def adapt(steps: Sequence[Step], setting: str, items: Items, answers: Answers) -> Adapted:
    """The routine for someone with these answers; lengths are in seconds and stay within 15 % of the routine's."""
    refused = refusal(answers)
    if refused:
        return Adapted(refused)
    draft = _Draft(items, setting, answers)
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        draft.choose(step, following)
    if draft.breathing * MOST_BREATHING > sum(map(_work, draft.steps)):
        return Adapted("breathing")
    length = sum(map(step_seconds, steps))
    off = abs(sum(map(step_seconds, draft.steps)) - length)
    if not draft.steps or off > LENGTH_MAY_DIFFER_BY * length or _stutters(draft.steps):
        return Adapted("little_left")
    return Adapted(None, tuple(draft.steps), tuple(draft.changes), tuple(draft.hints))
