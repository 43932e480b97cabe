"""What an author may write about sleep, safety and the evidence. Pure; strict like ``schema``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from webapp.catalog.schema import ConditionId, Grade, Line, ReferenceId, Slug, Strict, Text


class SleepTip(Strict):
    """A sleep tip. The optional fields stand for tips on positions and bedding (brief, section 6b)."""

    slug: Slug
    title: Line
    from_article: bool
    article: Text | None = None
    how: Text
    note: Text | None = None
    grade: Grade
    cites: tuple[ReferenceId, ...]
    position: Line | None = None
    sides: Line | None = None
    equipment: Line | None = None
    breathing: Line | None = None
    dose: Line | None = None
    mistakes: tuple[Line, ...] = ()
    stop_if: tuple[Line, ...] = ()
    cautions: tuple[Line, ...] = ()
    target: Line | None = None
    see_clinician: bool = False


class BedroomCheck(Strict):
    """Something to look at in the bedroom, with the tip that says more."""

    slug: Slug
    text: Line
    tip: Slug


class Claim(Strict):
    """A sentence of the original article with its verdict and an honest rewrite."""

    slug: Slug
    section: Annotated[int, Field(ge=1, le=10)]
    group: Literal["anatomy", "cause", "symptom", "benefit", "claim", "advice"]
    quote: Text
    verdict: Line
    text: Text
    cites: tuple[ReferenceId, ...]


class Condition(Strict):
    """A reason to hide or change an item. ``group`` puts related conditions on one screen."""

    id: ConditionId
    label: Line
    group: Line


class FollowUp(Strict):
    """A second question for who answered yes. ``not_sure`` is the more severe branch's ``answer``."""

    ask: Text
    answers: Annotated[tuple[FollowUpAnswer, ...], Field(min_length=2)]
    not_sure: Line


class FollowUpAnswer(Strict):
    """One answer to a follow-up question and what it leads to."""

    answer: Line
    result: Result


class Result(Strict):
    """What a yes leads to: a level, a condition, or both. ``advice`` is shown with it."""

    level: Literal["none", "clear_first", "stop_urgent", "stop_emergency"] = "none"
    condition: ConditionId | None = None
    advice: Text | None = None


class Question(Strict):
    """A question of the screening. Not sure counts as yes."""

    id: Annotated[str, Field(pattern=r"^Q\d+$")]
    ask: Text
    group: Line
    result: Result
    follow_up: FollowUp | None = None


class RedFlag(Strict):
    """A sign that needs help now or soon."""

    slug: Slug
    concern: Line
    signs: Text
    level: Literal["emergency", "same_day", "soon"]
    action: Text
    cites: tuple[ReferenceId, ...] = ()
    verified: bool


class NotOffered(Strict):
    """Why a routine is not offered, in words; pregnancy has its own text."""

    stop: Text
    clear_first: Text
    breathing: Text
    little_left: Text


class SafetyTexts(Strict):
    """The fixed wording of the safety screens."""

    emergency: Text
    urgent: Text
    clear_first: Text
    pregnancy: Text
    pregnancy_items: tuple[Slug, ...]
    general: Text
    not_offered: NotOffered
    stop_rules: Annotated[tuple[Text, ...], Field(min_length=1)]


class Reference(Strict):
    """A source. No number from an unverified one may appear on a page."""

    id: ReferenceId
    authors: Line | Literal[""]
    title: Text
    source: Line | Literal[""]
    year: Line | Literal[""]
    link: Line | Literal[""]
    supports: Text
    read: Literal["abstract", "not-verified"]
    read_note: Line | None = None


class ArticleReference(Strict):
    """One of the original article's own references and what we found in it."""

    slug: Slug
    number: Annotated[int, Field(ge=1, le=8)]
    reference: Text
    about: Text
    verdict: Line


class Section(Strict):
    """A piece of reading: a heading and its paragraphs, each with what it rests on."""

    slug: Slug
    title: Line
    paragraphs: Annotated[tuple[Text, ...], Field(min_length=1)]
    cites: tuple[ReferenceId, ...] = ()


class SelfTest(Strict):
    """A check a person can do at home, explained with its limits.

    The rules of the movement that it ``follows`` hold for it too. Who may only read and breathe may do what does not
    ``move``.
    """

    slug: Slug
    title: Line
    who_must_not: Text
    hidden_by: tuple[ConditionId, ...] = ()
    follows: Slug | None = None
    moves: bool = True
    steps: tuple[Text, ...]
    limits: Text
    cites: tuple[ReferenceId, ...] = ()


class ArticleSection(Strict):
    """A heading of the original article, in its order, and the slugs that answer it.

    An instruction among them that we use is ``kept`` as it is, or ``changed``, with what we changed in words.
    """

    code: Annotated[str, Field(pattern=r"^H\d+$")]
    heading: Line
    slugs: tuple[Slug, ...]
    kept: tuple[Slug, ...] = ()
    changed: Annotated[dict[Slug, Line], Field(default_factory=dict)]


FollowUp.model_rebuild()
FollowUpAnswer.model_rebuild()
