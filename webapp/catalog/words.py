"""Doses, lengths and conditions in the words that people read. Pure.

A dose is written once, as numbers, in ``content/``; every sentence about it is made here.
"""

from __future__ import annotations

import re

from webapp.catalog.schema import Dose, Effect, Grade, Span, Step

TIMES = "\N{MULTIPLICATION SIGN}"
DASH = "\N{EN DASH}"
COUNTS = {1: "once", 2: "twice"}
AMOUNT_WORDS = {"s": "Each time", "min": "Each time", "reps": "Reps", "breaths": "Breaths", "circles": "Circles"}
EFFECT_WORDS = {
    Effect.hide: "Leave it out",
    Effect.clear_first: "Ask a professional first",
    Effect.swap: "Do something else instead",
    Effect.adapt: "Change how you do it",
}
GRADE_WORDS = {
    Grade.A: "Trials support it",
    Grade.B: "Indirect or expert support",
    Grade.C: "Tradition or experience",
    Grade.X: "Not recommended",
}
SIDES_WORDS = {
    "unilateral": "One side, then the other",
    "bilateral": "Both sides together",
    "alternating": "Side to side, in turn",
    "either": "Either side",
}


def number_words(number: float) -> str:
    """A number without a needless ".0"."""
    return f"{number:g}"


def span_words(span: Span) -> str:
    """A number, or a range where the ends differ: "30", "8 to 12" with a dash."""
    if span.min == span.max:
        return number_words(span.min)
    return f"{number_words(span.min)}{DASH}{number_words(span.max)}"


def amount_words(dose: Dose) -> str:
    """An amount with its unit: "30 s", "12 reps", "1 breath", "5 min"."""
    unit = dose.unit.rstrip("s") if dose.unit in {"reps", "breaths", "circles"} and dose.amount.max == 1 else dose.unit
    return f"{span_words(dose.amount)} {unit}"


def _often(span: Span, period: str, plural: str) -> str:
    if span.min == span.max and span.max in COUNTS:
        return f"{COUNTS[int(span.max)]} a {period}"
    return f"{span_words(span)} {plural} a {period}"


def dose_words(dose: Dose) -> str:
    """One dose in one line: "30 s each side, once a day"; several sets with the multiplication sign."""
    amount = amount_words(dose)
    words = [f"{dose.sets} {TIMES} {amount}" if dose.sets > 1 else amount]
    if dose.sides == 2:  # noqa: PLR2004 - left and right
        words[0] += " each side"
    if dose.hold_seconds and dose.unit != "s":
        words.append(f"{number_words(dose.hold_seconds)} s hold")
    if dose.rest_seconds:
        words.append(f"{number_words(dose.rest_seconds)} s rest")
    if dose.per_day:
        words.append(_often(dose.per_day, "day", "times"))
    if dose.per_week:
        words.append(_often(dose.per_week, "week", "days"))
    return ", ".join(words)


def _rates(dose: Dose) -> dict[str, str]:
    return {
        "Sets": str(dose.sets),
        AMOUNT_WORDS[dose.unit]: amount_words(dose) if dose.unit in {"s", "min"} else span_words(dose.amount),
        "Hold": f"{number_words(dose.hold_seconds)} s" if dose.hold_seconds and dose.unit != "s" else "",
        "Rest": f"{number_words(dose.rest_seconds)} s" if dose.rest_seconds else "",
        "A day": _often(dose.per_day, "day", "times").removesuffix(" a day") if dose.per_day else "",
        "Days a week": span_words(dose.per_week) if dose.per_week else "",
    }


def dose_changes(start: Dose, later: Dose) -> tuple[tuple[str, str, str], ...]:
    """What differs between two doses, as (name, before, after). What only one of them says is not compared."""
    before, after = _rates(start), _rates(later)
    both = [name for name in before if before[name] and after.get(name)]
    return tuple((name, before[name], after[name]) for name in both if before[name] != after[name])


def dose_line(doses: tuple[Dose, ...]) -> str:
    """Alternatives in one line, without what comes between sets; empty for an item without a dose."""
    return ", or ".join(dose_words(dose.model_copy(update={"rest_seconds": 0})) for dose in doses)


def sentence(text: str) -> str:
    """A note of an author as the beginning of a sentence: its first letter large."""
    return text[:1].upper() + text[1:]


def typeset(text: str) -> str:
    """An author's plain "3 x 10-15 s" with the signs that belong there."""
    return re.sub(r"(?<=\d)-(?=\d)", DASH, re.sub(r"(?<=\d) x (?=\d)", f" {TIMES} ", text))


def unbroken(text: str) -> str:
    """The words with no line break between a number and its unit."""
    return re.sub(r"(?<=\d) (?=(?:s|min|reps|breaths|circles)\b)", "\N{NO-BREAK SPACE}", text)


def clock_words(seconds: int) -> str:
    """Minutes and seconds as "2:05"."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def length_words(seconds: int) -> str:
    """A length for people: "8 minutes", "1 minute", "2 min 30 s", "45 s"."""
    minutes, rest = divmod(seconds, 60)
    if not rest:
        return f"{minutes} minute{'s' if minutes != 1 else ''}"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def work_words(step: Step) -> str:
    """What a step asks for: "30 s each side", with its sets and the rest between them."""
    words = f"{step.seconds_per_side} s"
    if step.sets > 1:
        words = f"{step.sets} {TIMES} {words}"
    if step.sides == 2:  # noqa: PLR2004 - left and right
        words += " each side"
    if step.sets > 1 and step.rest_seconds:
        words += f", {step.rest_seconds} s rest between"
    return words
