"""The wire types of ``POST /api/sync``: what a phone may send and what it gets back.

Pure. The TypeScript types in ``client/domain/generated`` are made from these models. Times are integer
milliseconds since 1970 in UTC; durations are integer milliseconds; ``local_date`` is the calendar date
where the practice began and never moves when the person travels.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

PROTOCOL = 1
SCHEMA = 1
MAGIC = "psoas-sync"
MAX_OPS = 100
MAX_BODY_BYTES = 256 * 1024
MAX_RECORD_BYTES = 64 * 1024
MAX_PAGE_RECORDS = 500
MAX_PAGE_BYTES = 1024 * 1024
MAX_DEPTH = 16

Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
RecordId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9:_-]{1,64}$")]
Collection = Literal["session", "checkin", "setting"]
Instant = Annotated[int, Field(ge=0, lt=2**53)]
Duration = Annotated[int, Field(ge=0, le=24 * 3600 * 1000)]
LocalDate = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Rating = Annotated[int, Field(ge=0, le=10)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=160)]
Note = Annotated[str, StringConstraints(max_length=2000)]


class Wire(BaseModel):
    """Base of the wire types: strict and frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class SideTimes(Wire):
    """Milliseconds of work on the left, on the right, and on both together."""

    left: Duration = 0
    right: Duration = 0
    both: Duration = 0


class PlayedStep(Wire):
    """A step as it was planned and done; titles are kept as they were."""

    item: Name
    title: Name
    planned_ms: SideTimes
    done_ms: SideTimes
    hurt: bool = False


class Session(Wire):
    """One practice that happened. ``active_ms`` is running time: get-ready, switch and rest, not pauses."""

    source: Name
    title: Name
    kind: Literal["routine", "item", "by_hand"]
    started_at: Instant
    ended_at: Instant
    tz: Name
    offset_min: Annotated[int, Field(ge=-720, le=840)]
    local_date: LocalDate
    active_ms: Duration
    completed: bool
    steps: Annotated[tuple[PlayedStep, ...], Field(max_length=100)]
    tension_before: Rating | None = None
    tension_after: Rating | None = None
    note: Note = ""


class Checkin(Wire):
    """A tension rating on its own."""

    at: Instant
    tz: Name
    offset_min: Annotated[int, Field(ge=-720, le=840)]
    local_date: LocalDate
    tension: Rating


class Setting(Wire):
    """One setting; the record's id is its name. ``from_date`` is the week from which a goal applies."""

    value: str | int | bool | None
    from_date: LocalDate | None = None


class Op(Wire):
    """One change: the fields named, and nothing else. ``base`` is the version a delete saw."""

    op: Id
    coll: Name
    id: RecordId
    kind: Literal["put", "patch", "delete", "recover"]
    base: Annotated[int, Field(ge=0)] = 0
    schema_: Annotated[int, Field(ge=1, alias="schema")] = SCHEMA
    fields: dict[str, Any] = {}
    deleted: bool = False


class Cursor(Wire):
    """The last revision seen and its random nonce; ``rev`` 0 with an empty nonce is the beginning."""

    rev: Annotated[int, Field(ge=0)]
    nonce: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{16})?$")]


class SyncRequest(Wire):
    """Push and pull in one."""

    proto: int
    schema_: Annotated[int, Field(ge=1, alias="schema")]
    req: Id
    account: Id
    device: Id
    cursor: Cursor
    ops: tuple[Op, ...] = ()


class OpResult(Wire):
    """What became of an op; ``rec_rev`` is the record's revision at the end of the transaction."""

    op: Id
    status: Literal["ok", "dup", "stale", "merged", "same", "rejected"]
    code: str | None = None
    detail: str | None = None
    ver: int
    rec_rev: int


class RecordState(Wire):
    """A record as the server holds it."""

    coll: str
    id: str
    ver: int
    rev: int
    deleted: bool
    schema_: Annotated[int, Field(alias="schema")]
    fields: dict[str, Any]


class SyncReply(Wire):
    """The answer to a sync."""

    magic: Literal["psoas-sync"] = MAGIC
    req: Id
    account: Id
    server_time: Instant
    min_schema: int
    results: tuple[OpResult, ...]
    changes: tuple[RecordState, ...]
    cursor: Cursor
    more: bool
    digest: str | None


class Problem(Wire):
    """Every refusal of every ``/api`` address has this one shape."""

    error: str
    message: str
    request_id: str
    details: tuple[str, ...] = ()
    reset: bool = False
