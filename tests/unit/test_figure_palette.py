"""The colours of the figures: everything that carries a pose stands out from what is behind it, in every theme."""

from __future__ import annotations

import pytest

from webapp.config import ROOT
from webapp.figures.palette import read_palette

PALETTE = read_palette((ROOT / "static" / "css" / "components" / "person.css").read_text())
BEHIND = ("stage", "blob", "floor", "bed")
CARRIES = ("k", "kf", "s", "v", "sf", "b", "l", "bf", "h", "mat", "pr", "acc", "ball")
GRAPHICS = 2.95  # WCAG 1.4.11 asks for 3; the third digit of a rounded colour is not seen


def channel(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def rgb(colour: str) -> list[float]:
    return [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]


def night(colour: list[float]) -> list[float]:
    """What `filter: sepia(0.35) brightness(0.86)` makes of a colour (Filter Effects 1, section 8)."""
    s = 1 - 0.35
    r, g, b = colour
    sepia = [
        (0.393 + 0.607 * s) * r + (0.769 - 0.769 * s) * g + (0.189 - 0.189 * s) * b,
        (0.349 - 0.349 * s) * r + (0.686 + 0.314 * s) * g + (0.168 - 0.168 * s) * b,
        (0.272 - 0.272 * s) * r + (0.534 - 0.534 * s) * g + (0.131 + 0.869 * s) * b,
    ]
    return [min(value, 1) * 0.86 for value in sepia]


def luminance(colour: list[float]) -> float:
    r, g, b = (channel(value) for value in colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: list[float], other: list[float]) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("who", PALETTE.people())
@pytest.mark.parametrize("part", CARRIES)
@pytest.mark.parametrize("behind", BEHIND)
def test_what_carries_the_pose_stands_out(who, part, behind):
    tokens = PALETTE.people()[who]
    assert contrast(rgb(tokens[f"--fig-{part}"]), rgb(tokens[f"--fig-{behind}"])) >= GRAPHICS


@pytest.mark.parametrize("who", [who for who in PALETTE.people() if "dark" in who])
@pytest.mark.parametrize("part", CARRIES)
@pytest.mark.parametrize("behind", BEHIND)
def test_it_stands_out_at_night_as_well(who, part, behind):
    tokens = PALETTE.people()[who]
    assert contrast(night(rgb(tokens[f"--fig-{part}"])), night(rgb(tokens[f"--fig-{behind}"]))) >= GRAPHICS - 0.15


@pytest.mark.parametrize("who", PALETTE.people())
def test_near_and_far_limbs_are_told_apart(who):
    tokens = PALETTE.people()[who]
    for near, far in (("k", "kf"), ("b", "bf"), ("v", "sf")):
        assert contrast(rgb(tokens[f"--fig-{near}"]), rgb(tokens[f"--fig-{far}"])) >= 1.3


@pytest.mark.parametrize("who", PALETTE.people())
def test_a_face_is_drawn_in_a_line_that_is_seen_on_skin(who):
    tokens = PALETTE.people()[who]
    assert contrast(rgb(tokens["--fig-face"]), rgb(tokens["--fig-k"])) >= 2.4


def test_both_ways_into_the_dark_say_the_same():
    """The sheet says the dark tokens twice, once for the phone's choice and once for the person's."""
    css = (ROOT / "static" / "css" / "components" / "person.css").read_text()
    bodies = [part.partition("}")[0].split() for part in css.split("{") if "--fig-stage: #1a202b" in part]
    assert len(bodies) == 2
    assert bodies[0] == bodies[1]
