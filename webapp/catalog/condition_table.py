"""The table of conditions (content brief, section 5d) as our data have it: ``docs/conditions.md``. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.catalog.adapt import Answers, Items, adapt
from webapp.catalog.catalog import Catalog
from webapp.catalog.player_json import build
from webapp.catalog.schema import Effect, Routine, step_seconds
from webapp.catalog.words import clock_words

HEAD = """# What conditions do

Made from `content/` by `flask --app webapp content table > docs/conditions.md`; a test keeps it up to date. Where it
differs from the content brief's table 5d, `content/README.md` says why. The four items of
grade X never play for anyone.
"""
NOT_OFFERED = {
    "no_routine": "not offered, on purpose",
    "breathing": "not offered: too much of it would be breathing",
    "little_left": "not offered: too little of it is left",
}


def condition_table(catalog: Catalog) -> str:
    """Two tables in Markdown: what each condition does to movements, and what it alone makes of each routine."""
    items = build(catalog).items
    return "\n".join([HEAD, *_movements(catalog), "", *_routines(catalog, items), ""])


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _movements(catalog: Catalog) -> Iterator[str]:
    yield "## Movements\n"
    yield _row("Condition", "Hide", "Ask first", "Swap", "Adapt", "Self-tests hidden")
    yield _row(*["---"] * 6)
    for name in catalog.conditions:
        effects = (Effect.hide, Effect.clear_first, Effect.swap, Effect.adapt)
        cells = [_ruled(catalog, name, effect) for effect in effects]
        yield _row(f"`{name}`", *cells, ", ".join(_self_tests(catalog, name)) or "none")


def _self_tests(catalog: Catalog, condition: str) -> Iterator[str]:
    for slug, test in catalog.self_tests.items():
        rule = catalog.items[test.follows].conditions.get(condition) if test.follows else None
        if condition in test.hidden_by:
            yield slug
        elif rule and rule.effect is not Effect.adapt:
            yield f"{slug} (ask first)" if rule.effect is Effect.clear_first else slug


def _ruled(catalog: Catalog, condition: str, effect: Effect) -> str:
    names = []
    for item in sorted(catalog.movements(), key=lambda item: item.slug):
        rule = item.conditions.get(condition)
        if rule and rule.effect is effect:
            names.append(f"{item.slug} → {rule.to}" if rule.to else item.slug)
    return ", ".join(names) or "none"


def _routines(catalog: Catalog, items: Items) -> Iterator[str]:
    yield "## Routines, with one condition alone and no professional's yes\n"
    yield _row("Condition", "Routine", "Plays for", "Swapped")
    yield _row(*["---"] * 4)
    for name in catalog.conditions:
        for routine in catalog.routines.values():
            yield _outcome(name, routine, items)


def _outcome(condition: str, routine: Routine, items: Items) -> str:
    found = adapt(routine.steps, routine.setting, items, Answers(frozenset({condition})))
    if found.refused:
        return _row(f"`{condition}`", routine.slug, NOT_OFFERED[found.refused], "")
    swaps = (f"{change.item} → {change.by or 'left out'}" for change in found.changes)
    length = clock_words(sum(map(step_seconds, found.steps)))
    return _row(f"`{condition}`", routine.slug, length, ", ".join(swaps) or "nothing")
