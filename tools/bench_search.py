"""Measures the search on ``/moves`` in Chromium, slowed to a sixth: ``python tools/bench_search.py``.

Each word is typed anew; the time runs from the input event until the results stand in the page, laid out.
The aim is 50 ms. Needs the client built (``make build``) and the packages of ``make test``.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "browser"), str(ROOT)]
os.chdir(ROOT)

from machines import ARGS, PHONE, Server  # noqa: E402 - the tests' own server

SLOWED = 6
AIM_MS = 50
ROUNDS = 7
QUERIES = ("psoas", "hip flexer", "tennisball", "cant sleep", "strech", "xyzzy", "s")
TIMED = """async ({ words }) => {
  const finder = document.querySelector("moves-finder");
  const field = document.querySelector("#find-words");
  const type = async (text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await finder.updateComplete;
    await finder.querySelector("find-filters").updateComplete;
    document.body.getBoundingClientRect();
  };
  await type("");
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
  const start = performance.now();
  await type(words);
  return [performance.now() - start, finder.querySelectorAll("[aria-label=Found] article").length];
}"""


def measure(page: Page) -> list[tuple[str, int, list[float]]]:
    """(query, results, times in ms, in the order in which they were taken) for each query."""
    taken: dict[str, tuple[int, list[float]]] = {words: (0, []) for words in QUERIES}
    for _ in range(ROUNDS):
        for words in QUERIES:
            time, found = page.evaluate(TIMED, {"words": words})
            taken[words] = (found, [*taken[words][1], time])
    return [(words, found, times) for words, (found, times) in taken.items()]


def main() -> None:
    """Serve, open the page, slow the browser, measure and print."""
    server = Server(Path(tempfile.mkdtemp()) / "instance")
    server.start()
    try:
        with sync_playwright() as playwright:
            chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGS)
            page = browser.new_page(viewport=PHONE)
            page.goto(f"{server.url}/moves", wait_until="networkidle")
            page.locator("find-filters").wait_for()
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
            rows = measure(page)
            browser.close()
    finally:
        server.stop()
    print(f"Search on /moves, Chromium at {SLOWED}x CPU throttling, {ROUNDS} rounds; aim {AIM_MS} ms")  # noqa: T201
    load = f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    print(f"Load of this machine: {load}; what is above 1 a core is in the times")  # noqa: T201
    for words, found, times in rows:
        middle, verdict = statistics.median(times), "ok" if statistics.median(times) < AIM_MS else "SLOW"
        said = f"least {min(times):5.1f} ms, median {middle:5.1f}, worst {max(times):5.1f}"
        print(f"{words:>12}: {said}, {found} results  {verdict}")  # noqa: T201


if __name__ == "__main__":
    main()
