"""A person's records as plain values, between the tables and the rules that change them.

Pure. ``content`` is the canonical JSON of the fields; ids of ops and nonces are bytes as they are in the tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

Key = tuple[str, str]  # collection, id


@dataclass(frozen=True, slots=True)
class Record:
    """One record in one state. ``rev`` is the person's revision that made this state."""

    coll: str
    id: str
    ver: int
    rev: int
    deleted: bool
    schema: int
    content: str
    content_sha256: bytes
    local_date: str | None
    op_id: bytes

    @property
    def key(self) -> Key:
        """What names the record among those of its person."""
        return self.coll, self.id


class Shown(NamedTuple):
    """What a phone gets to see of a record."""

    coll: str
    id: str
    ver: int
    rev: int
    deleted: bool
    schema: int
    content: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A state that goes to the history at revision ``at_rev``: the one replaced, or one offered and merged away."""

    record: Record
    at_rev: int
    offered: bool


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """An op that was accepted once and for all; ``ver`` is the version that it left the record at."""

    op_id: bytes
    rev: int
    coll: str
    record_id: str
    kind: str
    status: str
    ver: int
    payload_sha256: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """How far a person's journal is: last revision, its nonce, digest, and the nonce at the asker's cursor."""

    rev: int
    nonce: bytes
    digest: str
    cursor_nonce: bytes | None


@dataclass(frozen=True, slots=True)
class Batch:
    """What one push writes, whole or not at all."""

    entries: tuple[LedgerEntry, ...]
    created: tuple[Record, ...]
    changed: tuple[Record, ...]
    kept: tuple[Kept, ...]
    rev: int
    digest: str
