"""Takes the pictures of README, manifest and docs from the running app with a week of practice in it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SHOTS = ROOT / "static" / "screenshots"
SCREENS = ROOT / "docs" / "screens"
PORT = 8765
URL = f"http://localhost:{PORT}"
NARROW = {"width": 360, "height": 740}
WIDE = {"width": 1366, "height": 1024}
MOMENT = "2026-11-27T07:40:00Z"  # the same every time, so that a picture changes only when the app does
PLACE = {"locale": "en-GB", "timezone_id": "Europe/London"}
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


def play(page: Page) -> None:
    """The player in the middle of a hold."""
    page.clock.install(time=MOMENT)
    page.goto(f"{URL}/play/desk-break-3")
    page.get_by_role("button", name="Start").last.click()
    for _ in range(58):
        page.clock.run_for(1000)


def take(browser: Browser, name: str, *, wide: bool, dark: bool) -> None:
    """Every screen in one size and theme, into docs/screens."""
    context = browser.new_context(
        viewport=WIDE if wide else NARROW,
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        **PLACE,
    )
    page = context.new_page()
    page.clock.set_fixed_time(MOMENT)
    practise(page)
    for screen, path in PLACES.items():
        page.goto(URL + path)
        page.wait_for_load_state("networkidle")
        page.screenshot(path=SCREENS / f"{screen}-{name}.png")
    play(page)
    page.screenshot(path=SCREENS / f"player-{name}.png")
    context.close()


def take_for_manifest(browser: Browser) -> None:
    """The pictures that an install dialog shows, in the sizes that the manifest names."""
    phone = browser.new_context(viewport=NARROW, device_scale_factor=2, reduced_motion="reduce", **PLACE)
    page = phone.new_page()
    page.clock.set_fixed_time(MOMENT)
    practise(page)
    page.screenshot(path=SHOTS / "today-narrow.png")
    play(page)
    page.screenshot(path=SHOTS / "player-narrow.png")
    phone.close()
    tablet = browser.new_context(viewport=WIDE, reduced_motion="reduce", **PLACE)
    page = tablet.new_page()
    page.clock.set_fixed_time(MOMENT)
    practise(page)
    page.screenshot(path=SHOTS / "today-wide.png")
    tablet.close()


def join_for_readme() -> None:
    """Today, the player and History side by side."""
    pictures = [Image.open(SCREENS / f"{name}-narrow.png") for name in ("today", "player", "history")]
    gap = 24
    width = sum(picture.width for picture in pictures) + gap * (len(pictures) + 1)
    whole = Image.new("RGB", (width, pictures[0].height + 2 * gap), "#e9e2d6")
    left = gap
    for picture in pictures:
        whole.paste(picture, (left, gap))
        left += picture.width + gap
    whole.save(SCREENS / "overview.png")


def slim() -> None:
    """A palette of 256 colours is enough for flat screens and a third of the bytes; rare ones, as in figures, count."""
    for path in (*SHOTS.glob("*.png"), *SCREENS.glob("*.png")):
        Image.open(path).convert("RGB").quantize(
            256, Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE
        ).save(path, optimize=True)


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
            take_for_manifest(browser)
            browser.close()
            join_for_readme()
            slim()
        finally:
            server.terminate()
            server.wait(20)


if __name__ == "__main__":
    main()
