"""The digest of a person's records: a sum that shows two copies to be the same without sending either.

Pure. It is the sum modulo 2**128, over all records and tombstones, of the first 16 bytes of the SHA-256 of the
canonical JSON ``[coll, id, ver, deleted]``; so one change alters it by one subtraction and one addition.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from webapp.json_door import canonical_json
from webapp.practice.records import Record

MODULUS = 2**128


def of_records(records: Iterable[Record]) -> str:
    """The digest of exactly these records, as 32 hexadecimal digits."""
    return f"{sum(map(_term, records)) % MODULUS:032x}"


def after_change(digest: str, replaced: Iterable[Record], present: Iterable[Record]) -> str:
    """The digest once ``replaced`` states have given way to the ``present`` ones."""
    return f"{(int(digest, 16) - sum(map(_term, replaced)) + sum(map(_term, present))) % MODULUS:032x}"


def _term(record: Record) -> int:
    name = canonical_json([record.coll, record.id, record.ver, record.deleted])
    return int.from_bytes(hashlib.sha256(name).digest()[:16])
