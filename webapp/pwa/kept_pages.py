"""The pages that are the same for everyone: rendered once, kept compressed, answered from memory.

A page is rendered when it is first asked for, or all together by ``warm``, which the server calls at start.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

import brotli
from flask import Response, request
from werkzeug.test import Client

from webapp.kept import kept_paths

if TYPE_CHECKING:
    from flask import Flask

BROTLI_QUALITY = 5  # of 120 pages, nine takes 3.3 s at start for half a per cent; five takes 0.04 s
RENDERING = "psoas.rendering"


@dataclass(frozen=True)
class KeptPage:
    """One page as it goes out."""

    body: bytes
    encodings: Mapping[str, bytes]
    content_type: str
    tag: str

    def answer(self) -> Response:
        """The answer for the present request: compressed as the client accepts, 304 where it has it already."""
        encoding = request.accept_encodings.best_match(["br", "gzip", "identity"], default="identity")
        response = Response(self.encodings.get(encoding, self.body), content_type=self.content_type)
        if encoding in self.encodings:
            response.content_encoding = encoding
        response.headers["Vary"] = "Accept-Encoding"
        response.headers["Cache-Control"] = "no-cache"
        response.set_etag(f"{self.tag}-{encoding}")
        response.make_conditional(request.environ)
        return response


class KeptPages:
    """All kept pages of an app, by path."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._pages: dict[str, KeptPage] = {}
        self._lock = Lock()
        self.paths = frozenset(path for view in app.view_functions.values() for path in kept_paths(view, app))

    def page(self, path: str) -> KeptPage | None:
        """The page kept at ``path``, or None for an address that is not kept."""
        if path not in self.paths:
            return None
        with self._lock:
            if path not in self._pages:
                self._pages[path] = self._render(path)
            return self._pages[path]

    def warm(self) -> None:
        """Render whatever has not been rendered yet."""
        for path in self.paths:
            self.page(path)

    def revisions(self) -> dict[str, str]:
        """Path → tag of every kept page; the tag changes with the page's bytes."""
        self.warm()
        return {path: self._pages[path].tag for path in sorted(self.paths)}

    def _render(self, path: str) -> KeptPage:
        answer = Client(self._app).get(path, environ_overrides={RENDERING: True})
        if answer.status_code != 200:  # noqa: PLR2004 - the one status a kept page has
            raise RuntimeError(f"{path} is marked as kept but answers {answer.status}")
        body = answer.get_data()
        encodings = {"br": brotli.compress(body, quality=BROTLI_QUALITY), "gzip": gzip.compress(body, mtime=0)}
        return KeptPage(body, encodings, str(answer.content_type), hashlib.sha256(body).hexdigest()[:16])


def shells(app: Flask) -> list[tuple[str, str]]:
    """(beginning, kept path) of the addresses that end in something personal, longest beginning first."""
    found = []
    for rule in app.url_map.iter_rules():
        paths = kept_paths(app.view_functions[rule.endpoint], app)
        if len(paths) == 1 and rule.arguments:
            found.append((rule.rule.split("<")[0], paths[0]))
    return sorted(found, key=lambda pair: -len(pair[0]))


def shell_path(path: str, known: list[tuple[str, str]]) -> str:
    """The kept path that stands for ``path``: its shell's, or itself."""
    return next((kept for start, kept in known if path.startswith(start) and len(path) > len(start)), path)
