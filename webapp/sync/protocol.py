"""The wire types of ``POST /api/sync``: what a phone may send and what it gets back.

Pure. The TypeScript types in ``client/domain/generated`` are made from these models; ``docs/sync-protocol.md``
shows them at work. What the fields of a record may be stands in ``webapp/practice/wire.py``. The envelope
changes only with ``PROTOCOL``; records grow new fields and collections with ``SCHEMA``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, ValidationError, model_validator

from webapp.practice.collections import MAX_RECORD_BYTES, SCHEMA, Refusal, RefusalCode, describe_fault
from webapp.practice.wire import (
    Checkin,
    Duration,
    Instant,
    LocalDate,
    Name,
    Note,
    OwnRoutine,
    PlayedStep,
    Rating,
    Session,
    Setting,
    SideTimes,
    Wire,
)

__all__ = [
    "MAGIC",
    "MAX_BODY_BYTES",
    "MAX_DEPTH",
    "MAX_OPS",
    "MAX_PAGE_BYTES",
    "MAX_PAGE_RECORDS",
    "MAX_RECORD_BYTES",
    "MIN_SCHEMA",
    "PROTOCOL",
    "SCHEMA",
    "Checkin",
    "Cursor",
    "Duration",
    "Instant",
    "LocalDate",
    "Name",
    "Note",
    "Op",
    "OpResult",
    "OwnRoutine",
    "PlayedStep",
    "Problem",
    "Rating",
    "RecordState",
    "RefusedOp",
    "RequestFault",
    "Session",
    "Setting",
    "SideTimes",
    "SyncReply",
    "SyncRequest",
    "parse_request",
]

PROTOCOL = 1
MIN_SCHEMA = 1
MAGIC: Literal["psoas-sync"] = "psoas-sync"
MAX_OPS = 100
MAX_BODY_BYTES = 256 * 1024
MAX_PAGE_RECORDS = 500
MAX_PAGE_BYTES = 1024 * 1024
MAX_DEPTH = 16

Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
RecordId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9:_-]{1,64}$")]
CollectionName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,63}$")]
SchemaNumber = Annotated[int, Field(ge=1, le=2**31 - 1)]
Counter = Annotated[int, Field(ge=0, le=2**31 - 1)]
Version = Annotated[int, Field(ge=0, le=2**30)]
Nonce = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{16})?$")]


class Op(Wire):
    """One change: the fields named, and nothing else.

    ``base`` is the version a delete saw, or the version of the record that a recover offers.
    """

    op: Id
    coll: CollectionName
    id: RecordId
    kind: Literal["put", "patch", "delete", "recover"]
    base: Version = 0
    schema_: Annotated[SchemaNumber, Field(alias="schema")] = SCHEMA
    fields: Annotated[dict[str, Any], Field(default_factory=dict)]
    deleted: bool = False

    @model_validator(mode="after")
    def _kind_fits(self) -> Self:
        if self.kind == "delete" and self.fields:
            raise ValueError("a delete has no fields")
        if self.kind == "recover" and self.base == 0:
            raise ValueError("a recover names the version it offers as base")
        if self.deleted and self.kind != "recover":
            raise ValueError("deleted belongs to recover")
        return self


class Cursor(Wire):
    """The last revision seen and its random nonce; ``rev`` 0 with an empty nonce is the beginning."""

    rev: Counter
    nonce: Nonce


class SyncRequest(Wire):
    """Push and pull in one."""

    proto: int
    schema_: Annotated[SchemaNumber, Field(alias="schema")]
    req: Id
    account: Id
    device: Id
    cursor: Cursor
    # A list in JSON is a list in Python: strict would want a tuple.
    ops: Annotated[tuple[Op, ...], Field(max_length=MAX_OPS, strict=False)] = ()


class OpResult(Wire):
    """What became of an op; ``rec_rev`` is the record's revision at the end of the transaction.

    A rejected op leaves no trace on the server; ``code`` says why for programs, ``detail`` for people.
    """

    op: Id
    status: Literal["ok", "dup", "stale", "merged", "same", "rejected"]
    code: RefusalCode | None = None
    detail: str | None = None
    ver: int
    rec_rev: int


class RecordState(Wire):
    """A record as the server holds it; a deleted one keeps the fields it had."""

    coll: str
    id: str
    ver: int
    rev: int
    deleted: bool
    schema_: Annotated[int, Field(alias="schema")]
    fields: dict[str, Any]


class SyncReply(Wire):
    """The answer to a sync. ``digest`` comes with the last page only."""

    magic: Literal["psoas-sync"] = MAGIC
    req: Id
    account: Id
    server_time: Instant
    min_schema: int
    results: Annotated[tuple[OpResult, ...], Field(strict=False)]
    changes: Annotated[tuple[RecordState, ...], Field(strict=False)]
    cursor: Cursor
    more: bool
    digest: str | None


class Problem(Wire):
    """Every refusal of every ``/api`` address has this one shape."""

    error: str
    message: str
    request_id: str
    details: Annotated[tuple[str, ...], Field(strict=False)] = ()
    reset: bool = False


@dataclass(frozen=True)
class RefusedOp:
    """An op whose shape is wrong although its id can be read: it is refused alone."""

    op: str
    refusal: Refusal


class RequestFault(ValueError):  # noqa: N818 - named for what happened
    """The request as a whole is not one of this protocol; ``code`` is for programs, ``detail`` names the place."""

    def __init__(self, code: Literal["upgrade", "too_many_ops", "bad_request"], detail: str) -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


def parse_request(value: object) -> tuple[SyncRequest, tuple[Op | RefusedOp, ...]]:
    """Return the request and its ops, in order, or raise :class:`RequestFault`.

    One op of a wrong shape does not hold up the others: it comes back as :class:`RefusedOp`. Only an op that
    cannot even be named makes the whole request unreadable.
    """
    if not isinstance(value, dict):
        raise RequestFault("bad_request", "The body must be a JSON object.")
    if type(value.get("proto")) is int and value["proto"] != PROTOCOL:
        raise RequestFault("upgrade", f"This server speaks version {PROTOCOL} of the sync protocol.")
    offered = value.get("ops", [])
    if isinstance(offered, list) and len(offered) > MAX_OPS:
        raise RequestFault("too_many_ops", f"At most {MAX_OPS} changes fit in one request.")
    try:
        request = SyncRequest.model_validate(value)
    except ValidationError:
        return _parse_one_by_one(value, offered)
    return request, request.ops


def _parse_one_by_one(value: dict[str, Any], offered: object) -> tuple[SyncRequest, tuple[Op | RefusedOp, ...]]:
    try:
        envelope = SyncRequest.model_validate({**value, "ops": []})
    except ValidationError as error:
        raise RequestFault("bad_request", describe_fault(error)) from None
    if not isinstance(offered, list):
        raise RequestFault("bad_request", "ops: must be a list")
    return envelope, tuple(_parse_op(place, op) for place, op in enumerate(offered))


def _parse_op(place: int, value: object) -> Op | RefusedOp:
    try:
        return Op.model_validate(value)
    except ValidationError as error:
        # The errors name every field that is wrong: when op is not among them, the op can be named.
        if not isinstance(value, dict) or any(fault["loc"][:1] == ("op",) for fault in error.errors()):
            raise RequestFault("bad_request", f"ops.{place}: {describe_fault(error)}") from None
        return RefusedOp(value["op"], Refusal("malformed", describe_fault(error)))
