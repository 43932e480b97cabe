"""The outlines of the body, as SVG path data in the frame of each bone (y down; limbs along +y, trunk along -y). Pure.

They were drawn for this app. The end of a bone is as wide as the beginning of the next, and both are round there, so a
joint never cracks, however far it bends.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from webapp.figures.geometry import Point

PELVIS = "M13 1C13.8-6 13.2-13 12.6-18L-13-18C-14.6-13-16.4-8-16-1C-15.4 7-10 13.4-1 13.4C7 13.4 12 8 13 1Z"
HEM = "M13.1-13.4C13.2-15 12.9-16.4 12.4-18C11.6-32-12.6-32-13.4-18C-13.7-16.4-14.4-15-14.9-13C-8-13.8 4-14 13.1-13.4Z"
ABDOMEN = "M12.2 0C11.6-5 11.8-11 12.4-16C12.4-32-12.4-32-12.4-16C-11.9-11-12-5-12.5 0C-12.4 16 12.2 16 12.2 0Z"
CHEST = (
    "M12.4 0C14.4-5 16.4-10 15.4-16C14.4-23 10.4-28 5.4-31.2C1.6-33.4-4.6-33.8-8-31.2"
    "C-13.6-26-15.4-18-14.8-11.5C-14.4-7-12.8-4-12.4 0C-12.4 16 12.4 16 12.4 0Z"
)
NECK = "M-5.6 4L-5-10L5.4-11L5.6-2C6 3 5.6 4 6 6Z"
HEAD = (
    "M-4.4 4C-8.5 0-12-7-11.4-14.5C-10.6-23.5-4-28.6 2.6-28.6C10-28.6 14-23.4 14-17.4C14-16 14.1-15 14.6-14L16.4-10.8"
    "C16.9-9.8 16.2-9.1 14.7-9C14.9-6.4 14.6-2.6 12.4-.6C10.4 1 6.4 .6 4.4 2.6Z"
)
LONG_HAIR = (
    "M13.8-20.6C10-21.4 6.6-19.4 5-15.4C4.2-13 3-11.6 1.4-11C-.6-10-1-7-2.6-4C-4-1.4-6.4-.4-7.6-1"
    "C-12-5-14-11-13-17C-11.6-26.4-4-31 3.6-30.8C10-30.6 14.8-26 13.8-20.6Z"
    "M-8-36.2C-3.5-36.2-1.8-33-1.8-30C-1.8-26-5-23.8-8-23.8C-12-23.8-14.2-27-14.2-30C-14.2-33-12.5-36.2-8-36.2Z"
)
SHORT_HAIR = (
    "M13.9-19.6C10-20.6 7-18.6 5.4-15.6C4.6-13.6 4.4-12.4 3.4-12C1.6-11 .4-9-.4-6.4C-2-4.6-5-3.6-9.2-4.6"
    "C-12-8-13-12-12.6-17C-11.6-26-4-31 3.8-30.8C10.4-30.6 15-25.6 13.9-19.6Z"
)
EYE = "M8.8-13.6q1.8 1.4 3.6.1"
SLEEVE = "M7.2 0C7.8 6 7.6 12 7.2 18.4C3 20.4-3 20.4-7.2 18.4C-7.6 12-7.8 6-7.2 0C-7.2-9.6 7.2-9.6 7.2 0Z"
HAND = (
    "M3.7-1C4.6 2 4.6 8 3.2 11.6C1.8 14.4-1.6 14.4-2.8 11.4C-4 8-4.4 3-3.7-1C-3-4 3-4 3.7-1Z"
    "M2.4 1.4C5 2 6.8 4.4 6.6 7.4C6.4 8.8 4.8 8.8 4.4 7.4L2.4 6Z"
)
_FLAT_FOOT = (
    "M-5-3.5C-8 .5-8.6 6.4-4.6 6.6L4 6.2C8 6 10 6.6 17 6.6"
    "C21.6 6.6 22 2.6 18 1.4C12.5-.4 8.5-3.6 5-5.6C1-8-3.5-6.4-5-3.5Z"
)

FRONT_PELVIS = (
    "M16.4-18C17.6-12 19.6-6 19.8 1C20 8 14 11.6 8 11.6C3 11.6 1 9 0 7C-1 9-3 11.6-8 11.6"
    "C-14 11.6-20 8-19.8 1C-19.6-6-17.6-12-16.4-18Z"
)
FRONT_HEM = "M17.6-11.6C17-14.6 16.4-16 16-18C14-26-14-26-16-18C-16.4-16-17-14.6-17.6-11.6C-9-9.4 9-9.4 17.6-11.6Z"
FRONT_ABDOMEN = "M16 0C14.6-5 14.8-11 15.6-16C15.6-25-15.6-25-15.6-16C-14.8-11-14.6-5-16 0C-16 8 16 8 16 0Z"
FRONT_CHEST = (
    "M15.6 0C16.8-6 18.4-12 21-18C23-24 20-28 14-29.6C10-30.6 6.6-31.4 5.4-33L-5.4-33"
    "C-6.6-31.4-10-30.6-14-29.6C-20-28-23-24-21-18C-18.4-12-16.8-6-15.6 0C-15.4 8 15.4 8 15.6 0Z"
)
FRONT_NECK = "M-5.2 5L-5.2-9L5.2-9L5.2 5C3 8-3 8-5.2 5Z"
FRONT_HEAD = "M11.4-15C11.6-6 8 2 0 2C-8 2-11.6-6-11.4-15C-11.2-24-7-28.4 0-28.4C7-28.4 11.2-24 11.4-15Z"
FRONT_LONG_HAIR = (
    "M11.8-11.6C12.4-15 11-20.4 6-21.8C1-22.6-3-20.6-5-19.6C-9-18.6-11-15-11.8-11.6C-15-22-10-30.6 0-30.6"
    "C10-30.6 15-22 11.8-11.6Z"
    "M0-38.6C4-38.6 6.2-35.8 6.2-32.8C6.2-29 3-27 0-27C-3-27-6.2-29-6.2-32.8C-6.2-35.8-4-38.6 0-38.6Z"
)
FRONT_SHORT_HAIR = (
    "M11.8-13C12.4-17 11-21.4 6-22.4C1-23.4-3-21.6-6-21.6C-9-21-11-17-11.8-13C-14.6-22-10-30.6 0-30.6"
    "C10-30.6 14.6-22 11.8-13Z"
)
FRONT_FACE = "M-7-11.4q1.8 1.5 3.6 0M3.4-11.4q1.8 1.5 3.6 0M-2-3.4q2 1.2 4 0"
FRONT_FOOT = "M-5-4C-6-1-7.6 2.6-7.2 5C-6.8 7.1 6.8 7.1 7.2 5C7.6 2.6 6-1 5-4C3-7-3-7-5-4Z"

FIST = "M3.7-1C6 1 6.9 4.4 5.8 7.6C4.6 10.8 1 11.8-2 10.6C-5 9.2-5.6 5.4-5 2.4C-4.6 .4-4 0-3.7-1C-3-4 3-4 3.7-1Z"

PIECE = re.compile(r"([MCLZ])([^MCLZ]*)")
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")

LIMBS: Mapping[str, Mapping[str, tuple[float, ...]]] = {
    # start radius, end radius, front bulge at one and two thirds, back bulge at one and two thirds
    "side": {
        "thigh": (12.7, 8.7, 1.2, 2.6, 1.5, 1.6),
        "shin": (8.7, 5, -0.2, 0.4, 3.8, 2.4),
        "upper": (6.8, 5.4, 0.5, 0.7, 0.5, 0.5),
        "fore": (5.4, 3.7, 1, 0.5, 0.9, 0.5),
    },
    "front": {
        "thigh": (11.2, 8, 0.6, 1, 0.6, 1),
        "shin": (8, 4.8, 1.6, 0.8, 1.6, 0.8),
        "upper": (6.4, 5.2, 0.4, 0.4, 0.4, 0.4),
        "fore": (5.2, 3.6, 0.8, 0.8, 0.8, 0.8),
    },
}


def figure_number(value: float) -> str:
    """A number as short as an SVG allows: one decimal, no needless nought."""
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    text = "0" if text in {"-0", ""} else text
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def written(command: str, numbers: list[float]) -> str:
    """One path command with its numbers."""
    text = ""
    for value in numbers:
        number = figure_number(value)
        text += number if not text or number.startswith("-") else " " + number
    return command + text


def capsule(view: str, bone: str, length: float, whole: float) -> str:
    """The outline of a limb's bone, ``length`` long where it is ``whole`` when seen from the side."""
    start, end, front1, front2, back1, back2 = LIMBS[view][bone]
    soft = 1 if length == whole else 0.6
    third, two_thirds = 0.33 * length, 0.67 * length
    return "".join(
        [
            written("M", [start, 0]),
            written("C", [start + front1 * soft, third, end + front2 * soft, two_thirds, end, length]),
            f"A{figure_number(end)} {figure_number(end)} 0 0 1 " + written("", [-end, length]),
            written("C", [-end - back2 * soft, two_thirds, -start - back1 * soft, third, -start, 0]),
            f"A{figure_number(start)} {figure_number(start)} 0 0 1 {figure_number(start)} 0Z",
        ]
    )


def mapped(path: str, change: Mapping[str, float]) -> str:
    """A path of M, C, L and Z with every place (x, y) → (a·x + b·y, c·x + d·y)."""
    out = ""
    for command, rest in PIECE.findall(path):
        numbers = [float(number) for number in NUMBER.findall(rest)]
        places = zip(numbers[::2], numbers[1::2], strict=True)
        out += written(
            command,
            [v for x, y in places for v in (change["a"] * x + change["b"] * y, change["c"] * x + change["d"] * y)],
        )
    return out


FOOT = mapped(_FLAT_FOOT, {"a": 0, "b": -1, "c": 1, "d": 0})


def sleeve(factor: float) -> str:
    """The sleeve of an upper arm that is ``factor`` as long as seen from the side; the shoulder stays as round."""
    length, _, shoulder = SLEEVE.rpartition("C")
    return mapped(length, {"a": 1, "b": 0, "c": 0, "d": factor}) + "C" + shoulder


def outline(path: str) -> list[Point]:
    """Points along a path of M, C, L and Z, dense enough to measure with."""
    points: list[Point] = []
    for command, rest in PIECE.findall(path):
        numbers = [float(number) for number in NUMBER.findall(rest)]
        places = [Point(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        if command == "C":
            for index in range(0, len(places), 3):
                points += _bezier(points[-1], places[index], places[index + 1], places[index + 2])
        else:
            points += places
    return points


def _bezier(start: Point, first: Point, second: Point, end: Point) -> list[Point]:
    def at(t: float) -> Point:
        a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
        x = a * start.x + b * first.x + c * second.x + d * end.x
        return Point(x, a * start.y + b * first.y + c * second.y + d * end.y)

    return [at(step / 6) for step in range(1, 7)]
