"""The player's screen, measured: digits to be read from two metres, controls for a thumb, nothing cut or covered."""

from __future__ import annotations

import base64

import pytest
from machines import ARGS, CHROMIUM
from playwright.sync_api import expect
from steps import SILENT_SOUND, answer_screening, run_seconds, start_routine

pytestmark = pytest.mark.browser
SCREENS = {
    "small phone": ((320, 568), 16),
    "phone": ((360, 740), 16),
    "on its side": ((844, 390), 16),
    "tablet": ((1024, 1366), 16),
    "phone, text twice as large": ((360, 740), 32),
}
NO_WAKE_LOCK = """
Object.defineProperty(Navigator.prototype, "wakeLock", { configurable: true, value: {
  request: () => Promise.reject(new DOMException("no", "NotAllowedError")),
} });
"""
# The height of the digits' ink, out of a picture of them.
INK = """async ([png, colour]) => {
  const bytes = Uint8Array.from(atob(png), (one) => one.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes]));
  const paper = new OffscreenCanvas(image.width, image.height).getContext("2d");
  paper.fillStyle = colour;
  paper.fillRect(0, 0, 1, 1);
  const ink = paper.getImageData(0, 0, 1, 1).data;
  paper.drawImage(image, 0, 0);
  const { data } = paper.getImageData(0, 0, image.width, image.height);
  const rows = [];
  for (let at = 0; at < data.length; at += 4) {
    const far = Math.abs(data[at] - ink[0]) + Math.abs(data[at + 1] - ink[1]) + Math.abs(data[at + 2] - ink[2]);
    if (far < 12) rows.push(Math.floor(at / 4 / image.width));
  }
  return rows.at(-1) - rows[0] + 1;
}"""
SHOWN = """() => {
  const stage = document.querySelector(".stage");
  const boxes = {};
  for (const name of [".move", ".kind", ".side", "timer-ring .digits", ".tip", ".next", ".trouble", ".undo", ".bar p",
                      ".controls"]) {
    for (const element of stage.querySelectorAll(name)) {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      if (bottom > top && element.innerText.trim()) boxes[name + boxes.length] = [name, left, top, right, bottom];
      if (element.scrollWidth > element.clientWidth + 1 && name !== "timer-ring .digits") boxes.cut = name;
    }
  }
  return { boxes: Object.values(boxes), scrolls: stage.scrollHeight > stage.clientHeight + 1 };
}"""


@pytest.fixture(params=SCREENS)
def screen(playwright, server, request):
    (width, height), text = SCREENS[request.param]
    args = [*ARGS, f"--blink-settings=defaultFontSize={text}"]
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=args)
    context = browser.new_context(
        viewport={"width": width, "height": height}, base_url=server.url, reduced_motion="reduce"
    )
    context.add_init_script(SILENT_SOUND + NO_WAKE_LOCK)
    page = context.new_page()
    page.clock.install()
    answer_screening(page)
    yield page
    browser.close()


def assert_whole(page, moment):
    size = page.viewport_size
    shown = page.evaluate(SHOWN)
    assert not shown["scrolls"], moment
    floor = min(top for name, _, top, _, _ in shown["boxes"] if name == ".controls")
    for name, left, top, right, bottom in shown["boxes"]:
        assert left >= -1, (moment, name)
        assert right <= size["width"] + 1, (moment, name)
        assert top >= -1, (moment, name)
        assert bottom <= size["height"] + 1, (moment, name)
        beside = size["width"] > size["height"] and name == "timer-ring .digits"
        assert name == ".controls" or beside or bottom <= floor + 2, (moment, name, bottom, floor)
    apart = [box for box in shown["boxes"] if box[0] in {".undo", ".tip", ".next", ".move", ".side", ".trouble"}]
    for one in apart:
        for other in apart:
            over = one is not other and one[1] < other[3] and other[1] < one[3] and one[2] < other[4] - 2
            assert not (over and other[2] < one[4] - 2), (moment, one, other)


def assert_thumbs(page, moment):
    for control in page.locator(".stage :is(button, a):visible").all():
        box = control.bounding_box()
        assert min(box["width"], box["height"]) >= 56, (moment, control.inner_text(), box)


def ink_height(page):
    digits = page.locator("timer-ring .digits")
    picture = base64.b64encode(digits.screenshot()).decode()
    return page.evaluate(INK, [picture, digits.evaluate("(element) => getComputedStyle(element).color")])


def test_digits_controls_and_sides_on_every_screen(screen):
    short = min(screen.viewport_size.values())
    start_routine(screen, "half-kneeling-hip-flexor-stretch", held=True)
    run_seconds(screen, 0.5)
    seen = {}
    for moment, seconds in {"10": 0, "9": 1, "left": 10, "switch": 30, "right": 5, "rest": 30}.items():
        run_seconds(screen, seconds)
        assert_whole(screen, moment)
        assert_thumbs(screen, moment)
        seen[moment] = ink_height(screen)
        assert seen[moment] >= 0.45 * short, (moment, seen[moment], short)
        if moment in {"left", "switch", "right"}:
            side = screen.locator(".side")
            word = "Left" if moment == "left" else "Right"
            expect(side).to_have_text(word)
            expect(side.locator("svg")).to_be_visible()
            seen[word] = side.evaluate("(element) => getComputedStyle(element).backgroundColor")
    assert abs(seen["10"] - seen["9"]) <= 2
    assert seen["Left"] != seen["Right"]
    screen.locator("timer-ring").click()
    assert_whole(screen, "paused")
    screen.locator("[data-control=skip]").click()
    expect(screen.get_by_role("button", name="Undo skip")).to_be_visible()
    assert_whole(screen, "undo")
    assert_thumbs(screen, "undo")


def test_the_sheet_has_what_is_amiss_and_what_to_do(screen):
    start_routine(screen, "knee-to-chest")
    screen.get_by_role("button", name="More").click()
    sheet = screen.get_by_role("dialog")
    expect(sheet.get_by_text("in the phone's settings, under display or screen lock")).to_be_visible()
    assert_thumbs(screen, "sheet")
