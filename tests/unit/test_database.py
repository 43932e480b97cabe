"""Reading, writing and waiting; the settings on which "saved" rests."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from factories import close_app, make_app, rows, sqlite3_of_the_app
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from webapp import database
from webapp.config import ConfigFault
from webapp.database import Journal, choose_journal, current_database, file_system_of, reading, writing
from webapp.errors import Busy

ADD = text("INSERT INTO counted (n) VALUES (:n)")


@pytest.fixture
def counted(app):
    """The app, inside its context, with a table to write into."""
    with app.app_context():
        with writing() as connection:
            connection.execute(text("CREATE TABLE counted (n INTEGER)"))
        yield app


def add_and_fail(connection):
    connection.execute(ADD, {"n": 2})
    connection.execute(text("SELECT * FROM no_such_table"))


def numbers(app):
    return [n for (n,) in rows(app, "SELECT n FROM counted ORDER BY n")]


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "delete"),
        ((3, 44, 5), "delete"),
        ((3, 44, 6), "wal"),
        ((3, 45, 0), "delete"),
        ((3, 50, 6), "delete"),
        ((3, 50, 7), "wal"),
        ((3, 51, 0), "delete"),
        ((3, 51, 2), "delete"),
        ((3, 51, 3), "wal"),
        ((3, 53, 4), "wal"),
        ((4, 0, 0), "wal"),
    ],
)
def test_the_write_ahead_log_is_used_only_where_sqlite_is_free_of_its_bug(version, mode):
    assert choose_journal(version) == Journal(mode, {"wal": "FULL", "delete": "EXTRA"}[mode])


def test_every_connection_keeps_what_was_chosen(counted):
    journal = current_database().journal
    for door in (reading, writing):
        with door() as connection:
            found = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "trusted_schema")
            }
        assert found == {
            "journal_mode": journal.mode,
            "synchronous": {"FULL": 2, "EXTRA": 3}[journal.synchronous],
            "foreign_keys": 1,
            "busy_timeout": 10_000,
            "trusted_schema": 0,
        }


def test_an_older_sqlite_works_with_the_rollback_journal(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "choose_journal", lambda _: Journal("delete", "EXTRA"))
    app = make_app(tmp_path)
    with app.app_context(), writing() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 3
    close_app(app)


def test_a_journal_that_sqlite_does_not_take_stops_everything(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "choose_journal", lambda _: Journal("unheard", "FULL"))
    with pytest.raises(ConfigFault, match="kept its journal in delete mode and not in unheard"):
        make_app(tmp_path)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_database_that_would_not_last_is_refused_in_a_sentence(tmp_path, url):
    with pytest.raises(ConfigFault, match="DATABASE_URL must name a file"):
        make_app(tmp_path, database_url=url)


def test_what_is_written_is_there_and_what_fails_is_not(counted):
    with writing() as connection:
        connection.execute(ADD, {"n": 1})
    with pytest.raises(OperationalError), writing() as connection:
        add_and_fail(connection)
    with reading() as connection:
        connection.execute(ADD, {"n": 3})
    assert numbers(counted) == [1]


def test_a_reader_sees_one_moment(counted):
    with reading() as connection:
        before = connection.execute(text("SELECT count(*) FROM counted")).scalar()
        with writing() as other:
            other.execute(ADD, {"n": 1})
        assert connection.execute(text("SELECT count(*) FROM counted")).scalar() == before == 0


def test_a_writer_holds_the_lock_before_its_first_statement(counted):
    outside = sqlite3_of_the_app().connect(current_database().read_engine.url.database, timeout=0)
    with writing() as connection:
        connection.exec_driver_sql("SELECT 1")
        with pytest.raises(Exception, match="locked"):
            outside.execute("INSERT INTO counted VALUES (9)")
    outside.close()


def test_writers_that_read_first_all_succeed(counted):
    with writing() as connection:
        connection.execute(ADD, {"n": 0})

    def add_one_fifty_times():
        with counted.app_context():
            for _ in range(50):
                with writing() as connection:
                    n = connection.execute(text("SELECT n FROM counted")).scalar()
                    connection.execute(text("UPDATE counted SET n = :n"), {"n": n + 1})

    threads = [threading.Thread(target=add_one_fifty_times) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert numbers(counted) == [200]


def test_a_writer_that_waits_too_long_is_told_to_come_back(counted):
    counted.extensions["database"] = replace(current_database(), wait_seconds=0.01)
    with current_database().writer, pytest.raises(Busy) as told, writing():
        pytest.fail("two writers at once")
    assert (told.value.status, told.value.code, told.value.retry_after_seconds) == (503, "database_busy", 2)
    with writing() as connection:
        connection.execute(ADD, {"n": 1})


def test_another_process_that_keeps_the_lock_is_told_as_busy(counted, monkeypatch):
    outside = sqlite3_of_the_app().connect(current_database().read_engine.url.database)
    outside.isolation_level = None
    outside.execute("BEGIN IMMEDIATE")
    with reading() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=10")
    with pytest.raises(Busy), writing():
        pytest.fail("two writers at once")
    outside.execute("ROLLBACK")
    outside.close()
    with writing() as connection:
        connection.execute(ADD, {"n": 1})


def test_a_full_disk_is_told_as_such_and_reading_goes_on(counted):
    with writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(Busy) as told, writing() as connection:
        connection.execute(ADD, [{"n": n} for n in range(20_000)])
    assert told.value.code == "storage_full"
    assert numbers(counted) == []


def test_another_fault_is_not_called_busy(counted):
    with pytest.raises(OperationalError), reading() as connection:
        connection.execute(text("SELECT * FROM no_such_table"))


def test_what_was_written_does_not_stand_in_the_words_of_a_failure(counted):
    with pytest.raises(OperationalError) as failed, writing() as connection:
        connection.execute(text("INSERT INTO no_such_table VALUES (:note)"), {"note": "a private note"})
    assert "a private note" not in str(failed.value)


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/export /home/shared nfs4 rw 0 0
//nas/share /mnt/my\\040share cifs rw 0 0
/dev/sdb1 /home/shared/local ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib/psoas.sqlite3", "ext4"),
        ("/home/shared/psoas.sqlite3", "nfs4"),
        ("/home/shared2/psoas.sqlite3", "ext4"),
        ("/home/shared/local/psoas.sqlite3", "ext4"),
        ("/mnt/my share/psoas.sqlite3", "cifs"),
    ],
)
def test_the_file_system_of_a_file_is_that_of_its_nearest_mount(path, kind):
    assert file_system_of(Path(path), MOUNTS) == kind


def test_a_network_file_system_is_refused_in_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "file_system_of", lambda *_: "nfs4")
    with pytest.raises(ConfigFault, match=r"network file system \(nfs4\)"):
        make_app(tmp_path)
