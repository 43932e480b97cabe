"""What people type into the account forms, parsed once at the door. Pure: no request, no database."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

NAME_CHARACTERS = 64
KEY_CHARACTERS = 128
PASSWORD_MIN = 8
PASSWORD_MAX = 256
# Control, format (invisible), private, surrogate and unassigned characters: nobody can see or type them again.
UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})

ASK_NAME = "Type the name you want to sign in with. An e-mail address is fine too."
LONG_NAME = f"Choose a shorter name: at most {NAME_CHARACTERS} characters."
ODD_NAME = "Leave out line breaks and invisible characters."
ASK_CODE = "Type your recovery code: twenty letters and digits."
ASK_PASSWORD = "Type your password."  # noqa: S105 - words, not a password
SHORT_PASSWORD = f"Use at least {PASSWORD_MIN} characters. A short sentence is easy to remember."
LONG_PASSWORD = f"Use at most {PASSWORD_MAX} characters."


class FormFaults(Exception):  # noqa: N818 - it is the list of faults, to be shown beside their fields
    """What has to be typed differently: field → what to do."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(dict(faults))
        self.faults = faults


@dataclass(frozen=True)
class Name:
    """A sign-in name: as it was typed, and the key under which spellings of the same name meet."""

    shown: str
    key: str


@dataclass(frozen=True, repr=False)
class Credentials:
    """A name with its password, which never shows in a log: it has no ``repr``."""

    name: Name
    password: str


@dataclass(frozen=True, repr=False)
class NewPassword:
    """The password as it is, and as it shall be."""

    current: str
    new: str


@dataclass(frozen=True, repr=False)
class Recovery:
    """A name, its recovery code as it was typed, and the password as it shall be."""

    name: Name
    code: str
    new: str


def name_key(text: str) -> str:
    """NFKC with case folded and runs of space made one: what makes two names the same."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(folded.split())


def read_sign_up(form: Mapping[str, str]) -> Credentials:
    """Name and password of somebody new. Raises ``FormFaults``."""
    shown = _shown(form)
    password = form.get("password", "")
    _refuse({"name": name_fault(shown), "password": password_fault(password)})
    return Credentials(Name(shown, name_key(shown)), password)


def read_sign_in(form: Mapping[str, str]) -> Credentials:
    """Name and password as they were given, right or wrong. Raises ``FormFaults`` only for what is missing."""
    shown = _shown(form)
    password = form.get("password", "")
    _refuse({"name": "" if shown else "Type your name.", "password": "" if password else ASK_PASSWORD})
    # No account has a password as long as this; cut, it costs no more to hash.
    return Credentials(_known_name(shown), password[: PASSWORD_MAX + 1])


def read_new_password(form: Mapping[str, str]) -> NewPassword:
    """The present password and the next one. Raises ``FormFaults``."""
    current, new = form.get("current", ""), form.get("new", "")
    _refuse({"current": "" if current else ASK_PASSWORD, "new": password_fault(new)})
    return NewPassword(current[: PASSWORD_MAX + 1], new)


def read_recovery(form: Mapping[str, str]) -> Recovery:
    """Name, recovery code and the next password. Raises ``FormFaults`` for what is missing or cannot be taken."""
    shown, code, new = _shown(form), form.get("code", "").strip(), form.get("new", "")
    faults = {"name": "" if shown else "Type your name.", "code": "" if code else ASK_CODE}
    _refuse({**faults, "new": password_fault(new)})
    return Recovery(_known_name(shown), code, new)


def read_password(form: Mapping[str, str], field: str) -> str:
    """The password with which somebody confirms. Raises ``FormFaults``."""
    password = form.get(field, "")
    _refuse({field: "" if password else ASK_PASSWORD})
    return password[: PASSWORD_MAX + 1]


def seen_part(text: str) -> str:
    """A typed name without what nobody can see, cut to a length that a form can show again."""
    return "".join(letter for letter in text if unicodedata.category(letter) not in UNSEEN)[: 2 * NAME_CHARACTERS]


def name_fault(shown: str) -> str:
    """What is wrong with a name, or nothing."""
    if not shown:
        return ASK_NAME
    if len(shown) > NAME_CHARACTERS or len(name_key(shown)) > KEY_CHARACTERS:
        return LONG_NAME
    if any(unicodedata.category(character) in UNSEEN for character in shown) or not name_key(shown):
        return ODD_NAME
    return ""


def password_fault(password: str) -> str:
    """What is wrong with a new password, or nothing. Any character counts; none is trimmed."""
    if len(password) < PASSWORD_MIN:
        return SHORT_PASSWORD
    if len(password) > PASSWORD_MAX:
        return LONG_PASSWORD
    return ""


def _shown(form: Mapping[str, str]) -> str:
    return unicodedata.normalize("NFC", form.get("name", "").strip())


def _known_name(shown: str) -> Name:
    # No account has a name as long as this; it is nobody's, and costs nothing to look up.
    return Name(shown, name_key(shown) if len(shown) <= KEY_CHARACTERS else "")


def _refuse(faults: Mapping[str, str]) -> None:
    found = {field: fault for field, fault in faults.items() if fault}
    if found:
        raise FormFaults(found)
