"""A small picture tree, written as SVG markup or as the JSON that the phone builds it from. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import cos, radians, sin

from markupsafe import escape

from webapp.figures.paths import figure_number


@dataclass(frozen=True)
class Turn:
    """A movement of the frame: to (x, y), then a rotation in degrees, clockwise on the screen."""

    x: float = 0.0
    y: float = 0.0
    degrees: float = 0.0

    def then(self, after: Turn) -> Turn:
        """Both, ``after`` inside."""
        turn = radians(self.degrees)
        x = self.x + after.x * cos(turn) - after.y * sin(turn)
        return Turn(x, self.y + after.x * sin(turn) + after.y * cos(turn), self.degrees + after.degrees)

    def text(self) -> str:
        """The attribute; empty when nothing moves."""
        x, y, degrees = (figure_number(value) for value in (self.x, self.y, self.degrees))
        moved = "" if x == y == "0" else f"translate({x}{y if y.startswith('-') else ' ' + y})"
        return moved + ("" if degrees == "0" else f"rotate({degrees})")


@dataclass
class Node:
    """An element. ``track`` names what moves it; a moved group stands in a group that places it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    turn: Turn | None = None
    text: str = ""

    def all(self) -> Iterator[Node]:
        """This element and everything inside, in order of painting."""
        yield self
        for child in self.children:
            yield from child.all()

    def written_attributes(self) -> dict[str, str]:
        """The attributes, with the transform last."""
        transform = self.turn.text() if self.turn else ""
        return self.attributes | ({"transform": transform} if transform else {})

    def markup(self) -> str:
        """SVG markup; text and attribute values are escaped."""
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in self.written_attributes().items())
        inside = str(escape(self.text)) + "".join(child.markup() for child in self.children)
        return f"<{self.tag}{attributes}>{inside}</{self.tag}>" if inside else f"<{self.tag}{attributes}/>"

    def tree(self) -> list[object]:
        """As JSON: [tag, attributes, child or text, …]."""
        inside = [self.text] if self.text else [child.tree() for child in self.children]
        return [self.tag, self.written_attributes(), *inside]


def flattened(node: Node) -> Node:
    """The same picture with fewer groups: a still group around one still thing becomes one group."""
    children = [flattened(child) for child in node.children if child.tag != "g" or child.children]
    plain = node.tag == "g" and not (set(node.attributes) - {"class"})
    if (
        plain
        and len(children) == 1
        and children[0].tag == "g"
        and not {"data-m", "transform"} & set(children[0].attributes)
    ):
        inner = children[0]
        classes = " ".join(name for name in (node.attributes.get("class"), inner.attributes.get("class")) if name)
        attributes = inner.attributes | ({"class": classes} if classes else {})
        return Node("g", attributes, inner.children, (node.turn or Turn()).then(inner.turn or Turn()))
    return Node(node.tag, node.attributes, children, node.turn, node.text)


def shared(root: Node, prefix: str) -> None:
    """Paths that occur again become ``<use>`` of the first, under ids that begin with ``prefix``."""
    first: dict[tuple[str, str], Node] = {}
    count = 0
    for node in root.all():
        path = node.attributes.get("d", "")
        if node.tag != "path" or len(path) <= 60:  # noqa: PLR2004 - shorter ones cost more to name
            continue
        origin = first.setdefault((node.attributes["class"], path), node)
        if origin is node or "transform" in origin.attributes:
            continue
        if "id" not in origin.attributes:
            origin.attributes["id"] = f"{prefix}{count}"
            count += 1
        kept = {name: value for name, value in node.attributes.items() if name not in {"d", "class"}}
        node.tag, node.attributes = "use", {"href": "#" + origin.attributes["id"], **kept}
