"""What the account pages show: one frozen dataclass a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from webapp.access import Person
from webapp.accounts.devices import seen_words
from webapp.accounts.sessions import Device

# Where somebody may be sent on to after signing in. A name that is not here is dropped: no address is ever
# taken from a request.
NEXT_PAGES: Mapping[str, tuple[str, str]] = {
    "account": ("/account", "Go to your account"),
    "history": ("/history", "Go to History"),
    "me": ("/me", "Go to Me"),
    "today": ("/", "Go to Today"),
}


@dataclass(frozen=True)
class SignPage:
    """The form of sign-up or sign-in: what was typed, but never a password, and what to type differently."""

    title: str
    name: str
    next: str
    faults: Mapping[str, str]
    signed_in_as: str | None


@dataclass(frozen=True)
class WelcomePage:
    """Just signed in. ``account`` is the uuid under which the phone keeps this person's records.

    ``code`` is a recovery code to show once, or empty.
    """

    title: str
    account: str
    name: str
    next_path: str
    next_words: str
    code: str


@dataclass(frozen=True)
class DeviceRow:
    """One signed-in device in words."""

    id: int
    label: str
    seen: str
    is_this: bool


@dataclass(frozen=True)
class AccountPage:
    """The account: who, on which devices, and the forms that change it."""

    title: str
    account: str
    name: str
    devices: tuple[DeviceRow, ...]
    has_others: bool
    faults: Mapping[str, str]
    notice: str
    code: str
    has_code: bool


@dataclass(frozen=True)
class RecoverPage:
    """The form for whoever has forgotten the password: what was typed of the name, and what to type differently."""

    title: str
    name: str
    faults: Mapping[str, str]


@dataclass(frozen=True)
class GonePage:
    """The account has just been deleted."""

    title: str
    account: str


def next_name(text: str) -> str:
    """A name of ``NEXT_PAGES``, or nothing."""
    return text if text in NEXT_PAGES else ""


def welcome_page(person: Person, next_text: str, code: str) -> WelcomePage:
    """The page that greets ``person`` and leads on."""
    path, words = NEXT_PAGES[next_name(next_text) or "today"]
    return WelcomePage("You are signed in", person.uuid, person.name, path, words, code)


def account_page(
    person: Person, devices: tuple[DeviceRow, ...], said: tuple[Mapping[str, str], str], code: str, *, has_code: bool
) -> AccountPage:
    """The account page of ``person``; what is ``said`` on it are faults beside fields, and a notice."""
    faults, notice = said
    title = "Your account"
    return AccountPage(title, person.uuid, person.name, devices, len(devices) > 1, faults, notice, code, has_code)


def device_rows(person: Person, devices: Sequence[Device], now_ms: int) -> tuple[DeviceRow, ...]:
    """The devices of ``person`` in words."""
    return tuple(
        DeviceRow(device.id, device.label, seen_words(device.last_seen_at, now_ms), device.id == person.session_id)
        for device in devices
    )
