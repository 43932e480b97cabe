"""What people record: sessions, check-ins and settings, and the journal through which they are read and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from webapp.practice import models

if TYPE_CHECKING:
    from flask import Flask

__all__ = ["init_app", "models"]


def init_app(app: Flask) -> None:
    """Make the tables known, by the import above; this feature has no address of its own."""
