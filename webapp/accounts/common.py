"""Passwords that many people have: whoever guesses tries them first. Nothing leaves this machine to ask."""

from __future__ import annotations

import importlib
from functools import cache

from webapp.accounts.forms import PASSWORD_MIN, FormFaults, name_key

COMMON_PASSWORD = (
    "Many people use that password, so it is among the first that are tried. "  # noqa: S105 - words
    "Choose another one: a short sentence is easy to remember."
)
NAME_AS_PASSWORD = "Choose a password that is not your name."  # noqa: S105 - words
OF_THIS_APP = ("psoasreset", "psoas reset", "psoas-reset", "hipflexor", "hip flexor", "iliopsoas", "lowbackpain")


def common_fault(password: str, name: str) -> str:
    """What is wrong with ``password`` as that of ``name``, or nothing. Capitals do not make one less common."""
    folded = password.casefold()
    if name_key(password) == name_key(name):
        return NAME_AS_PASSWORD
    return COMMON_PASSWORD if folded in common_passwords() else ""


def refuse_common(password: str, name: str, field: str) -> None:
    """Raise ``FormFaults`` for a password of ``name`` that is easily guessed."""
    fault = common_fault(password, name)
    if fault:
        raise FormFaults({field: fault})


@cache
def common_passwords() -> frozenset[str]:
    """Those long enough to be chosen here, of the list that comes with zxcvbn, and the words of this app."""
    # Read when somebody first chooses a password, and only the module that holds the lists: it is large.
    lists = importlib.import_module("zxcvbn.frequency_lists").FREQUENCY_LISTS
    return frozenset(word for word in (*lists["passwords"], *OF_THIS_APP) if len(word) >= PASSWORD_MIN)
