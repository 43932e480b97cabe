"""Makes what tests start from: applications, people, and requests as the app's own pages send them."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from webapp import create_app
from webapp.config import Config
from webapp.database import migrate_database

PASSWORD = "correct horse battery"
# What a browser adds to a request from the app's own pages, and what the app's own scripts add.
FROM_OUR_PAGES = {"Sec-Fetch-Site": "same-origin"}
FROM_OUR_SCRIPTS = {"Sec-Fetch-Site": "same-origin", "X-App": "1"}
DATABASE = "psoas.sqlite3"


def make_config(instance: Path, **changes: object) -> Config:
    """The configuration that an empty environment gives, with its instance folder at ``instance``."""
    environ = {"PSOAS_INSTANCE": str(instance), "PSOAS_BUILD": os.environ.get("PSOAS_BUILD", "")}
    return replace(Config.from_environment(environ), testing=True, **changes)


def make_app(instance: Path, template: Path | None = None, **changes: object) -> Flask:
    """An app with an empty database: migrated, or copied from ``template``, which is quicker."""
    config = make_config(instance, **changes)
    if template:
        shutil.copy(template, instance / DATABASE)
    app = create_app(config)
    if not template:
        with app.app_context():
            migrate_database()
    return app


def close_app(app: Flask) -> None:
    """Let go of the database file."""
    app.extensions["database"].read_engine.dispose()


def fold_journal(database: Path) -> None:
    """Bring everything from beside the database file into it, so that the one file can be copied."""
    connection = sqlite3_of_the_app().connect(database)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()


def sqlite3_of_the_app():
    """The driver that the app uses, to look into its file from outside."""
    from webapp.database import sqlite_driver

    return sqlite_driver()


def rows(app: Flask, query: str, *values: object) -> list[tuple]:
    """What the app's database holds, seen by a connection of its own."""
    connection = sqlite3_of_the_app().connect(app.extensions["database"].read_engine.url.database)
    try:
        found = connection.execute(query, values).fetchall()
        connection.commit()
    finally:
        connection.close()
    return found


@dataclass
class Someone:
    """A person of the cast with a browser of their own, signed in."""

    name: str
    uuid: str
    id: int
    client: FlaskClient

    def get(self, path: str, **options) -> TestResponse:
        """Open an address, as by a link in the app."""
        return self.client.get(path, headers={**FROM_OUR_PAGES, **options.pop("headers", {})}, **options)

    def post_form(self, path: str, fields: dict[str, str] | None = None, **options) -> TestResponse:
        """Send a form of the app."""
        headers = {**FROM_OUR_PAGES, **options.pop("headers", {})}
        return self.client.post(path, data=fields or {}, headers=headers, **options)

    def post_json(self, path: str, body: object = None, **options) -> TestResponse:
        """Send JSON as the app's own scripts do."""
        headers = {**FROM_OUR_SCRIPTS, **options.pop("headers", {})}
        return self.client.post(path, json={} if body is None else body, headers=headers, **options)

    @property
    def token(self) -> str:
        """The secret in this browser's cookie."""
        cookie = self.client.get_cookie("sid")
        return cookie.value if cookie else ""


def sign_up(app: Flask, name: str, password: str = PASSWORD) -> Someone:
    """A new person in a new browser, who has come by the form like everybody."""
    someone = Someone(name, "", 0, app.test_client())
    answer = someone.post_form("/sign-up", {"name": name, "password": password})
    assert answer.status_code == 303, answer.text
    ((someone.id, someone.uuid),) = rows(app, "SELECT id, uuid FROM users WHERE name = ?", name)
    return someone


def sign_in(app: Flask, name: str, password: str = PASSWORD) -> Someone:
    """A person who exists, in one more browser."""
    someone = Someone(name, "", 0, app.test_client())
    answer = someone.post_form("/sign-in", {"name": name, "password": password})
    assert answer.status_code == 303, answer.text
    ((someone.id, someone.uuid),) = rows(app, "SELECT id, uuid FROM users WHERE name = ?", name)
    return someone


def visitor(app: Flask) -> Someone:
    """A browser in which nobody is signed in."""
    return Someone("", "", 0, app.test_client())
