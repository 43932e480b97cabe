"""Reads ``content/`` from disk into a ``Catalog``, or refuses it with every fault at once.

A person who edits content sees the whole list of what to mend, each with file and key, not the first of many.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import click
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from webapp.catalog.catalog import Catalog, Vocabulary
from webapp.catalog.check import check
from webapp.catalog.fault import Fault
from webapp.catalog.knowledge_schema import (
    ArticleReference,
    ArticleSection,
    BedroomCheck,
    Claim,
    Condition,
    NotOffered,
    Question,
    RedFlag,
    Reference,
    SafetyTexts,
    Section,
    SelfTest,
    SleepTip,
)
from webapp.catalog.schema import Item, Line, Routine, Slug, Strict

FOLDERS = ("items", "routines", "sleep")
FILES = {
    "bedroom.toml": ("check",),
    "learn/claims.toml": ("claim",),
    "learn/sections.toml": ("section",),
    "learn/self-tests.toml": ("self_test",),
    "learn/article.toml": ("section", "reference"),
    "conditions.toml": ("condition",),
    "questions.toml": ("question",),
    "safety.toml": ("texts", "red_flag"),
    "references.toml": ("reference",),
    "vocabulary.toml": ("positions", "equipment", "tags", "settings"),
}
ELSEWHERE = "figures"  # read by webapp.figures

Model = TypeVar("Model", bound=Strict)


class ContentFaults(click.ClickException):
    """The content is broken. ``faults`` holds every fault that was found; the message lists them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        lines = [f"  {fault.file}: {fault.key + ': ' if fault.key else ''}{fault.message}" for fault in self.faults]
        count = f"{len(self.faults)} faults" if len(self.faults) > 1 else "a fault"
        super().__init__("\n".join([f"The content has {count}:", *lines]))


class _Words(Strict):
    positions: dict[Slug, Line]
    equipment: dict[Slug, Line]
    tags: dict[Slug, Line]
    settings: dict[Slug, Line]


@dataclass
class _Reader:
    """Reads and parses files under ``folder`` and collects what is wrong with them."""

    folder: Path
    faults: list[Fault] = field(default_factory=list)

    def table(self, file: str) -> dict[str, Any] | None:
        """The TOML of a file, or None with a fault noted."""
        try:
            return tomllib.loads((self.folder / file).read_text(encoding="utf-8"))
        except FileNotFoundError:
            self.fault(file, "", "the file is missing")
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as broken:
            self.fault(file, "", f"is not TOML: {broken}")
        return None

    def parse(self, model: type[Model], file: str, key: str, table: object) -> Model | None:
        """One model made of a table, or None with its faults noted; keys are given from the file's top."""
        try:
            return model.model_validate_json(json.dumps(table, allow_nan=False))
        except ValidationError as wrong:
            for error in wrong.errors():
                self.fault(file, _key(key, error["loc"]), _message(error))
        except (TypeError, ValueError):
            self.fault(file, key, "holds a date, a time or a number that is not finite")
        return None

    def fault(self, file: str, key: str, message: str) -> None:
        """Note what is wrong."""
        self.faults.append(Fault(file, key, message))

    def each_file(self, model: type[Model], folder: str) -> dict[str, Model]:
        """One model from each file of a folder, by slug, which must be the file's name."""
        found: dict[str, Model] = {}
        for path in sorted((self.folder / folder).glob("*.toml")):
            file = f"{folder}/{path.name}"
            table = self.table(file)
            if table is None:
                continue
            if table.get("slug") != path.stem:
                self.fault(file, "slug", f"differs from the file's name, {path.stem}")
            one = self.parse(model, file, "", table)
            if one is not None:
                found[path.stem] = one
        if not found:
            self.fault(folder, "", "the folder has no usable file")
        return found

    def each_table(self, model: type[Model], file: str, key: str) -> list[Model]:
        """One model from each [[key]] of a file, in the file's order."""
        tables = (self.table_once(file) or {}).get(key, [])
        if not isinstance(tables, list):
            self.fault(file, key, "is not a list of tables")
            return []
        parsed = [self.parse(model, file, f"{key}[{n}]", table) for n, table in enumerate(tables)]
        return [one for one in parsed if one is not None]

    def table_once(self, file: str) -> dict[str, Any] | None:
        """As ``table``, without noting again what ``strays`` has noted for every listed file."""
        try:
            return tomllib.loads((self.folder / file).read_text(encoding="utf-8"))
        except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError):
            return None

    def strays(self) -> None:
        """Note listed files that are missing or broken, unknown keys at their top, and files nobody reads."""
        for file, keys in FILES.items():
            table = self.table(file) or {}
            for key in sorted(table.keys() - set(keys)):
                self.fault(file, key, "unknown key")
            if table:
                for key in [key for key in keys if key not in table]:
                    self.fault(file, key, "is missing")
        for path in sorted(self.folder.rglob("*.toml")):
            file = path.relative_to(self.folder).as_posix()
            folder = file.partition("/")[0]
            if file not in FILES and folder != ELSEWHERE and not (folder in FOLDERS and file.count("/") == 1):
                self.fault(file, "", "nothing reads this file")


def _key(start: str, path: tuple[int | str, ...]) -> str:
    """A path as authors read it, such as "steps[2].item"."""
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in path]
    return "".join([start, *parts]).removeprefix(".")


def _message(error: ErrorDetails) -> str:
    if error["type"] == "extra_forbidden":
        return "unknown key"
    if error["type"] == "missing":
        return "is missing"
    return error["msg"].removeprefix("Value error, ").lower()


def _by(reader: _Reader, file: str, name: str, models: list[Model]) -> Mapping[str, Model]:
    """Models by the field ``name``; two with the same are a fault."""
    found: dict[str, Model] = {}
    for model in models:
        key: str = getattr(model, name)
        if key in found:
            reader.fault(file, name, f"{key} is there twice")
        found[key] = model
    return MappingProxyType(found)


def _vocabulary(reader: _Reader) -> Vocabulary:
    file = "vocabulary.toml"
    known = {key: value for key, value in (reader.table_once(file) or {}).items() if key in FILES[file]}
    words = reader.parse(_Words, file, "", known) if set(known) == set(FILES[file]) else None
    words = words or _Words(positions={}, equipment={}, tags={}, settings={})
    return Vocabulary(
        positions=MappingProxyType(words.positions),
        equipment=MappingProxyType(words.equipment),
        tags=MappingProxyType(words.tags),
        settings=MappingProxyType(words.settings),
    )


def _safety(reader: _Reader) -> SafetyTexts | None:
    table = reader.table_once("safety.toml")
    return reader.parse(SafetyTexts, "safety.toml", "texts", table["texts"]) if table and "texts" in table else None


def _no_safety() -> SafetyTexts:
    """Stands in only until the faults, of which its absence is one, are raised."""
    none = "Not read."
    return SafetyTexts(
        emergency=none,
        urgent=none,
        clear_first=none,
        pregnancy=none,
        pregnancy_items=(),
        general=none,
        not_offered=NotOffered(stop=none, clear_first=none, breathing=none, little_left=none),
        stop_rules=(none,),
    )


def _read(reader: _Reader) -> Catalog:
    items = reader.each_file(Item, "items")
    routines = reader.each_file(Routine, "routines")
    sleep = reader.each_file(SleepTip, "sleep")
    bedroom = reader.each_table(BedroomCheck, "bedroom.toml", "check")
    claims = reader.each_table(Claim, "learn/claims.toml", "claim")
    conditions = reader.each_table(Condition, "conditions.toml", "condition")
    references = reader.each_table(Reference, "references.toml", "reference")
    sections = reader.each_table(Section, "learn/sections.toml", "section")
    self_tests = reader.each_table(SelfTest, "learn/self-tests.toml", "self_test")
    return Catalog(
        items=MappingProxyType(dict(sorted(items.items(), key=lambda pair: pair[1].title.casefold()))),
        routines=MappingProxyType(dict(sorted(routines.items(), key=lambda pair: (pair[1].total_seconds, pair[0])))),
        sleep=MappingProxyType(dict(sorted(sleep.items(), key=lambda pair: (not pair[1].from_article, pair[0])))),
        bedroom=_by(reader, "bedroom.toml", "slug", bedroom),
        claims=_by(reader, "learn/claims.toml", "slug", claims),
        conditions=_by(reader, "conditions.toml", "id", conditions),
        questions=tuple(reader.each_table(Question, "questions.toml", "question")),
        red_flags=tuple(reader.each_table(RedFlag, "safety.toml", "red_flag")),
        safety=_safety(reader) or _no_safety(),
        references=_by(reader, "references.toml", "id", references),
        article_references=tuple(reader.each_table(ArticleReference, "learn/article.toml", "reference")),
        sections=_by(reader, "learn/sections.toml", "slug", sections),
        self_tests=_by(reader, "learn/self-tests.toml", "slug", self_tests),
        article_sections=tuple(reader.each_table(ArticleSection, "learn/article.toml", "section")),
        vocabulary=_vocabulary(reader),
    )


def load_content(folder: Path) -> Catalog:
    """The content of a folder. Raises ``ContentFaults`` with all faults: unreadable, misshapen, or not fitting."""
    reader = _Reader(folder)
    reader.strays()
    catalog = _read(reader)
    unread = frozenset(fault.file for fault in reader.faults)
    faults = [*reader.faults, *check(catalog, unread)]
    if faults:
        raise ContentFaults(faults)
    return catalog
