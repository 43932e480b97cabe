"""What an author may write in ``content/figures/<slug>.toml``. Pure; unknown keys and wrong types are refused.

World angles are in degrees, places in author space (x right, y up, floor y = 0), times in seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator


class Strict(BaseModel):
    """Base of all that an author writes: no unknown keys, no change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


Number = Annotated[float, Field(ge=-1000, le=1000)]
Pair = tuple[Number, Number]
Line = Annotated[str, StringConstraints(min_length=1, max_length=260)]
Short = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,4}$")]
Angles = tuple[Number, Number] | tuple[Number, Number, Number]
Paint = Literal["bed", "bed2", "pil", "pr", "ball", "mat", "acc", "skin"]


class Aimed(Strict):
    """A limb whose end (ankle or wrist) is somewhere: at the place ``to``, or ``on`` a bone.

    ``on`` is bone, fraction along it, units in front of its axis. ``bend`` +1 knee or elbow forward, 0 straight, -1
    back. ``end`` is the angle of foot or hand (a foot is flat by default, a hand follows the forearm); ``rel`` is
    that angle measured from the shin or forearm instead.
    """

    to: Pair | None = None
    on: tuple[str, Number, Number] | None = None
    bend: Annotated[float, Field(ge=-1, le=1)] | None = None
    end: Number | None = None
    rel: Number | None = None

    @model_validator(mode="after")
    def _one_aim(self) -> Self:
        if (self.to is None) == (self.on is None):
            raise ValueError("say either `to` or `on`")
        if self.end is not None and self.rel is not None:
            raise ValueError("say either `end` or `rel`")
        return self


class Effects(Strict):
    """What else changes: both glows' growth and the arrow (0 to 1), the belly's width, the rolling ball's x."""

    glow: Annotated[float, Field(ge=0, le=1)] | None = None
    arrow: Annotated[float, Field(ge=0, le=1)] | None = None
    belly: Annotated[float, Field(ge=0.8, le=1.6)] | None = None
    ball: Number | None = None
    glow2: Annotated[float, Field(ge=0, le=1)] | None = None


class PoseText(Strict):
    """One pose. Whatever is not said is as in the pose that ``like`` names."""

    like: str | None = None
    hip: Pair | None = None
    pin: str | None = None
    at: Pair | None = None
    spine: tuple[Number, Number, Number, Number, Number] | None = None
    legN: Angles | Aimed | None = None  # noqa: N815 - the rig's own names of its limbs
    legF: Angles | Aimed | None = None  # noqa: N815
    armN: Angles | Aimed | None = None  # noqa: N815
    armF: Angles | Aimed | None = None  # noqa: N815
    legL: Angles | Aimed | None = None  # noqa: N815
    legR: Angles | Aimed | None = None  # noqa: N815
    armL: Angles | Aimed | None = None  # noqa: N815
    armR: Angles | Aimed | None = None  # noqa: N815
    fx: Effects = Effects()


class Glow(Strict):
    """Where the work is felt, in a bone's frame (y down)."""

    bone: str = "pelvis"
    at: Pair = (6, -3)
    rot: Number = -12
    r: Pair = (14, 21)


class Prop(Strict):
    """A thing in the picture.

    ``rect``: box = x, bottom, width, height. ``circle``: at, r. ``chair``: x = from, to; seat and back height. ``ball``
    rolls on the floor (or on ``at``'s second number) by ``fx.ball``. ``bone`` fixes a rect or circle to a bone, in its
    frame. A prop with an ``id`` is drawn where ``layers`` says ``prop:<id>``, the others behind everybody.
    A ``solid`` prop must not be entered by the body.
    """

    type: Literal["rect", "circle", "chair", "ball"]
    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+$")] | None = None
    cls: Paint = "pr"
    box: tuple[Number, Number, Number, Number] | None = None
    at: Pair | None = None
    r: Number | None = None
    rot: Number = 0
    bone: str | None = None
    x: Pair | None = None
    seat: Number = 46
    back: Literal["l", "r", "none"] = "l"
    back_h: Number = 58
    solid: bool = False

    @model_validator(mode="after")
    def _complete(self) -> Self:
        needs = {"rect": ("box",), "circle": ("at", "r"), "chair": ("x",), "ball": ("r",)}[self.type]
        if missing := [name for name in needs if getattr(self, name) is None]:
            raise ValueError(f"a {self.type} needs {' and '.join(missing)}")
        return self


class Link(Strict):
    """A band between two bones: bone, fraction along it, units in front of its axis; or between a bone and a place.

    A ``leg`` is painted like a shin: one seen from its end, whose length on paper changes as it leans.
    """

    id: str
    cls: Literal["band", "leg"] = "band"
    start: tuple[str, Number, Number]
    end: tuple[str, Number, Number] | Pair


class FigureText(Strict):
    """One figure. ``seq`` is a loop of (pose, seconds to move into it, seconds to hold it).

    ``steps`` names, for each numbered step of the item, the pose that shows it. ``works`` says whether one side works:
    it is then the near one, which is the person's right. ``key`` is the pose of the still. A figure with ``flow`` goes
    through poses that it holds for 0 seconds without stopping, as a walker does. ``fists`` are hands that are closed.
    ``layers`` may name single bones of a limb; ``glow2`` is a second area, painted where ``layers`` says so.
    A front figure whose head is ``turned`` shows it from its side, as one who lies face down.
    """

    slug: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    short: Short
    title: Line
    desc: Line
    view: Literal["side", "front"] = "side"
    works: Literal["right", "both"] = "both"
    turned: bool = False
    layers: tuple[str, ...] = ()
    glow: Glow | None = None
    glow2: Glow | None = None
    arrow: tuple[Pair, Pair, Pair] | None = None
    seq: Annotated[tuple[tuple[str, float, float], ...], Field(min_length=1, max_length=12)]
    flow: bool = False
    key: str
    start: str | None = None
    steps: tuple[str, ...] = ()
    shorten: Mapping[str, Annotated[float, Field(gt=0.3, le=1)]] = {}
    light: tuple[str, ...] = ()
    fists: tuple[str, ...] = ()
    mat: bool = True
    floor: bool = True
    room: tuple[tuple[Number, Number, Number, Number], ...] = ()
    frame: tuple[Number, Number, Number, Number] | None = None
    props: tuple[Prop, ...] = ()
    links: tuple[Link, ...] = ()
    pose: Mapping[str, PoseText]

    @model_validator(mode="after")
    def _names_exist(self) -> Self:
        named = [name for name, _, _ in self.seq] + [self.key, *self.steps] + ([self.start] if self.start else [])
        named += [pose.like for pose in self.pose.values() if pose.like]
        if unknown := sorted(set(named) - set(self.pose)):
            raise ValueError(f"no such pose: {', '.join(unknown)}")
        return self
