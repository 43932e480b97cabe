"""What is wrong in a content file. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Fault:
    """Something wrong in a content file: the file below ``content/``, the key in it, and what is the matter."""

    file: str
    key: str
    message: str
