"""Which part of the plane a picture shows: the card's 4:3 frame around all poses, and a square around one. Pure.

Boxes are left, top, right, bottom in SVG space (y down, floor at 0); frames are x, y, width, height as in ``viewBox``.
"""

from __future__ import annotations

from collections.abc import Iterable

from webapp.figures.motion import SAMPLES, Motion, moment, played
from webapp.figures.rig import Rig
from webapp.figures.schema import FigureText
from webapp.figures.solve import Solved

Box = tuple[float, float, float, float]

CARD_PAD, CARD_MIN_WIDTH, CARD_RATIO = 12, 230, 4 / 3
STILL_PAD, STILL_GROWTH = 9, 1.15
UNDER_FLOOR = 0.36  # of the height that is left over: lying figures get ground under them, not sky above


def body_box(solved: Solved) -> Box:
    """The box around a person, bones taken as round as they are thick."""
    rig: Rig = solved.rig
    edges = []
    for name, bone in rig.bones.items():
        ahead = rig.view == "front" and name.startswith("foot")  # it points at the viewer
        start, end = solved.joints[name], solved.place(name, 0.0 if ahead else 1.0, 0.0)
        edges += [(p.x - bone.radius, -p.y - bone.radius, p.x + bone.radius, -p.y + bone.radius) for p in (start, end)]
    return joined(edges)


def joined(boxes: Iterable[Box]) -> Box:
    """The smallest box around all."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def whole_box(text: FigureText, motion: Motion) -> Box:
    """The box around every moment of the loop, the arrow, and the room that things need."""
    boxes = [body_box(moment(move, motion.rig, x)[1]) for move in motion.moves for x in SAMPLES[::4]]
    if text.arrow:
        xs, ys = zip(*text.arrow, strict=True)
        boxes.append((min(xs) - 6, -max(ys) - 6, max(xs) + 6, -min(ys) + 6))
    boxes += room_boxes(text)
    return joined(boxes)


def room_boxes(text: FigureText) -> list[Box]:
    """The boxes that an author asked to be in the picture."""
    return [(x0, -y1, x1, -y0) for x0, y0, x1, y1 in text.room]


def body_at(motion: Motion, at: float) -> Box:
    """The box around the person at a share of the loop."""
    return body_box(played(motion, at))


def card_frame(text: FigureText, box: Box) -> Box:
    """A 4:3 frame around ``box``."""
    if text.frame:
        x, y, width, height = text.frame
        return x, y, width, height
    return _framed(box, CARD_PAD, CARD_RATIO, CARD_MIN_WIDTH, stands=text.floor)


def still_frame(text: FigureText, box: Box) -> Box:
    """A square around ``box``."""
    return _framed(box, STILL_PAD, 1.0, 0, stands=text.floor)


def still_box(text: FigureText, body: Box) -> Box:
    """The person, and the things around where the person stays large enough to read at 96 px."""
    whole = joined([body, *room_boxes(text)])
    alone, together = _size(body), _size(whole)
    return whole if not text.floor or together <= alone * STILL_GROWTH else body


def _size(box: Box) -> float:
    left, top, right, bottom = box
    return max(right - left, bottom - top)


def _framed(box: Box, pad: float, ratio: float, least: float, *, stands: bool) -> Box:
    left, top, right, bottom = box
    bottom = max(bottom, 0) if stands else bottom
    width = max(right - left + 2 * pad, least, (bottom - top + 2 * pad) * ratio)
    height = width / ratio
    spare = height - (bottom - top)
    below = max(pad, spare * UNDER_FLOOR) if stands else spare / 2
    return (left + right - width) / 2, bottom + below - height, width, height
