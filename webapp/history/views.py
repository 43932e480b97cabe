"""The history pages: shells that ignore their last part, so that one kept page serves every week and session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template

from webapp.access import open_to
from webapp.history import pages
from webapp.kept import kept

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

blueprint = Blueprint("history", __name__)


@blueprint.get("/history")
@open_to("public")
@kept(lambda _app: ["/history"])
def this_week() -> ResponseReturnValue:
    """The running week."""
    return render_template("history/week.html", page=pages.WEEK)


@blueprint.get("/history/<first_day>")
@open_to("public")
@kept(lambda _app: ["/history/any"])
def week(first_day: str) -> ResponseReturnValue:  # noqa: ARG001 - the same page for every week
    """The week that begins on ``first_day``; the phone reads the day from the address."""
    return render_template("history/week.html", page=pages.WEEK)


@blueprint.get("/history/session/<session_id>")
@open_to("public")
@kept(lambda _app: ["/history/session/any"])
def session(session_id: str) -> ResponseReturnValue:  # noqa: ARG001 - the same page for every session
    """One session; the phone reads which from the address."""
    return render_template("history/session.html", page=pages.SESSION)
