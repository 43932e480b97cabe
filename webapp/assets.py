"""The built client as the server sees it: addresses, the one inline style block and the icons.

``client/build.mjs`` writes ``static/build/``; this module reads what it made once, at start.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from flask import current_app
from markupsafe import Markup
from whitenoise import WhiteNoise

from webapp.config import ConfigFault
from webapp.headers import file_headers

if TYPE_CHECKING:
    from wsgiref.headers import Headers

    from flask import Flask

BUILD_URL = "/static/build/"
HASHED = re.compile(r"^/static/(build/[\w.-]+-[0-9A-Z]{8}\.(js|css|wav)|figures/[0-9a-f]{16}/[\w.-]+)$")


@dataclass(frozen=True)
class Assets:
    """What the build made. ``entries`` maps a source (``pages/today.ts``) to its hashed file name."""

    entries: Mapping[str, str]
    files: tuple[str, ...]
    icons: Mapping[str, str]
    critical_css: str
    critical_css_hash: str
    build_id: str
    worker_source: str
    static_files: Mapping[str, str]

    def url(self, source: str) -> str:
        """The address of a built entry. Raises KeyError for an entry that the build does not have."""
        return BUILD_URL + self.entries[source]

    def icon(self, name: str) -> Markup:
        """An icon as inline SVG that takes the colour of the text beside it. Raises KeyError if unknown."""
        return Markup(
            '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" '
            'stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">{}</svg>'
        ).format(Markup(self.icons[name]))  # noqa: S704 - drawn by the icon package at build, nothing of a person


def style_hash(css: str) -> str:
    """The CSP source expression that lets exactly this style block through."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(css.encode()).digest()).decode() + "'"


def file_hash(path: Path) -> str:
    """Sixteen hex digits that change with the file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def read_assets(build: Path) -> Assets:
    """Read what the build made in ``build`` (``static/build``). Raises ConfigFault when there is nothing."""
    static = build.parent
    try:
        manifest = json.loads((build / "manifest.json").read_text())
        icons = json.loads((build / "icons.json").read_text())
    except FileNotFoundError as error:
        raise ConfigFault("The client is not built. Run `make build` once, then start again.") from error
    critical = (build / manifest["entries"]["critical.css"]).read_text().strip()
    kept = [path for folder in ("icons",) for path in sorted((static / folder).glob("*.*"))]
    return Assets(
        entries=manifest["entries"],
        files=tuple(manifest["files"]),
        icons=icons,
        critical_css=critical,
        critical_css_hash=style_hash(critical),
        build_id=manifest["build_id"],
        worker_source=(build / "sw.js").read_text(),
        static_files={"/" + str(Path("static") / path.relative_to(static)): file_hash(path) for path in kept},
    )


def current_assets() -> Assets:
    """The assets of the running app."""
    return cast("Assets", current_app.extensions["assets"])


def serve_static(app: Flask, static: Path) -> None:
    """Serve ``static/`` in front of Flask: compressed twins, far-future caching for hashed names, our headers."""

    def add_headers(headers: Headers, path: str, url: str) -> None:  # noqa: ARG001 - WhiteNoise's call
        for name, value in file_headers(app).items():
            headers[name] = value

    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(static),
        prefix="static/",
        max_age=0,
        immutable_file_test=lambda _path, url: bool(HASHED.match(url)),
        add_headers_function=add_headers,
        allow_all_origins=False,
    )


def init_app(app: Flask) -> None:
    """Read the build; give templates ``asset``, ``critical_css``, ``icon``, ``ticker_url``, ``quiet_url``.

    ``catalog_url`` is read anew for each page.
    """
    build = app.config["PSOAS"].build_path
    assets = read_assets(build)
    app.extensions["assets"] = assets
    app.jinja_env.globals.update(
        asset=assets.url,
        icon=assets.icon,
        critical_css=Markup(assets.critical_css),  # noqa: S704 - our own style sheet, inlined under its hash
        ticker_url=BUILD_URL + assets.entries.get("pages/ticker-worker.ts", ""),
        quiet_url=BUILD_URL + assets.entries.get("quiet.wav", ""),
    )

    @app.context_processor
    def catalog_url() -> dict[str, str]:
        return {"catalog_url": app.extensions["catalog_json"][0]}

    serve_static(app, build.parent)


__all__ = ["Assets", "current_assets", "init_app", "read_assets", "style_hash"]
