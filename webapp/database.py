"""The door to the database: how it is opened, read and written. Why it is so: ``docs/adr`` and sync.md 5.1.

``reading()`` sees one moment; ``writing()`` takes the write lock before its first statement, so that a
read followed by a write cannot fail half-way, and one lock in the process keeps writers in a queue.
"""

from __future__ import annotations

import importlib
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from flask import current_app
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from webapp.config import ConfigFault, current_config
from webapp.errors import Busy
from webapp.extensions import db, migrate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from alembic.config import Config as AlembicConfig
    from flask import Flask

WAIT_SECONDS = 10
POOL_SIZE = 10
MIGRATIONS = Path(__file__).resolve().parent / "migrations"
NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afs", "ceph"})
# SQLite's own result codes; the driver keeps the extended code, whose low byte is one of these.
SQLITE_BUSY = 5
SQLITE_LOCKED = 6
SQLITE_FULL = 13

Version = tuple[int, ...]


@dataclass(frozen=True)
class Journal:
    """How SQLite keeps its promise that a commit survives a power cut."""

    mode: str
    synchronous: str


@dataclass(frozen=True)
class Database:
    """The engines of one app, and the one lock for its writers."""

    read_engine: Engine
    write_engine: Engine
    journal: Journal | None
    version: str
    writer: threading.Lock = field(default_factory=threading.Lock)
    wait_seconds: float = WAIT_SECONDS


def init_app(app: Flask) -> None:
    """Open the database lazily, with the safest settings that its SQLite allows. Raises ``ConfigFault``."""
    with app.app_context():
        config = current_config()
        app.config["SQLALCHEMY_ENGINE_OPTIONS"] = _engine_options(config.database_url)
    db.init_app(app)
    migrate.init_app(app, db, directory=str(MIGRATIONS), render_as_batch=True)
    with app.app_context():
        app.extensions["database"] = _prepare(db.engine)


def current_database() -> Database:
    """The database of the app that is answering."""
    return cast("Database", current_app.extensions["database"])


@contextmanager
def reading() -> Iterator[Connection]:
    """A connection that sees the database at one moment; whatever is written through it is dropped."""
    with _told_when_busy(), current_database().read_engine.connect() as connection:
        yield connection


@contextmanager
def writing() -> Iterator[Connection]:
    """A connection inside one transaction that holds the write lock; commits at the end, or not at all.

    Raises ``Busy`` (503) after 10 s of waiting. Not to be nested, and no slow work belongs inside.
    """
    database = current_database()
    if not database.writer.acquire(timeout=database.wait_seconds):
        raise Busy("database_busy", "The server is busy saving other things; please try again.")
    try:
        with _told_when_busy(), database.write_engine.begin() as connection:
            yield connection
    finally:
        database.writer.release()


def migrate_database() -> None:
    """Bring the tables up to date. Raises ``ConfigFault`` when a newer version of the app has made them."""
    from alembic import command
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    settings = cast("AlembicConfig", migrate.get_config())
    scripts = ScriptDirectory.from_config(settings)
    with reading() as connection:
        made_by = MigrationContext.configure(connection).get_current_revision()
    if made_by is not None and made_by not in {script.revision for script in scripts.walk_revisions()}:
        raise ConfigFault(
            f"The database is at step {made_by}, which this version of the app does not know: "
            "a newer version made it, so start that one, or restore a backup from before."
        )
    if made_by != scripts.get_current_head():
        command.upgrade(settings, "head")


def choose_journal(version: Version) -> Journal:
    """WAL where SQLite is free of the WAL-reset bug, else the rollback journal with the extra sync.

    The bug came with 3.7.0 and went with 3.51.3; 3.44.6 and 3.50.7 have the repair too.
    """
    repaired = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    return Journal("wal", "FULL") if repaired else Journal("delete", "EXTRA")


def sqlite_driver() -> ModuleType:
    """``pysqlite3`` with its own recent SQLite where a wheel exists, else the standard library's."""
    try:
        return importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        return importlib.import_module("sqlite3.dbapi2")


def file_system_of(path: Path, mounts: str) -> str:
    """The type of the file system that holds ``path``, by the text of ``/proc/mounts``; empty if unknown."""
    best = ("", "")
    for line in mounts.splitlines():
        _, mount, kind, *_ = line.split(" ")
        folder = mount.replace("\\040", " ")
        if path.is_relative_to(folder) and len(folder) >= len(best[0]):
            best = (folder, kind)
    return best[1]


def _engine_options(url_text: str) -> dict[str, Any]:
    url = make_url(url_text)
    if url.get_backend_name() != "sqlite":
        return {"pool_size": POOL_SIZE, "hide_parameters": True}
    if not url.database or url.database == ":memory:":
        raise ConfigFault("DATABASE_URL must name a file for SQLite; records kept in memory would be lost.")
    _refuse_network_file(Path(url.database).resolve())
    return {
        "module": sqlite_driver(),
        "pool_size": POOL_SIZE,
        "connect_args": {"timeout": WAIT_SECONDS},
        # What people record must not reach the log in the words of a failed statement.
        "hide_parameters": True,
    }


def _refuse_network_file(path: Path) -> None:
    mounts = Path("/proc/mounts")
    kind = file_system_of(path, mounts.read_text(encoding="utf-8")) if mounts.exists() else ""
    if kind in NETWORK_FILE_SYSTEMS:
        raise ConfigFault(f"The database {path} lies on a network file system ({kind}), where SQLite loses data.")


def _prepare(engine: Engine) -> Database:
    write_engine = engine.execution_options(app_write=True)
    if engine.dialect.name != "sqlite":
        return Database(engine, write_engine, None, engine.dialect.name)
    driver = cast("Any", engine.dialect).dbapi
    journal = choose_journal(driver.sqlite_version_info)
    event.listen(engine, "connect", lambda connection, _record: _set_up(connection, journal))
    event.listen(engine, "begin", _begin)
    return Database(engine, write_engine, journal, driver.sqlite_version)


def _set_up(connection: Any, journal: Journal) -> None:
    # With no isolation level the driver sends no BEGIN of its own: SQLAlchemy's event below does.
    connection.isolation_level = None
    mode = connection.execute(f"PRAGMA journal_mode={journal.mode}").fetchone()[0]
    if mode != journal.mode:
        raise ConfigFault(
            f"SQLite kept its journal in {mode} mode and not in {journal.mode}: saving would not be safe."
        )
    for pragma in (
        f"synchronous={journal.synchronous}",
        "foreign_keys=ON",
        f"busy_timeout={WAIT_SECONDS * 1000}",
        "trusted_schema=OFF",
        "cell_size_check=ON",
    ):
        connection.execute("PRAGMA " + pragma)


def _begin(connection: Connection) -> None:
    # A plain BEGIN that turns to writing fails at once when another writer came between.
    write = connection.get_execution_options().get("app_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


@contextmanager
def _told_when_busy() -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        code = (getattr(error.orig, "sqlite_errorcode", None) or 0) & 0xFF
        if code in {SQLITE_BUSY, SQLITE_LOCKED}:
            raise Busy("database_busy", "The server is busy saving other things; please try again.") from error
        if code == SQLITE_FULL:
            raise Busy(
                "storage_full", "The server has no room left to save to; its keeper has to make some."
            ) from error
        raise
