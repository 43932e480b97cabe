"""Psoas Reset: guided routines that work on the floor and offline. ``create_app`` is the table of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from webapp.config import Config


def create_app(settings: Config | None = None) -> Flask:
    """Build the app from ``settings``, or from the environment. Raises ``ConfigFault`` or ``ContentFaults``."""
    # Imported here so that the pure modules below this package can be used without Flask.
    from webapp import (
        access,
        accounts,
        assets,
        audit,
        catalog,
        config,
        database,
        errors,
        figures,
        headers,
        health,
        history,
        limits,
        practice,
        pwa,
        sync,
    )

    app = config.make_app(settings or config.from_process())
    errors.init_app(app)
    audit.init_app(app)
    database.init_app(app)
    headers.init_app(app)
    access.init_app(app)
    limits.init_app(app)
    assets.init_app(app)
    health.init_app(app)
    figures.init_app(app)
    catalog.init_app(app)
    accounts.init_app(app)
    practice.init_app(app)
    sync.init_app(app)
    history.init_app(app)
    pwa.init_app(app)
    return app
