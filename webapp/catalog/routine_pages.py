"""What Today, the routines and the player's page show, before the phone adds what is personal. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from webapp.catalog import words
from webapp.catalog.catalog import Catalog, pattern_words
from webapp.catalog.pages import SETTING_POSES, Link, move_link, pose_of
from webapp.catalog.player_json import solo_step
from webapp.catalog.schema import Item, Routine, Step, routine_seconds, step_seconds

FIRST_ROUTINE = "desk-break-3"  # standing, no floor, nothing needed: it suits the most people at the first visit
WIND_DOWN = "evening-wind-down-8"
TONIGHT = "sleep-pillow-between-knees"  # the phone shows another one each evening
MOMENT_WORDS = {
    "morning": "In the morning",
    "desk": "At a desk",
    "evening": "In the evening",
    "after-run": "After a run",
    "any": "Any time",
    "hard-day": "On a hard day",
}


@dataclass(frozen=True)
class RoutineCard:
    """A routine in short. ``short_title`` leaves out the minutes, for where they stand beside it."""

    slug: str
    title: str
    short_title: str
    href: str
    play_href: str
    for_whom: str
    length: str
    minutes: int
    setting: str
    pose: str
    figure: str
    steps: int


@dataclass(frozen=True)
class RoutineStep:
    """A step as people read it."""

    item: str
    title: str
    href: str
    pose: str
    cue: str
    work: str
    total: str
    pattern: str
    note: str
    instead_of: Link | None


@dataclass(frozen=True)
class RoutinesPage:
    """``/routines``."""

    title: str
    routines: tuple[RoutineCard, ...]
    pregnancy: str
    pregnancy_items: tuple[Link, ...]
    poses: tuple[str, ...]


@dataclass(frozen=True)
class RoutinePage:
    """``/routines/<slug>``."""

    title: str
    card: RoutineCard
    total: str
    moments: tuple[str, ...]
    steps: tuple[RoutineStep, ...]
    needs: tuple[str, ...]
    pregnancy: str
    pregnancy_items: tuple[Link, ...]
    stop_rules: tuple[str, ...]
    poses: tuple[str, ...]


@dataclass(frozen=True)
class PlayPage:
    """``/play/<slug>``: what to do, readable without the player. ``how`` is a single movement's steps."""

    title: str
    slug: str
    length: str
    back: Link
    steps: tuple[RoutineStep, ...]
    how: tuple[str, ...]
    breathing: str


@dataclass(frozen=True)
class TodayPage:
    """``/`` as everyone gets it."""

    title: str
    start: RoutineCard
    lengths: tuple[RoutineCard, ...]
    tip: Link
    tip_text: str
    poses: tuple[str, ...]


def routine_card(catalog: Catalog, routine: Routine) -> RoutineCard:
    """A routine in short. Its drawing is that of its longest step."""
    seconds = routine_seconds(routine)
    longest = max(routine.steps, key=step_seconds)
    return RoutineCard(
        slug=routine.slug,
        title=routine.title,
        short_title=words.sentence(re.sub(r"^\d+-minute ", "", routine.title)),
        href=f"/routines/{routine.slug}",
        play_href=f"/play/{routine.slug}",
        for_whom=routine.for_whom,
        length=words.length_words(seconds),
        minutes=round(seconds / 60),
        setting=catalog.vocabulary.settings.get(routine.setting, routine.setting),
        pose=pose_of(catalog.items[longest.item]),
        figure=longest.item,
        steps=len(routine.steps),
    )


def routine_cards(catalog: Catalog) -> tuple[RoutineCard, ...]:
    """The ready routines, the shortest first."""
    ordered = sorted(catalog.routines.values(), key=lambda routine: (routine_seconds(routine), routine.title))
    return tuple(routine_card(catalog, routine) for routine in ordered)


def pregnancy_items(catalog: Catalog) -> tuple[Link, ...]:
    """The cards that are usually comfortable in pregnancy, as links."""

    def link(slug: str) -> Link:
        if slug in catalog.sleep:
            return Link(f"/sleep#{slug}", catalog.sleep[slug].title)
        return move_link(catalog, slug)

    return tuple(link(slug) for slug in catalog.safety.pregnancy_items)


def routines(catalog: Catalog) -> RoutinesPage:
    """All ready routines."""
    cards = routine_cards(catalog)
    poses = tuple(sorted({card.pose for card in cards}))
    return RoutinesPage("Routines", cards, catalog.safety.pregnancy, pregnancy_items(catalog), poses)


def routine_step(catalog: Catalog, step: Step) -> RoutineStep:
    """A step in words."""
    item = catalog.items[step.item]
    return RoutineStep(
        item=item.slug,
        title=item.title,
        href=f"/moves/{item.slug}",
        pose=pose_of(item),
        cue=item.cue or "",
        work=words.work_words(step),
        total=words.clock_words(step_seconds(step)),
        pattern=pattern_words(step.pattern) if step.pattern else "",
        note=step.note or "",
        instead_of=move_link(catalog, step.instead_of) if step.instead_of else None,
    )


def _needs(catalog: Catalog, routine: Routine) -> tuple[str, ...]:
    names = dict.fromkeys(name for step in routine.steps for name in catalog.items[step.item].equipment)
    return tuple(catalog.vocabulary.equipment.get(name, name) for name in names if name != "none")


def routine(catalog: Catalog, one: Routine) -> RoutinePage:
    """Everything about one routine."""
    steps = tuple(routine_step(catalog, step) for step in one.steps)
    card = routine_card(catalog, one)
    return RoutinePage(
        title=one.title,
        card=card,
        total=words.clock_words(routine_seconds(one)),
        moments=tuple(MOMENT_WORDS[moment] for moment in one.moments),
        steps=steps,
        needs=_needs(catalog, one),
        pregnancy=catalog.safety.pregnancy,
        pregnancy_items=pregnancy_items(catalog),
        stop_rules=catalog.safety.stop_rules,
        poses=tuple(sorted({step.pose for step in steps} | {card.pose})),
    )


def play_routine(catalog: Catalog, one: Routine) -> PlayPage:
    """The player's page for a routine."""
    return PlayPage(
        title=one.title,
        slug=one.slug,
        length=words.length_words(routine_seconds(one)),
        back=Link(f"/routines/{one.slug}", "About this routine"),
        steps=tuple(routine_step(catalog, step) for step in one.steps),
        how=(),
        breathing="",
    )


def play_movement(catalog: Catalog, item: Item) -> PlayPage:
    """The player's page for a single movement."""
    solo = solo_step(item)
    return PlayPage(
        title=item.title,
        slug=item.slug,
        length=words.length_words(step_seconds(solo)) if solo else words.dose_line(item.start),
        back=Link(f"/moves/{item.slug}", "About this movement"),
        steps=(routine_step(catalog, solo),) if solo else (),
        how=item.steps,
        breathing=item.breathing,
    )


def today(catalog: Catalog) -> TodayPage:
    """Today before the phone knows who is there: one routine that suits the most people, and one of each length."""
    cards = routine_cards(catalog)
    start = replace(next(card for card in cards if card.slug == FIRST_ROUTINE), pose=SETTING_POSES["standing"])
    lengths: dict[int, RoutineCard] = {}
    for card in cards:
        lengths.setdefault(card.minutes, card)
    tip = catalog.sleep[TONIGHT]
    return TodayPage(
        title="Today",
        start=start,
        lengths=tuple(lengths.values()),
        tip=Link(f"/sleep#{tip.slug}", tip.title),
        tip_text=tip.how,
        poses=tuple(sorted({start.pose, *SETTING_POSES.values()})),
    )
