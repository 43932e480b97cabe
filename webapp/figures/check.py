"""What a body and a room do not allow, and what would look wrong: found in every tenth of a second of a loop. Pure.

The limits are told in ``docs/figures.md``; a fault names the moment, the bone and by how much.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from math import cos, pi, radians, sin

from webapp.figures import paths
from webapp.figures.build import Figure
from webapp.figures.geometry import Point
from webapp.figures.motion import Motion, moment, played
from webapp.figures.rig import ARM
from webapp.figures.schema import FigureText, Prop
from webapp.figures.solve import Solved

DRIFT, NEAR_SINK, FAR_SINK, FLOAT, OUT_OF_REACH = 1.0, 1.5, 2.0, 2.0, 0.6
FLIGHT = 12.0  # units, where a runner may be off the floor
SPINE_BEND, NECK_BEND, SPEED = 32.0, 40.0, 220.0
GZIP_BYTES = 2400
KNEE, ELBOW, HIP, ANKLE = (-6.0, 160.0), (-152.0, 152.0), (-35.0, 133.0), (-102.0, 38.0)


@lru_cache(maxsize=256)
def _edge(view: str, bone: str, length: float) -> tuple[Point, ...]:
    """Points around a bone, in its frame."""
    side = view == "side"
    whole = {
        "pelvis": paths.PELVIS if side else paths.FRONT_PELVIS,
        "abdomen": paths.ABDOMEN if side else paths.FRONT_ABDOMEN,
        "chest": paths.CHEST if side else paths.FRONT_CHEST,
        "neck": paths.NECK if side else paths.FRONT_NECK,
        "head": paths.HEAD if side else paths.FRONT_HEAD,
        "foot": paths.FOOT if side else paths.FRONT_FOOT,
        "hand": paths.HAND,
    }.get(bone)
    if whole:
        return tuple(paths.outline(whole))
    start, end = paths.LIMBS[view][bone][:2]
    points = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        r = start + (end - start) * share
        points += [Point(r * cos(turn * pi / 6), length * share + r * sin(turn * pi / 6)) for turn in range(12)]
    return tuple(points)


def outline_points(solved: Solved) -> Iterator[tuple[str, Point]]:
    """(bone, place) for points all around the body."""
    for name, bone in solved.rig.bones.items():
        turn, joint = radians(bone.turn(solved.angles[name])), solved.joints[name]
        c, s = cos(turn), sin(turn)
        for point in _edge(solved.rig.view, name if bone.trunk else name[:-1], bone.length):
            yield name, Point(joint.x + point.x * c - point.y * s, joint.y - point.x * s - point.y * c)


def _solid(prop: Prop) -> tuple[float, float, float, float] | None:
    """The part of a prop that no body may enter: left, bottom, right, top."""
    if prop.type == "chair" and prop.x:
        return prop.x[0] - 2, prop.seat - 6, prop.x[1] + 2, prop.seat
    if prop.type == "rect" and prop.solid and prop.box:
        x, y, width, height = prop.box
        return x, y, x + width, y + height
    return None


def _depth(point: Point, box: tuple[float, float, float, float]) -> float:
    left, bottom, right, top = box
    return min(point.x - left, right - point.x, point.y - bottom, top - point.y)


def _contacts(text: FigureText, edge: Iterable[tuple[str, Point]], when: str) -> Iterator[str]:
    boxes = [box for prop in text.props if (box := _solid(prop))]
    worst: dict[tuple[str, str], float] = {}
    for bone, point in edge:
        allowed = FAR_SINK if bone.endswith("F") else NEAR_SINK
        if text.floor and -point.y > allowed:
            key = (bone, "floor")
            worst[key] = max(worst.get(key, 0), -point.y)
        for box in boxes if bone[:-1] not in ARM else ():
            if (depth := _depth(point, box)) > allowed:
                key = (bone, f"the thing at {box}")
                worst[key] = max(worst.get(key, 0), depth)
    for (bone, what), depth in worst.items():
        yield f"{when}: {bone} is {depth:.1f} inside {what}"


def _inside(value: float, limits: tuple[float, float]) -> bool:
    return limits[0] <= value <= limits[1]


def _joints(solved: Solved, when: str, skip: set[str]) -> Iterator[str]:
    """Bends beyond a body's limits. Bones in ``skip`` point at the viewer, where an angle on paper says nothing."""
    angle, rig = solved.angles, solved.rig
    for lower, upper, limit in (
        ("abdomen", "pelvis", SPINE_BEND),
        ("chest", "abdomen", SPINE_BEND),
        ("neck", "chest", NECK_BEND),
        ("head", "neck", NECK_BEND),
    ):
        if abs(angle[lower] - angle[upper]) > limit:
            yield f"{when}: {lower} bends {angle[lower] - angle[upper]:.0f} against {upper}, at most {limit:.0f}"
    if rig.view != "side":
        return
    for name, (first, second, third) in rig.limbs.items():
        if not skip.isdisjoint((first, second)):
            continue
        if name.startswith("leg"):
            hip = angle[first] + angle["pelvis"]
            bends = {
                "hip": (hip, HIP),
                "knee": (angle[first] - angle[second], KNEE),
                "ankle": (angle[third] - angle[second] - 90, ANKLE),
            }
        else:
            bends = {"elbow": (angle[second] - angle[first], ELBOW)}
        for joint, (value, limits) in bends.items():
            bend = (value + 180) % 360 - 180 if joint != "knee" or value < -180 or value > 180 else value  # noqa: PLR2004
            if not _inside(bend, limits):
                yield f"{when}: {joint} of {name} at {bend:.0f}, allowed {limits[0]:.0f} to {limits[1]:.0f}"


def _floats(text: FigureText, edge: Iterable[tuple[str, Point]], when: str) -> Iterator[str]:
    if not text.floor or any(_solid(prop) for prop in text.props):
        return
    lowest = min(point.y for _, point in edge)
    if lowest > (FLIGHT if text.flow else FLOAT):
        yield f"{when}: nothing touches the floor, the lowest point is {lowest:.1f} above it"


def _reach(motion: Motion) -> Iterator[str]:
    for move in motion.moves:
        for x in (0.0, 0.25, 0.5, 0.75, 1.0):
            _, solved = moment(move, motion.rig, x)
            for limb, short in solved.short.items():
                if short > OUT_OF_REACH:
                    yield f"at {move.start + x * move.seconds:.1f} s: {limb} is {short:.1f} too short for its aim"


def _jumps(motion: Motion) -> Iterator[str]:
    for name, track in motion.tracks.items():
        first, last = track[0].value, track[-1].value
        off = [abs(a - b) for a, b in zip(first, last, strict=True)]
        if any(min(gap, abs(gap - 360)) > 0.05 for gap in off):  # noqa: PLR2004 - rounding
            yield f"{name} jumps from {last} to {first} where the loop begins again"


def _speeds(motion: Motion) -> Iterator[str]:
    for bone in motion.rig.bones:
        turn = [played(motion, step / 100).local(bone) for step in range(101)]
        fastest = max(abs(b - a) for a, b in pairwise(turn)) * 100 / motion.seconds
        if fastest > SPEED:
            yield f"{bone} turns at {fastest:.0f} degrees a second, calm is under {SPEED:.0f}"


def faults(text: FigureText, motion: Motion, figure: Figure) -> list[str]:
    """Everything wrong with a figure, in words; empty when all is well."""
    found = list(_reach(motion)) + list(_jumps(motion)) + list(_speeds(motion))
    if motion.drift > DRIFT:
        found.append(f"what should stay planted drifts by {motion.drift:.2f}")
    frames = max(1, round(motion.seconds * 10))
    for frame in range(frames):
        solved = played(motion, frame / frames)
        edge = list(outline_points(solved))
        when = f"at {frame / 10:.1f} s"
        found += [
            *_contacts(text, edge, when),
            *_joints(solved, when, set(text.shorten)),
            *_floats(text, edge, when),
        ]
    size = len(gzip.compress(figure.data.encode(), 9))
    if size > GZIP_BYTES:
        found.append(f"{size} bytes gzipped, at most {GZIP_BYTES}")
    if text.steps and set(text.steps) - {mark.pose for mark in motion.marks}:
        found.append("a step names a pose that the loop does not hold")
    return _first_of_each(found)


def _first_of_each(found: list[str]) -> list[str]:
    """One line for a fault that lasts: the first moment of it."""
    kept: dict[str, str] = {}
    for fault in found:
        what = fault.partition(": ")[2] or fault
        kept.setdefault(re.sub(r"-?[\d.]+", "", what), fault)
    return list(kept.values())
