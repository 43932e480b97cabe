"""Back into an account by its recovery code, and a new code for whoever knows the password."""

from __future__ import annotations

from sqlalchemy import update

from webapp import audit
from webapp.access import Person
from webapp.accounts import doors, sessions
from webapp.accounts.accounts import WRONG_PASSWORD, Entered, confirmed_hash
from webapp.accounts.common import refuse_common
from webapp.accounts.forms import FormFaults, Recovery
from webapp.accounts.models import User
from webapp.accounts.passwords import hash_password
from webapp.accounts.recovery import code_sha256, new_code
from webapp.database import writing

WRONG_CODE = "That name and recovery code do not belong together, or the code has been used. Check both and try again."


def recover(asked: Recovery) -> Entered:
    """Set a new password by name and code, end every session, sign this device in, and make the next code.

    Raises ``FormFaults``, the same ones after the same work for a wrong code and an unknown name, and ``TooMany``.
    """
    doors.count_recovery(asked.name.key)
    refuse_common(asked.new, asked.name.shown, "new")
    new_hash, code = hash_password(asked.new), new_code()
    same = (User.name_key == asked.name.key, User.recovery_sha256 == code_sha256(asked.code))
    values = {"password_hash": new_hash, "recovery_sha256": code_sha256(code)}
    with writing() as connection:
        user_id = connection.execute(update(User).where(*same).values(values).returning(User.id)).scalar_one_or_none()
        if user_id is not None:
            sessions.end_all(connection, user_id)
            token = sessions.begin(connection, user_id)
    if user_id is None:
        audit.note("recovery_failed")
        raise FormFaults({"form": WRONG_CODE})
    doors.forget_sign_in(asked.name.key)
    audit.note("recovered", user_id)
    return Entered(token, asked.name.key, code)


def make_code(person: Person, password: str) -> str:
    """A new recovery code in the place of the former one. Raises ``FormFaults`` and ``TooMany``."""
    kept_hash = confirmed_hash(person, password, "confirm", "recovery_code_failed")
    code = new_code()
    same = (User.id == person.id, User.password_hash == kept_hash)
    with writing() as connection:
        if not connection.execute(update(User).where(*same).values(recovery_sha256=code_sha256(code))).rowcount:
            raise FormFaults({"confirm": WRONG_PASSWORD})
    audit.note("recovery_code_made", person.id)
    return code
