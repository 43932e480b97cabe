"""The environment, read once at the call into typed values; nobody else looks at it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click
from flask import Flask, current_app

from webapp.clock import random_token

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent
MAX_BODY_BYTES = 1024 * 1024
MOST_PROXIES = 9
IN_THIS_PROCESS = "memory://"
SECRET_FILE = "secret_key"  # noqa: S105 - the name of the file, not what is in it
SECRET_DIGITS = 64
ORIGIN = re.compile(r"https?://(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::[0-9]{1,5})?")


class ConfigFault(click.ClickException):
    """The surroundings do not let the app start; its text is one sentence for the person who starts it."""


@dataclass(frozen=True)
class Config:
    """Everything that may differ between two installations.

    ``public_origin`` is the address people use, as scheme and host with no path; without one only this
    machine can sign in. ``secure`` says that people reach the app over HTTPS. ``development`` adds pages for
    those who build it. ``trusted_proxies`` is how many proxies stand in front, whose word on where a request
    comes from is believed. ``rate_limit_storage`` is where tries are counted.
    """

    instance_path: Path
    database_url: str = field(repr=False)  # may hold a password
    secret_key: str = field(repr=False)
    content_path: Path = ROOT / "content"
    build_path: Path = ROOT / "static" / "build"
    public_origin: str | None = None
    secure: bool = False
    max_body_bytes: int = MAX_BODY_BYTES
    trusted_proxies: int = 0
    rate_limit_storage: str = field(default=IN_THIS_PROCESS, repr=False)  # may hold a password
    testing: bool = False
    development: bool = False

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Config:
        """Read ``PSOAS_INSTANCE``, ``_CONTENT``, ``_BUILD``, ``_DEVELOPMENT``, and the names below without a prefix.

        All may be absent. Makes the instance folder and its secret on the first start. Raises ``ConfigFault``.
        """
        instance_path = Path(environ.get("PSOAS_INSTANCE") or ROOT / "instance").resolve()
        public_origin = parse_origin(environ.get("PUBLIC_ORIGIN", ""))
        return cls(
            instance_path=instance_path,
            database_url=environ.get("DATABASE_URL") or f"sqlite:///{instance_path / 'psoas.sqlite3'}",
            secret_key=instance_secret(instance_path),
            content_path=Path(environ.get("PSOAS_CONTENT") or ROOT / "content"),
            build_path=Path(environ.get("PSOAS_BUILD") or ROOT / "static" / "build"),
            public_origin=public_origin,
            secure=public_origin is not None and public_origin.startswith("https://"),
            development=environ.get("PSOAS_DEVELOPMENT") == "1",
            trusted_proxies=parse_proxies(environ.get("TRUSTED_PROXIES", "")),
            rate_limit_storage=environ.get("RATE_LIMIT_STORAGE") or IN_THIS_PROCESS,
        )


def from_process() -> Config:
    """The configuration of this process's own environment. Raises ``ConfigFault``."""
    return Config.from_environment(os.environ)


def make_app(config: Config) -> Flask:
    """A bare Flask app that knows its configuration, in our words and in those of the libraries."""
    app = Flask(
        "webapp",
        instance_path=str(config.instance_path),
        static_folder=None,
        template_folder=str(ROOT / "templates"),
    )
    app.config.from_mapping(
        PSOAS=config,
        SECRET_KEY=config.secret_key,
        TESTING=config.testing,
        MAX_CONTENT_LENGTH=config.max_body_bytes,
        MAX_FORM_MEMORY_SIZE=64 * 1024,
        MAX_FORM_PARTS=50,
        SQLALCHEMY_DATABASE_URI=config.database_url,
    )
    return app


def current_config() -> Config:
    """The configuration of the app that is answering."""
    return cast("Config", current_app.config["PSOAS"])


def parse_origin(text: str) -> str | None:
    """An origin in lower case, or None for an empty text. Raises ``ConfigFault`` for anything else."""
    origin = text.strip().rstrip("/").lower()
    if not origin:
        return None
    if not ORIGIN.fullmatch(origin):
        raise ConfigFault(f"PUBLIC_ORIGIN must look like https://example.org, with no path; it is {text!r}.")
    return origin


def parse_proxies(text: str) -> int:
    """How many proxies stand in front; none for an empty text. Raises ``ConfigFault`` for anything else."""
    if not text.strip():
        return 0
    if not re.fullmatch("[0-9]", text.strip()):
        raise ConfigFault(f"TRUSTED_PROXIES is how many proxies stand in front, 0 to {MOST_PROXIES}; it is {text!r}.")
    return int(text)


def instance_secret(instance_path: Path) -> str:
    """The installation's secret, made on the first call; two starts at once get the same one."""
    path = instance_path / SECRET_FILE
    try:
        instance_path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            _make_secret(path)
        secret = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it cannot be read"
        raise ConfigFault(f"The app keeps its database and secret in {instance_path}: {reason}.") from error
    if not os.access(instance_path, os.W_OK):
        raise ConfigFault(f"The app keeps its database and secret in {instance_path} and cannot write there.")
    if len(secret) < SECRET_DIGITS:
        raise ConfigFault(f"The file {path} is too short to be a secret; delete it and start again.")
    return secret


def _make_secret(path: Path) -> None:
    # A link appears whole or not at all, and only once: a half-written secret is never read, and the
    # second of two starts finds the first one's.
    draft = path.with_name(f".{path.name}.{random_token(8).hex()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(random_token(SECRET_DIGITS // 2).hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
