"""The environment becomes typed values once, and the secret is made once."""

from __future__ import annotations

import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest

from webapp import config
from webapp.config import Config, ConfigFault, instance_secret, parse_origin


def test_an_empty_environment_is_enough(tmp_path, monkeypatch):
    monkeypatch.setattr(config, "ROOT", tmp_path)
    made = Config.from_environment({})
    assert made.instance_path == tmp_path / "instance"
    assert made.database_url == f"sqlite:///{tmp_path}/instance/psoas.sqlite3"
    assert made.content_path == tmp_path / "content"
    assert made.build_path == tmp_path / "static" / "build"
    assert (made.public_origin, made.secure, made.testing) == (None, False, False)
    assert made.max_body_bytes == 1024 * 1024
    assert (made.trusted_proxies, made.rate_limit_storage) == (0, "memory://")


def test_every_name_is_read(tmp_path):
    made = Config.from_environment(
        {
            "PSOAS_INSTANCE": str(tmp_path / "there"),
            "PSOAS_CONTENT": "/some/content",
            "PSOAS_BUILD": "/some/build",
            "DATABASE_URL": "postgresql+psycopg://somewhere/psoas",
            "PUBLIC_ORIGIN": "https://Hips.example/",
            "TRUSTED_PROXIES": "1",
            "RATE_LIMIT_STORAGE": "redis://localhost/0",
        }
    )
    assert made.instance_path == tmp_path / "there"
    assert (made.content_path, made.build_path) == (Path("/some/content"), Path("/some/build"))
    assert made.database_url == "postgresql+psycopg://somewhere/psoas"
    assert (made.public_origin, made.secure) == ("https://hips.example", True)
    assert (made.trusted_proxies, made.rate_limit_storage) == (1, "redis://localhost/0")


def test_it_can_be_printed_without_telling_a_secret(tmp_path):
    made = Config.from_environment({"PSOAS_INSTANCE": str(tmp_path), "DATABASE_URL": "postgresql://me:hush@db/psoas"})
    made = replace(made, rate_limit_storage="redis://:hush@localhost/0")
    assert made.secret_key not in repr(made)
    assert "hush" not in repr(made)


def test_it_cannot_be_changed_afterwards(tmp_path):
    made = Config.from_environment({"PSOAS_INSTANCE": str(tmp_path)})
    with pytest.raises(FrozenInstanceError):
        made.secure = True


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("", None),
        ("  ", None),
        ("https://hips.example", "https://hips.example"),
        ("https://hips.example:8443/", "https://hips.example:8443"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_an_origin_is_a_scheme_and_a_host(text, origin):
    assert parse_origin(text) == origin


@pytest.mark.parametrize("text", ["hips.example", "ftp://x", "https://", "https://a/b", "https://a b", "https://u@a"])
def test_another_text_is_no_origin(text):
    with pytest.raises(ConfigFault, match="PUBLIC_ORIGIN must look like"):
        parse_origin(text)


def test_the_secret_is_made_once_for_its_owner_alone(tmp_path):
    instance = tmp_path / "instance"
    first = instance_secret(instance)
    path = instance / "secret_key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(instance.stat().st_mode) == 0o700
    assert len(first) == 64
    assert instance_secret(instance) == first
    assert instance_secret(tmp_path / "another") != first
    assert [each.name for each in instance.iterdir()] == ["secret_key"]


def test_two_starts_at_once_get_the_same_secret(tmp_path):
    script = "import pathlib, sys, webapp.config as config; print(config.instance_secret(pathlib.Path(sys.argv[1])))"
    command = [sys.executable, "-c", script, str(tmp_path / "instance")]
    starts = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=config.ROOT) for _ in range(4)]
    assert len({start.communicate()[0] for start in starts}) == 1
    assert [start.returncode for start in starts] == [0] * 4


def test_fifty_threads_at_once_get_the_same_secret(tmp_path):
    with ThreadPoolExecutor(50) as many:
        assert len(set(many.map(instance_secret, [tmp_path / "instance"] * 50))) == 1


def test_a_secret_is_on_the_disk_before_it_is_used(tmp_path, monkeypatch):
    calls = []
    monkeypatch.setattr(
        config.os, "fsync", lambda handle: calls.append(str(Path(f"/proc/self/fd/{handle}").readlink()))
    )
    instance_secret(tmp_path)
    assert calls[0].startswith(f"{tmp_path}/.secret_key.")
    assert calls[1] == str(tmp_path)


@pytest.mark.parametrize("content", [b"", b"short\n", b"\xff" * 80])
def test_a_secret_that_is_none_is_refused_in_a_sentence(tmp_path, content):
    (tmp_path / "secret_key").write_bytes(content)
    with pytest.raises(ConfigFault, match=r"\.$"):
        instance_secret(tmp_path)


def test_a_folder_that_cannot_be_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigFault, match=r"The app keeps its database and secret in .*: Not a directory\."):
        instance_secret(tmp_path / "file" / "instance")


def test_a_read_only_folder_is_refused_in_a_sentence(tmp_path, monkeypatch):
    instance_secret(tmp_path)
    monkeypatch.setattr(config.os, "access", lambda *_: False)
    with pytest.raises(ConfigFault, match="cannot write there"):
        instance_secret(tmp_path)


def test_the_libraries_are_told_in_their_own_words(app):
    settings = app.config["PSOAS"]
    assert app.config["SECRET_KEY"] == settings.secret_key
    assert app.config["MAX_CONTENT_LENGTH"] == settings.max_body_bytes
    assert app.debug is False
