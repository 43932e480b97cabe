"""Passwords as argon2id hashes: 19 MiB, two passes, one lane, as OWASP advises for a small server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from webapp.errors import Busy

AT_ONCE = 2
QUEUE_SECONDS = 2.0
# The hash of a random password that nobody has: checked for unknown names, so that they take as long.
NOBODYS_HASH = "$argon2id$v=19$m=19456,t=2,p=1$fOxQu9vHSE04MWBdcLjOMQ$5Ug1wwHXReCXNqF1SJd3Jn3x1a+4xhgl83GZYqwKFlA"

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# Each hash takes 19 MiB and a core: more than a few at once would stop everybody else.
_places = threading.BoundedSemaphore(AT_ONCE)


def hash_password(password: str) -> str:
    """The hash to keep. Raises ``Busy`` after 2 s of waiting for a place."""
    with _place():
        return _hasher.hash(password)


def is_right(password: str, kept_hash: str) -> bool:
    """Whether this password made this hash. Takes as long either way. Raises ``Busy`` like ``hash_password``."""
    with _place():
        try:
            return _hasher.verify(kept_hash, password)
        except (VerificationError, InvalidHashError):
            return False


def is_outdated(kept_hash: str) -> bool:
    """Whether a hash was made with other parameters than today's."""
    return _hasher.check_needs_rehash(kept_hash)


@contextmanager
def _place() -> Iterator[None]:
    if not _places.acquire(timeout=QUEUE_SECONDS):
        raise Busy("sign_in_busy", "Many people are signing in just now. Please try again in a moment.")
    try:
        yield
    finally:
        _places.release()
