"""The two skeletons: bones, joints, lengths, and who may turn how far. Pure.

Lengths are in units of which a standing person has about 200. The figure faces right, so the near side (``N``) of the
side rig is the person's right; in the front rig ``L`` is the left of the *screen*, which is the person's right as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from webapp.figures.geometry import Point

TRUNK = ("pelvis", "abdomen", "chest", "neck", "head")
LEG = ("thigh", "shin", "foot")
ARM = ("upper", "fore", "hand")


@dataclass(frozen=True)
class Bone:
    """A rigid piece. ``joint`` is where it turns, in its parent's frame (y down); ``radius`` is its half-width."""

    name: str
    parent: str | None
    joint: Point
    length: float
    radius: float
    trunk: bool

    def turn(self, angle: float) -> float:
        """The rotation on the screen of this bone at a world angle."""
        return angle if self.trunk else -angle

    def along(self, fraction: float, forward: float) -> Point:
        """A place in the bone's frame: a fraction of its length away from the joint, ``forward`` of its axis."""
        return Point(forward, fraction * self.length * (-1 if self.trunk else 1))


@dataclass(frozen=True)
class Rig:
    """A skeleton. ``limbs`` maps ``legN`` … to its three bones, the joint first."""

    view: str
    bones: Mapping[str, Bone]
    limbs: Mapping[str, tuple[str, str, str]]
    far: frozenset[str]
    layers: tuple[str, ...]

    def chain(self, name: str) -> tuple[str, ...]:
        """The bones from the pelvis to ``name``."""
        parent = self.bones[name].parent
        return (*self.chain(parent), name) if parent else (name,)

    def foreshortened(self, factors: Mapping[str, float]) -> Rig:
        """The same skeleton with some bones pointing at the viewer: shorter by ``factors``."""
        bones = {
            name: replace(bone, length=bone.length * factors.get(name, 1), joint=self._joint(bone, factors))
            for name, bone in self.bones.items()
        }
        return replace(self, bones=bones)

    def _joint(self, bone: Bone, factors: Mapping[str, float]) -> Point:
        at_end = bone.name[:-1] in {"shin", "foot", "fore", "hand"}
        factor = factors.get(bone.parent or "", 1) if at_end else 1
        return Point(bone.joint.x, bone.joint.y * factor)


LENGTHS = {"thigh": 49.0, "shin": 48.0, "foot": 26.0, "upper": 34.0, "fore": 31.0, "hand": 13.0}
RADII = {"thigh": 13.0, "shin": 9.0, "foot": 9.0, "upper": 7.0, "fore": 6.0, "hand": 6.0}


def _limb(side: str, names: tuple[str, str, str], parent: str, joint: Point) -> dict[str, Bone]:
    bones = {}
    place = joint
    for name in names:
        bones[name + side] = Bone(name + side, parent, place, LENGTHS[name], RADII[name], trunk=False)
        parent, place = name + side, Point(0, LENGTHS[name])
    return bones


def _trunk(*bones: tuple[str, float, float, float, float]) -> dict[str, Bone]:
    made: dict[str, Bone] = {}
    for name, x, y, length, radius in bones:
        made[name] = Bone(name, list(made)[-1] if made else None, Point(x, y), length, radius, trunk=True)
    return made


def _rig(view: str, trunk: dict[str, Bone], joints: Mapping[str, Mapping[str, Point]], layers: str) -> Rig:
    bones = dict(trunk)
    limbs = {}
    for side, (leg, arm) in {side: (at["leg"], at["arm"]) for side, at in joints.items()}.items():
        bones |= _limb(side, LEG, "pelvis", leg) | _limb(side, ARM, "chest", arm)
        limbs["leg" + side] = (f"thigh{side}", f"shin{side}", f"foot{side}")
        limbs["arm" + side] = (f"upper{side}", f"fore{side}", f"hand{side}")
    return Rig(view, bones, limbs, frozenset({"legF", "armF"}) & frozenset(limbs), tuple(layers.split()))


SIDE = _rig(
    "side",
    _trunk(
        ("pelvis", 0, 0, 17, 16),
        ("abdomen", -1, -17, 16, 14),
        ("chest", 0, -16, 30, 16),
        ("neck", -1.5, -30, 9, 8),
        ("head", 1.5, -9, 26, 14),
    ),
    {
        "F": {"leg": Point(1.5, -0.5), "arm": Point(2.5, -25)},
        "N": {"leg": Point(0, 0), "arm": Point(0, -24.5)},
    },
    "legF armF head torso legN glow armN",
)

FRONT = _rig(
    "front",
    _trunk(
        ("pelvis", 0, 0, 17, 20),
        ("abdomen", 0, -17, 16, 17),
        ("chest", 0, -16, 30, 21),
        ("neck", 0, -30, 8, 8),
        ("head", 0, -8, 28, 14),
    ),
    {
        "L": {"leg": Point(-8.6, 0), "arm": Point(-15.6, -23)},
        "R": {"leg": Point(8.6, 0), "arm": Point(15.6, -23)},
    },
    "legL legR pel neck shirt glow head armL armR",
)

RIGS = {"side": SIDE, "front": FRONT}
