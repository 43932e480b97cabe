"""What a person has done, week by week. The pages are shells: the records come from the phone itself."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """Offer the history pages."""
    from webapp.history.views import blueprint

    app.register_blueprint(blueprint)
