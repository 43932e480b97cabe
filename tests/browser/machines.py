"""A real server in a process of its own and phones that are real Chromium profiles, both of which can be killed."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing, suppress
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright
from steps import SILENT_SOUND

ROOT = Path(__file__).resolve().parents[2]
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
PHONE = {"width": 360, "height": 740}


class Server:
    """The app as `make run` serves it, on a port and an instance folder that outlive its process."""

    def __init__(self, instance: Path, content: Path = ROOT / "content") -> None:
        self.instance = instance
        self.content = content
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://localhost:{self.port}"
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        here = {"PSOAS_INSTANCE": str(self.instance), "PSOAS_CONTENT": str(self.content)}
        env = {**os.environ, **here, "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "webapp.serve", "--port", str(self.port)],
            cwd=ROOT,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        said = []
        for line in self.process.stdout:
            said.append(line)
            if f":{self.port}" in line:
                break
        else:
            pytest.fail("The server did not start:\n" + "".join(said))
        self._reader = threading.Thread(target=self.process.stdout.read, daemon=True)
        self._reader.start()

    def stop(self, how: int = signal.SIGTERM) -> None:
        if self.process:
            self.process.send_signal(how)
            self.process.wait(20)
            self._reader.join(20)
            self.process.stdout.close()
            self.process = None

    def rows(self, query: str) -> list[tuple]:
        try:
            from pysqlite3 import dbapi2 as engine
        except ImportError:
            engine = sqlite3
        with closing(engine.connect(self.instance / "psoas.sqlite3")) as connection:
            return connection.execute(query).fetchall()


class SilentServer:
    """Accepts every connection on a port and never says a word."""

    def __init__(self, port: int) -> None:
        self.accepted = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", port))
        self._held: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                self._held.append(self._socket.accept()[0])
                self.accepted.set()

    def close(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for held in self._held:
            held.close()


class Phone:
    """One browser profile on disk; ``kill`` is SIGKILL to every process that uses it."""

    def __init__(self, playwright: Playwright, profile: Path, url: str) -> None:
        self._playwright = playwright
        self.profile = profile
        self.url = url
        self.context: BrowserContext | None = None

    def open(self, path: str | None = "/", *, own_clock: bool = False, **options) -> Page:
        if self.context is None:
            self.context = self._playwright.chromium.launch_persistent_context(
                self.profile,
                executable_path=CHROMIUM,
                args=ARGS,
                viewport=PHONE,
                base_url=self.url,
                reduced_motion="reduce",
                **options,
            )
            self.context.add_init_script(SILENT_SOUND)
            if own_clock:
                self.context.clock.install()
        page = self.context.pages[0] if self.context.pages else self.context.new_page()
        if path is not None:
            page.goto(path)
        return page

    def pids(self) -> list[int]:
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if str(self.profile).encode() in (folder / "cmdline").read_bytes():
                    found.append(int(folder.name))
        return found

    def kill(self) -> None:
        for pid in self.pids():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        with suppress(Exception):
            self.context.close()
        self.context = None

    def close(self) -> None:
        if self.context:
            with suppress(Exception):
                self.context.close()
        self.context = None
