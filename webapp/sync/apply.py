"""One sync is one transaction: check the cursor, take the changes in, and read what the phone has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from webapp.access import Person
from webapp.clock import now_ms
from webapp.database import reading, writing
from webapp.errors import Conflict, Gone
from webapp.practice import journal
from webapp.practice.records import Head, Shown
from webapp.sync.batch import settle
from webapp.sync.protocol import MAX_PAGE_BYTES, MAX_PAGE_RECORDS, Cursor, Op, RefusedOp, SyncRequest

# What stands around the fields of a record in a reply, at most: names, numbers, and an id of 64 characters.
ENVELOPE_BYTES = 300


@dataclass(frozen=True)
class Exchange:
    """What a sync gives back. ``digest`` is None unless ``changes`` reach the end of the journal."""

    results: list[dict[str, Any]]
    changes: list[Shown]
    cursor: Cursor
    more: bool
    digest: str | None


def exchange(person: Person, request: SyncRequest, ops: Sequence[Op | RefusedOp]) -> Exchange:
    """Take ``ops`` in and read one page; without ops that could change something, only read and wait for nobody.

    Raises ``Conflict`` for another account's phone or a foreign cursor, ``Gone`` for an account just deleted, and
    ``Busy`` when the write lock is not to be had.
    """
    if request.account != person.uuid:
        raise Conflict("account_mismatch", "This phone's records belong to another account.")
    if not any(isinstance(op, Op) for op in ops):
        with reading() as connection:
            head = _head(connection, person, request.cursor)
            return _answer(connection, person, request.cursor, head, settle(ops, head, {}, {}).results)
    with writing() as connection:
        head = _head(connection, person, request.cursor, to_write=True)
        head, results = _push(connection, person, request, ops, head)
        return _answer(connection, person, request.cursor, head, results)


def _head(connection: Connection, person: Person, cursor: Cursor, *, to_write: bool = False) -> Head:
    head = journal.head(connection, person.id, cursor.rev, to_write=to_write)
    if head is None:
        raise Gone("account_gone", "This account was deleted while the phone was asking.")
    # The nonce tells a journal that was restored and has grown past the cursor since, which a bare number cannot.
    if cursor.rev and (head.cursor_nonce is None or head.cursor_nonce.hex() != cursor.nonce):
        raise Conflict("reset", "The server's records were restored; this phone sends its own again.", reset=True)
    return head


def _push(
    connection: Connection, person: Person, request: SyncRequest, ops: Sequence[Op | RefusedOp], head: Head
) -> tuple[Head, list[dict[str, Any]]]:
    named = [op for op in ops if isinstance(op, Op)]
    ledger = journal.ledger(connection, person.id, {bytes.fromhex(op.op) for op in named})
    records = journal.records(connection, person.id, {(op.coll, op.id) for op in named})
    settled = settle(ops, head, records, ledger)
    if settled.batch is None:
        return head, settled.results
    at_ms, device_id = now_ms(), bytes.fromhex(request.device)
    nonce = journal.write(connection, person.id, settled.batch, device_id, at_ms)
    journal.meet_device(connection, person.id, device_id, request.schema_, at_ms)
    return Head(settled.batch.rev, nonce, settled.batch.digest, head.cursor_nonce), settled.results


def _answer(
    connection: Connection, person: Person, cursor: Cursor, head: Head, results: list[dict[str, Any]]
) -> Exchange:
    if cursor.rev == head.rev:
        return Exchange(results, [], Cursor(rev=head.rev, nonce=head.nonce.hex()), more=False, digest=head.digest)
    changes, more = _page(connection, person, cursor.rev)
    if not more:
        return Exchange(results, changes, Cursor(rev=head.rev, nonce=head.nonce.hex()), more=False, digest=head.digest)
    reached = changes[-1].rev
    nonce = journal.nonce_at(connection, person.id, reached)
    return Exchange(results, changes, Cursor(rev=reached, nonce=nonce.hex()), more=True, digest=None)


def _page(connection: Connection, person: Person, after_rev: int) -> tuple[list[Shown], bool]:
    page: list[Shown] = []
    size_bytes = 0
    for record in journal.changes_after(connection, person.id, after_rev, MAX_PAGE_RECORDS + 1):
        size_bytes += len(record.content.encode()) + ENVELOPE_BYTES
        if page and (len(page) == MAX_PAGE_RECORDS or size_bytes > MAX_PAGE_BYTES):
            return page, True
        page.append(record)
    return page, False
