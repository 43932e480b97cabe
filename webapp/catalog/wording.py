"""Whether our own words are plain, in UK spelling and free of promises. Pure.

Our words are titles, steps, cues, mistakes and stops: what people act on. Quotations of the original article, titles of
papers and the search words of an item are other people's words and are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from webapp.catalog.catalog import Catalog
from webapp.catalog.fault import Fault
from webapp.catalog.language import HIGHEST_GRADE, promises, reading_grade, us_spellings

Piece = tuple[str, str, tuple[str, ...]]  # file, key, the texts under it


def _pieces(catalog: Catalog) -> Iterator[Piece]:
    """All of our words with the file and key where they stand."""
    for item in catalog.items.values():
        file = f"items/{item.slug}.toml"
        yield file, "title", (item.title,)
        yield file, "steps", item.steps
        yield file, "cue", (item.cue,) if item.cue else ()
        yield file, "mistakes", item.mistakes
        yield file, "stop_if", item.stop_if
    for routine in catalog.routines.values():
        file = f"routines/{routine.slug}.toml"
        yield file, "title", (routine.title,)
        for n, step in enumerate(routine.steps):
            yield file, f"steps[{n}].note", (step.note,) if step.note else ()
            yield file, f"steps[{n}].cues", tuple(cue.say for cue in step.cues)
    for tip in catalog.sleep.values():
        file = f"sleep/{tip.slug}.toml"
        yield file, "title", (tip.title,)
        yield file, "how", (tip.how,)
        yield file, "mistakes", tip.mistakes
        yield file, "stop_if", tip.stop_if
    for check in catalog.bedroom.values():
        yield "bedroom.toml", f"{check.slug}.text", (check.text,)
    for test in catalog.self_tests.values():
        yield "learn/self-tests.toml", f"{test.slug}.title", (test.title,)
        yield "learn/self-tests.toml", f"{test.slug}.steps", test.steps
    for section in catalog.sections.values():
        yield "learn/sections.toml", f"{section.slug}.title", (section.title,)
    yield "safety.toml", "texts.stop_rules", catalog.safety.stop_rules


def wording_faults(catalog: Catalog) -> Iterator[Fault]:
    """What is wrong with our words: too hard, spelt the US way, or promising."""
    for file, key, texts in _pieces(catalog):
        alone = [(key if len(texts) == 1 else f"{key}[{n}]", text) for n, text in enumerate(texts)]
        hard = [fault for where, text in alone for fault in _too_hard(file, where, text)]
        yield from hard or _too_hard(file, key, "\n".join(texts))
        for where, text in alone:
            for us, uk in us_spellings(text):
                yield Fault(file, where, f"US spelling {us}; we write {uk}")
            for words in promises(text):
                yield Fault(file, where, f"promises too much: {words}")


def _too_hard(file: str, key: str, text: str) -> Iterator[Fault]:
    grade = reading_grade(text)
    if grade is not None and grade > HIGHEST_GRADE:
        yield Fault(file, key, f"reads at grade {grade:.1f}, above {HIGHEST_GRADE:g}: use shorter sentences and words")
