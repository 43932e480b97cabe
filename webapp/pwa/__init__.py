"""The app around the features: service worker, manifest, kept pages. Registered last: it keeps what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

from webapp.pwa.compression import compress
from webapp.pwa.kept_pages import RENDERING, KeptPages, shell_path, shells
from webapp.pwa.views import blueprint

if TYPE_CHECKING:
    from flask import Flask, Response


def init_app(app: Flask) -> None:
    """Register the views and answer kept pages from memory."""
    app.register_blueprint(blueprint)
    pages = KeptPages(app)
    app.extensions["kept_pages"] = pages
    known_shells = shells(app)

    @app.before_request
    def answer_from_memory() -> Response | None:
        if request.method not in {"GET", "HEAD"} or request.environ.get(RENDERING):
            return None
        page = pages.page(request.path) or pages.page(shell_path(request.path, known_shells))
        return page.answer() if page else None

    app.after_request(compress)
