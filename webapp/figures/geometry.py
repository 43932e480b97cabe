"""Points, directions and two-bone inverse kinematics. Pure.

Author space has x to the right and **y up**, with the floor at y = 0; an SVG has y down. Angles are in degrees. A limb
at 0 points straight down and at +90 forward (+x); a trunk bone at 0 points up and at +90 forward.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import acos, atan2, cos, degrees, hypot, radians, sin


@dataclass(frozen=True)
class Point:
    """A place or a displacement, in figure units."""

    x: float
    y: float

    def __add__(self, other: Point) -> Point:
        return Point(self.x + other.x, self.y + other.y)

    def __sub__(self, other: Point) -> Point:
        return Point(self.x - other.x, self.y - other.y)

    def length(self) -> float:
        """How far it is from the origin."""
        return hypot(self.x, self.y)


def from_frame(point: Point, rotation: float) -> Point:
    """A point of a bone's frame (y down) as a displacement in author space (y up), the bone turned by ``rotation``.

    ``rotation`` is clockwise on the screen, as an SVG turns.
    """
    turn = radians(rotation)
    return Point(point.x * cos(turn) - point.y * sin(turn), -(point.x * sin(turn) + point.y * cos(turn)))


def limb_angle(displacement: Point) -> float:
    """The world angle of a limb that points along ``displacement``."""
    return degrees(atan2(displacement.x, -displacement.y))


def two_bones(reach: Point, upper: float, lower: float, bend: float) -> tuple[float, float, float]:
    """Angles of the two bones of a limb whose end is ``reach`` away, and by how much it is out of reach.

    ``bend`` +1 brings the joint forward, -1 back; in between, the limb is bent by that share, and the end falls short.
    """
    distance = reach.length()
    clamped = min(max(distance, abs(upper - lower) + 0.01), upper + lower - 0.01)
    base = limb_angle(reach)
    inner = degrees(acos((upper**2 + clamped**2 - lower**2) / (2 * upper * clamped)))
    first = base + bend * inner
    joint = Point(upper * sin(radians(first)), -upper * cos(radians(first)))
    return first, limb_angle(reach - joint), abs(distance - clamped)


def near_turn(angle: float, before: float) -> float:
    """The same direction as ``angle``, less than half a turn away from ``before``."""
    return angle - 360 * round((angle - before) / 360)
