"""Every figure that people see: it exists, a body could do it, and it is small and safe."""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from xml.etree import ElementTree as ET

import pytest

from webapp.catalog import load_content
from webapp.config import ROOT
from webapp.figures.build import build_figure
from webapp.figures.check import faults
from webapp.figures.geometry import Point
from webapp.figures.load import load_figures
from webapp.figures.motion import make_motion, played
from webapp.figures.palette import read_palette, standing_alone

CSS = (ROOT / "static" / "css" / "components" / "person.css").read_text()
SLEEP_POSITIONS = (
    "sleep-avoid-prone",
    "sleep-log-roll",
    "sleep-pillow-between-knees",
    "sleep-pillow-height",
    "sleep-pillow-under-knees",
)
FIGURES = load_figures(ROOT / "content" / "figures")
TOTAL_GZIP_BYTES = 110_000
SAFE_TAGS = {"svg", "title", "desc", "g", "path", "rect", "circle", "ellipse", "use"}

catalog = cache(lambda: load_content(ROOT / "content"))
built = cache(lambda slug: build_figure(FIGURES[slug]))


def wanted() -> dict[str, str]:
    """Title by slug of everything that needs a figure."""
    content = catalog()
    titles = {item.slug: item.title for item in content.movements()}
    titles |= {test.slug: test.title for test in content.self_tests.values()}
    return titles | {slug: content.sleep[slug].title for slug in SLEEP_POSITIONS}


every_figure = pytest.mark.parametrize("slug", list(FIGURES))


def test_every_movement_self_test_and_sleep_position_has_a_figure():
    assert set(wanted()) - set(FIGURES) == set()


def test_no_figure_belongs_to_nothing():
    content = catalog()
    assert set(FIGURES) <= set(content.items) | set(content.self_tests) | set(content.sleep)


@every_figure
def test_a_body_can_do_it_and_the_room_allows_it(slug):
    text = FIGURES[slug]
    assert faults(text, make_motion(text), built(slug)) == []


@every_figure
def test_it_has_the_name_of_what_it_shows(slug):
    content = catalog()
    owner = content.items.get(slug) or content.self_tests.get(slug) or content.sleep[slug]
    assert FIGURES[slug].title == owner.title


@pytest.mark.parametrize("slug", [slug for slug in FIGURES if slug in catalog().items])
def test_each_numbered_step_has_a_pose(slug):
    assert len(FIGURES[slug].steps) == len(catalog().items[slug].steps)


@pytest.mark.parametrize("slug", [slug for slug in FIGURES if slug in catalog().items])
def test_a_one_sided_movement_works_the_right_side_and_is_mirrored_for_the_left(slug):
    item = catalog().items[slug]
    a_side_at_a_time = item.sides == "bilateral" and any(dose.sides == 2 for dose in item.start)
    one_sided = item.sides == "unilateral" or a_side_at_a_time
    assert FIGURES[slug].works == ("right" if one_sided else "both")


@every_figure
def test_it_is_small_well_formed_and_holds_nothing_that_runs(slug):
    figure = built(slug)
    for markup in (figure.markup, standing_alone(read_palette(CSS), figure.still)):
        root = ET.fromstring(markup)  # noqa: S314 - our own drawing
        tags = [element.tag.rpartition("}")[2] for element in root.iter()]
        assert set(tags) <= SAFE_TAGS | {"style"}
        assert tags.count("title") == tags.count("desc") == 1
        assert not re.search(r"\son\w+=|javascript:|style=|url\(|https?://(?!www\.w3\.org/2000/svg)", markup)
    assert len(gzip.compress(figure.data.encode(), 9)) <= 2400


@every_figure
def test_every_repetition_points_at_something_in_the_same_picture(slug):
    markup = built(slug).markup
    ids = set(re.findall(r' id="([^"]+)"', markup))
    assert set(re.findall(r'href="#([^"]+)"', markup)) <= ids
    assert all(name.startswith(FIGURES[slug].short) for name in ids)


def test_ids_of_two_figures_on_a_page_never_meet():
    shorts = [text.short for text in FIGURES.values()]
    assert len(set(shorts)) == len(shorts)


def test_all_figures_together_are_lighter_than_one_photo():
    assert sum(len(gzip.compress(built(slug).data.encode(), 9)) for slug in FIGURES) <= TOTAL_GZIP_BYTES


@every_figure
def test_the_motion_moves_only_groups_of_the_picture_and_ends_where_it_began(slug):
    data = json.loads(built(slug).data)
    marks = set(re.findall(r'data-m="(\d+)"', built(slug).markup))
    assert set(data["motion"]["k"]) == marks
    for kind, rows in data["motion"]["k"].values():
        assert kind in "mlrgxo"
        assert rows[0][0] == 0
        assert rows[-1][0] == 1
        assert [row[0] for row in rows] == sorted(row[0] for row in rows)


@pytest.mark.parametrize("slug", [slug for slug, text in FIGURES.items() if text.works == "right" and text.glow])
def test_what_works_glows_on_the_side_that_works(slug):
    """The near side of the side rig, and the left of the screen in front, are the person's right."""
    text, motion = FIGURES[slug], make_motion(FIGURES[slug])
    at = next(mark.start for mark in motion.marks if mark.pose == text.key) / motion.seconds
    if text.view == "side":
        assert not text.glow.bone.endswith("F")
        return
    solved = played(motion, at)
    glow = solved.in_frame(text.glow.bone, Point(*text.glow.at))
    middle = solved.joints["pelvis"]
    across = solved.joints["thighR"] - solved.joints["thighL"]
    assert (glow.x - middle.x) * across.x + (glow.y - middle.y) * across.y < 0
