"""One address, ``POST /api/sync``: a phone hands in its changes and gets everybody else's. Start with the README."""

from __future__ import annotations

from typing import TYPE_CHECKING

from webapp.sync.views import bp

if TYPE_CHECKING:
    from flask import Flask


def init_app(app: Flask) -> None:
    """Put the sync address into the app."""
    app.register_blueprint(bp)
