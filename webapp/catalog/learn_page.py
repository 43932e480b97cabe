"""What ``/learn`` shows: readings, the article's claims with their verdicts, self-tests and every source. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.catalog.catalog import Catalog
from webapp.catalog.knowledge_schema import ArticleReference, Claim, Reference, Section, SelfTest
from webapp.catalog.pages import Source, sources
from webapp.catalog.schema import Grade, Kind

PARTS = (
    ("basics", "The muscle and the feeling", ("anatomy", "tight")),
    ("causes", "Causes", ("contributors",)),
    ("symptoms", "Symptoms", ("notice",)),
    ("benefits-and-limits", "Benefits", ("benefits", "weekly-plan")),
    ("other-claims", "Other claims and advice", ()),
    ("self-tests", "Check yourself", ("measuring", "scales")),
    ("evidence-here", "How sure we are", ("evidence", "grades", "gaps")),
)
CLAIMS = {
    "causes": ("cause",),
    "symptoms": ("symptom",),
    "benefits-and-limits": ("benefit",),
    "other-claims": ("claim", "anatomy", "advice"),
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
    """A self-test with its sources."""

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
class ArticleAnswer:
    """One thing of the article, and what we do with it. ``href`` leads there."""

    href: str
    title: str
    said: str
    answer: str


@dataclass(frozen=True)
class ArticlePart:
    """A heading of the article with all that it says."""

    code: str
    heading: str
    answers: tuple[ArticleAnswer, ...]


@dataclass(frozen=True)
class LearnPage:
    """``/learn``."""

    title: str
    truths: Reading
    no_release: Reading
    parts: tuple[LearnPart, ...]
    article: tuple[ArticlePart, ...]
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


def answer(catalog: Catalog, slug: str) -> ArticleAnswer:
    """Where something of the article is answered, and how. Raises KeyError for a slug that nothing answers."""
    if slug in catalog.items:
        item = catalog.items[slug]
        did = "Kept, in a safe form" if item.kind is Kind.movement else "Kept as advice, corrected"
        if item.grade is Grade.X:
            instead = f": {catalog.items[item.replacement].title} instead" if item.replacement else ""
            did = f"Not recommended{instead}"
        return ArticleAnswer(f"/moves/{slug}", item.title, item.article or "", did)
    if slug in catalog.sleep:
        tip = catalog.sleep[slug]
        return ArticleAnswer(f"/sleep#{slug}", tip.title, tip.article or "", "Kept as a sleep tip, corrected")
    claim = {one.slug: one for one in catalog.claims.values()}.get(slug)
    if claim:
        return ArticleAnswer(f"#{slug}", "", claim.quote, claim.verdict)
    reference = {one.slug: one for one in catalog.article_references}[slug]
    return ArticleAnswer(f"#{slug}", f"Reference {reference.number}", reference.reference, reference.verdict)


def learn(catalog: Catalog) -> LearnPage:
    """The whole page."""
    article = tuple(
        ArticlePart(part.code, part.heading, tuple(answer(catalog, slug) for slug in part.slugs))
        for part in catalog.article_sections
    )
    references = tuple(
        sorted(catalog.references.values(), key=lambda one: ((one.authors or one.title).lower(), one.year))
    )
    return LearnPage(
        title="Learn",
        truths=reading(catalog, TRUTHS),
        no_release=reading(catalog, NO_RELEASE),
        parts=_parts(catalog),
        article=article,
        article_note=reading(catalog, ARTICLE_NOTE),
        article_references=catalog.article_references,
        references=references,
    )
