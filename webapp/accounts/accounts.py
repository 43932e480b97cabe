"""What happens to accounts: begun, entered, given a new password, ended. Each is one transaction.

Hashing takes tens of milliseconds and never happens inside a transaction; what was checked before it is
checked again by the statement that writes.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from webapp import audit
from webapp.access import Person
from webapp.accounts import doors, sessions
from webapp.accounts.common import refuse_common
from webapp.accounts.forms import Credentials, FormFaults, NewPassword
from webapp.accounts.models import User
from webapp.accounts.passwords import NOBODYS_HASH, hash_password, is_outdated, is_right
from webapp.accounts.recovery import code_sha256, new_code
from webapp.clock import new_id, now_ms
from webapp.database import reading, writing

NAME_TAKEN = "That name is taken. Choose another one, or sign in if it is yours."
WRONG = "That name and password do not belong together. Check both and try again."
WRONG_PASSWORD = "That is not your present password. Try again."  # noqa: S105 - words, not a password


@dataclass(frozen=True, repr=False)
class Entered:
    """This device is signed in: its ``token``, the key of its name, and a recovery ``code`` if one was made."""

    token: str
    name_key: str
    code: str = ""


def sign_up(credentials: Credentials) -> Entered:
    """Begin an account and sign this device in. Raises ``FormFaults`` for a name that is taken, and ``TooMany``."""
    doors.count_sign_up()
    refuse_common(credentials.password, credentials.name.shown, "password")
    code = new_code()
    values = {
        "uuid": new_id(),
        "name": credentials.name.shown,
        "name_key": credentials.name.key,
        "password_hash": hash_password(credentials.password),
        "recovery_sha256": code_sha256(code),
        "created_at": now_ms(),
    }
    try:
        with writing() as connection:
            user_id = connection.execute(insert(User).values(values).returning(User.id)).scalar_one()
            token = sessions.begin(connection, user_id)
    except IntegrityError as error:
        raise FormFaults({"name": NAME_TAKEN}) from error
    audit.note("signed_up", user_id)
    doors.count_account()
    return Entered(token, credentials.name.key, code)


def sign_in(credentials: Credentials) -> Entered:
    """Sign this device in. Raises the same ``FormFaults`` for a wrong name or password, and ``TooMany``."""
    doors.count_sign_in(credentials.name.key)
    with reading() as connection:
        query = select(User.id, User.password_hash).where(User.name_key == credentials.name.key)
        found = connection.execute(query).one_or_none()
    user_id, kept_hash = (found.id, found.password_hash) if found else (0, NOBODYS_HASH)
    if not is_right(credentials.password, kept_hash) or not found:
        audit.note("sign_in_failed", user_id or None)
        raise FormFaults({"form": WRONG})
    new_hash = hash_password(credentials.password) if is_outdated(kept_hash) else kept_hash
    with writing() as connection:
        # Deleted, or given a new password, while the old one was being checked.
        if not _replace_hash(connection, user_id, kept_hash, new_hash):
            raise FormFaults({"form": WRONG})
        token = sessions.begin(connection, user_id)
    audit.note("signed_in", user_id)
    doors.forget_sign_in(credentials.name.key)
    return Entered(token, credentials.name.key)


def change_password(person: Person, passwords: NewPassword) -> str:
    """Change it, end every other session, and give this one a new token. Raises ``FormFaults`` and ``TooMany``."""
    refuse_common(passwords.new, person.name, "new")
    kept_hash = confirmed_hash(person, passwords.current, "current", "password_change_failed")
    new_hash = hash_password(passwords.new)
    with writing() as connection:
        if not _replace_hash(connection, person.id, kept_hash, new_hash):
            raise FormFaults({"current": WRONG_PASSWORD})
        sessions.end_others(connection, person)
        token = sessions.begin(connection, person.id)
    audit.note("password_changed", person.id)
    return token


def delete_account(person: Person, password: str) -> None:
    """Delete the person; every row of theirs, in every table, goes by its foreign key. Raises ``FormFaults``."""
    kept_hash = confirmed_hash(person, password, "password", "account_delete_failed")
    with writing() as connection:
        deleted = connection.execute(delete(User).where(User.id == person.id, User.password_hash == kept_hash))
        # Given a new password while the old one was being checked: “deleted” must not be said of what is still here.
        if not deleted.rowcount:
            raise FormFaults({"password": WRONG_PASSWORD})
    audit.note("account_deleted", person.id)


def confirmed_hash(person: Person, password: str, field: str, failed: audit.Event) -> str:
    """The hash that ``password`` made, for the statement that writes to check again. Raises as its callers do."""
    doors.count_confirm(person)
    with reading() as connection:
        kept_hash = connection.execute(select(User.password_hash).where(User.id == person.id)).scalar_one()
    if not is_right(password, kept_hash):
        audit.note(failed, person.id)
        raise FormFaults({field: WRONG_PASSWORD})
    doors.forget_confirm(person)
    return kept_hash


def _replace_hash(connection: Connection, user_id: int, old: str, new: str) -> bool:
    same = (User.id == user_id, User.password_hash == old)
    replaced = connection.execute(update(User).where(*same).values(password_hash=new))
    return bool(replaced.rowcount)
