"""What the finder on ``/moves`` needs of the content: one JSON file of its own, the same for everyone.

It is apart from ``player_json`` because only ``/moves`` reads it: Today and the player would carry its words for
nothing. Pure. The TypeScript types in ``client/domain/generated`` are made from these models.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from webapp.catalog import words
from webapp.catalog.catalog import Catalog
from webapp.catalog.knowledge_schema import SleepTip
from webapp.catalog.pages import is_from_article
from webapp.catalog.player_json import Sent
from webapp.catalog.schema import Grade, Item


class FindEntry(Sent):
    """A card of ``/moves``, or a sleep tip, as search and filters see it.

    ``text`` holds the distinct words of its body, for search only; ``line`` is what a tip's card says.
    """

    slug: str
    title: str
    kind: Literal["movement", "guidance", "explanation", "tip"]
    grade: Grade
    positions: tuple[str, ...]
    equipment: tuple[str, ...]
    tags: tuple[str, ...]
    minutes: float | None
    article: bool
    synonyms: tuple[str, ...]
    line: str
    text: str


class FindLabels(Sent):
    """The choices of each filter in the order in which they are shown, with their words."""

    position: dict[str, str]
    tag: dict[str, str]
    equipment: dict[str, str]
    grade: dict[str, str]


class FindIndex(Sent):
    """All entries and the words of the filters."""

    entries: tuple[FindEntry, ...]
    labels: FindLabels


SHORTEST = 3
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


def build(catalog: Catalog) -> FindIndex:
    """What the finder gets of the content, in the catalog's order."""
    vocabulary = catalog.vocabulary
    return FindIndex(
        entries=(
            *(_item(item) for item in catalog.items.values()),
            *(_tip(tip) for tip in catalog.sleep.values()),
        ),
        labels=FindLabels(
            position=dict(vocabulary.positions),
            tag=dict(vocabulary.tags),
            equipment=dict(vocabulary.equipment),
            grade={grade.value: text for grade, text in words.GRADE_WORDS.items()},
        ),
    )


def distinct_words(texts: Iterable[str | None]) -> str:
    """Each word of the texts once, in lower case, in order; what is too short to be looked for is left out."""
    found = (word for text in texts for word in WORD.findall((text or "").lower()))
    return " ".join(dict.fromkeys(word for word in found if len(word) >= SHORTEST))


def _item(item: Item) -> FindEntry:
    # Mistakes, stops and conditions are left out: who looks for "tingling" wants no card that warns of it.
    texts = (item.cue, *item.steps, item.target, item.graded_for, item.note, item.article, item.breathing)
    return FindEntry(
        slug=item.slug,
        title=item.title,
        kind=item.kind.value,
        grade=item.grade,
        positions=item.positions,
        equipment=item.equipment,
        tags=item.tags,
        minutes=item.minutes,
        article=is_from_article(item),
        synonyms=item.synonyms,
        line="",
        text=distinct_words((item.position_text, item.equipment_text, *texts)),
    )


def _tip(tip: SleepTip) -> FindEntry:
    texts = (tip.note, tip.article, tip.target, tip.position, tip.equipment)
    return FindEntry(
        slug=tip.slug,
        title=tip.title,
        kind="tip",
        grade=tip.grade,
        positions=(),
        equipment=(),
        tags=(),
        minutes=None,
        article=tip.from_article,
        synonyms=("sleep tip", "better sleep"),
        line=tip.how,
        text=distinct_words(texts),
    )
