"""What stands on the screen stays where it is, and fits a narrow phone."""

from __future__ import annotations

import pytest
from machines import ARGS, CHROMIUM
from playwright.sync_api import expect
from steps import SILENT_SOUND, answer_screening, run_seconds, start_routine

pytestmark = pytest.mark.browser
WATCH = """
globalThis.moved = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) globalThis.moved += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
LINES = """(link, number) => {
  const words = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const from = words.currentNode.data.indexOf(number);
    if (from < 0) continue;
    const range = document.createRange();
    range.setStart(words.currentNode, from);
    range.setEnd(words.currentNode, from + number.length);
    return range.getClientRects().length;
  }
}"""
BOXES = "(all) => all.map((one) => { const { x, y, right } = one.getBoundingClientRect(); return [x, y, right]; })"
# Where it is now morning, day, evening and night, whenever this test runs: every routine that the hour can choose.
ZONES = ["Etc/GMT+10", "Etc/GMT+4", "UTC", "Etc/GMT-6"]


@pytest.fixture
def open_page(playwright, server):
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)

    def page(width, **options):
        context = browser.new_context(viewport={"width": width, "height": 740}, base_url=server.url, **options)
        context.add_init_script(WATCH + SILENT_SOUND)
        return context.new_page()

    yield page
    browser.close()


@pytest.mark.parametrize("width", [320, 360, 412])
def test_nothing_on_today_moves_when_the_routine_for_the_hour_is_known(open_page, width):
    offered = set()
    for zone in ZONES:
        page = open_page(width, timezone_id=zone)
        page.goto("/")
        page.wait_for_function("() => document.querySelector('today-start')?.hasUpdated")
        page.wait_for_function("() => document.querySelector('check-in')?.hasUpdated")
        offered.add(page.locator(".start h2").inner_text())
        assert page.evaluate("moved") < 0.005, (zone, offered)
    assert len(offered) > 1


def test_an_emergency_number_is_never_broken_however_large_the_letters_are(open_page):
    page = open_page(320)
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => (document.documentElement.style.fontSize = '32px'))"
    )
    page.goto("/safety")
    page.get_by_label("Your local emergency number").fill("000")
    for number in ("112", "999", "911", "000"):
        button = page.get_by_role("link", name=f"Call {number}")
        expect(button).to_be_visible()
        lines = button.evaluate(LINES, number)
        assert lines == 1, number
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_nought_to_ten_fill_two_rows_on_a_phone_and_one_on_a_tablet(open_page):
    page = open_page(360)
    page.goto("/")
    ratings = page.locator("check-in .rating")
    expect(ratings).to_have_count(11)
    boxes = ratings.evaluate_all(BOXES)
    first, second = boxes[:6], boxes[6:]
    assert [len({y for _, y, _ in row}) for row in (first, second)] == [1, 1]
    assert first[0][1] < second[0][1]
    assert (first[0][0], first[-1][2]) == pytest.approx((second[0][0], second[-1][2]), abs=1)

    page.set_viewport_size({"width": 1024, "height": 740})
    assert len({y for _, y, _ in ratings.evaluate_all(BOXES)}) == 1


def test_a_sessions_table_fits_a_narrow_phone(open_page):
    page = open_page(360)
    page.clock.install()
    answer_screening(page)
    start_routine(page, "desk-break-3")
    run_seconds(page, 45)
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="End the routine").click()
    expect(page.get_by_text("Saved on this phone")).to_be_visible()
    page.goto("/history")
    page.locator("a[href*='/history/session/']").first.click()
    table = page.locator("session-detail table")
    expect(table).to_contain_text("of 30 s")
    assert table.evaluate("(table) => table.parentElement.scrollWidth <= table.parentElement.clientWidth")
