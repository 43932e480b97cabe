"""The tables of people and of the devices on which they are signed in. Times are milliseconds since 1970, UTC."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.extensions import Model

NO_RECORDS = "0" * 32


class User(Model):
    """A person. ``rev`` and ``digest`` are their journal's: the last revision, and the sum over all records."""

    __tablename__ = "users"
    # A number is never given twice: a row left over by mistake must not come to belong to somebody new.
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str] = mapped_column(String(64))
    name_key: Mapped[str] = mapped_column(String(128), unique=True)
    password_hash: Mapped[str] = mapped_column(String(256))
    recovery_sha256: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    rev: Mapped[int] = mapped_column(default=0, server_default="0")
    digest: Mapped[str] = mapped_column(String(32), default=NO_RECORDS, server_default=NO_RECORDS)
    created_at: Mapped[int] = mapped_column(BigInteger)


class DeviceSession(Model):
    """One signed-in device. The cookie holds a random token; here is only its SHA-256."""

    __tablename__ = "sessions"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    token_sha256: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    device: Mapped[str] = mapped_column(String(80))
    created_at: Mapped[int] = mapped_column(BigInteger)
    last_seen_at: Mapped[int] = mapped_column(BigInteger)
    expires_at: Mapped[int] = mapped_column(BigInteger)
