"""``/healthz``: whether this process can answer from its database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response
from sqlalchemy import text

from webapp.access import open_to
from webapp.database import reading

if TYPE_CHECKING:
    from flask import Flask

bp = Blueprint("health", __name__)


def init_app(app: Flask) -> None:
    """Serve ``/healthz``."""
    app.register_blueprint(bp)


@bp.get("/healthz")
@open_to("public")
def healthz() -> Response:
    """200 when the database answers; a failure becomes 500 or 503 like any other."""
    with reading() as connection:
        connection.execute(text("SELECT count(*) FROM alembic_version"))
    return Response('{"status":"ok"}', mimetype="application/json", headers={"Cache-Control": "no-store"})
