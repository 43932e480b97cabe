"""Measures how smoothly figures move in Chromium, slowed to a quarter: ``python tools/bench_figures.py``.

A movement's page plays its figure for some seconds while every frame is timed. The aim is 60 frames a second; reported
is the share of frames that came in time (within 20 ms of the one before) and how many a second there were. The browser
draws without a graphics card here, so a phone does better at painting and worse at nothing. Other work on the machine
is in the figures; its load is printed. Needs ``make build`` and the packages of ``make test``.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "browser"), str(ROOT)]
os.chdir(ROOT)

from machines import ARGS, PHONE, Server  # noqa: E402 - the tests' own server

SLOWED = 4
SECONDS = 8
IN_TIME_MS = 20
SLUGS = ("glute-bridge", "half-kneeling-hip-flexor-stretch", "walking", "dead-bug", "banded-hip-march")
FRAMES = """(seconds) => new Promise((done) => {
  const times = [];
  const tick = (now) => {
    times.push(now);
    if (now - times[0] < seconds * 1000) requestAnimationFrame(tick);
    else done(times.slice(1).map((time, index) => time - times[index]));
  };
  requestAnimationFrame(tick);
})"""


def frames(browser: Browser, address: str, *, playing: bool) -> list[float]:
    """Milliseconds between frames of a page, with its figure playing or still."""
    page = browser.new_page(viewport=PHONE)
    page.goto(address, wait_until="networkidle")
    button = page.get_by_role("button", name="Play")
    button.wait_for()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    if playing:
        button.click()
    taken: list[float] = page.evaluate(FRAMES, SECONDS)
    page.close()
    return taken


def line(name: str, taken: list[float]) -> str:
    """What was measured, in words."""
    in_time = sum(1 for gap in taken if gap <= IN_TIME_MS) / len(taken)
    return f"{name:36} {in_time:6.1%} of frames in time, {1000 * len(taken) / sum(taken):5.1f} a second"


def main() -> None:
    """Serve, play, measure and print; an unmoved page beside it is the yardstick."""
    server = Server(Path(tempfile.mkdtemp()) / "instance")
    server.start()
    try:
        with sync_playwright() as playwright:
            chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGS)
            load = f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
            said = [f"Figures in Chromium at {SLOWED}x CPU throttling, {SECONDS} s each; load of this machine {load}"]
            still = frames(browser, f"{server.url}/moves/{SLUGS[0]}", playing=False)
            said.append(line("the page with nothing moving", still))
            said += [line(slug, frames(browser, f"{server.url}/moves/{slug}", playing=True)) for slug in SLUGS]
            browser.close()
    finally:
        server.stop()
    sys.stdout.write("\n".join(said) + "\n")


if __name__ == "__main__":
    main()
