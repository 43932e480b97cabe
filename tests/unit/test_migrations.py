"""The steps by which a database becomes today's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from factories import close_app, make_app, rows

from webapp.config import ConfigFault
from webapp.database import MIGRATIONS, migrate_database, reading
from webapp.extensions import db, migrate

VERSIONS = sorted((MIGRATIONS / "versions").glob("[0-9]*.py"))


@pytest.fixture
def fresh(tmp_path):
    """An app whose database went through every step."""
    app = make_app(tmp_path / "instance")
    with app.app_context():
        yield app
    close_app(app)


def tables(app):
    return {name for (name,) in rows(app, "SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_all_steps_together_make_what_the_models_say(fresh):
    with reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, db.metadata) == []


def test_they_are_numbered_one_after_the_other_and_say_what_they_do():
    for number, path in enumerate(VERSIONS, 1):
        source = path.read_text()
        assert re.fullmatch(rf"{number:04d}_[a-z0-9_]+\.py", path.name)
        assert f'revision = "{number:04d}"' in source
        before = f'"{number - 1:04d}"' if number > 1 else "None"
        assert f"down_revision = {before}" in source


def test_going_all_the_way_down_and_up_again_ends_in_the_same_place(fresh):
    before = rows(fresh, "SELECT name, sql FROM sqlite_master ORDER BY name")
    command.downgrade(migrate.get_config(), "base")
    assert tables(fresh) - {"sqlite_sequence"} == {"alembic_version"}
    migrate_database()
    assert rows(fresh, "SELECT name, sql FROM sqlite_master ORDER BY name") == before


def test_a_database_that_is_up_to_date_is_left_alone(fresh, monkeypatch):
    monkeypatch.setattr(command, "upgrade", lambda *_: pytest.fail("there was nothing to do"))
    migrate_database()


def test_a_newer_database_is_refused_in_a_sentence_and_left_alone(fresh):
    rows(fresh, "UPDATE alembic_version SET version_num = '9999'")
    before = tables(fresh)
    with pytest.raises(ConfigFault, match="a newer version made it"):
        migrate_database()
    assert tables(fresh) == before


def with_a_further_step(monkeypatch, tmp_path, body):
    """The migrations as they are, with one more step that does ``body``."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for path in (*MIGRATIONS.glob("*.*"), *VERSIONS):
        (folder / path.relative_to(MIGRATIONS)).write_text(path.read_text())
    last = f"{len(VERSIONS):04d}"
    head = f"from alembic import op\nimport sqlalchemy as sa\nrevision = 'next'\ndown_revision = '{last}'\n"
    (folder / "versions" / "next.py").write_text(head + "def upgrade():\n" + body)
    monkeypatch.setattr(migrate, "directory", str(folder))


def add_a_person_with_a_session(app):
    rows(
        app,
        "INSERT INTO users (id, uuid, name, name_key, password_hash, created_at) VALUES (1, 'u', 'A', 'a', 'h', 1)",
    )
    rows(
        app,
        "INSERT INTO sessions (token_sha256, user_id, device, created_at, last_seen_at, expires_at) "
        "VALUES (x'00', 1, 'd', 1, 1, 1)",
    )


def test_rebuilding_a_table_keeps_the_rows_that_point_to_it(fresh, tmp_path, monkeypatch):
    add_a_person_with_a_session(fresh)
    body = (
        "    with op.batch_alter_table('users', recreate='always') as users:\n"
        "        users.add_column(sa.Column('extra', sa.String(8)))\n"
    )
    with_a_further_step(monkeypatch, tmp_path, body)
    migrate_database()
    assert rows(fresh, "SELECT version_num FROM alembic_version") == [("next",)]
    assert rows(fresh, "SELECT name, extra FROM users") == [("A", None)]
    assert rows(fresh, "SELECT user_id FROM sessions") == [(1,)]
    with reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_step_that_leaves_rows_pointing_to_nothing_is_taken_back(fresh, tmp_path, monkeypatch):
    add_a_person_with_a_session(fresh)
    with_a_further_step(monkeypatch, tmp_path, "    op.execute('DELETE FROM users')\n")
    with pytest.raises(Exception, match="point to nothing"):
        migrate_database()
    assert rows(fresh, "SELECT name FROM users") == [("A",)]
    assert rows(fresh, "SELECT version_num FROM alembic_version") == [(f"{len(VERSIONS):04d}",)]


def test_a_step_that_fails_half_way_is_taken_back_whole(fresh, tmp_path, monkeypatch):
    add_a_person_with_a_session(fresh)
    body = "    op.execute('CREATE TABLE half (n INTEGER)')\n    op.execute('DELETE FROM sessions')\n    1 / 0\n"
    with_a_further_step(monkeypatch, tmp_path, body)
    with pytest.raises(ZeroDivisionError):
        migrate_database()
    assert "half" not in tables(fresh)
    assert rows(fresh, "SELECT user_id FROM sessions") == [(1,)]
    (Path(migrate.directory) / "versions" / "next.py").unlink()
    migrate_database()
