"""THE one declaration of every kind of record that syncs: its name, its fields, what its id may be.

Pure. To add a kind of record, write its fields in ``wire.py`` and one line in ``COLLECTIONS``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from webapp.practice.player_settings import PLAYER_SETTINGS
from webapp.practice.wire import Checkin, OwnRoutine, Session, Setting, Wire

SCHEMA = 1
MAX_RECORD_BYTES = 64 * 1024
MAX_DETAIL_LENGTH = 300
FIRST_WEEK_DAYS = (1, 6, 7)  # Monday, Saturday, Sunday by ISO 8601

RefusalCode = Literal[
    "malformed",  # the op itself has a wrong shape
    "op_id_reused",  # the server knows this op id with another content
    "unknown_collection",
    "unknown_field",
    "bad_id",  # the id does not fit the collection
    "incomplete",  # a record cannot begin without its required fields
    "invalid",  # a value is out of its range, or two values contradict each other
    "too_large",
]

_RANDOM_ID = re.compile(r"[0-9a-f]{32}")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,63}")
# A choice that applies from a week on has that week's first day in its id, so that earlier weeks keep theirs.
_DATED = re.compile(r"(goal_days|week_start)_([0-9]{8})")
_SETTING_ID = re.compile(rf"{_DATED.pattern}|(?!goal_days_|week_start_){_KEY.pattern}")


@dataclass(frozen=True)
class Refusal:
    """Why one op was not taken; the others of its request go on. ``detail`` is for people and names the field."""

    code: RefusalCode
    detail: str


@dataclass(frozen=True)
class Collection:
    """One kind of record. ``values_by_id`` holds the further rules of records whose id, less its day, has a meaning."""

    name: str
    model: type[Wire]
    id_rule: re.Pattern[str]
    values_by_id: Mapping[str, TypeAdapter[Any]]

    @cached_property
    def field_names(self) -> frozenset[str]:
        """The fields that this version knows."""
        return frozenset(self.model.model_fields)


def _week_day(number: int) -> int:
    if number not in FIRST_WEEK_DAYS:
        raise ValueError("a week starts on day 1, 6 or 7")
    return number


_GOAL_DAYS: TypeAdapter[Any] = TypeAdapter(Annotated[int, Field(strict=True, ge=1, le=7)])
_WEEK_START: TypeAdapter[Any] = TypeAdapter(
    Annotated[int, Field(strict=True, json_schema_extra={"enum": list(FIRST_WEEK_DAYS)}), AfterValidator(_week_day)]
)
_SETTING_VALUES = {"goal_days": _GOAL_DAYS, "week_start": _WEEK_START, **PLAYER_SETTINGS}

COLLECTIONS: Mapping[str, Collection] = {
    collection.name: collection
    for collection in (
        Collection("session", Session, _RANDOM_ID, {}),
        Collection("checkin", Checkin, _RANDOM_ID, {}),
        Collection("routine", OwnRoutine, _RANDOM_ID, {}),
        Collection("setting", Setting, _SETTING_ID, _SETTING_VALUES),
    )
}


def refuse_change(coll: str, record_id: str, names: Mapping[str, Any], schema: int) -> Refusal | None:
    """Say why a change of these fields cannot even be tried, or None.

    What a newer app (``schema`` above ours) calls by a name that we do not know is kept for it, unread.
    """
    collection = COLLECTIONS.get(coll)
    if collection is not None and not collection.id_rule.fullmatch(record_id):
        return Refusal("bad_id", f"id: not an id of the collection {coll}")
    if schema > SCHEMA:
        odd = next((name for name in (coll, *names) if not _KEY.fullmatch(name)), None)
        return Refusal("malformed", f"{odd[:64]}: not a name") if odd is not None else None
    if collection is None:
        return Refusal("unknown_collection", f"coll: there is no collection {coll[:64]}")
    if names.keys() <= collection.field_names:
        return None
    unknown = min(names.keys() - collection.field_names)
    return Refusal("unknown_field", f"{unknown[:64]}: {coll} has no such field")


def refuse_record(coll: str, record_id: str, fields: Mapping[str, Any], size_bytes: int) -> Refusal | None:
    """Say why a whole record with these fields cannot be, or None. Fields and collections unknown here pass."""
    if size_bytes > MAX_RECORD_BYTES:
        return Refusal("too_large", f"A record has at most {MAX_RECORD_BYTES} bytes; this one has {size_bytes}")
    collection = COLLECTIONS.get(coll)
    if collection is None:
        return None
    known = collection.field_names
    try:
        collection.model.model_validate({name: value for name, value in fields.items() if name in known})
        dated = _DATED.fullmatch(record_id) if collection.values_by_id else None
        if rule := collection.values_by_id.get(dated[1] if dated else record_id):
            rule.validate_python(fields["value"])
    except ValidationError as error:
        return _refusal(error)
    if dated and str(fields.get("from_date")).replace("-", "") != dated[2]:
        return Refusal("invalid", "from_date: it is not the day that the id names")
    return None


def describe_fault(error: ValidationError) -> str:
    """Name the first field that is wrong and what is wrong with it, without repeating what was sent."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or "record"
    # A pattern is for programs; this is read by the person whose record was refused.
    odd = first["type"] == "string_pattern_mismatch"
    words = "it has characters that cannot be kept" if odd else first["msg"].removeprefix("Value error, ")
    return f"{place}: {words}"[:MAX_DETAIL_LENGTH]


def _refusal(error: ValidationError) -> Refusal:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    missing = first["type"] == "missing" and len(first["loc"]) == 1
    return Refusal("incomplete" if missing else "invalid", describe_fault(error))
