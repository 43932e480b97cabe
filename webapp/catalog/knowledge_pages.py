"""What the pages about sleep and safety show. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.catalog import words
from webapp.catalog.catalog import Catalog
from webapp.catalog.knowledge_schema import BedroomCheck, RedFlag, SleepTip
from webapp.catalog.learn_page import Reading, reading
from webapp.catalog.pages import Link, Source, sources
from webapp.catalog.routine_pages import TONIGHT, WIND_DOWN, RoutineCard, pregnancy_items, routine_card

LEVELS = (
    ("emergency", "Call an emergency number now"),
    ("same_day", "Get care today"),
    ("soon", "See a doctor soon"),
)


@dataclass(frozen=True)
class TipCard:
    """A sleep tip with what stands behind it. ``facts`` are (name, value) pairs, only those it has."""

    tip: SleepTip
    grade_words: str
    facts: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class SleepPage:
    """``/sleep``: the article's seven tips on positions and bedding first."""

    title: str
    note: Reading
    wind_down: RoutineCard
    article_tips: tuple[TipCard, ...]
    other_tips: tuple[TipCard, ...]
    tonight: Link
    bedroom: tuple[BedroomCheck, ...]
    poses: tuple[str, ...]


@dataclass(frozen=True)
class RedFlagCard:
    """A sign that needs help, with its sources."""

    flag: RedFlag
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class RedFlagGroup:
    """The signs of one level of urgency."""

    level: str
    anchor: str
    title: str
    cards: tuple[RedFlagCard, ...]


@dataclass(frozen=True)
class SafetyPage:
    """``/safety``."""

    title: str
    emergency: str
    urgent: str
    clear_first: str
    general: str
    groups: tuple[RedFlagGroup, ...]
    stop_rules: tuple[str, ...]
    pregnancy: str
    pregnancy_items: tuple[Link, ...]


@dataclass(frozen=True)
class AskedAnswer:
    """An answer to a follow-up question and the advice that goes with it."""

    answer: str
    advice: str


@dataclass(frozen=True)
class Asked:
    """A question in words, with its follow-up where it has one."""

    id: str
    ask: str
    advice: str
    follow_up: str
    answers: tuple[AskedAnswer, ...]


@dataclass(frozen=True)
class AskedGroup:
    """Questions that stand on one screen."""

    title: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True)
class ScreeningPage:
    """``/screening``."""

    title: str
    general: str
    emergency: str
    urgent: str
    clear_first: str
    groups: tuple[AskedGroup, ...]
    allowed: tuple[Link, ...]


def _tip_card(catalog: Catalog, tip: SleepTip) -> TipCard:
    facts = (
        ("Position", tip.position),
        ("Sides", tip.sides),
        ("You need", tip.equipment),
        ("Breathing", tip.breathing),
        ("How long", tip.dose),
        ("What it does", tip.target),
    )
    known = tuple((name, value) for name, value in facts if value)
    return TipCard(tip, words.GRADE_WORDS[tip.grade], known, sources(catalog, tip.cites))


def in_article_order(catalog: Catalog) -> list[SleepTip]:
    """All tips: those of the article in its order, then the others by title."""
    order = [slug for section in catalog.article_sections for slug in section.slugs]
    place = {slug: order.index(slug) for slug, tip in catalog.sleep.items() if tip.from_article}
    return sorted(
        catalog.sleep.values(),
        key=lambda tip: (not tip.from_article, place[tip.slug] if tip.from_article else 0, tip.title),
    )


def sleep(catalog: Catalog) -> SleepPage:
    """All sleep tips."""
    ordered = in_article_order(catalog)
    wind_down = routine_card(catalog, catalog.routines[WIND_DOWN])
    return SleepPage(
        title="Sleep",
        note=reading(catalog, "sleep-note"),
        wind_down=wind_down,
        article_tips=tuple(_tip_card(catalog, tip) for tip in ordered if tip.from_article),
        other_tips=tuple(_tip_card(catalog, tip) for tip in ordered if not tip.from_article),
        tonight=Link(f"#{TONIGHT}", catalog.sleep[TONIGHT].title),
        bedroom=tuple(catalog.bedroom.values()),
        poses=(wind_down.pose,),
    )


def safety(catalog: Catalog) -> SafetyPage:
    """The signs by urgency, and the rules that hold for every movement."""
    texts = catalog.safety
    groups = tuple(
        RedFlagGroup(
            level,
            level.replace("_", "-"),
            title,
            tuple(RedFlagCard(flag, sources(catalog, flag.cites)) for flag in catalog.red_flags if flag.level == level),
        )
        for level, title in LEVELS
    )
    return SafetyPage(
        title="Safety",
        emergency=texts.emergency,
        urgent=texts.urgent,
        clear_first=texts.clear_first,
        general=texts.general,
        groups=groups,
        stop_rules=texts.stop_rules,
        pregnancy=texts.pregnancy,
        pregnancy_items=pregnancy_items(catalog),
    )


def _asked_groups(catalog: Catalog) -> tuple[AskedGroup, ...]:
    groups: dict[str, list[Asked]] = {}
    for question in catalog.questions:
        follow_up = question.follow_up
        answers = (
            tuple(AskedAnswer(one.answer, one.result.advice or "") for one in follow_up.answers) if follow_up else ()
        )
        asked = Asked(
            question.id, question.ask, question.result.advice or "", follow_up.ask if follow_up else "", answers
        )
        groups.setdefault(question.group, []).append(asked)
    return tuple(AskedGroup(title, tuple(asked)) for title, asked in groups.items())


def screening(catalog: Catalog) -> ScreeningPage:
    """The questions as they are read without the form, and the wording of each result."""
    texts = catalog.safety
    return ScreeningPage(
        title="Safety questions",
        general=texts.general,
        emergency=texts.emergency,
        urgent=texts.urgent,
        clear_first=texts.clear_first,
        groups=_asked_groups(catalog),
        allowed=(
            Link("/learn", "Read what is known"),
            Link("/sleep", "Sleep tips"),
            Link("/moves/abdominal-hand-breathing", catalog.items["abdominal-hand-breathing"].title),
        ),
    )
