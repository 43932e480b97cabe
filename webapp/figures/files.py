"""Draws all figures into ``static/figures/`` and reads them back: files that phones keep, an index for the pages."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import brotli

from webapp.figures.build import Figure, build_figure
from webapp.figures.load import load_figures
from webapp.figures.palette import Palette, read_palette, standing_alone

INDEX = "figures.json"


@dataclass(frozen=True)
class Drawn:
    """What was drawn. ``folder`` is named by the content of all; ``markup`` and ``titles`` go by slug."""

    folder: str
    markup: Mapping[str, str]
    titles: Mapping[str, str]

    def files(self) -> list[str]:
        """The files that a phone keeps, under the folder of ``write_figures``."""
        return [f"{self.folder}/{slug}.{ending}" for slug in self.markup for ending in ("svg", "json")]


def write_figures(content: Path, css: Path, out: Path) -> Drawn:
    """Draw ``content/*.toml`` into ``out``, whose old files go. Raises FigureFault; then everything stays as it was."""
    palette = read_palette(css.read_text())
    figures = [build_figure(text) for text in load_figures(content).values()]
    bodies = {name: body for figure in figures for name, body in _bodies(palette, figure)}
    folder = hashlib.sha256(json.dumps(bodies, sort_keys=True).encode()).hexdigest()[:16]
    drawn = Drawn(folder, {f.slug: f.markup for f in figures}, {f.slug: f.title for f in figures})
    fresh = out.with_name(f".{out.name}.{folder}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    (fresh / folder).mkdir(parents=True)
    for name, body in bodies.items():
        _write(fresh / folder / name, body.encode())
    index = {"folder": folder, "markup": drawn.markup, "titles": drawn.titles}
    (fresh / INDEX).write_text(json.dumps(index))
    shutil.rmtree(out, ignore_errors=True)
    fresh.rename(out)
    return drawn


def _bodies(palette: Palette, figure: Figure) -> list[tuple[str, str]]:
    return [(f"{figure.slug}.svg", standing_alone(palette, figure.still)), (f"{figure.slug}.json", figure.data)]


def _write(path: Path, body: bytes) -> None:
    path.write_bytes(body)
    path.with_name(path.name + ".br").write_bytes(brotli.compress(body))
    path.with_name(path.name + ".gz").write_bytes(gzip.compress(body, mtime=0))


def read_drawn(out: Path) -> Drawn:
    """What ``write_figures`` left in ``out``. Raises FileNotFoundError when it never ran."""
    index = json.loads((out / INDEX).read_text())
    return Drawn(index["folder"], index["markup"], index["titles"])
