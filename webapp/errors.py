"""Errors are named for what happened; the one translator here makes status, words, HTML or JSON of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson
from flask import Response, current_app, g, has_request_context, render_template, request
from werkzeug.exceptions import HTTPException

from webapp import audit
from webapp.clock import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flask import Flask


class AppError(Exception):
    """A refusal that a person or a phone is told about. ``code`` is for programs, ``message`` for people."""

    def __init__(  # noqa: PLR0913 - the parts of the one error shape
        self,
        status: int,
        code: str,
        message: str,
        details: Iterable[str] = (),
        *,
        reset: bool = False,
        retry_after_seconds: int | None = None,
    ) -> None:
        super().__init__(code, message)
        self.status = status
        self.code = code
        self.message = message
        self.details = tuple(details)
        self.reset = reset
        self.retry_after_seconds = retry_after_seconds


class _Named(AppError):  # noqa: N818 - its children are the names
    # A child fixes the status, so that whoever raises it says only what happened.
    fixed_status = 500
    fixed_retry_seconds: int | None = None

    def __init__(self, code: str, message: str, details: Iterable[str] = (), *, reset: bool = False) -> None:
        super().__init__(
            self.fixed_status, code, message, details, reset=reset, retry_after_seconds=self.fixed_retry_seconds
        )


class BadRequest(_Named):
    """400: what was sent cannot be understood."""

    fixed_status = 400


class Unauthorised(_Named):
    """401: nobody is signed in, or no longer."""

    fixed_status = 401


class Forbidden(_Named):
    """403: understood, and refused."""

    fixed_status = 403


class NotFound(_Named):
    """404: there is no such thing, or it is somebody else's."""

    fixed_status = 404


class Conflict(_Named):
    """409: what was sent does not fit what the server holds."""

    fixed_status = 409


class Gone(_Named):
    """410: it was here and has been deleted."""

    fixed_status = 410


class TooLarge(_Named):
    """413: more bytes or more things than are taken at once."""

    fixed_status = 413


class WrongType(_Named):
    """415: the body is not of the type that this address takes."""

    fixed_status = 415


class Unprocessable(_Named):
    """422: well formed, and not allowed."""

    fixed_status = 422


class UpgradeNeeded(_Named):
    """426: the app on the phone is too old, or too new, for this server."""

    fixed_status = 426


class TooMany(AppError):  # noqa: N818 - named like the others, for what happened
    """429: tried too often; it says after how many seconds the next try is heard."""

    def __init__(self, wait_seconds: int) -> None:
        message = f"That was tried too often. Try again in {wait_words(wait_seconds)}."
        super().__init__(429, "too_many_tries", message, retry_after_seconds=wait_seconds)


class Busy(_Named):
    """503: cannot be done just now; nothing was changed and trying again is right."""

    fixed_status = 503
    fixed_retry_seconds = 2


@dataclass(frozen=True)
class ErrorPage:
    """What an error page shows; nothing in it comes from inside the program."""

    title: str
    message: str
    status: int
    request_id: str
    details: tuple[str, ...]


# Words for what Flask and Werkzeug refuse by themselves: status → code, words.
HTTP_WORDS = {
    400: ("bad_request", "The server could not understand what was sent."),
    404: ("not_found", "There is nothing at this address."),
    405: ("method_not_allowed", "This address does not take that kind of request."),
    408: ("too_slow", "The request took too long to arrive."),
    411: ("length_required", "The request has to say how long it is."),
    413: ("too_large", "That is more than the server takes at once."),
    414: ("address_too_long", "The address is too long."),
    415: ("wrong_type", "The server does not take this type of content here."),
    431: ("headers_too_large", "The request's headers are too large."),
}
TITLES = {
    401: "Please sign in",
    403: "Refused",
    404: "Page not found",
    405: "Not possible here",
    410: "Gone",
    413: "Too large",
    429: "Too many tries",
    503: "Busy just now",
}
# Somebody is where they must not be, or there too often.
# (401 is no such sign: every phone asks to know whether it is signed in.)
TOLD_TO_AUDIT = frozenset({403, 429})
INTERNAL = "Something went wrong on the server. Nothing of yours was lost; please try again."
LAST_RESORT = "<!doctype html><html lang=en><meta charset=utf-8><title>Error</title><h1>%s</h1><p>%s</p>"


def init_app(app: Flask) -> None:
    """Give every request an id and every failure its one translator."""
    app.before_request(_name_request)
    app.after_request(_tell_request_id)
    app.register_error_handler(Exception, answer_error)


def request_id() -> str:
    """The id of the request being answered; it is in the log and in every error that a person sees."""
    if not has_request_context():
        return "0" * 32
    if "request_id" not in g:
        g.request_id = new_id()
    return str(g.request_id)


def answer_error(error: Exception) -> Response:
    """The one place where a failure becomes an answer: JSON under ``/api/``, a page elsewhere."""
    known = translate(error)
    if known.status in TOLD_TO_AUDIT:
        audit.note("refused", status=known.status)
    answer = problem(known) if request.path.startswith("/api/") else _page(known)
    answer.status_code = known.status
    answer.headers["Cache-Control"] = "no-store"
    if known.retry_after_seconds is not None:
        answer.headers["Retry-After"] = str(known.retry_after_seconds)
    if isinstance(error, HTTPException) and known.status == 405:  # noqa: PLR2004 - RFC 9110 asks for Allow
        answer.headers["Allow"] = ", ".join(sorted(getattr(error, "valid_methods", None) or ()))
    return answer


def translate(error: Exception) -> AppError:
    """What a failure is called outside. The unforeseen goes to the log whole, and outside only as its id."""
    if isinstance(error, AppError):
        return error
    if isinstance(error, HTTPException) and error.code in HTTP_WORDS:
        return AppError(error.code, *HTTP_WORDS[error.code])
    current_app.logger.error("Request %s failed", request_id(), exc_info=error)
    return AppError(500, "internal", INTERNAL)


def wait_words(seconds: int) -> str:
    """How long to wait, never less than it takes: “a minute”, “12 minutes”, “an hour”."""
    minutes = -(-seconds // 60)
    if minutes <= 1:
        return "a minute"
    return f"{minutes} minutes" if minutes < 60 else "an hour"  # noqa: PLR2004 - minutes in an hour


def problem(error: AppError) -> Response:
    """The one JSON shape of every refusal: the ``Problem`` of the wire protocol."""
    shape = {
        "error": error.code,
        "message": error.message,
        "request_id": request_id(),
        "details": error.details,
        "reset": error.reset,
    }
    return Response(orjson.dumps(shape), error.status, mimetype="application/json")


def _page(error: AppError) -> Response:
    title = TITLES.get(error.status, "That did not work")
    page = ErrorPage(title, error.message, error.status, request_id(), error.details)
    template = "errors/404.html" if error.status == 404 else "errors/error.html"  # noqa: PLR2004
    try:
        return Response(render_template(template, page=page), error.status)
    except Exception:
        current_app.logger.exception("Request %s: the error page failed too", request_id())
        return Response(LAST_RESORT % (page.title, INTERNAL), error.status)


def _name_request() -> None:
    request_id()


def _tell_request_id(answer: Response) -> Response:
    answer.headers["X-Request-Id"] = request_id()
    return answer
