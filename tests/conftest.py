"""What every test may ask for: an app of its own and the cast.

Alice owns what the tests look at. Bob is somebody else, who must not see it. Charlie is a third, for what
takes three. ``anonymous`` is a browser in which nobody is signed in.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import event

sys.path.insert(0, str(Path(__file__).parent))

import factories

from webapp import catalog
from webapp.config import ROOT


@pytest.fixture(scope="session", autouse=True)
def _content_is_read_once():
    """The content is frozen, and reading it is most of what it takes to make an app."""
    read, once = catalog.load_content, cache(catalog.load_content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalog, "load_content", lambda folder: (once if folder == ROOT / "content" else read)(folder))
        yield


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory):
    """A migrated database with nobody in it, to be copied."""
    instance = tmp_path_factory.mktemp("template")
    factories.close_app(factories.make_app(instance))
    factories.fold_journal(instance / factories.DATABASE)
    return instance / factories.DATABASE


@pytest.fixture
def make_app(tmp_path, empty_database):
    """Makes apps that differ from the usual one in their configuration; all share this test's instance folder."""
    made = []

    def make(**changes):
        made.append(factories.make_app(tmp_path / "instance", empty_database, **changes))
        return made[-1]

    yield make
    for app in made:
        factories.close_app(app)


@pytest.fixture
def app(make_app):
    return make_app()


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def anonymous(app):
    return factories.visitor(app)


@pytest.fixture
def alice(app):
    return factories.sign_up(app, "Alice")


@pytest.fixture
def bob(app):
    return factories.sign_up(app, "Bob")


@pytest.fixture
def charlie(app):
    return factories.sign_up(app, "Charlie")


@pytest.fixture
def statements(app):
    """The SQL statements sent so far, without those that begin and end a transaction."""
    sent = []

    def note(_connection, _cursor, statement, _parameters, _context, _many):
        if not statement.startswith(("BEGIN", "PRAGMA")):
            sent.append(statement)

    event.listen(app.extensions["database"].read_engine, "before_cursor_execute", note)
    return sent
