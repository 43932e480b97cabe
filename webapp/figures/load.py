"""Reads ``content/figures/*.toml``. The only part of this package that touches files."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from pydantic import ValidationError

from webapp.figures.pose import FigureFault
from webapp.figures.schema import FigureText


def load_figures(folder: Path) -> dict[str, FigureText]:
    """All figures by slug. Raises FigureFault that names the file, the key and what is wrong."""
    found = {path.stem: read_figure(path) for path in sorted(folder.glob("*.toml"))}
    shorts: dict[str, str] = {}
    for slug, text in found.items():
        if text.short in shorts:
            raise FigureFault(f"{slug}.toml: short {text.short!r} is taken by {shorts[text.short]}; choose another")
        shorts[text.short] = slug
    return found


def read_figure(path: Path) -> FigureText:
    """One figure. Raises FigureFault when it is not as ``schema`` wants it."""
    try:
        text = FigureText.model_validate_json(json.dumps(tomllib.loads(path.read_text())))
    except tomllib.TOMLDecodeError as error:
        raise FigureFault(f"{path.name}: {error}") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        raise FigureFault(f"{path.name}: {key}: {first['msg']}") from error
    if text.slug != path.stem:
        raise FigureFault(f"{path.name}: slug is {text.slug!r}; it must be the file's name")
    return text
