"""The figures: people drawn from data, who do the movements. All but ``load``, ``files`` and this door is pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import current_app
from markupsafe import Markup

from webapp.config import ConfigFault
from webapp.figures.files import Drawn, read_drawn

if TYPE_CHECKING:
    from flask import Flask

FIGURES_URL = "/static/figures/"


def current_figures() -> Drawn:
    """The figures of the running app."""
    return cast("Drawn", current_app.extensions["figures"])


def figure_urls(drawn: Drawn) -> list[str]:
    """The address of every still and of every figure's data; they change with the drawing."""
    return [FIGURES_URL + name for name in drawn.files()]


def init_app(app: Flask) -> None:
    """Give templates ``figure``, ``still`` and ``figures_url``. Raises ConfigFault when nothing was drawn."""
    try:
        drawn = read_drawn(app.config["PSOAS"].build_path.parent / "figures")
    except FileNotFoundError as error:
        raise ConfigFault("The figures are not drawn. Run `make build` once, then start again.") from error
    app.extensions["figures"] = drawn

    def figure(slug: str) -> Markup | None:
        """A figure as inline SVG; None for a slug that has none."""
        # The markup is our own drawing, escaped where it was written.
        return Markup(drawn.markup[slug]) if slug in drawn.markup else None  # noqa: S704

    def still(slug: str) -> str | None:
        """The address of a figure's still; None for a slug that has none."""
        return f"{FIGURES_URL}{drawn.folder}/{slug}.svg" if slug in drawn.markup else None

    if app.config["PSOAS"].development:
        from webapp.figures.views import blueprint

        app.register_blueprint(blueprint)
    app.jinja_env.globals.update(figure=figure, still=still, figures_url=f"{FIGURES_URL}{drawn.folder}/")
