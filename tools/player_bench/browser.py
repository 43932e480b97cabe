"""A Chromium of its own, started by hand: one started by Playwright never hides, throttles or freezes its pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from machines import ARGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page, Playwright

HERE = Path(__file__).resolve().parent
BUILD = HERE.parents[1] / "static" / "build"
STARTS_WITHIN_S = 20
SHOWN_MS = 800
WINDOW = "--window-size=400,800"


def _port(profile: Path) -> int:
    """The debugging port, which Chromium writes down when it has opened it."""
    told = profile / "DevToolsActivePort"
    until = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < until:
        if told.exists() and (lines := told.read_text().splitlines()):
            return int(lines[0])
        time.sleep(0.05)
    message = "Chromium did not open its debugging port"
    raise TimeoutError(message)


@contextmanager
def ear() -> Iterator[None]:
    """Lay the audio worklet where the server will find it; the page's policy lets in nothing from elsewhere."""
    laid = BUILD / "bench-onsets.js"
    laid.write_text((HERE / "onsets.js").read_text())
    try:
        yield
    finally:
        laid.unlink()


def bench_page(playwright: Playwright, profile: Path) -> Iterator[Page]:
    """A page with the bench's ear in it; the browser ends when the generator is closed."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
    own = [
        "--headless=new",
        "--remote-debugging-port=0",
        f"--user-data-dir={profile}",
        WINDOW,
        "--disable-audio-output",
    ]
    process = subprocess.Popen(  # noqa: S603 - a fixed command
        [chromium, *ARGS, *own, "about:blank"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{_port(profile)}", no_defaults=True)
        context = browser.contexts[0]
        page = context.new_page()
        page.add_init_script(path=HERE / "page.js")
        yield page
        browser.close()
    finally:
        process.terminate()
        process.wait(20)


def hide(page: Page) -> None:
    """Bring another tab to the front."""
    other = page.context.new_page()
    other.goto("about:blank")
    other.bring_to_front()
    page.wait_for_timeout(SHOWN_MS)
    if page.evaluate("document.visibilityState") != "hidden":
        message = "The page is not hidden"
        raise RuntimeError(message)


def command(page: Page, name: str, **details: Any) -> None:
    """One DevTools command to this page."""
    page.context.new_cdp_session(page).send(name, details)
