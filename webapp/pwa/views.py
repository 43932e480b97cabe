"""What makes the site an app: the service worker, the manifest, and the pages that belong to no feature."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from flask import Blueprint, Response, current_app, render_template

from webapp.access import open_to
from webapp.assets import BUILD_URL, current_assets
from webapp.figures import current_figures, figure_urls
from webapp.kept import kept
from webapp.pwa.kept_pages import KeptPages, shells
from webapp.pwa.manifest import manifest

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

blueprint = Blueprint("pwa", __name__)


def kept_pages() -> KeptPages:
    """The kept pages of the running app."""
    return cast("KeptPages", current_app.extensions["kept_pages"])


def precache() -> list[dict[str, str | None]]:
    """Everything that the phone keeps: pages, built files, icons and the content, each with its revision."""
    assets = current_assets()
    files: list[dict[str, str | None]] = [{"url": BUILD_URL + name, "revision": None} for name in assets.files]
    files += [{"url": current_app.extensions[name][0], "revision": None} for name in ("catalog_json", "finder_json")]
    files += [{"url": url, "revision": None} for url in figure_urls(current_figures())]
    files += [{"url": url, "revision": revision} for url, revision in assets.static_files.items()]
    files += [{"url": url, "revision": revision} for url, revision in kept_pages().revisions().items()]
    return files


@blueprint.get("/sw.js")
@open_to("public")
def service_worker() -> ResponseReturnValue:
    """The service worker with the list of what to keep in front of it."""
    known = {"files": precache(), "shells": shells(current_app)}
    source = f"const KEPT={json.dumps(known, separators=(',', ':'))};\n{current_assets().worker_source}"
    response = Response(source, content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    return response


@blueprint.get("/manifest.webmanifest")
@open_to("public")
@kept(lambda _app: ["/manifest.webmanifest"])
def web_manifest() -> ResponseReturnValue:
    """The web app manifest."""
    return Response(json.dumps(manifest(), indent=1), content_type="application/manifest+json; charset=utf-8")


@blueprint.get("/me")
@open_to("public")
@kept(lambda _app: ["/me"])
def me() -> ResponseReturnValue:
    """The person's own page; what is personal comes from the phone."""
    return render_template("pwa/me.html")


@blueprint.get("/me/sound")
@open_to("public")
@kept(lambda _app: ["/me/sound"])
def sound() -> ResponseReturnValue:
    """How the player leads; what was chosen comes from the phone."""
    return render_template("pwa/sound.html")


@blueprint.get("/privacy")
@open_to("public")
@kept(lambda _app: ["/privacy"])
def privacy() -> ResponseReturnValue:
    """What is stored where."""
    return render_template("pwa/privacy.html")


@blueprint.get("/offline")
@open_to("public")
@kept(lambda _app: ["/offline"])
def offline() -> ResponseReturnValue:
    """Shown for an address that needs the network when there is none."""
    return render_template("pwa/offline.html")
