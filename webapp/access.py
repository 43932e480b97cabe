"""Who may open which address, and who is asking. Every view says it; a view that does not is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from flask import current_app, make_response, redirect, request
from flask.sessions import SessionInterface, SessionMixin
from flask_login import current_user

from webapp.errors import Unauthorised
from webapp.extensions import login_manager

if TYPE_CHECKING:
    from flask import Flask, Request, Response
    from flask.typing import ResponseReturnValue

Access = Literal["public", "member"]
View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Person:
    """Who is signed in: ``uuid`` is 32 hexadecimal digits, ``session_id`` the row of this very device."""

    id: int
    uuid: str
    name: str
    session_id: int


@dataclass(frozen=True)
class Nobody:
    """What stands in for a person when nobody is signed in."""


def open_to(access: Access) -> Callable[[View], View]:
    """Mark a view as open to everybody or to whoever is signed in. It goes directly under the route."""

    def mark(view: View) -> View:
        cast("Any", view).access = access
        return view

    return mark


def access_of(view: object) -> Access | None:
    """What a view was marked with, or None for a view that was not."""
    return getattr(view, "access", None)


def person_or_none() -> Person | None:
    """Who is signed in, if anybody: one statement for the first question of a request, none after it."""
    user = current_user._get_current_object()  # noqa: SLF001 - Flask-Login's proxy; the object is what it stands for
    return user if isinstance(user, Person) else None


def current_person() -> Person:
    """Who is signed in. Raises ``Unauthorised``; in a view that is open to members it cannot."""
    person = person_or_none()
    if person is None:
        raise Unauthorised("not_signed_in", "Please sign in first.")
    return person


def init_app(app: Flask) -> None:
    """Put the guard before every view, and Flask-Login behind ``current_person``."""
    app.session_interface = _NoBrowserSession()
    # Flask-Login's own protection reads X-Forwarded-For as anybody sends it; ours is the session row.
    login_manager.session_protection = None
    login_manager.anonymous_user = Nobody
    # Its context processor would ask who is there for every page, also where nobody wants to know.
    login_manager.init_app(app, add_context_processor=False)
    app.before_request(_guard)


def _guard() -> ResponseReturnValue | None:
    if request.endpoint is None:
        return None
    access = access_of(current_app.view_functions[request.endpoint])
    if access is None:
        raise RuntimeError(f"The view {request.endpoint} does not say whom it is open to")
    if access == "public" or person_or_none() is not None:
        return None
    if request.path.startswith("/api/"):
        raise Unauthorised("not_signed_in", "Please sign in first.")
    answer: Response = make_response(redirect("/sign-in?next=account", 303))
    return answer


class _EmptySession(dict[str, Any], SessionMixin):
    """What Flask-Login finds where other apps keep a signed cookie."""


class _NoBrowserSession(SessionInterface):
    """Nothing of a person is kept in the browser but the random id: no signed cookie is read or written."""

    def open_session(self, app: Flask, request: Request) -> SessionMixin:  # noqa: ARG002 - Flask's signature
        return _EmptySession()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Keep nothing: the empty session ends with the request."""
