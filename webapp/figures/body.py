"""What is painted on each bone, and in which colour class. Pure.

Classes: ``fk`` skin, ``fs`` shirt, ``fv`` sleeve, ``fb`` leggings, ``fl`` leggings in a lighter tone, ``fh`` hair,
``ff`` face line, ``fe`` ear, ``fn`` neck in shade. ``p1`` and ``p2`` belong to one of the two people only. One class is
enough to find each: what ``<use>`` repeats is matched by no longer selector in every browser.
"""

from __future__ import annotations

from collections.abc import Callable

from webapp.figures import paths
from webapp.figures.node import Node, Turn
from webapp.figures.rig import LENGTHS, Rig
from webapp.figures.schema import FigureText, Glow


def _path(css: str, d: str, **more: str) -> Node:
    return Node("path", {"class": css, "d": d, **more})


def _side_trunk(bone: str) -> list[Node]:
    return {
        "pelvis": [_path("fb", paths.PELVIS), _path("fs", paths.HEM)],
        "abdomen": [_path("fs", paths.ABDOMEN)],
        "chest": [_path("fs", paths.CHEST)],
        "neck": [_path("fk", paths.NECK)],
        "head": [
            _path("fk", paths.HEAD),
            Node("ellipse", {"class": "fe", "cx": "1.6", "cy": "-10.6", "rx": "2.3", "ry": "3"}),
            _path("ff", paths.EYE),
            _path("fh p1", paths.LONG_HAIR),
            _path("fh p2", paths.SHORT_HAIR),
        ],
    }[bone]


def _front_trunk(bone: str) -> list[Node]:
    return {
        "pelvis": [_path("fb", paths.FRONT_PELVIS)],
        "hem": [_path("fs", paths.FRONT_HEM)],
        "abdomen": [_path("fs", paths.FRONT_ABDOMEN)],
        "chest": [_path("fs", paths.FRONT_CHEST)],
        "neck": [_path("fn", paths.FRONT_NECK)],
        "head": [
            _path("fk", paths.FRONT_HEAD),
            _path("ff", paths.FRONT_FACE),
            _path("fh p1", paths.FRONT_LONG_HAIR),
            _path("fh p2", paths.FRONT_SHORT_HAIR),
        ],
    }[bone]


def trunk_shapes(rig: Rig, bone: str) -> list[Node]:
    """What is painted on a bone of the trunk; ``hem`` stands for the front shirt's edge on the pelvis."""
    return _side_trunk(bone) if rig.view == "side" else _front_trunk(bone)


def limb_shapes(rig: Rig, text: FigureText, bone: str) -> list[Node]:
    """What is painted on a bone of a limb."""
    kind, side = bone[:-1], bone[-1]
    leg = "fl" if bone in text.light else "fb"
    whole = LENGTHS[kind]
    length = rig.bones[bone].length
    painters: dict[str, Callable[[], list[Node]]] = {
        "thigh": lambda: [_path(leg, paths.capsule(rig.view, kind, length, whole))],
        "shin": lambda: [_path(leg, paths.capsule(rig.view, kind, length, whole))],
        "foot": lambda: [_path("fk", paths.FOOT if rig.view == "side" else paths.FRONT_FOOT)],
        "upper": lambda: [
            _path("fk", paths.capsule(rig.view, kind, length, whole)),
            _path("fv", paths.sleeve(length / whole)),
        ],
        "fore": lambda: [_path("fk", paths.capsule(rig.view, kind, length, whole))],
        "hand": lambda: [_path("fk", paths.FIST if bone in text.fists else paths.HAND)],
    }
    shapes = painters[kind]()
    if kind == "hand" and side == "R":
        shapes[0].attributes["transform"] = "scale(-1 1)"
    return shapes


def belly() -> Node:
    """The ellipse inside the abdomen that swells with the breath."""
    return Node("ellipse", {"class": "fs", "cx": "2", "cy": "-6", "rx": "10.4", "ry": "15"})


def glow(place: Glow) -> Node:
    """Three nested ellipses, brightest inside, about their own middle. The group that holds it grows."""
    wide, high = place.r
    rings = [
        Node(
            "ellipse",
            {
                "class": css,
                "rx": paths.figure_number(wide * share),
                "ry": paths.figure_number(high * share),
            },
        )
        for css, share in (("fg1", 1.0), ("fg2", 0.7), ("fg0", 0.38))
    ]
    return Node("g", {}, rings)


def glow_size(grown: float) -> float:
    """How large the glow is drawn, as a share of its full size; at nought it is too small to see, and still a size."""
    return 0.02 + 0.98 * grown


def glow_place(place: Glow) -> Turn:
    """Where the glow sits on its bone."""
    return Turn(*place.at, place.rot)
