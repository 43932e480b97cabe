"""Where every bone is in a pose: forward kinematics, the root by its pin, then the limbs that reach. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from webapp.figures.geometry import Point, from_frame, near_turn, two_bones
from webapp.figures.pose import FigureFault, Limb, Pose, Reaching, Turned, comparable, spine_angles
from webapp.figures.rig import Rig


@dataclass(frozen=True)
class Solved:
    """World angles and joint places of all bones; ``short`` says by how much a limb falls short of its aim."""

    rig: Rig
    angles: Mapping[str, float]
    joints: Mapping[str, Point]
    short: Mapping[str, float]

    def place(self, bone: str, fraction: float, forward: float) -> Point:
        """A place on a bone, in author space."""
        return self.in_frame(bone, self.rig.bones[bone].along(fraction, forward))

    def in_frame(self, bone: str, point: Point) -> Point:
        """A point of a bone's frame (y down), in author space."""
        return self.joints[bone] + from_frame(point, self.rig.bones[bone].turn(self.angles[bone]))

    def local(self, bone: str) -> float:
        """The rotation on the screen of a bone against its parent."""
        here = self.rig.bones[bone]
        turn = here.turn(self.angles[bone])
        if here.parent is None:
            return turn
        return turn - self.rig.bones[here.parent].turn(self.angles[here.parent])

    def near(self, before: Solved) -> Solved:
        """The same pose, the angles that were solved less than half a turn from the pose ``before``.

        Angles that an author gave stay as given: the way from 10 to 196 degrees is the long one, if that is meant.
        """
        solved = {bone for limb in self.short for bone in self.rig.limbs[limb]}
        return replace(
            self,
            angles={
                bone: near_turn(angle, before.angles[bone]) if bone in solved else angle
                for bone, angle in self.angles.items()
            },
        )


class _Placing:
    """The state of one solution."""

    def __init__(self, rig: Rig, pose: Pose) -> None:
        self.rig, self.pose = rig, pose
        self.angles: dict[str, float] = spine_angles(pose)
        self.joints: dict[str, Point] = {}
        self.short: dict[str, float] = {}
        for name, limb in pose.limbs.items():
            if isinstance(limb, Turned):
                self.angles |= dict(zip(rig.limbs[name], limb.angles, strict=True))

    def put_root(self) -> None:
        self.joints["pelvis"] = Point(0, 0)
        if self.pose.pin is None:
            self.joints["pelvis"] = self.pose.root
            return
        chain = self.rig.chain(self.pose.pin)
        if any(bone not in self.angles for bone in chain[:-1]):
            raise FigureFault(f"the pin {self.pose.pin} hangs on a limb that reaches; give that limb by its angles")
        for bone in chain[1:]:
            self.put_joint(bone)
        self.joints = {"pelvis": self.pose.root - self.joints[self.pose.pin]}

    def put_joint(self, bone: str) -> None:
        here = self.rig.bones[bone]
        if here.parent is None:
            return
        parent = self.rig.bones[here.parent]
        offset = from_frame(here.joint, parent.turn(self.angles[here.parent]))
        self.joints[bone] = self.joints[here.parent] + offset

    def put_known(self) -> None:
        for bone, here in self.rig.bones.items():
            if here.parent in self.joints and here.parent in self.angles:
                self.put_joint(bone)

    def reach(self, name: str, limb: Reaching) -> None:
        first, second, third = self.rig.limbs[name]
        bones = self.rig.bones
        aim = self.aim(limb)
        lengths = bones[second].joint.y, bones[third].joint.y
        upper, lower, self.short[name] = two_bones(aim - self.joints[first], *lengths, limb.bend)
        end = limb.end + lower if limb.end_follows else limb.end
        self.angles |= {first: upper, second: lower, third: end}
        self.put_joint(second)
        self.put_joint(third)

    def aim(self, limb: Reaching) -> Point:
        if limb.bone is None:
            return limb.spot
        bone = self.rig.bones[limb.bone]
        offset = from_frame(bone.along(limb.spot.x, limb.spot.y), bone.turn(self.angles[limb.bone]))
        return self.joints[limb.bone] + offset

    def reach_all(self) -> None:
        waiting = {name: limb for name, limb in self.pose.limbs.items() if isinstance(limb, Reaching)}
        while waiting:
            ready = [name for name, limb in waiting.items() if limb.bone is None or limb.bone in self.angles]
            if not ready:
                raise FigureFault(f"{' and '.join(waiting)} lie on each other; give one of them by its angles")
            for name in ready:
                self.reach(name, waiting.pop(name))


def solve(rig: Rig, pose: Pose) -> Solved:
    """All angles and joints of a pose. Raises FigureFault when two limbs wait for each other."""
    placing = _Placing(rig, pose)
    placing.put_root()
    placing.put_known()
    placing.reach_all()
    return Solved(rig, placing.angles, placing.joints, placing.short)


def _as_solved(rig: Rig, name: str, solved: Solved, before: Solved | None = None) -> Limb:
    start = (before or solved).angles
    first, second, third = (near_turn(solved.angles[bone], start[bone]) for bone in rig.limbs[name])
    return Turned((first, second, third))


def alike(rig: Rig, a: Pose, b: Pose) -> tuple[Pose, Pose]:
    """Both poses with limbs and roots of the same kind, so that there is a way between them.

    What differs in kind is given by its solved angles at both ends; the rest keeps its aim all the way.
    """
    solved_a, solved_b = solve(rig, a), solve(rig, b)
    limbs_a, limbs_b = dict(a.limbs), dict(b.limbs)
    for name in rig.limbs:
        if not comparable(limbs_a[name], limbs_b[name]):
            limbs_a[name], limbs_b[name] = _as_solved(rig, name, solved_a), _as_solved(rig, name, solved_b, solved_a)
    if a.pin != b.pin:
        a = replace(a, pin=None, root=solved_a.joints["pelvis"])
        b = replace(b, pin=None, root=solved_b.joints["pelvis"])
    return replace(a, limbs=limbs_a), replace(b, limbs=limbs_b)
