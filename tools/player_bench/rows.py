"""The rows of the table: what is done to the page while a routine runs, and what comes of it."""

from __future__ import annotations

import tempfile
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from player_bench.browser import bench_page, command, hide
from player_bench.figures import Errors, counting, deadlines, errors_of, heard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page, Playwright

SHORT, MIDDLE, LONG = "desk-break-3", "full-reset-12", "classic-reset-corrected-20"
PLANNED_S = {SHORT: 180, MIDDLE: 720, LONG: 1200}
LAST_NOTES_S = 3
FREEZES_AFTER_S = 14
SETTLES_S = 3
NOTED = "dues, onsets, stamps, counted, ticks, screen, life"


@dataclass(frozen=True)
class Row:
    """One run: what was done, for how long, how far the player's cues were off, and the counting timer beside it."""

    name: str
    seconds: float
    player: Errors | None
    timer: Errors | None
    remark: str = ""


@contextmanager
def _page(playwright: Playwright, url: str) -> Iterator[Page]:
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        closing(bench_page(playwright, Path(folder))) as pages,
    ):
        page = next(pages)
        page.goto(url + "/screening?next=/")
        page.get_by_role("button", name="None of these").click()
        page.wait_for_url(url + "/")
        yield page


def _begin(page: Page, url: str, slug: str, *, silent: bool = False) -> None:
    page.goto(f"{url}/play/{slug}")
    if silent:
        page.add_init_script("bench.silent()")
        page.reload()
    page.get_by_role("button", name="Start", exact=False).first.click()
    page.locator(".stage").wait_for()
    page.evaluate("() => { bench.count(); bench.watch(); }")


def _notes(page: Page) -> dict[str, Any]:
    notes: dict[str, Any] = page.evaluate(f"() => {{ const {{ {NOTED} }} = bench; return {{ {NOTED} }}; }}")
    return notes


def _dues(notes: dict[str, Any]) -> list[float]:
    """What was due and has had time to be heard."""
    until = max([stamp[4] for stamp in notes["stamps"]] + notes["ticks"] + [0]) - LAST_NOTES_S * 1000
    return sorted({at for _, at, _ in notes["dues"] if at <= until})


@dataclass(frozen=True)
class Trial:
    """A routine for so many seconds, in a page to which ``prepare`` has done something."""

    name: str
    slug: str
    seconds: float
    prepare: Callable[[Page], None] = lambda _: None

    def __call__(self, playwright: Playwright, url: str) -> Row:
        """Run it."""
        seconds = min(self.seconds, PLANNED_S[self.slug] + 1)
        with _page(playwright, url) as page:
            _begin(page, url, self.slug)
            self.prepare(page)
            page.wait_for_timeout((seconds + LAST_NOTES_S) * 1000)
            notes = _notes(page)
        return Row(self.name, seconds, errors_of(_dues(notes), heard(notes)), counting(notes["counted"]))


def throttled(page: Page) -> None:
    """A sixth of the processor, and a task of 200 ms every second."""
    command(page, "Emulation.setCPUThrottlingRate", rate=6)
    page.evaluate("bench.longTasks(1000, 200)")


def stalling(page: Page) -> None:
    """The audio thread stands still for half a second, every three."""
    page.evaluate("bench.stalls(3000, 500)")


def silent(playwright: Playwright, url: str, seconds: float) -> Row:
    """Hidden and without a sound: how late the Worker's tick sees each moment."""
    with _page(playwright, url) as page:
        _begin(page, url, MIDDLE, silent=True)
        hide(page)
        page.wait_for_timeout((seconds + LAST_NOTES_S) * 1000)
        notes = _notes(page)
    late = deadlines(_dues(notes), notes["ticks"])
    return Row("hidden, silent: the Worker's tick", seconds, late, counting(notes["counted"]))


def frozen(playwright: Playwright, url: str, seconds: float) -> Row:
    """Hidden, then frozen: it must stand at the first cue that was not heard, and play none of those it missed."""
    with _page(playwright, url) as page:
        _begin(page, url, SHORT)
        page.wait_for_timeout(FREEZES_AFTER_S * 1000)
        hide(page)
        command(page, "Page.setWebLifecycleState", state="frozen")
        page.wait_for_timeout(seconds * 1000)
        command(page, "Page.setWebLifecycleState", state="active")
        page.wait_for_timeout(SETTLES_S * 1000)
        notes = _notes(page)
    woke = next((at for at, name, _ in notes["life"] if name == "resume"), None)
    if woke is None:
        return Row("frozen", seconds, None, counting(notes["counted"]), "this browser did not freeze the page")
    shown = next(((at, digits) for at, phase, _, digits in notes["screen"] if at >= woke and phase == "paused"), None)
    stale = sum(time > woke for time in heard(notes))
    said = f"waits, {shown[1]} s left, {shown[0] - woke:.0f} ms after waking" if shown else "**does not wait**"
    return Row("frozen", seconds, None, counting(notes["counted"]), f"{said}; {stale} stale tones")
