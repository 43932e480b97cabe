"""The whole content in memory: frozen, the same for everyone, with the look-ups that pages and rules need. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.catalog.knowledge_schema import (
    ArticleReference,
    ArticleSection,
    BedroomCheck,
    Claim,
    Condition,
    Question,
    RedFlag,
    Reference,
    SafetyTexts,
    Section,
    SelfTest,
    SleepTip,
)
from webapp.catalog.schema import Effect, Grade, Item, Kind, Pattern, Routine


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words an author may use for positions, equipment, tags and settings, each with its label for people."""

    positions: Mapping[str, str]
    equipment: Mapping[str, str]
    tags: Mapping[str, str]
    settings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Catalog:
    """Every piece of content, checked: a slug that one piece names exists in another."""

    items: Mapping[str, Item]
    routines: Mapping[str, Routine]
    sleep: Mapping[str, SleepTip]
    bedroom: Mapping[str, BedroomCheck]
    claims: Mapping[str, Claim]
    conditions: Mapping[str, Condition]
    questions: tuple[Question, ...]
    red_flags: tuple[RedFlag, ...]
    safety: SafetyTexts
    references: Mapping[str, Reference]
    article_references: tuple[ArticleReference, ...]
    sections: Mapping[str, Section]
    self_tests: Mapping[str, SelfTest]
    article_sections: tuple[ArticleSection, ...]
    vocabulary: Vocabulary

    def movements(self) -> tuple[Item, ...]:
        """The items that play, in the catalog's order."""
        return tuple(item for item in self.items.values() if plays(item))

    def playable(self, slug: str) -> bool:
        """Whether ``/play/<slug>`` exists: a routine or a movement, never an explanation or guidance."""
        return slug in self.routines or (slug in self.items and plays(self.items[slug]))

    def routines_with(self, slug: str) -> tuple[Routine, ...]:
        """The ready routines in which an item is a step."""
        return tuple(routine for routine in self.routines.values() if any(step.item == slug for step in routine.steps))

    def changed_by(self, condition: str, effect: Effect) -> tuple[Item, ...]:
        """The items on which a condition has this effect, in the catalog's order."""
        return tuple(
            item
            for item in self.items.values()
            if condition in item.conditions and item.conditions[condition].effect is effect
        )


def plays(item: Item) -> bool:
    """Whether an item may be a step: a movement that is not graded X."""
    return item.kind is Kind.movement and item.grade is not Grade.X


def pattern_words(pattern: Pattern) -> str:
    """A pattern as people read it: "8 slow reps", "2 x 5 s each side", "10 circles", "one long hold"."""
    side = " each side" if pattern.each_side else ""
    if pattern.unit == "reps":
        return f"{pattern.repeats} slow reps{side}"
    if pattern.unit == "circles":
        return f"{pattern.repeats} circles{side}"
    if pattern.repeats == 1:
        return f"one long hold{side}"
    return f"{pattern.repeats} \N{MULTIPLICATION SIGN} {pattern.hold_seconds:g} s{side}"
