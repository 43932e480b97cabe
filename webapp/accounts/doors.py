"""What may be tried how often, so that guessing does not pay and nobody can be shut out by somebody else.

A browser in which somebody has signed in keeps a sealed word for that name. Its tries are counted by
themselves: whatever strangers try under the same name, or from the same address, does not touch them.
"""

from __future__ import annotations

import hmac
from contextlib import suppress
from typing import TYPE_CHECKING

from flask import request

from webapp.accounts import cookies
from webapp.accounts.sessions import LONGEST_MS
from webapp.clock import random_token
from webapp.errors import TooMany
from webapp.limits import HOUR_SECONDS, MINUTE_SECONDS, Rule, caller, check, count, forget, seal

if TYPE_CHECKING:
    from flask import Response

    from webapp.access import Person

# One person's tries, from one place.
SIGN_IN = Rule("sign-in", 10, 15 * MINUTE_SECONDS)
# Everybody's tries from one place: many people may share it.
SIGN_IN_PLACE = Rule("sign-in-place", 100, HOUR_SECONDS)
# Everybody's tries at one name, from anywhere but its owner's browsers.
SIGN_IN_NAME = Rule("sign-in-name", 60, HOUR_SECONDS)
SIGN_IN_DEVICE = Rule("sign-in-device", 10, 15 * MINUTE_SECONDS)
# Accounts that were made, and names that were asked for, from one place.
SIGN_UP = Rule("sign-up", 5, HOUR_SECONDS)
SIGN_UP_ASKED = Rule("sign-up-asked", 20, HOUR_SECONDS)
# Present passwords that were typed on a signed-in device. By its session, not by its person: whoever
# has got hold of one device must not keep the others from changing the password.
CONFIRM = Rule("confirm", 10, 15 * MINUTE_SECONDS)
# No code can be guessed; this keeps the hashing that each try costs from being asked for without end.
RECOVERY = Rule("recovery", 5, HOUR_SECONDS)
RECOVERY_PLACE = Rule("recovery-place", 20, HOUR_SECONDS)
NONCE_BYTES = 16
SEALED_CHARACTERS = 2 * NONCE_BYTES + 1 + 32


def count_sign_in(name_key: str) -> None:
    """Count a try to sign in. Raises ``TooMany``, no sooner for a name that exists than for one that does not."""
    device = _device(name_key)
    if device:
        count(SIGN_IN_DEVICE, device)
        return
    count(SIGN_IN_PLACE, caller())
    count(SIGN_IN, name_key, caller())
    count(SIGN_IN_NAME, name_key)


def forget_sign_in(name_key: str) -> None:
    """The password was right: whoever mistyped it before starts anew, from here."""
    device = _device(name_key)
    if device:
        forget(SIGN_IN_DEVICE, device)
    forget(SIGN_IN, name_key, caller())


def count_sign_up() -> None:
    """Count a name that is asked for. Raises ``TooMany``, also where enough accounts were made."""
    check(SIGN_UP, caller())
    count(SIGN_UP_ASKED, caller())


def count_account() -> None:
    """Count an account that was made: it stays, even if others made theirs in the same moment."""
    with suppress(TooMany):
        count(SIGN_UP, caller())


def count_confirm(person: Person) -> None:
    """Count a present password typed on a signed-in device. Raises ``TooMany``."""
    count(CONFIRM, str(person.session_id))


def forget_confirm(person: Person) -> None:
    """It was the right one."""
    forget(CONFIRM, str(person.session_id))


def count_recovery(name_key: str) -> None:
    """Count a recovery code that is tried. Raises ``TooMany``; nobody's tries elsewhere touch the owner's."""
    count(RECOVERY_PLACE, caller())
    count(RECOVERY, name_key, caller())


def give_device(answer: Response, name_key: str) -> None:
    """Let this browser be known as one in which ``name_key`` has signed in. It opens nothing by itself."""
    nonce = random_token(NONCE_BYTES).hex()
    cookies.hand_over(answer, "device", f"{nonce}.{seal('device', nonce, name_key)}", LONGEST_MS // 1000)


def take_device(answer: Response) -> None:
    """Let the browser forget it."""
    cookies.take_back(answer, "device")


def _device(name_key: str) -> str:
    # Which of the browsers this is in which that name has signed in, or nothing.
    held = request.cookies.get(cookies.name_of("device"), "")
    nonce, _, sealed = held.partition(".")
    if len(held) != SEALED_CHARACTERS or not held.isascii():
        return ""
    return nonce if hmac.compare_digest(sealed, seal("device", nonce, name_key)) else ""
