"""Every question to and every write into a person's journal: their records, ledger, history and devices.

The statements are built once; each names the person. Whoever calls holds the transaction: ``reading()`` for
questions, ``writing()`` around a question and the write that follows from it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, bindparam, column, insert, select, table, tuple_, update

from webapp.accounts.models import User
from webapp.clock import random_token
from webapp.practice.models import DeviceRow, HistoryRow, OpRow, RecordRow
from webapp.practice.records import Batch, Head, Kept, Key, LedgerEntry, Record, Shown

NONCE_BYTES = 8
HOUR_MS = 3600 * 1000


def _plain(model: Any) -> Any:
    # The table without its types: whatever these statements carry, the drivers take and give as it is, and asking
    # a type about each value of each row took a fifth of a push.
    return table(model.__tablename__, *(column(known.name) for known in model.__table__.columns))


_users, _records, _ops = _plain(User), _plain(RecordRow), _plain(OpRow)
_history, _devices = _plain(HistoryRow), _plain(DeviceRow)

_at_cursor, _at_head = _ops.alias("at_cursor"), _ops.alias("at_head")
_HEAD = select(
    _users.c.rev,
    _users.c.digest,
    select(_at_head.c.nonce)
    .where(_at_head.c.user_id == _users.c.id, _at_head.c.rev == _users.c.rev)
    .scalar_subquery()
    .label("nonce"),
    select(_at_cursor.c.nonce)
    .where(_at_cursor.c.user_id == _users.c.id, _at_cursor.c.rev == bindparam("cursor_rev"))
    .scalar_subquery()
    .label("cursor_nonce"),
).where(_users.c.id == bindparam("user_id"))
# On SQLite this says nothing more; elsewhere two pushes of one person wait for each other here.
_HEAD_TO_WRITE = _HEAD.with_for_update(of=_users)

_NONCE = select(_ops.c.nonce).where(_ops.c.user_id == bindparam("user_id"), _ops.c.rev == bindparam("rev"))

_LEDGER = select(
    _ops.c.op_id,
    _ops.c.rev,
    _ops.c.coll,
    _ops.c.record_id,
    _ops.c.kind,
    _ops.c.status,
    _ops.c.ver,
    _ops.c.payload_sha256,
).where(_ops.c.user_id == bindparam("user_id"), _ops.c.op_id.in_(bindparam("op_ids", expanding=True)))

_SHOWN = tuple(_records.c[name] for name in ("coll", "id", "ver", "rev", "deleted", "schema", "data"))
_PRESENT = select(*_SHOWN, _records.c.data_sha256, _records.c.local_date, _records.c.op_id).where(
    _records.c.user_id == bindparam("user_id"),
    tuple_(_records.c.coll, _records.c.id).in_(bindparam("keys", expanding=True)),
)
_PAGE = (
    select(*_SHOWN)
    .where(_records.c.user_id == bindparam("user_id"), _records.c.rev > bindparam("after_rev"))
    .order_by(_records.c.rev)
    .limit(bindparam("most"))
)

_CREATE = insert(_records)
_CHANGE = (
    update(_records)
    .where(
        _records.c.user_id == bindparam("of_user"),
        _records.c.coll == bindparam("of_coll"),
        _records.c.id == bindparam("of_id"),
    )
    .values(
        {
            name: bindparam(name)
            for name in ("ver", "rev", "deleted", "schema", "data", "data_sha256", "local_date", "op_id")
        }
    )
)
_ENTER = insert(_ops)
_KEEP = insert(_history)
_ADVANCE = (
    update(_users)
    .where(_users.c.id == bindparam("user_id"))
    .values(rev=bindparam("new_rev"), digest=bindparam("new_digest"))
)
_LAST_SEEN = select(_devices.c.last_seen_at).where(
    _devices.c.user_id == bindparam("user_id"), _devices.c.device_id == bindparam("device_id")
)
_MEET = insert(_devices)
_SEE = (
    update(_devices)
    .where(_devices.c.user_id == bindparam("of_user"), _devices.c.device_id == bindparam("of_device"))
    .values(schema=bindparam("new_schema"), last_seen_at=bindparam("seen_at"))
)


def head(connection: Connection, user_id: int, cursor_rev: int, *, to_write: bool = False) -> Head | None:
    """How far the journal is, and the nonce of revision ``cursor_rev`` if it has one; None if the person is gone."""
    values = {"user_id": user_id, "cursor_rev": cursor_rev}
    row = connection.execute(_HEAD_TO_WRITE if to_write else _HEAD, values).one_or_none()
    return Head(row.rev, row.nonce or b"", row.digest, row.cursor_nonce) if row else None


def nonce_at(connection: Connection, user_id: int, rev: int) -> bytes:
    """The random nonce of a revision that exists."""
    return bytes(connection.execute(_NONCE, {"user_id": user_id, "rev": rev}).scalar_one())


def ledger(connection: Connection, user_id: int, op_ids: Collection[bytes]) -> dict[bytes, LedgerEntry]:
    """Those of ``op_ids`` that were accepted before."""
    rows = connection.execute(_LEDGER, {"user_id": user_id, "op_ids": list(op_ids)})
    return {row.op_id: LedgerEntry(*row) for row in rows}


def records(connection: Connection, user_id: int, keys: Collection[Key]) -> dict[Key, Record]:
    """The present states of the records named by ``keys``, tombstones too."""
    rows: Iterable[Any] = connection.execute(_PRESENT, {"user_id": user_id, "keys": list(keys)})
    found = (Record(coll, name, ver, rev, bool(gone), *rest) for coll, name, ver, rev, gone, *rest in rows)
    return {record.key: record for record in found}


def changes_after(connection: Connection, user_id: int, rev: int, most: int) -> Iterator[Shown]:
    """At most ``most`` records changed after ``rev``, in order of their revisions, read as they are asked for."""
    rows: Iterable[Any] = connection.execute(_PAGE, {"user_id": user_id, "after_rev": rev, "most": most})
    return (Shown(coll, name, ver, rev, bool(gone), *rest) for coll, name, ver, rev, gone, *rest in rows)


def write(connection: Connection, user_id: int, batch: Batch, device_id: bytes, at_ms: int) -> bytes:
    """Write a batch and return the nonce of its last revision.

    The nonces are random and not made from the ops: a server restored from a backup that is then sent the same
    op again must not give the same nonce to what may be another history.
    """
    nonces = [random_token(NONCE_BYTES) for _ in batch.entries]
    entered = {"user_id": user_id, "device_id": device_id, "received_at": at_ms}
    connection.execute(
        _ENTER,
        [_entry_row(entry) | entered | {"nonce": nonce} for entry, nonce in zip(batch.entries, nonces, strict=True)],
    )
    if batch.created:
        named = [
            _state(record) | {"user_id": user_id, "coll": record.coll, "id": record.id} for record in batch.created
        ]
        connection.execute(_CREATE, named)
    if batch.changed:
        where = {"of_user": user_id}
        connection.execute(
            _CHANGE,
            [_state(record) | where | {"of_coll": record.coll, "of_id": record.id} for record in batch.changed],
        )
    if batch.kept:
        connection.execute(_KEEP, [_kept_row(kept) | {"user_id": user_id, "replaced_at": at_ms} for kept in batch.kept])
    connection.execute(_ADVANCE, {"user_id": user_id, "new_rev": batch.rev, "new_digest": batch.digest})
    return nonces[-1]


def meet_device(connection: Connection, user_id: int, device_id: bytes, schema: int, at_ms: int) -> None:
    """Note that the device was here; one that was seen within the hour costs no write."""
    last_seen = connection.execute(_LAST_SEEN, {"user_id": user_id, "device_id": device_id}).scalar_one_or_none()
    if last_seen is None:
        row = {"user_id": user_id, "device_id": device_id, "schema": schema}
        connection.execute(_MEET, row | {"first_seen_at": at_ms, "last_seen_at": at_ms})
    elif abs(at_ms - last_seen) >= HOUR_MS:
        connection.execute(_SEE, {"of_user": user_id, "of_device": device_id, "new_schema": schema, "seen_at": at_ms})


def _state(record: Record) -> dict[str, Any]:
    return {
        "ver": record.ver,
        "rev": record.rev,
        "deleted": record.deleted,
        "schema": record.schema,
        "data": record.content,
        "data_sha256": record.content_sha256,
        "local_date": record.local_date,
        "op_id": record.op_id,
    }


def _entry_row(entry: LedgerEntry) -> dict[str, Any]:
    return {
        "op_id": entry.op_id,
        "rev": entry.rev,
        "coll": entry.coll,
        "record_id": entry.record_id,
        "kind": entry.kind,
        "status": entry.status,
        "ver": entry.ver,
        "payload_sha256": entry.payload_sha256,
    }


def _kept_row(kept: Kept) -> dict[str, Any]:
    record = kept.record
    return {
        "coll": record.coll,
        "id": record.id,
        "at_rev": kept.at_rev,
        "offered": kept.offered,
        "ver": record.ver,
        "rev": record.rev,
        "deleted": record.deleted,
        "schema": record.schema,
        "data": record.content,
        "op_id": record.op_id,
    }
