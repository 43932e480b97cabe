"""What ``/learn`` shows: readings, the article's claims with their verdicts, self-tests and every source. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.catalog.catalog import Catalog
from webapp.catalog.knowledge_schema import ArticleReference, Claim, Reference, Section, SelfTest
from webapp.catalog.pages import Source, sources

PARTS = (
    ("basics", "The muscle and the feeling", ("anatomy", "tight")),
    ("causes", "Causes", ("contributors",)),
    ("symptoms", "Symptoms", ("notice",)),
    ("benefits-and-limits", "Benefits", ("benefits", "weekly-plan")),
    ("myths", "Myths and other claims", ()),
    ("self-tests", "Check yourself", ("measuring", "scales")),
    ("evidence-here", "How sure we are", ("evidence", "grades", "gaps")),
)
CLAIMS = {
    "causes": ("cause",),
    "symptoms": ("symptom",),
    "benefits-and-limits": ("benefit",),
    "myths": ("claim", "anatomy", "advice"),
}
TRUTHS, NO_RELEASE, ARTICLE_NOTE = "truths", "no-release", "article-references-note"
ELSEWHERE = frozenset({"sleep-note"})  # shown on the page about sleep


@dataclass(frozen=True)
class Reading:
    """A piece of reading with its sources."""

    section: Section
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class ClaimCard:
    """A sentence of the article with its verdict. ``tone`` is good, mixed or bad, for the eye only."""

    claim: Claim
    tone: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class SelfTestCard:
    """A self-test with its sources; its figure goes by its slug."""

    test: SelfTest
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class LearnPart:
    """A stretch of the page under one heading."""

    anchor: str
    title: str
    readings: tuple[Reading, ...]
    claims: tuple[ClaimCard, ...]
    tests: tuple[SelfTestCard, ...]


@dataclass(frozen=True)
class LearnPage:
    """``/learn``."""

    title: str
    truths: Reading
    no_release: Reading
    parts: tuple[LearnPart, ...]
    article_note: Reading
    article_references: tuple[ArticleReference, ...]
    references: tuple[Reference, ...]


def reading(catalog: Catalog, slug: str) -> Reading:
    """A piece of reading by its slug. Raises KeyError for one that the content does not have."""
    section = catalog.sections[slug]
    return Reading(section, sources(catalog, section.cites))


def tone(verdict: str) -> str:
    """How a verdict is coloured; the words carry the meaning."""
    first = verdict.lower()
    if first.startswith(("supported", "possible", "plausible")):
        return "good"
    return "bad" if first.startswith(("wrong", "unsupported", "mostly wrong")) else "mixed"


def _claims(catalog: Catalog, groups: tuple[str, ...]) -> tuple[ClaimCard, ...]:
    found = (claim for claim in catalog.claims.values() if claim.group in groups)
    return tuple(ClaimCard(claim, tone(claim.verdict), sources(catalog, claim.cites)) for claim in found)


def _parts(catalog: Catalog) -> tuple[LearnPart, ...]:
    tests = tuple(SelfTestCard(test, sources(catalog, test.cites)) for test in catalog.self_tests.values())
    placed = {slug for _, _, slugs in PARTS for slug in slugs} | {TRUTHS, NO_RELEASE, ARTICLE_NOTE} | ELSEWHERE
    parts = [
        LearnPart(
            anchor=anchor,
            title=title,
            readings=tuple(reading(catalog, slug) for slug in slugs if slug in catalog.sections),
            claims=_claims(catalog, CLAIMS.get(anchor, ())),
            tests=tests if anchor == "self-tests" else (),
        )
        for anchor, title, slugs in PARTS
    ]
    rest = tuple(reading(catalog, slug) for slug in catalog.sections if slug not in placed)
    if rest:
        parts.append(LearnPart("more", "More to read", rest, (), ()))
    return tuple(parts)


def learn(catalog: Catalog) -> LearnPage:
    """The whole page."""
    references = tuple(
        sorted(catalog.references.values(), key=lambda one: ((one.authors or one.title).lower(), one.year))
    )
    parts = _parts(catalog)
    return LearnPage(
        title="Learn",
        truths=reading(catalog, TRUTHS),
        no_release=reading(catalog, NO_RELEASE),
        parts=parts,
        article_note=reading(catalog, ARTICLE_NOTE),
        article_references=catalog.article_references,
        references=references,
    )
