"""Signing up, in and out, signed-in devices, the end of an account. Needs the network; using the app does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask


def init_app(app: Flask) -> None:
    """Serve the account's addresses and tell Flask-Login how to find who is asking."""
    from webapp.accounts import sessions, views

    sessions.init_app(app)
    app.register_blueprint(views.bp)
