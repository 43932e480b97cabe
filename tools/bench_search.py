"""Measures the search on ``/moves`` in Chromium, slowed to a sixth: ``python tools/bench_search.py``.

Each word is typed anew; the time runs from the input event until the first results (all that a tall phone shows; the
rest follows a frame later) stand in the page, laid out. The search alone stands beside it. The aim is 50 ms for all of
it. Other work on the machine is in the times: with a load above 1 a core the least of the rounds says most.
Needs the client built (``make build``) and the packages of ``make test``.
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
  const took = performance.now() - start;
  finder.finder.value.search(words);
  const alone = performance.now() - start - took;
  return [took, alone, Number.parseInt(finder.querySelector("[role=status]").textContent, 10)];
}"""


def measure(page: Page) -> dict[str, list[tuple[float, float, int]]]:
    """For each query and round: milliseconds until the results are there, milliseconds of search alone, results."""
    rows: dict[str, list[tuple[float, float, int]]] = {words: [] for words in QUERIES}
    for _ in range(ROUNDS):
        for words, taken in rows.items():
            whole, alone, found = page.evaluate(TIMED, {"words": words})
            taken.append((whole, alone, found))
    return rows


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
    print(f"Load of this machine: {load}")  # noqa: T201
    for words, taken in rows.items():
        whole, alone, found = zip(*taken, strict=True)
        said = f"least {min(whole):5.1f} ms, median {statistics.median(whole):5.1f}, worst {max(whole):5.1f}"
        verdict = "ok" if statistics.median(whole) < AIM_MS else "over the aim"
        print(f"{words:>12}: {said}; search alone {statistics.median(alone):4.1f}; {found[0]} results: {verdict}")  # noqa: T201


if __name__ == "__main__":
    main()
