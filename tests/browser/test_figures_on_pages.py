"""Figures in a real browser: they move as the solver says, change with the person, and nothing is blocked."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from steps import answer_screening, run_seconds, start_routine, wait_for_worker

from webapp.config import ROOT
from webapp.figures.draw import draw
from webapp.figures.load import read_figure
from webapp.figures.motion import make_motion, played

pytestmark = pytest.mark.browser

WITHIN = 0.35  # units; the drawing's numbers have one decimal
PLACES = """(svg, share) => {
  const animations = svg.getAnimations({ subtree: true });
  const length = Number(JSON.parse(svg.dataset.motion).T) * 1000;
  for (const animation of animations) { animation.pause(); animation.currentTime = share * length; }
  const whole = svg.getScreenCTM().inverse();
  const places = {};
  for (const group of svg.querySelectorAll("[data-m]")) {
    const { e, f } = whole.multiply(group.getScreenCTM());
    (places[group.dataset.m] ??= []).push([e, f]);
  }
  return places;
}"""


def open_moving(page, path):
    """Open a page as someone who minds no motion; the phones of the tests do."""
    page.emulate_media(reduced_motion="no-preference")
    page.goto(path)
    expect(page.locator(".figure-controls button").first).to_be_visible()


def figure_of(page):
    return page.locator("move-figure svg.fig").first


@pytest.mark.parametrize("slug", ["glute-bridge", "half-kneeling-hip-flexor-stretch", "walking"])
def test_a_browser_puts_every_joint_where_the_solver_had_it(phones, slug):
    text = read_figure(ROOT / "content" / "figures" / f"{slug}.toml")
    motion = make_motion(text)
    _, marks = draw(text, motion, 0, moving=True)
    page = phones("first").open("/moves")
    open_moving(page, f"/moves/{slug}")
    for share in (0.0, 0.13, 0.29, 0.47, 0.5, 0.71, 0.93):
        places = figure_of(page).evaluate(PLACES, share)
        solved = played(motion, share)
        for track, mark in marks.items():
            if track in solved.joints:
                joint = solved.joints[track]
                for x, y in places[mark]:
                    assert abs(x - joint.x) < WITHIN, (track, share)
                    assert abs(y + joint.y) < WITHIN, (track, share)


def test_a_page_plays_and_pauses_and_goes_step_by_step_with_the_text(phones, server):
    page = phones("first").open("/")
    wait_for_worker(page)
    server.stop()
    blocked = []
    page.on("console", lambda message: blocked.append(message.text) if message.type == "error" else None)
    open_moving(page, "/moves/glute-bridge")
    running = "svg => svg.getAnimations({ subtree: true }).some((one) => one.playState === 'running')"
    assert not figure_of(page).evaluate(running)
    page.get_by_role("button", name="Play").click()
    assert figure_of(page).evaluate(running)
    page.get_by_role("button", name="Pause").click()
    assert not figure_of(page).evaluate(running)
    page.get_by_role("button", name="Next step").click()
    expect(page.locator(".figure-words")).to_contain_text(re.compile(r"Step 1 of \d: \w"))
    expect(page.locator("ol.steps > li[data-shown]")).to_have_count(1)
    assert blocked == []


def test_the_left_side_is_the_mirror_of_the_right(phones):
    page = phones("first").open("/moves")
    open_moving(page, "/moves/knee-to-chest")
    boxes = """(svg) => {
      const whole = svg.getBoundingClientRect();
      const seen = [...svg.querySelectorAll("path, use")].map((part) => part.getBoundingClientRect());
      return seen.filter((box) => box.width > 0).map((box) =>
        [box.left - whole.left, whole.right - box.right, box.top - whole.top]);
    }"""
    right = figure_of(page).evaluate(boxes)
    page.get_by_role("button", name="Show the left side").click()
    left = figure_of(page).evaluate(boxes)
    for (start, end, top), (mirrored_start, mirrored_end, mirrored_top) in zip(right, left, strict=True):
        assert abs(start - mirrored_end) < 0.01
        assert abs(end - mirrored_start) < 0.01
        assert abs(top - mirrored_top) < 0.01


def test_whoever_wants_no_motion_sees_the_start_beside_the_end(phones):
    page = phones("first").open("/")
    page.emulate_media(reduced_motion="reduce")
    page.goto("/moves/glute-bridge")
    expect(page.locator("move-figure.pair svg.fig")).to_have_count(2)
    expect(page.get_by_role("button", name="Play")).to_have_count(0)
    assert page.locator("move-figure svg.fig[aria-hidden]").count() == 1
    first, last = (page.locator("move-figure svg.fig").nth(index).screenshot() for index in (0, 1))
    assert first != last


def test_the_other_person_shows_the_movements_everywhere_once_chosen(phones):
    page = phones("first").open("/me")
    page.get_by_label("Short hair").check()
    expect(page.locator("me-figure [role=status]")).to_have_text("Saved.")
    page.goto("/moves/glute-bridge")
    hair = page.locator("move-figure svg.fig .fh.p2").first
    expect(hair).to_be_visible()
    page.goto("/moves")
    expect(page.locator("img.still").first).to_have_attribute("src", re.compile(r"\.svg#b$"))
    page.goto("/me")
    expect(page.get_by_label("Short hair")).to_be_checked()
    page.get_by_label("Hair in a bun").check()
    expect(page.locator("me-figure [role=status]")).to_have_text("Saved.")
    page.goto("/moves/glute-bridge")
    expect(hair).to_be_hidden()


def test_in_a_list_a_figure_moves_under_the_mouse_exactly_where_its_still_is(phones):
    page = phones("first").open("/routines")
    page.emulate_media(reduced_motion="no-preference")
    page.goto("/moves#glute-bridge")
    page.wait_for_function("() => matchMedia('(hover: hover)').matches")
    card = page.locator("article#glute-bridge").first
    card.hover()
    over = card.locator("svg.over")
    expect(over).to_be_visible()
    assert over.bounding_box() == card.locator("img.still").bounding_box()
    page.mouse.move(1, 1)
    expect(over).to_have_count(0)


def test_in_a_routine_the_figure_does_the_movement_on_the_side_that_works(phones, server):
    page = phones("first").open(None)
    page.emulate_media(reduced_motion="no-preference")
    page.clock.install()
    answer_screening(page)
    wait_for_worker(page)
    server.stop()
    start_routine(page, "half-kneeling-hip-flexor-stretch", held=True)
    view = page.locator("figure-view")
    expect(view.locator("svg.fig")).to_be_visible()
    moving = (
        "view => view.querySelector('svg').getAnimations({ subtree: true }).some((one) => one.playState === 'running')"
    )
    expect(page.locator(".side")).to_have_text("Left")
    expect(view).to_have_attribute("data-left", "")
    assert view.evaluate(moving)
    page.get_by_role("button", name="Pause").click()
    assert not view.evaluate(moving)
    page.get_by_role("button", name="Go on").click()
    run_seconds(page, 10 + 30 + 5 + 1)
    expect(page.locator(".side")).to_have_text("Right")
    expect(view).not_to_have_attribute("data-left", "")
