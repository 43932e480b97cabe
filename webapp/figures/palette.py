"""The colours of the figures, read from the style sheet that has them, and the style of a still by itself. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from webapp.figures.node import Node

BLOCK = re.compile(r"([^{}]+)\{([^{}]*)\}")
DECLARATION = re.compile(r"(--fig-[\w-]+|[a-z-]+):\s*([^;]+);")
USED = re.compile(r"var\((--fig-[\w-]+)\)")
LIGHT, DARK = ".fig", ':root [data-theme="dark"] .fig'
SECOND_LIGHT, SECOND_DARK = '[data-person="2"] .fig', ':root[data-person="2"] [data-theme="dark"] .fig'

Tokens = Mapping[str, str]


@dataclass(frozen=True)
class Palette:
    """Tokens for the first and second person in light and dark, and what each class of a drawing does with them."""

    light: Tokens
    dark: Tokens
    second_light: Tokens
    second_dark: Tokens
    classes: Mapping[str, str]
    far: Tokens

    def people(self) -> Mapping[str, Tokens]:
        """The four full sets of tokens, by name."""
        first_dark = {**self.light, **self.dark}
        return {
            "first, light": self.light,
            "first, dark": first_dark,
            "second, light": {**self.light, **self.second_light},
            "second, dark": {**first_dark, **self.second_light, **self.second_dark},
        }


def read_palette(css: str) -> Palette:
    """The palette in the text of ``person.css``. Raises KeyError when a block is missing."""
    tokens: dict[str, dict[str, str]] = {}
    classes: dict[str, str] = {}
    for selectors, body in BLOCK.findall(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        said = dict(DECLARATION.findall(body))
        for selector in (part.strip() for part in selectors.rpartition(";")[2].split(",")):
            tokens.setdefault(selector, {}).update({k: v for k, v in said.items() if k.startswith("--fig")})
            if re.fullmatch(r"\.f[\w-]+", selector) and selector != LIGHT:
                classes[selector[1:]] = "".join(f"{k}:{v};" for k, v in said.items())
    far = tokens[".fig .far"]
    return Palette(tokens[LIGHT], tokens[DARK], tokens[SECOND_LIGHT], tokens[SECOND_DARK], classes, far)


def _short(css: str) -> str:
    return css.replace("--fig-", "--")


def _block(selector: str, tokens: Tokens, used: set[str]) -> str:
    body = "".join(f"{name}:{value};" for name, value in tokens.items() if name in used)
    return f"{selector}{{{body}}}" if body else ""


def still_style(palette: Palette, still: Node) -> str:
    """The style that lets a still stand alone: both themes by the place it stands in, the second person at ``#b``."""
    names = {css for node in still.all() for css in node.attributes.get("class", "").split()}
    rules = {name: palette.classes[name] for name in sorted(names) if name in palette.classes}
    used = {"--fig-stage", "--fig-width"} | {token for body in rules.values() for token in USED.findall(body)}
    far = palette.far if "far" in names else {}
    used |= {token for value in far.values() for token in USED.findall(value)}
    dark = _block("svg", palette.dark, used) + _block("#b:target~*", palette.second_dark, used)
    css = "".join(
        [
            _block("svg", palette.light, used),
            _block("#b:target~*", palette.second_light, used),
            f"@media(prefers-color-scheme:dark){{{dark}}}",
            "svg{background:var(--fig-stage)}.p2,#b:target~* .p1{display:none}#b:target~* .p2{display:inline}",
            _block("#b~* .far", far, set(far)),
            *(f".{name}{{{body}}}" for name, body in rules.items()),
        ]
    )
    return _short(css)


def standing_alone(palette: Palette, still: Node) -> str:
    """The still as a file of its own."""
    style = Node("style", text=still_style(palette, still))
    names, rest = still.children[:2], still.children[2:]
    return Node("svg", still.attributes, [*names, style, Node("g", {"id": "b"}), *rest]).markup()
