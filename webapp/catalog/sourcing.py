"""Whether what the content says about evidence rests on a source, and no number on one that nobody read. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from webapp.catalog.catalog import Catalog
from webapp.catalog.fault import Fault
from webapp.catalog.schema import Grade

NOTHING_FOUND = "We found no"  # a claim without a source says so in these words

_DIGITS = re.compile(r"(?<![A-Za-z\d.])\d")  # T12 and L5 are names of bones
_SPELLED = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|sixty|half\san)[ -]"
    r"(?:or\s\w+\s)?(?:second|minute|hour|day|night|week|month|year|degree|percent|point|time|cm|people)s?\b",
    re.IGNORECASE,
)


def has_number(text: str) -> bool:
    """Whether a text states a number, in digits or as a spelled amount ("six hours")."""
    return bool(_DIGITS.search(text) or _SPELLED.search(text))


def sourcing_faults(catalog: Catalog) -> Iterator[Fault]:
    """Grades and claims without a source, and numbers from sources that were not read."""
    for item in catalog.items.values():
        yield from _graded(f"items/{item.slug}.toml", item.grade, item.cites)
    for tip in catalog.sleep.values():
        yield from _graded(f"sleep/{tip.slug}.toml", tip.grade, tip.cites)
    for claim in catalog.claims.values():
        if not claim.cites and NOTHING_FOUND not in claim.text:
            yield Fault(
                "learn/claims.toml", f"{claim.slug}.cites", f'is missing, and the text has no "{NOTHING_FOUND}"'
            )
    for flag in catalog.red_flags:
        if flag.verified and not flag.cites:
            yield Fault("safety.toml", f"{flag.slug}.cites", "is missing; a verified sign needs a source")
    for reference in catalog.references.values():
        if reference.read == "not-verified" and has_number(f"{reference.supports} {reference.read_note or ''}"):
            yield Fault("references.toml", f"{reference.id}.supports", "holds a number, but the source was not read")


def _graded(file: str, grade: Grade, cites: tuple[str, ...]) -> Iterator[Fault]:
    if grade is not Grade.C and not cites:
        yield Fault(file, "cites", f"is missing; grade {grade.value} needs a source")
