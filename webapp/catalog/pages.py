"""What the pages about movements show: one frozen dataclass a page, built from the catalog. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.catalog import words
from webapp.catalog.catalog import Catalog, plays
from webapp.catalog.schema import Effect, Grade, Item, Kind, Origin

POSES = {
    "supine": "supine",
    "side-lying": "side",
    "prone": "prone",
    "seated": "seated",
    "half-kneeling": "kneeling",
    "kneeling": "kneeling",
    "standing": "standing",
    "moving": "walking",
}
# A better drawing than the position's own, for the few where the position says too little.
OWN_POSES = {
    "standing-lunge-stretch": "lunge",
    "walking": "walking",
    "easy-running": "walking",
    "march-in-place": "walking",
    "sit-break": "walking",
}
SETTING_POSES = {"bed": "supine", "floor": "supine", "seated": "seated", "standing": "standing"}
GROUPS = (
    ("on-your-back", "On your back", ("supine",)),
    ("side-or-front", "On your side or front", ("side", "prone")),
    ("kneeling", "Kneeling", ("kneeling",)),
    ("sitting", "Sitting", ("seated",)),
    ("standing", "Standing and walking", ("standing", "lunge", "walking")),
    ("how-to", "How to practise", ("note",)),
    ("not-recommended", "In the article, not recommended", ("no",)),
)


@dataclass(frozen=True)
class Link:
    """An address and its words."""

    href: str
    text: str


@dataclass(frozen=True)
class MoveCard:
    """An item in short, as lists show it."""

    slug: str
    title: str
    href: str
    kind: str
    pose: str
    dose: str
    position: str
    equipment: str
    grade: str
    grade_words: str
    tags: tuple[str, ...]
    from_article: bool


@dataclass(frozen=True)
class MoveGroup:
    """Cards that belong together, with the anchor under which they stand."""

    anchor: str
    title: str
    cards: tuple[MoveCard, ...]


@dataclass(frozen=True)
class MovesPage:
    """``/moves``."""

    title: str
    groups: tuple[MoveGroup, ...]
    movements: int
    poses: tuple[str, ...]


@dataclass(frozen=True)
class ConditionChange:
    """A condition and what it means for an item, in words; ``to`` leads to the swap."""

    label: str
    text: str
    to: Link | None


@dataclass(frozen=True)
class ChangeGroup:
    """The conditions that have the same effect on an item."""

    effect: str
    word: str
    changes: tuple[ConditionChange, ...]


@dataclass(frozen=True)
class Source:
    """A reference as an item or a claim cites it."""

    id: str
    authors: str
    title: str
    year: str
    supports: str
    verified: bool


@dataclass(frozen=True)
class DoseLine:
    """One way to dose an item, and what to add to it."""

    text: str
    then: str


@dataclass(frozen=True)
class MovePage:
    """``/moves/<slug>``: every field of the item."""

    title: str
    item: Item
    card: MoveCard
    plays: bool
    play_href: str
    start: tuple[DoseLine, ...]
    progress: tuple[DoseLine, ...]
    changes: tuple[tuple[str, str, str], ...]
    facts: tuple[tuple[str, str], ...]
    conditions: tuple[ChangeGroup, ...]
    stop_rules: tuple[str, ...]
    sources: tuple[Source, ...]
    easier: MoveCard | None
    harder: MoveCard | None
    replacement: MoveCard | None
    replaces: tuple[Link, ...]
    routines: tuple[Link, ...]
    poses: tuple[str, ...]


def pose_of(item: Item) -> str:
    """The drawing that stands for an item."""
    if item.grade is Grade.X:
        return "no"
    if item.kind is Kind.guidance:
        return "note"
    known = [POSES[position] for position in item.positions if position in POSES]
    known += [SETTING_POSES[setting] for setting in item.settings]
    return OWN_POSES.get(item.slug) or (known[0] if known else "supine")


def is_from_article(item: Item) -> bool:
    """Whether the original article describes or advises it."""
    return item.origin in {Origin.article, Origin.article_guidance}


def move_card(catalog: Catalog, item: Item) -> MoveCard:
    """An item in short."""
    places = [catalog.vocabulary.positions.get(name, name).lower() for name in item.positions]
    tags = tuple(catalog.vocabulary.tags.get(tag, tag) for tag in item.tags)
    return MoveCard(
        slug=item.slug,
        title=item.title,
        href=f"/moves/{item.slug}",
        kind=item.kind.value,
        pose=pose_of(item),
        dose=words.unbroken(words.dose_line(item.start)),
        position=words.sentence(" or ".join(places)) if places else words.sentence(item.position_text),
        equipment="" if item.equipment_text == "none" else item.equipment_text,
        grade=item.grade.value,
        grade_words=words.GRADE_WORDS[item.grade],
        tags=tags,
        from_article=is_from_article(item),
    )


def moves(catalog: Catalog) -> MovesPage:
    """All items, grouped by how the body lies, sits or stands; the better supported first."""
    ordered = sorted(catalog.items.values(), key=lambda item: (item.grade.value, item.title.lower()))
    cards = [move_card(catalog, item) for item in ordered]
    groups = tuple(
        MoveGroup(anchor, title, tuple(card for card in cards if card.pose in poses)) for anchor, title, poses in GROUPS
    )
    return MovesPage("Moves", groups, len(catalog.movements()), tuple(sorted({card.pose for card in cards})))


def sources(catalog: Catalog, cites: tuple[str, ...]) -> tuple[Source, ...]:
    """The references behind something, in the order in which it cites them."""
    found = (catalog.references[name] for name in cites)
    return tuple(
        Source(one.id, one.authors, one.title, one.year, one.supports, one.read == "abstract") for one in found
    )


def move_link(catalog: Catalog, slug: str) -> Link:
    """A link to an item by its title."""
    return Link(f"/moves/{slug}", catalog.items[slug].title)


def _conditions(catalog: Catalog, item: Item) -> tuple[ChangeGroup, ...]:
    groups = []
    for effect in Effect:
        changes = tuple(
            ConditionChange(catalog.conditions[name].label, rule.text, move_link(catalog, rule.to) if rule.to else None)
            for name, rule in item.conditions.items()
            if rule.effect is effect
        )
        if changes:
            groups.append(ChangeGroup(effect.value.replace("_", "-"), words.EFFECT_WORDS[effect], changes))
    return tuple(groups)


def _facts(item: Item) -> tuple[tuple[str, str], ...]:
    if item.kind is Kind.explanation:
        return ()
    facts = (
        ("Breathing", item.breathing),
        ("Position", item.position_text),
        ("Sides", words.SIDES_WORDS.get(item.sides, "")),
        ("You need", item.equipment_text),
        ("Takes", f"about {words.length_words(round(item.minutes * 60))}" if item.minutes else ""),
        ("Dose", words.typeset(item.dose_text)),
    )
    return tuple((name, words.sentence(value)) for name, value in facts if len(value) > 1)


def _changes(item: Item) -> tuple[tuple[str, str, str], ...]:
    if len(item.start) != 1 or len(item.progress) != 1:
        return ()  # with alternatives there is no one line from start to later
    return words.dose_changes(item.start[0], item.progress[0])


def move(catalog: Catalog, item: Item) -> MovePage:
    """Everything known about one item."""
    cards = {
        name: move_card(catalog, catalog.items[slug]) if slug else None
        for name, slug in (("easier", item.easier), ("harder", item.harder), ("replacement", item.replacement))
    }
    card = move_card(catalog, item)
    replaced = (other for other in catalog.items.values() if other.replacement == item.slug)
    return MovePage(
        title=item.title,
        item=item,
        card=card,
        plays=plays(item),
        play_href=f"/play/{item.slug}",
        start=tuple(DoseLine(words.unbroken(words.dose_words(dose)), dose.then or "") for dose in item.start),
        progress=tuple(DoseLine(words.unbroken(words.dose_words(dose)), dose.then or "") for dose in item.progress),
        changes=_changes(item),
        facts=_facts(item),
        conditions=_conditions(catalog, item),
        stop_rules=catalog.safety.stop_rules,
        sources=sources(catalog, item.cites),
        **cards,
        replaces=tuple(move_link(catalog, other.slug) for other in replaced),
        routines=tuple(Link(f"/routines/{one.slug}", one.title) for one in catalog.routines_with(item.slug)),
        poses=tuple(sorted({one.pose for one in (card, *cards.values()) if one})),
    )
