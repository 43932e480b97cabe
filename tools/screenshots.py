"""Takes the pictures of README, manifest and docs from the running app with a week of practice in it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SHOTS = ROOT / "static" / "screenshots"
SCREENS = ROOT / "docs" / "screens"
PORT = 8765
URL = f"http://localhost:{PORT}"
NARROW = {"width": 360, "height": 740}
WIDE = {"width": 1366, "height": 1024}
PLACES = {
    "today": "/",
    "moves": "/moves",
    "move": "/moves/half-kneeling-hip-flexor-stretch",
    "routine": "/routines/full-reset-12",
    "sleep": "/sleep",
    "history": "/history",
    "learn": "/learn",
    "safety": "/safety",
    "me": "/me",
}


def serve(instance: str) -> subprocess.Popen[str]:
    """The app on a port of its own with an empty instance folder; returns once it listens."""
    server = subprocess.Popen(  # noqa: S603 - our own server
        [sys.executable, "-m", "webapp.serve", "--port", str(PORT)],
        cwd=ROOT,
        env={**os.environ, "PSOAS_INSTANCE": instance, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    for line in server.stdout or ():
        if f":{PORT}" in line:
            return server
    raise SystemExit("The server did not start.")


def practise(page: Page) -> None:
    """Answer the safety check and put a week of practice on this phone, as the app itself would store it."""
    page.goto(f"{URL}/screening?next=/")
    page.get_by_role("button", name="None of these").click()
    page.wait_for_url(f"{URL}/")
    page.evaluate(Path(ROOT / "tools" / "sample_week.js").read_text())
    page.reload()


def take(browser: Browser, name: str, *, wide: bool, dark: bool) -> None:
    """Every screen in one size and theme, into docs/screens."""
    context = browser.new_context(
        viewport=WIDE if wide else NARROW, color_scheme="dark" if dark else "light", reduced_motion="reduce"
    )
    page = context.new_page()
    practise(page)
    for screen, path in PLACES.items():
        page.goto(URL + path)
        page.wait_for_load_state("networkidle")
        page.screenshot(path=SCREENS / f"{screen}-{name}.png")
    context.close()


def main() -> None:
    """All pictures."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    SCREENS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as instance, sync_playwright() as playwright:
        server = serve(instance)
        try:
            browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or None)
            for name, wide, dark in (("narrow", False, False), ("narrow-dark", False, True), ("wide", True, False)):
                take(browser, name, wide=wide, dark=dark)
            browser.close()
        finally:
            server.terminate()
            server.wait(20)


if __name__ == "__main__":
    main()
