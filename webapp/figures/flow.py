"""The way through poses that are not held, as of a walker: no stop at them, and never past them. Pure.

Each number of a pose runs along a monotone cubic (Fritsch and Carlson): even where it is even, so a foot on the floor
moves back evenly; level where it turns, so nothing sinks or overshoots.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from webapp.figures.geometry import Point
from webapp.figures.pose import Limb, Pose, Reaching, Turned

Numbers = tuple[float, ...]
Pace = Mapping[str, Numbers]  # change a second, for each part of a pose


def _parts(pose: Pose) -> dict[str, tuple[object, Numbers]]:
    """Each part of a pose: what its numbers mean, and the numbers."""
    found: dict[str, tuple[object, Numbers]] = {
        "root": (pose.pin, (pose.root.x, pose.root.y)),
        "spine": (None, pose.spine),
        "effects": (None, (pose.glow, pose.arrow, pose.belly, pose.ball, pose.glow2)),
    }
    for name, limb in pose.limbs.items():
        if isinstance(limb, Turned):
            found[name] = (None, limb.angles)
        else:
            found[name] = ((limb.bone, limb.bend, limb.end_follows), (limb.spot.x, limb.spot.y, limb.end))
    return found


def _slope(before: float, here: float, after: float, first: float, second: float) -> float:
    """The slope at ``here``, ``first`` seconds after ``before`` and ``second`` before ``after``."""
    came, goes = (here - before) / first, (after - here) / second
    if came * goes <= 0:
        return 0.0
    a, b = first + 2 * second, 2 * first + second
    return (a + b) / (a / came + b / goes)


def pace(before: Pose, here: Pose, after: Pose, seconds: tuple[float, float]) -> Pace:
    """How fast each part passes through ``here``: not at all where the three poses place it in different ways."""
    found = {}
    others = _parts(before), _parts(after)
    for name, (kind, numbers) in _parts(here).items():
        (kind_before, back), (kind_after, ahead) = (other[name] for other in others)
        if kind == kind_before == kind_after:
            places = zip(back, numbers, ahead, strict=True)
            found[name] = tuple(_slope(*place, *seconds) for place in places)
    return found


def passing(a: Pose, b: Pose, paces: tuple[Pace, Pace], seconds: float, x: float) -> Pose:
    """The pose at a share ``x`` of the time from ``a`` to ``b``, which ``alike`` has made comparable."""
    rise = x * x * (3 - 2 * x)
    leave, arrive = x * (1 - x) ** 2 * seconds, x * x * (x - 1) * seconds
    mixed, ends = {}, _parts(b)
    for name, (_, start) in _parts(a).items():
        still = (0.0,) * len(start)
        rows = zip(start, ends[name][1], paces[0].get(name, still), paces[1].get(name, still), strict=True)
        mixed[name] = tuple(p + (q - p) * rise + m * leave + n * arrive for p, q, m, n in rows)
    limbs = {name: _limb(limb, mixed[name]) for name, limb in a.limbs.items()}
    spine, root = mixed["spine"], Point(*mixed["root"])
    return Pose(a.pin, root, spine, limbs, *mixed["effects"])


def _limb(like: Limb, numbers: Numbers) -> Limb:
    first, second, third = numbers
    if isinstance(like, Reaching):
        return replace(like, spot=Point(first, second), end=third)
    return Turned((first, second, third))
