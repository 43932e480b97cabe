"""Recovery codes: 100 random bits, written so that they survive paper. The database keeps only their SHA-256.

A code is shown once. From the answer that makes it to the page that shows it, it travels in a cookie that
scripts cannot read, which that page takes away.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import TYPE_CHECKING

from flask import request
from sqlalchemy import select

from webapp.accounts import cookies
from webapp.accounts.models import User
from webapp.clock import random_token
from webapp.database import reading

if TYPE_CHECKING:
    from flask import Response

    from webapp.access import Person

# Crockford's: no I, L, O or U, so that nothing reads like something else.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BITS_A_LETTER = 5
CODE_LETTERS = 20
GROUP = 5
LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
SHOWN_SECONDS = 600
# Nobody types more than this around twenty letters.
LONGEST_TYPED = 64


def new_code() -> str:
    """A fresh code, as it is shown: four groups of five letters and digits."""
    number = int.from_bytes(random_token(CODE_LETTERS * BITS_A_LETTER // 8 + 1), "big")
    letters = "".join(LETTERS[(number >> (BITS_A_LETTER * place)) % 32] for place in range(CODE_LETTERS))
    return "-".join(letters[start : start + GROUP] for start in range(0, CODE_LETTERS, GROUP))


def plain_code(typed: str) -> str:
    """A typed code without what the hand adds or the eye mistakes; nothing for what can be no code."""
    if len(typed) > LONGEST_TYPED:
        return ""
    letters = re.sub(r"[\s\-\u2010-\u2015\u2212_.]", "", typed).upper().translate(LOOKS_LIKE)
    return letters if len(letters) == CODE_LETTERS and set(letters) <= set(LETTERS) else ""


def code_sha256(typed: str) -> bytes:
    """What the database keeps of a code, however it was typed. 100 random bits need no slower hash."""
    return hashlib.sha256(plain_code(typed).encode()).digest()


def has_code(person: Person) -> bool:
    """Whether a code would open this account."""
    return _kept(person) is not None


def show_once(answer: Response, code: str) -> None:
    """Hand a new code to the page that this answer leads to."""
    cookies.hand_over(answer, "code", code, SHOWN_SECONDS)


def code_to_show(person: Person) -> str:
    """The code to show on this page, or nothing. One that is not this person's present code is never shown."""
    held = request.cookies.get(cookies.name_of("code"), "")
    if not plain_code(held):
        return ""
    return held if hmac.compare_digest(_kept(person) or b"", code_sha256(held)) else ""


def take_code(answer: Response) -> None:
    """The code was shown: the browser shall forget it."""
    if cookies.name_of("code") in request.cookies:
        cookies.take_back(answer, "code")


def _kept(person: Person) -> bytes | None:
    with reading() as connection:
        return connection.execute(select(User.recovery_sha256).where(User.id == person.id)).scalar_one_or_none()
