"""The server that ``make run`` starts: ``python -m webapp.serve --port 8000``.

Waitress takes each body in whole before a thread sees it, so a client that stalls in mid-upload keeps
nobody waiting. It listens on this machine only; a proxy in front makes it public, with HTTPS.
"""

from __future__ import annotations

import argparse
import errno
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import SQLAlchemyError
from waitress import create_server, wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer

from webapp import create_app
from webapp.catalog.load import ContentFaults
from webapp.clock import monotonic_seconds
from webapp.config import ConfigFault, current_config
from webapp.database import migrate_database

if TYPE_CHECKING:
    from flask import Flask

DEFAULT_PORT = 8000
THREADS = 8
# Above what the app itself takes, so that it is the app that refuses, in its own words.
LARGEST_BODY_BYTES = 16 * 1024 * 1024
# A connection costs little, but at the limit everybody is kept out: silent ones have to go before that.
CONNECTIONS = 1000
SILENCE_SECONDS = 60
POLL_SECONDS = 0.25
DRAIN_SECONDS = 10.0
NO_SUCH_ADDRESS = frozenset({errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT, errno.EPROTONOSUPPORT})


def main(arguments: list[str], environ: Mapping[str, str]) -> int:
    """Serve until SIGTERM or SIGINT; 0 after a graceful stop, 1 with one sentence when it cannot start."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # Whatever is made in the instance folder is its owner's alone, also in a folder that others may enter.
    os.umask(0o077)
    try:
        port = read_port(arguments, environ)
        listening = listen(port)
        app = create_app()
        prepare(app)
    except (ConfigFault, ContentFaults) as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        sys.stderr.write(f"The database cannot be used: {reason}.\n")
        return 1
    with app.app_context():
        behind_proxies = bool(current_config().trusted_proxies)
    serve(app, listening, lambda: tell(port, app), behind_proxies=behind_proxies)
    return 0


def read_port(arguments: list[str], environ: Mapping[str, str]) -> int:
    """The port from ``--port``, else from ``PORT``, else 8000. Raises ``ConfigFault``."""
    parser = argparse.ArgumentParser(prog="python -m webapp.serve", description="Serve Psoas Reset on this machine.")
    parser.add_argument("--port", default=environ.get("PORT") or str(DEFAULT_PORT))
    text = parser.parse_args(arguments).port
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 2**16:
        raise ConfigFault(f"The port must be a number from 1 to 65535; it is {text!r}.")
    return int(text)


def listen(port: int) -> list[socket.socket]:
    """Sockets on 127.0.0.1 and, where there is IPv6, on ::1: browsers try both for localhost."""
    listening = [_bound(socket.AF_INET, "127.0.0.1", port)]
    try:
        listening.append(_bound(socket.AF_INET6, "::1", port))
    except OSError as error:
        if error.errno not in NO_SUCH_ADDRESS:
            listening[0].close()
            raise
    return listening


def _bound(family: int, address: str, port: int) -> socket.socket:
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            opened.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        opened.bind((address, port))
        # Two servers may bind one port before either listens; only one may listen.
        opened.listen()
    except OSError as error:
        opened.close()
        if error.errno == errno.EADDRINUSE:
            raise ConfigFault(f"Port {port} is taken by another program; try make run PORT={port + 1}.") from error
        if error.errno == errno.EACCES:
            raise ConfigFault(f"Port {port} is not yours to open; try make run PORT=8000.") from error
        raise
    return opened


def prepare(app: Flask) -> None:
    """Bring the database up to date and render the kept pages, so that the first visit waits for nothing."""
    with app.app_context():
        migrate_database()
    app.extensions["kept_pages"].warm()


def tell(port: int, app: Flask) -> None:
    """Say where it listens and what to do next."""
    with app.app_context():
        instance = current_config().instance_path
    sys.stdout.write(
        f"Psoas Reset is on http://localhost:{port}\n"
        f"Open it in a browser, and install it from the browser's menu to have it offline.\n"
        f"The database is in {instance}. Press Ctrl+C to stop.\n"
    )
    sys.stdout.flush()


def serve(
    app: Flask, listening: list[socket.socket], started: Callable[[], None], *, behind_proxies: bool = False
) -> None:
    """Answer requests until asked to stop; then take no more, finish those that are here, and return.

    What a header says about where a request comes from reaches the app only ``behind_proxies``.
    """
    asked_to_stop = _stop_signals()
    channels: dict[int, Any] = {}
    server = create_server(
        app,
        map=channels,
        sockets=listening,
        threads=THREADS,
        ident=None,
        max_request_body_size=LARGEST_BODY_BYTES,
        connection_limit=CONNECTIONS,
        channel_timeout=SILENCE_SECONDS,
        clear_untrusted_proxy_headers=not behind_proxies,
    )
    started()
    while not asked_to_stop.is_set():
        _turn(channels)
    _stop_listening(channels)
    _finish(channels)
    server.task_dispatcher.shutdown()
    wasyncore.close_all(channels, ignore_all=True)


def _stop_signals() -> threading.Event:
    asked = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: asked.set())
    return asked


def _turn(channels: dict[int, Any]) -> None:
    wasyncore.loop(timeout=POLL_SECONDS, use_poll=True, map=channels, count=1)


def _stop_listening(channels: dict[int, Any]) -> None:
    for channel in list(channels.values()):
        if isinstance(channel, BaseWSGIServer):
            # Not its own close(), which would also close the pipe by which finished answers wake the loop.
            wasyncore.dispatcher.close(channel)


def _finish(channels: dict[int, Any]) -> None:
    deadline = monotonic_seconds() + DRAIN_SECONDS
    while any(map(_is_answering, channels.values())) and monotonic_seconds() < deadline:
        _turn(channels)


def _is_answering(channel: object) -> bool:
    return isinstance(channel, HTTPChannel) and bool(channel.requests or channel.total_outbufs_len)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
