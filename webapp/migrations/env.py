"""Runs the migrations on a connection of their own, each whole or not at all.

Foreign keys are off while tables are rebuilt: with them on, SQLite deletes the children of a table that
batch mode drops and makes again. What they guard is checked before the commit instead.
"""

from __future__ import annotations

from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy import Connection

from webapp.extensions import db


class BrokenReferencesError(Exception):
    """A migration left rows that point to nothing, so it was taken back."""


def run() -> None:
    engine = db.engine.execution_options(app_write=True)
    with engine.connect() as connection:
        is_sqlite = engine.dialect.name == "sqlite"
        if is_sqlite:
            # Below SQLAlchemy, because the pragma is ignored inside the transaction that SQLAlchemy begins.
            _driver(connection).execute("PRAGMA foreign_keys=OFF")
        # This connection has lost its guard: it must not go back to the pool.
        connection.detach()
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            transactional_ddl=True,
            on_version_apply=_check_references if is_sqlite else None,
            **current_app.extensions["migrate"].configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection


def _check_references(ctx: Any, step: Any, heads: Any, run_args: Any) -> None:  # noqa: ARG001 - Alembic's call
    broken = ctx.connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise BrokenReferencesError(f"rows of {sorted({row[0] for row in broken})} point to nothing")


run()
