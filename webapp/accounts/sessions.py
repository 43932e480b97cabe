"""Signed-in devices: the cookie holds a random token, the database its SHA-256 and whose it is.

Flask-Login's own cookies are not used: theirs last a year and cannot be ended from the server.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import g, request
from sqlalchemy import Connection, bindparam, case, delete, insert, select, update

from webapp.access import Person, current_person
from webapp.accounts import cookies
from webapp.accounts.devices import device_label
from webapp.accounts.models import DeviceSession, User
from webapp.clock import now_ms, random_token
from webapp.config import current_config
from webapp.database import reading, writing
from webapp.errors import Busy, Forbidden
from webapp.extensions import login_manager

if TYPE_CHECKING:
    from flask import Flask, Request, Response

TOKEN_BYTES = 32
HOUR_MS = 3_600_000
IDLE_MS = 30 * 24 * HOUR_MS
LONGEST_MS = 180 * 24 * HOUR_MS
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
NEEDS_HTTPS = (
    "Signing in needs https here: over plain http anybody on the way could read your password. "
    "Open this site with https, or on the server's own machine as http://localhost. "
    "Everything else works without an account."
)

FIND = select(User.id, User.uuid, User.name, DeviceSession.id, DeviceSession.last_seen_at).where(
    DeviceSession.token_sha256 == bindparam("token_sha256"),
    DeviceSession.expires_at > bindparam("now"),
    DeviceSession.user_id == User.id,
)


@dataclass(frozen=True)
class Device:
    """A signed-in device of a person; ``last_seen_at`` in milliseconds since 1970, UTC."""

    id: int
    label: str
    last_seen_at: int


def init_app(app: Flask) -> None:
    """Answer Flask-Login's question who is asking, and note once an hour that a device was here."""
    login_manager.request_loader(find_person)
    app.after_request(_note_seen)


def refuse_in_the_open() -> None:
    """Raise ``Forbidden`` where a password would cross a network in the open."""
    host = request.host.rsplit(":", 1)[0] if not request.host.endswith("]") else request.host
    is_here = host.lower() in LOOPBACK or host.lower().endswith(".localhost")
    if not current_config().secure and not is_here:
        raise Forbidden("needs_https", NEEDS_HTTPS)


def find_person(asked: Request) -> Person | None:
    """Whose cookie this is, by one statement; None for no cookie, or one that is not or no longer good."""
    token = asked.cookies.get(cookies.name_of("sid"))
    if not token:
        return None
    with reading() as connection:
        row = connection.execute(FIND, {"token_sha256": digest_of(token), "now": now_ms()}).one_or_none()
    if row is None:
        return None
    user_id, uuid, name, session_id, g.last_seen_at = row
    return Person(user_id, uuid, name, session_id)


def begin(connection: Connection, user_id: int) -> str:
    """Sign this device in under a new random token, which is returned; the token it came with dies."""
    end_presented(connection)
    token = urlsafe_b64encode(random_token(TOKEN_BYTES)).decode().rstrip("=")
    now = now_ms()
    connection.execute(delete(DeviceSession).where(DeviceSession.user_id == user_id, DeviceSession.expires_at <= now))
    connection.execute(
        insert(DeviceSession).values(
            token_sha256=digest_of(token),
            user_id=user_id,
            device=device_label(request.user_agent.string),
            created_at=now,
            last_seen_at=now,
            expires_at=now + IDLE_MS,
        )
    )
    return token


def end_presented(connection: Connection) -> int | None:
    """End the session whose cookie came with this request, if there is one; the number of the person it was of."""
    token = request.cookies.get(cookies.name_of("sid"))
    if not token:
        return None
    ended = delete(DeviceSession).where(DeviceSession.token_sha256 == digest_of(token))
    return connection.execute(ended.returning(DeviceSession.user_id)).scalar_one_or_none()


def end_others(connection: Connection, person: Person) -> None:
    """End all of a person's sessions but this one."""
    connection.execute(
        delete(DeviceSession).where(DeviceSession.user_id == person.id, DeviceSession.id != person.session_id)
    )


def end_all(connection: Connection, user_id: int) -> None:
    """End all sessions of a person."""
    connection.execute(delete(DeviceSession).where(DeviceSession.user_id == user_id))


def end_one(connection: Connection, person: Person, session_id: int) -> bool:
    """End one session of a person; False when they have no such session."""
    ended = connection.execute(
        delete(DeviceSession).where(DeviceSession.user_id == person.id, DeviceSession.id == session_id)
    )
    return bool(ended.rowcount)


def devices_of(person: Person) -> list[Device]:
    """A person's signed-in devices, the last seen first."""
    columns = (DeviceSession.id, DeviceSession.device, DeviceSession.last_seen_at)
    query = select(*columns).where(DeviceSession.user_id == person.id, DeviceSession.expires_at > now_ms())
    with reading() as connection:
        rows = connection.execute(query.order_by(DeviceSession.last_seen_at.desc(), DeviceSession.id)).all()
    return [Device(*row) for row in rows]


def give_cookie(answer: Response, token: str) -> None:
    """Hand the token to the browser, out of reach of scripts. How long it is good is the server's to decide."""
    cookies.hand_over(answer, "sid", token, LONGEST_MS // 1000)


def take_cookie(answer: Response) -> None:
    """Tell the browser to forget the token."""
    cookies.take_back(answer, "sid")


def digest_of(token: str) -> bytes:
    """What the database keeps of a token; nobody who reads the database can sign in with it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def _note_seen(answer: Response) -> Response:
    now = now_ms()
    if now - g.get("last_seen_at", now) >= HOUR_MS:
        longest = DeviceSession.created_at + LONGEST_MS
        until = case((longest < now + IDLE_MS, longest), else_=now + IDLE_MS)
        mine = DeviceSession.id == current_person().session_id
        # It is only a note: a busy database must not turn a good answer into a refusal.
        with suppress(Busy), writing() as connection:
            connection.execute(update(DeviceSession).where(mine).values(last_seen_at=now, expires_at=until))
    return answer
