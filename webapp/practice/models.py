"""The tables of what people record. Times are milliseconds since 1970, UTC; every key begins with the person.

On SQLite the tables are clustered by that key (``WITHOUT ROWID``), so that one person's rows are one stretch of
the file whatever the others store. Rows are never asked for by id alone: nobody can probe another's.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.extensions import Model

ID_LENGTH = 64
NAME_LENGTH = 64
CLUSTERED = {"sqlite_with_rowid": False}


class RecordRow(Model):
    """A record in its present state; a deleted one stays as a tombstone. ``data`` is canonical JSON."""

    __tablename__ = "records"
    __table_args__ = (UniqueConstraint("user_id", "rev"), CLUSTERED)

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    coll: Mapped[str] = mapped_column(String(NAME_LENGTH), primary_key=True)
    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    ver: Mapped[int]
    rev: Mapped[int]
    deleted: Mapped[bool]
    schema: Mapped[int]
    data: Mapped[str] = mapped_column(Text)
    data_sha256: Mapped[bytes] = mapped_column(LargeBinary(32))
    local_date: Mapped[str | None] = mapped_column(String(10))
    op_id: Mapped[bytes] = mapped_column(LargeBinary(16))


class OpRow(Model):
    """The ledger: every op that was ever accepted, kept as long as the account. ``nonce`` is random per revision."""

    __tablename__ = "ops"
    __table_args__ = (UniqueConstraint("user_id", "rev"), CLUSTERED)

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    op_id: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    rev: Mapped[int]
    nonce: Mapped[bytes] = mapped_column(LargeBinary(8))
    coll: Mapped[str] = mapped_column(String(NAME_LENGTH))
    record_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    kind: Mapped[str] = mapped_column(String(8))
    status: Mapped[str] = mapped_column(String(8))
    ver: Mapped[int]
    payload_sha256: Mapped[bytes] = mapped_column(LargeBinary(32))
    device_id: Mapped[bytes] = mapped_column(LargeBinary(16))
    received_at: Mapped[int] = mapped_column(BigInteger)


class HistoryRow(Model):
    """An earlier state of a record, replaced at revision ``at_rev``, or one that was ``offered`` and merged away."""

    __tablename__ = "history"
    __table_args__ = (CLUSTERED,)

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    coll: Mapped[str] = mapped_column(String(NAME_LENGTH), primary_key=True)
    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    at_rev: Mapped[int] = mapped_column(primary_key=True)
    offered: Mapped[bool] = mapped_column(primary_key=True)
    ver: Mapped[int]
    rev: Mapped[int]
    deleted: Mapped[bool]
    schema: Mapped[int]
    data: Mapped[str] = mapped_column(Text)
    op_id: Mapped[bytes] = mapped_column(LargeBinary(16))
    replaced_at: Mapped[int] = mapped_column(BigInteger)


class DeviceRow(Model):
    """A phone or browser that has saved something; ``last_seen_at`` is right to the hour."""

    __tablename__ = "devices"
    __table_args__ = (CLUSTERED,)

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    device_id: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    schema: Mapped[int]
    first_seen_at: Mapped[int] = mapped_column(BigInteger)
    last_seen_at: Mapped[int] = mapped_column(BigInteger)
