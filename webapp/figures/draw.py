"""The figure as a picture tree: layers painted in order, each from the pelvis outwards, moved by named tracks. Pure.

The near arm must be painted over the near leg although both hang from the trunk. So every layer paints its own chain of
groups from the root; chains that share their beginning with the layer just before share its groups.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from webapp.figures import body, scene
from webapp.figures.motion import Motion
from webapp.figures.node import Node, Turn, flattened, shared
from webapp.figures.pose import FigureFault
from webapp.figures.rig import RIGS, Rig
from webapp.figures.schema import FigureText, Prop
from webapp.figures.track import Value, value_at


@dataclass
class Painter:
    """The state of one drawing. ``at`` is the moment, as a share of the loop, that the still attributes show."""

    text: FigureText
    motion: Motion
    at: float
    moving: bool
    root: Node = field(default_factory=lambda: Node("g"))
    open: list[tuple[str, Node]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    @property
    def rig(self) -> Rig:
        """The skeleton in use."""
        return self.motion.rig

    def value(self, track: str) -> Value:
        """What a track shows at the still moment."""
        return value_at(self.motion.tracks[track], self.at)

    def moved(self, track: str) -> dict[str, str]:
        """The mark of a group that the track moves; nothing when it never moves."""
        if not self.moving or len(self.motion.tracks[track]) == 1:
            return {}
        name = self.names.setdefault(track, str(len(self.names)))
        return {"data-m": name}

    def enter(self, bones: tuple[str, ...], *, far: bool) -> Node:
        """The group in whose frame the last of ``bones`` is painted."""
        keys = [f"{bone}{'!' if far else ''}" if not self.rig.bones[bone].trunk else bone for bone in bones]
        same = 0
        while same < len(self.open) and same < len(keys) and self.open[same][0] == keys[same]:
            same += 1
        self.open = self.open[:same]
        for index in range(same, len(bones)):
            parent = self.open[-1][1] if self.open else self.root
            first_far = (
                far and index > 0 and self.rig.bones[bones[index - 1]].trunk and not self.rig.bones[bones[index]].trunk
            )
            self.open.append((keys[index], self.group(parent, bones[index], {"class": "far"} if first_far else {})))
        return self.open[-1][1]

    def group(self, parent: Node, bone: str, attributes: dict[str, str]) -> Node:
        """A new frame for a bone inside its parent's."""
        moved = self.moved(bone)
        value = self.value(bone)
        if bone == "pelvis":
            node = Node("g", attributes | moved, [], Turn(*value))
            parent.children.append(node)
            return node
        joint = self.rig.bones[bone].joint
        place = Turn(joint.x, joint.y)
        if not moved:
            node = Node("g", attributes, [], place.then(Turn(0, 0, value[0])))
            parent.children.append(node)
            return node
        node = Node("g", moved, [], Turn(0, 0, value[0]))
        parent.children.append(Node("g", attributes, [node], place))
        return node

    def paint(self, bones: tuple[str, ...], shapes: list[Node], *, far: bool = False) -> None:
        """Shapes in the frame of the last bone."""
        self.enter(bones, far=far).children.extend(shapes)

    def apart(self, node: Node) -> None:
        """Something that hangs on no bone."""
        self.open = []
        self.root.children.append(node)


def _torso(painter: Painter) -> None:
    rig = painter.rig
    pelvis = ("pelvis",)
    painter.paint((*pelvis, "abdomen"), body.trunk_shapes(rig, "abdomen"))
    if len(painter.motion.tracks["belly"]) > 1 or painter.value("belly") != (1.0,):
        swell = Node("g", painter.moved("belly"), [body.belly()])
        swell.attributes["transform"] = f"scale({painter.value('belly')[0]:.2f} 1)"
        painter.paint((*pelvis, "abdomen"), [swell])
    painter.paint((*pelvis, "abdomen", "chest"), body.trunk_shapes(rig, "chest"))
    painter.paint(pelvis, body.trunk_shapes(rig, "pelvis" if rig.view == "side" else "hem"))


def _head(painter: Painter) -> None:
    chain = painter.rig.chain("head")
    seen = RIGS["side"] if painter.text.turned else painter.rig
    if seen.view == "side":
        painter.paint(chain[:-1], body.trunk_shapes(seen, "neck"))
    painter.paint(chain, body.trunk_shapes(seen, "head"))


def _limb(painter: Painter, name: str, bones: tuple[str, ...] | None = None) -> None:
    far = name in painter.rig.far
    for bone in bones or painter.rig.limbs[name]:
        painter.paint(painter.rig.chain(bone), body.limb_shapes(painter.rig, painter.text, bone), far=far)


def _glow(painter: Painter, name: str) -> None:
    said = painter.text.glow if name == "glow" else painter.text.glow2
    if said is None:
        return
    growing = body.glow(said)
    growing.attributes |= painter.moved(name)
    growing.attributes["transform"] = f"scale({body.glow_size(painter.value(name)[0]):.2f})"
    place = Node("g", {}, [growing], body.glow_place(said))
    painter.paint(painter.rig.chain(said.bone), [place])


def _prop(painter: Painter, prop: Prop) -> None:
    shape = {"rect": scene.rect, "circle": scene.circle, "chair": scene.chair, "ball": scene.ball}[prop.type](prop)
    if prop.type == "ball":
        turn = ball_place(prop, painter.motion.tracks["ball"][0].value[0], painter.value("ball")[0])
        shape.attributes |= painter.moved("ball")
        shape.turn = turn
    if prop.bone:
        painter.paint(painter.rig.chain(prop.bone), [shape], far=prop.bone.endswith("F"))
    else:
        painter.apart(shape)


def ball_place(prop: Prop, start: float, x: float) -> Turn:
    """Place and rotation of a rolling ball."""
    return scene.ball_turn(x, prop.at[1] if prop.at else 0, prop.r or 6, start)


def _link(painter: Painter, name: str) -> None:
    x, y, turn, stretch = painter.value(name)
    cls = next(link.cls for link in painter.text.links if name == "link:" + link.id)
    node = Node("g", painter.moved(name), [scene.link(cls)])
    node.attributes["transform"] = Turn(x, y, turn).text() + f"scale(1 {stretch:.3f})"
    painter.apart(node)


def _layer(painter: Painter, name: str) -> None:
    kind, _, which = name.partition(":")
    front_parts = {"pel": ("pelvis",), "neck": ("pelvis", "abdomen", "chest", "neck")}
    of_bone = next((limb for limb, bones in painter.rig.limbs.items() if name in bones), None)
    if name in painter.rig.limbs:
        _limb(painter, name)
    elif of_bone:
        _limb(painter, of_bone, (name,))
    elif name in {"glow", "glow2"}:
        _glow(painter, name)
    elif name in {"torso", "shirt"}:
        _torso(painter)
    elif name == "head":
        _head(painter)
    elif name in front_parts:
        painter.paint(front_parts[name], body.trunk_shapes(painter.rig, "pelvis" if name == "pel" else "neck"))
    elif kind == "prop" and (prop := next((p for p in painter.text.props if p.id == which), None)):
        _prop(painter, prop)
    elif kind == "link":
        _link(painter, name)
    else:
        raise FigureFault(f"{painter.text.slug}: there is no layer {name}")


def draw(text: FigureText, motion: Motion, at: float, *, moving: bool) -> tuple[Node, Mapping[str, str]]:
    """The person and the things, and which track moves which mark. Raises FigureFault for an unknown layer."""
    painter = Painter(text, motion, at, moving)
    layers = text.layers or painter.rig.layers
    behind = [prop for prop in text.props if f"prop:{prop.id}" not in layers]
    for prop in behind:
        _prop(painter, prop)
    for name in layers:
        _layer(painter, name)
    if text.arrow is not None and moving:
        shown = Node("g", painter.moved("arrow"), [scene.arrow(text)])
        shown.attributes["opacity"] = f"{painter.value('arrow')[0]:.2g}"
        painter.apart(shown)
    picture = flattened(painter.root)
    shared(picture, text.short)
    return picture, painter.names
