"""What stands around the person: floor, mat, furniture, cushions, balls, bands, the arrow. Pure; SVG has y down."""

from __future__ import annotations

from math import atan2, cos, sin

from webapp.figures.node import Node, Turn
from webapp.figures.paths import figure_number as num
from webapp.figures.schema import FigureText, Prop

MAT_HEIGHT = 5


def _rect(css: str, box: tuple[float, float, float, float], r: float = 0) -> Node:
    x, y, width, height = (num(value) for value in box)
    attributes = {"class": css, "x": x, "y": y, "width": width, "height": height}
    return Node("rect", attributes | ({"rx": num(r)} if r else {}))


def rect(prop: Prop) -> Node:
    """A rectangle; on a bone its box is in the bone's frame, else it stands on its bottom."""
    assert prop.box is not None  # noqa: S101 - the schema asks for it
    x, y, width, height = prop.box
    top = y if prop.bone else -(y + height)
    node = _rect("f-" + prop.cls, (x, top, width, height), prop.r or 0)
    if prop.rot:
        middle = f"{num(x + width / 2)} {num(top + height / 2)}"
        node.attributes["transform"] = f"rotate({num(prop.rot)} {middle})"
    return node


def circle(prop: Prop) -> Node:
    """A round thing."""
    assert prop.at is not None  # noqa: S101 - the schema asks for it
    x, y = prop.at
    place = {"cx": num(x), "cy": num(y if prop.bone else -y), "r": num(prop.r or 0)}
    return Node("circle", {"class": "f-" + prop.cls, **place})


def chair(prop: Prop) -> Node:
    """A chair from the side: seat, two legs, and a back on one side."""
    assert prop.x is not None  # noqa: S101 - the schema asks for it
    (x0, x1), h = prop.x, prop.seat
    lines: list[tuple[tuple[float, float], tuple[float, float]]] = [
        ((x0 + 4, h - 4), (x0 - 1, 0)),
        ((x1 - 4, h - 4), (x1 + 1, 0)),
    ]
    if prop.back != "none":
        foot, lean = (x0, -1) if prop.back == "l" else (x1, 1)
        lines.append(((foot - 3 * lean, h - 2), (foot + 5 * lean, h + prop.back_h)))
    path = "".join(f"M{num(a)} {num(-b)}L{num(c)} {num(-d)}" for (a, b), (c, d) in lines)
    return Node("g", {}, [_rect("f-pr", (x0 - 2, -h, x1 - x0 + 4, 6), 3), Node("path", {"class": "fst", "d": path})])


def ball(prop: Prop) -> Node:
    """A ball with two seams, about its own middle."""
    r = prop.r or 6
    x, y = num(r * 0.75), num(r * 0.6)
    seam = f"M-{x}-{y}Q0 0-{x} {y}M{x}-{y}Q0 0 {x} {y}"
    return Node("g", {}, [Node("circle", {"class": "f-ball", "r": num(r)}), Node("path", {"class": "fsm", "d": seam})])


def link(cls: str) -> Node:
    """A band or a leg of 100 units, stretched to its length by whoever holds it."""
    return Node("path", {"class": {"band": "fbd", "leg": "flg"}[cls], "d": "M0 0V100"})


def arrow(text: FigureText) -> Node:
    """The arrow of the working direction: one curve and a head."""
    assert text.arrow is not None  # noqa: S101 - asked for by a figure that has one
    (x0, y0), (cx, cy), (x1, y1) = text.arrow
    way = atan2(y1 - cy, x1 - cx)
    (ax, ay), (bx, by) = ((x1 - 6 * cos(way + turn), y1 - 6 * sin(way + turn)) for turn in (0.6, -0.6))
    stem = f"M{num(x0)} {num(-y0)}Q{num(cx)} {num(-cy)} {num(x1)} {num(-y1)}"
    d = f"{stem}M{num(ax)} {num(-ay)}L{num(x1)} {num(-y1)}L{num(bx)} {num(-by)}"
    return Node("path", {"class": "f-arrow", "d": d})


def stage(
    text: FigureText, frame: tuple[float, float, float, float], body: tuple[float, float, float, float]
) -> list[Node]:
    """Behind everything: the round light, the floor and the mat. ``body`` is left, top, right, bottom in SVG space."""
    if not text.floor:
        return []
    x, y, width, height = frame
    left, top, right, _ = body
    r = 0.37 * width
    middle_x, middle_y = x + width / 2, -max(0.55 * r, -0.52 * top)
    nodes = [_sun(middle_x, middle_y, r), _rect("f-floor", (x - width, 0, 3 * width, y + height + width), 0)]
    if text.mat:
        nodes.append(_rect("f-mat", (left - 2, 0, right - left + 4, MAT_HEIGHT), 2.5))
    return nodes


def _sun(x: float, y: float, r: float) -> Node:
    """A disc cut flat at the floor."""
    if y + r <= 0:
        return Node("circle", {"class": "f-blob", "cx": num(x), "cy": num(y), "r": num(r)})
    half = (r * r - y * y) ** 0.5
    large = 1 if y < 0 else 0
    d = f"M{num(x - half)} 0A{num(r)} {num(r)} 0 {large} 1 {num(x + half)} 0Z"
    return Node("path", {"class": "f-blob", "d": d})


def ball_turn(x: float, base: float, r: float, start: float) -> Turn:
    """Place and rotation of a ball that rolled from ``start`` to ``x``."""
    return Turn(x, -(base + r), (x - start) / r * 57.2958)
