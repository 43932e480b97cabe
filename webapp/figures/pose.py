"""Poses as numbers: ``like`` resolved, defaults filled in, and the way between two of them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from webapp.figures.geometry import Point
from webapp.figures.rig import TRUNK, Rig
from webapp.figures.schema import Aimed, Angles, Effects, FigureText, PoseText

FLAT_FOOT = 90.0


@dataclass(frozen=True)
class Turned:
    """A limb by its three world angles."""

    angles: tuple[float, float, float]


@dataclass(frozen=True)
class Reaching:
    """A limb by the place of its end. ``bone`` None: ``spot`` is in author space; else fraction along and in front."""

    bone: str | None
    spot: Point
    bend: float
    end: float
    end_follows: bool

    def like(self, other: Reaching) -> bool:
        """Whether the numbers of both mean the same things, so that there is a way between them."""
        return (self.bone, self.bend, self.end_follows) == (other.bone, other.bend, other.end_follows)


Limb = Turned | Reaching


@dataclass(frozen=True)
class Pose:
    """A pose as numbers. ``pin`` names the bone whose joint is at ``root``; None: the hip is."""

    pin: str | None
    root: Point
    spine: tuple[float, ...]
    limbs: Mapping[str, Limb]
    glow: float
    arrow: float
    belly: float
    ball: float
    glow2: float = 0.0


class FigureFault(ValueError):  # noqa: N818 - the content's other faults are named so
    """A figure that cannot be drawn as written; the message says where and what to do."""


def merged(text: FigureText, name: str) -> PoseText:
    """The pose with what it inherits."""
    pose = text.pose[name]
    if pose.like is None:
        return pose
    base = merged(text, pose.like)
    said = {key: getattr(pose, key) for key in pose.model_fields_set if key != "like"}
    if "fx" in said:
        effects = {key: getattr(pose.fx, key) for key in pose.fx.model_fields_set}
        said["fx"] = base.fx.model_copy(update=effects)
    if "pin" in said:
        said["hip"] = None
    elif "hip" in said:
        said |= {"pin": None, "at": None}
    return base.model_copy(update=said)


def read_pose(rig: Rig, text: FigureText, name: str) -> Pose:
    """The named pose as numbers. Raises FigureFault when a part of the body is not placed."""
    said = merged(text, name)
    root = said.at if said.pin else said.hip
    if root is None or said.spine is None:
        raise FigureFault(f"{text.slug}: pose {name} needs `spine`, and `hip` or `pin` with `at`")
    limbs = {}
    for limb in rig.limbs:
        value = getattr(said, limb)
        if value is None:
            raise FigureFault(f"{text.slug}: pose {name} does not place {limb}")
        limbs[limb] = _limb(limb, value)
    return Pose(said.pin, Point(*root), said.spine, limbs, **_effects(said.fx))


def _effects(fx: Effects) -> dict[str, float]:
    from_nothing = {name: getattr(fx, name) or 0.0 for name in ("glow", "glow2", "arrow", "ball")}
    return from_nothing | {"belly": fx.belly or 1.0}


def _limb(name: str, value: Angles | Aimed) -> Limb:
    leg = name.startswith("leg")
    if isinstance(value, Aimed):
        return _reaching(value, leg=leg)
    end = value[2] if len(value) == 3 else value[1] + (FLAT_FOOT if leg else 0)  # noqa: PLR2004 - the third is foot or hand
    return Turned((value[0], value[1], end))


def _reaching(aim: Aimed, *, leg: bool) -> Reaching:
    follows = aim.rel is not None or (not leg and aim.end is None)
    said = aim.rel if aim.rel is not None else aim.end
    end = said if said is not None else (0.0 if follows else FLAT_FOOT)
    bend = aim.bend if aim.bend is not None else (1.0 if leg else -1.0)
    if aim.on:
        bone, fraction, forward = aim.on
        return Reaching(bone, Point(fraction, forward), bend, end, follows)
    return Reaching(None, Point(*(aim.to or (0, 0))), bend, end, follows)


def _mix(a: float, b: float, share: float) -> float:
    return a + (b - a) * share


def _mix_points(a: Point, b: Point, share: float) -> Point:
    return Point(_mix(a.x, b.x, share), _mix(a.y, b.y, share))


def _mix_limbs(a: Limb, b: Limb, share: float) -> Limb:
    if isinstance(a, Turned) and isinstance(b, Turned):
        first, second, third = (_mix(x, y, share) for x, y in zip(a.angles, b.angles, strict=True))
        return Turned((first, second, third))
    if isinstance(a, Reaching) and isinstance(b, Reaching):
        return replace(a, spot=_mix_points(a.spot, b.spot, share), end=_mix(a.end, b.end, share))
    raise AssertionError("limbs of two kinds are made alike before they are mixed")


def between(a: Pose, b: Pose, share: float) -> Pose:
    """The pose ``share`` of the way from ``a`` to ``b``, which ``alike`` has made comparable."""
    return Pose(
        pin=a.pin,
        root=_mix_points(a.root, b.root, share),
        spine=tuple(_mix(x, y, share) for x, y in zip(a.spine, b.spine, strict=True)),
        limbs={name: _mix_limbs(limb, b.limbs[name], share) for name, limb in a.limbs.items()},
        glow=_mix(a.glow, b.glow, share),
        arrow=_mix(a.arrow, b.arrow, share),
        belly=_mix(a.belly, b.belly, share),
        ball=_mix(a.ball, b.ball, share),
        glow2=_mix(a.glow2, b.glow2, share),
    )


def comparable(a: Limb, b: Limb) -> bool:
    """Whether there is a way between two limbs as their authors wrote them."""
    if isinstance(a, Reaching) and isinstance(b, Reaching):
        return a.like(b)
    return isinstance(a, Turned) and isinstance(b, Turned)


def spine_angles(pose: Pose) -> dict[str, float]:
    """World angles of the trunk's bones."""
    return dict(zip(TRUNK, pose.spine, strict=True))
