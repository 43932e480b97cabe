"""One figure, whole: the picture for a page, the same as data for the player, and the still for lists. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from webapp.figures.body import glow_size
from webapp.figures.draw import ball_place, draw
from webapp.figures.frame import Box, body_at, card_frame, still_box, still_frame, whole_box
from webapp.figures.motion import Motion, make_motion
from webapp.figures.node import Node
from webapp.figures.paths import figure_number
from webapp.figures.scene import stage
from webapp.figures.schema import FigureText
from webapp.figures.track import CALM, Track, Value

# Decimals of what each kind of track says: degrees and units, scales and shares.
DIGITS: Mapping[str, Sequence[int]] = {"m": (1, 1, 1), "l": (1, 1, 1, 3), "r": (1,), "g": (2,), "x": (2,), "o": (2,)}


@dataclass(frozen=True)
class Figure:
    """A drawn figure.

    ``markup`` is inline SVG for a page, ``data`` the same as JSON (picture tree and motion) for the player,
    ``still`` the key pose alone, for lists.
    """

    slug: str
    title: str
    desc: str
    markup: str
    data: str
    still: Node


def _key_moment(motion: Motion, name: str) -> float:
    mark = next(mark for mark in motion.marks if mark.pose == name)
    return mark.start / motion.seconds


def _start(text: FigureText) -> str:
    """The pose before the decisive move: the author's, or the one before the key pose."""
    names = [name for name, _, _ in text.seq]
    return text.start or names[names.index(text.key) - 1]


def _row(key_at: float, value: Value, ease: tuple[float, float], places: Sequence[int], *, last: bool) -> list[float]:
    row = [_short(key_at, 3), *(_short(number, digits) for number, digits in zip(value, places, strict=True))]
    return row if last or ease == CALM else [*row, _short(ease[0], 2), _short(ease[1], 2)]


def _short(number: float, digits: int) -> float:
    rounded = round(number, digits)
    return int(rounded) if rounded == int(rounded) else rounded


def _rows(kind: str, track: Track) -> list[list[float]]:
    return [_row(key.at, key.value, key.ease, DIGITS[kind], last=key is track[-1]) for key in track]


def _shown(text: FigureText, name: str, track: Track) -> tuple[str, Track]:
    """The kind of movement, and its keys in the terms of that kind."""
    if name == "pelvis":
        return "m", track
    if name == "ball":
        prop = next(prop for prop in text.props if prop.type == "ball")
        start = track[0].value[0]
        places = [ball_place(prop, start, key.value[0]) for key in track]
        return "m", tuple(
            type(key)(key.at, (at.x, at.y, at.degrees), key.ease) for key, at in zip(track, places, strict=True)
        )
    if name in {"glow", "glow2"}:
        return "g", tuple(type(key)(key.at, (glow_size(key.value[0]),), key.ease) for key in track)
    if name.startswith("link:"):
        return "l", track
    return {"belly": "x", "arrow": "o"}.get(name, "r"), track


def motion_data(text: FigureText, motion: Motion, names: Mapping[str, str]) -> dict[str, object]:
    """What moves: T in seconds; for each mark a kind and rows of [share, value…, easing?]; when each pose is held."""
    tracks = {}
    for track, mark in names.items():
        kind, keys = _shown(text, track, motion.tracks[track])
        tracks[mark] = [kind, _rows(kind, keys)]
    return {
        "T": round(motion.seconds, 3),
        "k": tracks,
        "marks": [[mark.pose, round(mark.start, 3), round(mark.end, 3)] for mark in motion.marks],
        "key": text.key,
        "start": _start(text),
        "steps": list(text.steps),
        "works": text.works,
    }


def _view_box(frame: Box) -> str:
    return " ".join(figure_number(value) for value in frame)


def _named(text: FigureText) -> list[Node]:
    return [Node("title", text=text.title), Node("desc", text=text.desc)]


def build_figure(text: FigureText) -> Figure:
    """Draw one figure. Raises FigureFault when it cannot be drawn as written."""
    motion = make_motion(text)
    at = _key_moment(motion, text.key)
    picture, names = draw(text, motion, at, moving=True)
    moves = motion_data(text, motion, names)
    card = _card(text, motion, picture)
    whole = Node("svg", {**card.attributes, "role": "img"}, [*_named(text), *card.children])
    packed = json.dumps(moves, separators=(",", ":"))
    data = json.dumps({"picture": whole.tree(), "motion": moves}, separators=(",", ":"))
    inline = Node("svg", {**whole.attributes, "data-motion": packed}, whole.children)
    return Figure(text.slug, text.title, text.desc, inline.markup(), data, _still(text, motion, at))


def _card(text: FigureText, motion: Motion, picture: Node) -> Node:
    """A picture in the frame and on the stage of a card."""
    box = whole_box(text, motion)
    frame = card_frame(text, box)
    return Node("svg", {"class": "fig", "viewBox": _view_box(frame)}, [*stage(text, frame, box), picture])


def picture_at(text: FigureText, motion: Motion, at: float) -> Node:
    """The card's picture, still, at a share of the loop."""
    picture, _ = draw(text, motion, at, moving=False)
    return _card(text, motion, picture)


def _still(text: FigureText, motion: Motion, at: float) -> Node:
    body = body_at(motion, at)
    frame = still_frame(text, still_box(text, body))
    picture, _ = draw(text, motion, at, moving=False)
    attributes = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": _view_box(frame)}
    return Node("svg", attributes, [*_named(text), *stage(text, frame, body), picture])
