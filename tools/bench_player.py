"""Measures when the player's tones are heard: ``python tools/bench_player.py`` fills docs/player-timing.md.

The page is the real one, in a Chromium that can be hidden, slowed and frozen. An audio worklet finds where each sound
begins, to the sample; ``getOutputTimestamp`` says when that was; the player says when it was due. Beside it, in the
same page, a timer counts seconds the naive way. Needs the client built (``make build``) and the packages of
``make test``. A whole run takes about 55 minutes; ``--rows`` and the lengths make it shorter, and the table says how
long each row ran.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests" / "browser"), str(ROOT)]
os.chdir(ROOT)

from machines import Server  # noqa: E402 - the tests' own server
from player_bench import rows, table  # noqa: E402
from player_bench.browser import ear  # noqa: E402

NAMES = ("visible", "throttled", "hidden", "hidden-long", "silent", "frozen", "stalling", "long")


def asked() -> argparse.Namespace:
    """What to run, and for how long."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", nargs="+", choices=NAMES, default=NAMES)
    parser.add_argument("--minutes", type=float, default=3, help="visible, throttled, stalling")
    parser.add_argument("--hidden-minutes", type=float, default=10, help="hidden, with sound and silent")
    parser.add_argument("--long-minutes", type=float, default=20)
    parser.add_argument("--frozen-seconds", type=float, default=60)
    parser.add_argument("--print", action="store_true", help="print the table and leave the page as it is")
    return parser.parse_args()


def work(options: argparse.Namespace) -> dict[str, Callable[[Playwright, str], rows.Row]]:
    """Each row by its name."""
    short, hidden, long = options.minutes * 60, options.hidden_minutes * 60, options.long_minutes * 60
    return {
        "visible": rows.Trial("visible", rows.SHORT, short),
        "throttled": rows.Trial("a sixth of the processor, long tasks", rows.SHORT, short, rows.throttled),
        "hidden": rows.Trial("hidden, with sound", rows.MIDDLE, hidden, rows.hide),
        "hidden-long": rows.Trial("hidden, with sound, a whole routine", rows.LONG, long, rows.hide),
        "silent": lambda playwright, url: rows.silent(playwright, url, hidden),
        "frozen": lambda playwright, url: rows.frozen(playwright, url, options.frozen_seconds),
        "stalling": rows.Trial("audio device that stalls", rows.SHORT, short, rows.stalling),
        "long": rows.Trial("a whole routine", rows.LONG, long),
    }


def main() -> None:
    """Serve, run the rows one after the other, write or print the table."""
    options = asked()
    server = Server(Path(tempfile.mkdtemp()) / "instance")
    done: dict[str, rows.Row] = {}
    with ear(), sync_playwright() as playwright:
        server.start()
        try:
            for name in options.rows:
                done[name] = work(options)[name](playwright, server.url)
                print(table.line(done[name]), flush=True)  # noqa: T201
        finally:
            server.stop()
    if not options.print:
        table.write(ROOT / "docs" / "player-timing.md", done)


if __name__ == "__main__":
    main()
