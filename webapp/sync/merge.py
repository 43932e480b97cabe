"""What becomes of one op: a function of the op, of the record's present state and of nothing else.

Pure: the rules that could lose somebody's data stand here, where no clock, database or request can enter.
They are those of ``docs/sync-protocol.md``; each was found necessary by a model with faults, so change none
without running ``PSOAS_CHAOS=2000 pytest tests/web/test_api_sync_model.py``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import orjson

from webapp.json_door import canonical_json
from webapp.practice.collections import Refusal, refuse_change, refuse_record
from webapp.practice.records import Kept, LedgerEntry, Record
from webapp.sync.protocol import Op

Status = Literal["ok", "dup", "stale", "merged", "same", "rejected"]
REUSED = Refusal("op_id_reused", "op: this id already belongs to another change")


@dataclass(frozen=True, slots=True)
class Decision:
    """What an op does. ``after`` is the record's new state if it gets one; ``kept`` goes to the history."""

    status: Status
    ver: int
    after: Record | None = None
    kept: tuple[Kept, ...] = ()
    refusal: Refusal | None = None


def payload_sha256(op: Op) -> bytes:
    """What an op says, hashed: the same op sent again has the same hash, whatever app sends it."""
    said = [op.coll, op.id, op.kind, op.base, op.deleted, op.fields]
    return hashlib.sha256(canonical_json(said)).digest()


def recognise(entry: LedgerEntry, payload: bytes, present: Record | None) -> Decision:
    """Answer an op whose id is in the ledger: done before, or another change under a used id."""
    if entry.payload_sha256 == payload:
        return Decision("dup", entry.ver)
    return refused(present, REUSED)


def refused(present: Record | None, refusal: Refusal) -> Decision:
    """An op that changes nothing and takes no revision."""
    return Decision("rejected", present.ver if present else 0, refusal=refusal)


def decide(present: Record | None, op: Op, rev: int) -> Decision:
    """Decide on an op that the ledger does not know, if it were to get revision ``rev``.

    Only a rejected op leaves ``rev`` unused.
    """
    refusal = refuse_change(op.coll, op.id, op.fields, op.schema_)
    if refusal is not None:
        return refused(present, refusal)
    if op.kind == "delete":
        return _delete(present, op, rev)
    if op.kind == "recover":
        return _recover(present, op, rev)
    return _change(present, op, rev)


def _change(present: Record | None, op: Op, rev: int) -> Decision:
    # Only the named fields are set, so what another device or a newer app wrote beside them stays. An edit of a
    # deleted record brings it back: whoever edits has not seen the delete, or wants the record.
    fields = _fields(present) | op.fields
    ver = present.ver + 1 if present else 1
    after = _record(op, fields, ver, rev, _schema(present, op))
    refusal = refuse_record(op.coll, op.id, fields, _size_bytes(after))
    if refusal is not None:
        return refused(present, refusal)
    return Decision("ok", after.ver, after, _replaced(present, rev))


def _delete(present: Record | None, op: Op, rev: int) -> Decision:
    if present is None:
        after = replace(_record(op, {}, 1, rev, op.schema_), deleted=True)
        return Decision("ok", after.ver, after)
    if present.ver != op.base:
        # The delete did not see this version. The record lives on, under a new revision, so that whoever wanted
        # it gone is shown the state that they missed.
        return Decision("stale", present.ver, replace(present, rev=rev, op_id=bytes.fromhex(op.op)))
    after = replace(present, ver=present.ver + 1, rev=rev, deleted=True, op_id=bytes.fromhex(op.op))
    return Decision("ok", after.ver, after, _replaced(present, rev))


def _recover(present: Record | None, op: Op, rev: int) -> Decision:
    # A device gives back what a restored server may have lost. It goes by content: which op made a state cannot
    # tell, since that op may have been merged with others on a server that is no more.
    offered = replace(_record(op, op.fields, op.base, rev, op.schema_), deleted=op.deleted)
    bare_tombstone = op.deleted and not op.fields
    refusal = None if bare_tombstone else refuse_record(op.coll, op.id, op.fields, _size_bytes(offered))
    if refusal is not None:
        return refused(present, refusal)
    if present is None:
        return Decision("ok", offered.ver, offered)
    same_content = present.content_sha256 == offered.content_sha256
    if same_content and present.deleted == offered.deleted:
        return Decision("same", present.ver)
    winner = offered if offered.ver > present.ver else present
    fields = _united(present, op.fields, offered_wins=winner is offered)
    after = _record(op, fields, max(present.ver, offered.ver) + 1, rev, _schema(present, op))
    after = replace(after, deleted=winner.deleted and same_content)
    return Decision("merged", after.ver, after, (*_replaced(present, rev), Kept(offered, rev, offered=True)))


def _united(present: Record, offered: Mapping[str, Any], *, offered_wins: bool) -> dict[str, Any]:
    older, newer = (_fields(present), offered) if offered_wins else (offered, _fields(present))
    united = {**older, **newer}
    # Two sound states may contradict each other once mixed (one's start, the other's end): then the newer one
    # stands alone, and the older is in the history like any other.
    mixed_badly = refuse_record(present.coll, present.id, united, len(canonical_json(united))) is not None
    return dict(newer) if mixed_badly and newer else united


def _record(op: Op, fields: Mapping[str, Any], ver: int, rev: int, schema: int) -> Record:
    content = canonical_json(fields)
    return Record(
        coll=op.coll,
        id=op.id,
        ver=ver,
        rev=rev,
        deleted=False,
        schema=schema,
        content=content.decode(),
        content_sha256=hashlib.sha256(content).digest(),
        local_date=_local_date(fields),
        op_id=bytes.fromhex(op.op),
    )


def _local_date(fields: Mapping[str, Any]) -> str | None:
    # Of a collection that only a newer app knows, this field may be anything.
    found = fields.get("local_date")
    return found if isinstance(found, str) and len(found) == len("2026-01-31") else None


def _fields(present: Record | None) -> dict[str, Any]:
    return dict(orjson.loads(present.content)) if present else {}


def _size_bytes(record: Record) -> int:
    return len(record.content.encode())


def _schema(present: Record | None, op: Op) -> int:
    return max(present.schema, op.schema_) if present else op.schema_


def _replaced(present: Record | None, rev: int) -> tuple[Kept, ...]:
    return (Kept(present, rev, offered=False),) if present else ()
