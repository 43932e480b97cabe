"""What every answer says to the browser, and which unsafe requests are refused before any view runs.

There are no tokens against forged requests: a token in a page that the phone keeps would go stale. The
browser's own word on where a request comes from (Fetch Metadata, else Origin) decides instead.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from flask import current_app, request

from webapp.access import access_of
from webapp.config import current_config
from webapp.errors import Forbidden, WrongType

if TYPE_CHECKING:
    from flask import Flask, Request, Response

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OUR_OWN = frozenset({"same-origin", "none"})
TWO_YEARS_SECONDS = 63_072_000
HSTS = f"max-age={TWO_YEARS_SECONDS}; includeSubDomains"
FILE_POLICY = "default-src 'none'"
FIXED = {
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), screen-wake-lock=(self)",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'{critical}; img-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; media-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types app lit-html"
)


def init_app(app: Flask) -> None:
    """Check every request before the guard's view runs, and put the headers on every answer."""
    app.before_request(_refuse_forged)
    app.after_request(_add_headers)


def security_headers(app: Flask) -> dict[str, str]:
    """The headers that are the same on every answer of a view."""
    return _security_headers(app.extensions["assets"].critical_css_hash, secure=bool(app.config["PSOAS"].secure))


def file_headers(app: Flask) -> dict[str, str]:
    """The headers of a built file: a file opened by itself may load nothing, so its policy is short."""
    wanted = ("X-Content-Type-Options", "Cross-Origin-Resource-Policy", "Cross-Origin-Embedder-Policy")
    headers = {name: FIXED[name] for name in wanted} | {"Content-Security-Policy": FILE_POLICY}
    if app.config["PSOAS"].secure:
        headers["Strict-Transport-Security"] = HSTS
    return headers


@lru_cache(maxsize=8)
def _security_headers(critical_hash: str, *, secure: bool) -> dict[str, str]:
    headers = FIXED | {"Content-Security-Policy": POLICY.format(critical=f" {critical_hash}".rstrip())}
    if secure:
        headers["Strict-Transport-Security"] = HSTS
    return headers


def _add_headers(answer: Response) -> Response:
    for name, value in security_headers(current_app).items():
        answer.headers.setdefault(name, value)
    if _is_personal():
        answer.headers["Cache-Control"] = "no-store"
        answer.vary.add("Cookie")
    answer.headers.setdefault("Cache-Control", "no-cache")
    return answer


def _is_personal() -> bool:
    view = current_app.view_functions.get(request.endpoint or "")
    return access_of(view) == "member" or request.path.startswith(("/api/", "/account", "/sign-"))


def _refuse_forged() -> None:
    if request.method in SAFE_METHODS:
        _refuse_embedding()
        return
    if not _from_our_pages(request):
        raise Forbidden("cross_site", "That request came from another site, so it was refused.")
    if not request.path.startswith("/api/"):
        return
    if request.headers.get("X-App") != "1":
        raise Forbidden("app_header_missing", "Requests to this address need the header X-App: 1.")
    has_body = bool(request.content_length) or "Transfer-Encoding" in request.headers
    if has_body and (request.mimetype != "application/json" or request.content_encoding):
        raise WrongType("wrong_type", "This address takes uncompressed application/json only.")


def _refuse_embedding() -> None:
    # Another site may link to a personal page; it may not load it as a picture or a script to learn from it.
    site = request.headers.get("Sec-Fetch-Site", "none")
    mode = request.headers.get("Sec-Fetch-Mode", "navigate")
    view = current_app.view_functions.get(request.endpoint or "")
    if access_of(view) == "member" and site not in OUR_OWN and mode != "navigate":
        raise Forbidden("cross_site", "That request came from another site, so it was refused.")


def _from_our_pages(asked: Request) -> bool:
    site = asked.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in OUR_OWN
    origin = asked.headers.get("Origin")
    if origin is None:
        # Browsers name one of the two on every unsafe request; this is a program, which no site can steer.
        return True
    # Not parsed: whatever does not read exactly like an address of ours is not ours.
    return origin in {current_config().public_origin, f"https://{asked.host}", f"http://{asked.host}"}
