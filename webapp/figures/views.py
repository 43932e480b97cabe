"""A page for those who draw: every figure with a slider through its loop. Only there in development."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue

from webapp.access import open_to
from webapp.figures.files import Drawn

blueprint = Blueprint("figures", __name__)


@dataclass(frozen=True)
class FiguresPage:
    """``/figures``. ``figures`` are (slug, title)."""

    title: str
    figures: tuple[tuple[str, str], ...]


@blueprint.get("/figures")
@open_to("public")
def figures() -> ResponseReturnValue:
    """All figures, in light, dark and night, and as stills."""
    drawn: Drawn = current_app.extensions["figures"]
    page = FiguresPage("Figures", tuple(sorted(drawn.titles.items())))
    return render_template("figures/figures.html", page=page)
