"""Whether the parts of the content fit each other: every named thing exists, doses and totals add up. Pure.

Shapes are the models' business; here is what one file alone cannot know. What was unreadable has its own
fault already, so a name that stands in an unreadable file counts as known: no fault is the echo of another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from webapp.catalog.catalog import Catalog, plays
from webapp.catalog.fault import Fault
from webapp.catalog.knowledge_schema import ArticleSection, Question
from webapp.catalog.player_json import solo_step
from webapp.catalog.schema import Effect, Grade, Item, Kind, Routine, Step, routine_seconds, step_seconds
from webapp.catalog.sourcing import sourcing_faults
from webapp.catalog.wording import wording_faults

NEEDED_BY_MOVEMENTS = ("cue", "mode", "minutes", "start", "progress", "settings")
MINUTES_MAY_DIFFER_BY = 0.25  # they are written to the half minute


@dataclass(frozen=True)
class _Known:
    """The names that may be used. ``None`` where the file that lists them could not be read."""

    items: frozenset[str]
    tips: frozenset[str]
    references: frozenset[str] | None
    conditions: frozenset[str] | None
    anything: frozenset[str] | None


def check(catalog: Catalog, unread: Collection[str] = ()) -> list[Fault]:
    """All faults between the parts of a catalog. ``unread`` are the files that have faults of their own."""
    known = _known(catalog, unread)
    faults: list[Fault] = []
    for item in catalog.items.values():
        faults += _item(item, catalog, known, unread)
    for routine in catalog.routines.values():
        faults += _routine(routine, catalog, known)
    faults += _sleep_and_learn(catalog, known)
    faults += _screening(catalog, known)
    faults += sourcing_faults(catalog)
    faults += wording_faults(catalog)
    return faults


def _known(catalog: Catalog, unread: Collection[str]) -> _Known:
    def unless(file: str, names: Collection[str]) -> frozenset[str] | None:
        return None if file in unread else frozenset(names)

    broken = {
        folder: {file.removeprefix(f"{folder}/").removesuffix(".toml") for file in unread if file.startswith(folder)}
        for folder in ("items", "routines", "sleep")
    }
    items = frozenset(catalog.items) | broken["items"]
    learn_is_whole = not any(file.startswith("learn/") for file in unread)
    anything = items.union(
        catalog.routines,
        catalog.sleep,
        *broken.values(),
        catalog.claims,
        catalog.self_tests,
        (reference.slug for reference in catalog.article_references),
    )
    return _Known(
        items=items,
        tips=frozenset(catalog.sleep) | broken["sleep"],
        references=unless("references.toml", catalog.references),
        conditions=unless("conditions.toml", catalog.conditions),
        anything=anything if learn_is_whole else None,
    )


def _unknown(file: str, key: str, names: Collection[str], known: Collection[str] | None, what: str) -> Iterator[Fault]:
    for name in names:
        if known is not None and name not in known:
            yield Fault(file, key, f"there is no {what} {name}")


def _item(item: Item, catalog: Catalog, known: _Known, unread: Collection[str]) -> Iterator[Fault]:
    file = f"items/{item.slug}.toml"
    if "vocabulary.toml" not in unread:
        words = catalog.vocabulary
        yield from _unknown(file, "positions", item.positions, words.positions, "position")
        yield from _unknown(file, "equipment", item.equipment, words.equipment, "equipment")
        yield from _unknown(file, "tags", item.tags, words.tags, "tag")
        yield from _unknown(file, "settings", item.settings, words.settings, "setting")
    yield from _unknown(file, "cites", item.cites, known.references, "reference")
    yield from _kind(item, file)
    yield from _minutes(item, file)
    yield from _relatives(item, file, catalog, known)
    yield from _conditions(item, file, catalog, known)


def _kind(item: Item, file: str) -> Iterator[Fault]:
    if (item.grade is Grade.X) != (item.kind is Kind.explanation):
        yield Fault(file, "kind", "an item of grade X is an explanation, and no other is")
    if item.kind is Kind.movement:
        for key in NEEDED_BY_MOVEMENTS:
            if not getattr(item, key):
                yield Fault(file, key, "is missing; a movement needs it")
    else:
        for key in ("mode", "start", "progress", "swaps"):
            if getattr(item, key):
                yield Fault(file, key, f"only a movement has it, not {item.kind.value}")
    if item.kind is Kind.explanation and item.replacement is None:
        yield Fault(file, "replacement", "is missing; an item of grade X needs a safe replacement")
    if item.kind is not Kind.explanation and item.replacement is not None:
        yield Fault(file, "replacement", "only an item of grade X has it")


def _minutes(item: Item, file: str) -> Iterator[Fault]:
    step = solo_step(item)
    if step is None or item.minutes is None:
        return
    lasts = step_seconds(step) / 60
    if abs(lasts - item.minutes) > MINUTES_MAY_DIFFER_BY:
        yield Fault(file, "minutes", f"says {item.minutes:g}, the first start dose lasts {lasts:.2f}")


def _relatives(item: Item, file: str, catalog: Catalog, known: _Known) -> Iterator[Fault]:
    named = [("easier", item.easier), ("harder", item.harder), ("replacement", item.replacement)]
    named += [(f"swaps[{n}]", slug) for n, slug in enumerate(item.swaps)]
    for key, slug in named:
        if slug == item.slug:
            yield Fault(file, key, "names itself")
        elif slug is not None:
            yield from _must_play(file, key, slug, catalog, known)


def _must_play(file: str, key: str, slug: str, catalog: Catalog, known: _Known) -> Iterator[Fault]:
    yield from _unknown(file, key, [slug], known.items, "item")
    if slug in catalog.items and not plays(catalog.items[slug]):
        yield Fault(file, key, f"{slug} does not play: it is {catalog.items[slug].kind.value}")


def _conditions(item: Item, file: str, catalog: Catalog, known: _Known) -> Iterator[Fault]:
    yield from _unknown(file, "conditions", item.conditions, known.conditions, "condition")
    for condition, rule in item.conditions.items():
        key = f"conditions.{condition}.to"
        if (rule.effect is Effect.swap) != (rule.to is not None):
            yield Fault(file, key, "an effect of swap needs it, and no other has it")
        if rule.to is None:
            continue
        yield from _must_play(file, key, rule.to, catalog, known)
        target = catalog.items.get(rule.to)
        its_rule = target.conditions.get(condition) if target else None
        if its_rule and its_rule.effect is Effect.hide:
            yield Fault(file, key, f"{rule.to} is itself hidden by {condition}")


def _routine(routine: Routine, catalog: Catalog, known: _Known) -> Iterator[Fault]:
    file = f"routines/{routine.slug}.toml"
    total = routine_seconds(routine)
    if total != routine.total_seconds:
        yield Fault(file, "total_seconds", f"says {routine.total_seconds}, the steps last {total}")
    for n, step in enumerate(routine.steps):
        key = f"steps[{n}]"
        yield from _must_play(file, f"{key}.item", step.item, catalog, known)
        item = catalog.items.get(step.item)
        if item is not None and plays(item) and routine.setting not in item.settings:
            yield Fault(file, f"{key}.item", f"{step.item} does not fit the setting {routine.setting}")
        if step.instead_of is not None:
            yield from _unknown(file, f"{key}.instead_of", [step.instead_of], known.items, "item")
        yield from _timing(file, key, step)


def _timing(file: str, key: str, step: Step) -> Iterator[Fault]:
    pattern = step.pattern
    if pattern and pattern.repeats * pattern.hold_seconds * (2 if pattern.each_side else 1) > step.seconds_per_side:
        yield Fault(file, f"{key}.pattern", f"lasts longer than the step's {step.seconds_per_side} s")
    for n, cue in enumerate(step.cues):
        if cue.at_seconds >= step.seconds_per_side:
            yield Fault(file, f"{key}.cues[{n}].at_seconds", "comes after the end of the step")
        if cue.in_set is not None and cue.in_set > step.sets:
            yield Fault(file, f"{key}.cues[{n}].in_set", f"the step has {step.sets} set(s)")


def _sleep_and_learn(catalog: Catalog, known: _Known) -> Iterator[Fault]:
    for tip in catalog.sleep.values():
        yield from _unknown(f"sleep/{tip.slug}.toml", "cites", tip.cites, known.references, "reference")
    for check in catalog.bedroom.values():
        yield from _unknown("bedroom.toml", f"{check.slug}.tip", [check.tip], known.tips, "sleep tip")
    cited = (
        ("learn/claims.toml", catalog.claims.values()),
        ("learn/sections.toml", catalog.sections.values()),
        ("learn/self-tests.toml", catalog.self_tests.values()),
    )
    for file, pieces in cited:
        for piece in pieces:
            yield from _unknown(file, f"{piece.slug}.cites", piece.cites, known.references, "reference")
    for test in catalog.self_tests.values():
        file = "learn/self-tests.toml"
        yield from _unknown(file, f"{test.slug}.hidden_by", test.hidden_by, known.conditions, "condition")
        if test.follows is not None:
            yield from _must_play(file, f"{test.slug}.follows", test.follows, catalog, known)
    for section in catalog.article_sections:
        yield from _unknown("learn/article.toml", f"{section.code}.slugs", section.slugs, known.anything, "slug")
        yield from _instructions(section, catalog, known)


def _instructions(section: ArticleSection, catalog: Catalog, known: _Known) -> Iterator[Fault]:
    """Every instruction of the article that we use says once whether we kept or changed it."""
    file = "learn/article.toml"
    used = {slug for slug in section.slugs if slug in catalog.items and catalog.items[slug].grade is not Grade.X}
    used |= {slug for slug in section.slugs if slug in catalog.sleep and catalog.sleep[slug].from_article}
    named = [*section.kept, *section.changed]
    yield from _unknown(file, f"{section.code}.changed", named, known.anything, "slug")
    said = [slug for slug in named if slug in catalog.items or slug in catalog.sleep]
    for slug in sorted(used.symmetric_difference(said)):
        told = "neither kept nor changed" if slug in used else "kept or changed, but no instruction that we use here"
        yield Fault(file, f"{section.code}.changed", f"{slug} is {told}")
    for slug in sorted(set(section.kept) & set(section.changed)):
        yield Fault(file, f"{section.code}.changed", f"{slug} is both kept and changed")


def _screening(catalog: Catalog, known: _Known) -> Iterator[Fault]:
    seen: set[str] = set()
    for question in catalog.questions:
        if question.id in seen:
            yield Fault("questions.toml", question.id, "is there twice")
        seen.add(question.id)
        yield from _question(question, known)
    for flag in catalog.red_flags:
        yield from _unknown("safety.toml", f"{flag.slug}.cites", flag.cites, known.references, "reference")
    named = catalog.safety.pregnancy_items
    yield from _unknown("safety.toml", "texts.pregnancy_items", named, known.anything, "slug")


def _question(question: Question, known: _Known) -> Iterator[Fault]:
    file = "questions.toml"
    follow_up = question.follow_up
    results = [question.result, *(answer.result for answer in (follow_up.answers if follow_up else ()))]
    conditions = [result.condition for result in results if result.condition is not None]
    yield from _unknown(file, f"{question.id}.condition", conditions, known.conditions, "condition")
    if follow_up and follow_up.not_sure not in [answer.answer for answer in follow_up.answers]:
        yield Fault(file, f"{question.id}.follow_up.not_sure", "is not one of the answers")
