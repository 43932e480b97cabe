"""The only door to time and randomness on the server; everything else is arithmetic over what comes through it."""

from __future__ import annotations

import secrets
import time


def now_ms() -> int:
    """Milliseconds since 1970 in UTC by the server's clock, which may step: never used to order records."""
    return time.time_ns() // 1_000_000


def monotonic_seconds() -> float:
    """Seconds on a clock that never steps back; only differences mean anything."""
    return time.monotonic()


def random_token(n_bytes: int) -> bytes:
    """``n_bytes`` bytes from the system's secure source, fit to be a secret."""
    return secrets.token_bytes(n_bytes)


def new_id() -> str:
    """A fresh random 128-bit id, as 32 hexadecimal digits."""
    return secrets.token_hex(16)
