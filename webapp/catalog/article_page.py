"""What ``/learn/article`` shows: the original article in its order, each thing beside what we do with it. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from webapp.catalog import words
from webapp.catalog.catalog import Catalog
from webapp.catalog.knowledge_schema import ArticleSection, Claim
from webapp.catalog.learn_page import tone
from webapp.catalog.pages import Link
from webapp.catalog.schema import Grade

TONES = {"Kept": "good", "Corrected": "mixed", "Replaced": "bad", "Added by us": "good"}
SHORT = {
    "H1": "What it is",
    "H2": "Causes",
    "H3": "Symptoms",
    "H4": "Benefits",
    "H5": "Release",
    "H6": "Acupressure",
    "H7": "Sleep",
    "H8": "Exercise",
    "H9": "Stretching",
    "H10": "References",
}


@dataclass(frozen=True)
class ArticleAnswer:
    """One thing of the article, and what we do with it. ``what`` is instruction, claim or reference.

    ``did`` is a word for people (Kept, Corrected, Replaced, a verdict), ``tone`` its colour, ``link`` where to read on.
    """

    slug: str
    what: str
    said: str
    did: str
    tone: str
    why: str
    link: Link
    grade: str
    grade_words: str
    instead: Link | None


@dataclass(frozen=True)
class ArticlePart:
    """A heading of the article with all that it says. ``short`` is its name in a list."""

    anchor: str
    heading: str
    short: str
    answers: tuple[ArticleAnswer, ...]


@dataclass(frozen=True)
class ArticlePage:
    """``/learn/article``."""

    title: str
    parts: tuple[ArticlePart, ...]
    instructions: int
    kept: int
    corrected: int
    replaced: int
    claims: int
    references: int


def _used(catalog: Catalog, section: ArticleSection, slug: str) -> ArticleAnswer:
    """An instruction that became an item or a sleep tip."""
    is_item = slug in catalog.items
    piece = catalog.items[slug] if is_item else catalog.sleep[slug]
    replacement = catalog.items[slug].replacement if is_item else None
    instead = Link(f"/moves/{replacement}", catalog.items[replacement].title) if replacement else None
    did = "Corrected" if slug in section.changed else "Kept"
    why = section.changed.get(slug, "We use it as the article gives it.")
    if piece.grade is Grade.X:
        did, why = "Replaced", catalog.items[slug].graded_for
    elif not is_item and not catalog.sleep[slug].from_article:
        did, why = "Added by us", catalog.sleep[slug].note or ""
    return ArticleAnswer(
        slug=slug,
        what="Instruction" if did != "Added by us" else "Tip",
        said=words.sentence(piece.article or ""),
        did=did,
        tone=TONES[did],
        why=why,
        link=Link(f"/moves/{slug}" if is_item else f"/sleep#{slug}", piece.title),
        grade=piece.grade.value,
        grade_words=words.GRADE_WORDS[piece.grade],
        instead=instead,
    )


def _claimed(claim: Claim) -> ArticleAnswer:
    return ArticleAnswer(
        slug=claim.slug,
        what="Claim",
        said=claim.quote,
        did=claim.verdict,
        tone=tone(claim.verdict),
        why=claim.text,
        link=Link(f"/learn#{claim.slug}", "Sources" if claim.cites else "In Learn"),
        grade="",
        grade_words="",
        instead=None,
    )


def answer(catalog: Catalog, section: ArticleSection, slug: str) -> ArticleAnswer:
    """How something of the article is answered. Raises KeyError for a slug that nothing answers."""
    if slug in catalog.items or slug in catalog.sleep:
        return _used(catalog, section, slug)
    if slug in catalog.claims:
        return _claimed(catalog.claims[slug])
    one = {reference.slug: reference for reference in catalog.article_references}[slug]
    return ArticleAnswer(
        slug=slug,
        what=f"Reference {one.number}",
        said=one.reference,
        did=one.verdict,
        tone="bad" if one.verdict == "Irrelevant" else "mixed",
        why=one.about,
        link=Link(f"/learn#{slug}", "In Learn"),
        grade="",
        grade_words="",
        instead=None,
    )


def article(catalog: Catalog) -> ArticlePage:
    """The whole page."""
    parts = tuple(
        ArticlePart(
            section.code.lower(),
            section.heading,
            SHORT.get(section.code, section.heading),
            tuple(answer(catalog, section, slug) for slug in section.slugs),
        )
        for section in catalog.article_sections
    )
    answers = [one for part in parts for one in part.answers]
    did = Counter(one.did for one in answers if one.what == "Instruction")
    return ArticlePage(
        title="The original article",
        parts=parts,
        instructions=did.total(),
        kept=did["Kept"],
        corrected=did["Corrected"],
        replaced=did["Replaced"],
        claims=sum(one.what == "Claim" for one in answers),
        references=len(catalog.article_references),
    )
