"""The pages of the content. Every one is the same for everyone and kept on the phone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from flask import Blueprint, Flask, Response, current_app, render_template

from webapp.access import open_to
from webapp.catalog import article_page, current_catalog, finder_json, knowledge_pages, learn_page, pages, routine_pages
from webapp.catalog.catalog import Catalog
from webapp.catalog.player_json import build
from webapp.errors import NotFound
from webapp.kept import kept

if TYPE_CHECKING:
    from flask.blueprints import BlueprintSetupState
    from flask.typing import ResponseReturnValue

blueprint = Blueprint("catalog", __name__)
ONE_YEAR = "public, max-age=31536000, immutable"


def addresses(prefix: str, slugs: Callable[[Catalog], list[str]]) -> Callable[[Flask], list[str]]:
    """The addresses ``prefix + slug`` of the app's own content, for ``kept``."""
    return lambda app: [prefix + slug for slug in slugs(app.extensions["catalog"])]


def missing() -> NotFound:
    """The refusal of an address under which there is no content."""
    return NotFound("not_found", "There is nothing at this address.")


def init_json(app: Flask) -> None:
    """Make the phone's copies of the content and their addresses, which change with their bytes."""
    catalog = app.extensions["catalog"]
    for name, model in (("catalog_json", build(catalog)), ("finder_json", finder_json.build(catalog))):
        body = model.model_dump_json().encode()
        app.extensions[name] = (f"/catalog/{hashlib.sha256(body).hexdigest()[:16]}.json", body)


@blueprint.record_once
def _make_json(state: BlueprintSetupState) -> None:
    init_json(cast("Flask", state.app))


@blueprint.get("/catalog/<digest>.json")
@open_to("public")
def phone_catalog(digest: str) -> ResponseReturnValue:
    """The content as the phone keeps it, under the addresses that are in the pages; no other version is here."""
    bodies = dict(current_app.extensions[name] for name in ("catalog_json", "finder_json"))
    body = bodies.get(f"/catalog/{digest}.json")
    if body is None:
        raise missing()
    return Response(body, content_type="application/json", headers={"Cache-Control": ONE_YEAR})


@blueprint.get("/")
@open_to("public")
@kept(lambda _app: ["/"])
def today() -> ResponseReturnValue:
    """Today as everyone gets it; the phone adds what is personal."""
    return render_template("catalog/today.html", page=routine_pages.today(current_catalog()))


@blueprint.get("/moves")
@open_to("public")
@kept(lambda _app: ["/moves"])
def moves() -> ResponseReturnValue:
    """All movements, guidance and explanations."""
    url, _body = current_app.extensions["finder_json"]
    return render_template("catalog/moves.html", page=pages.moves(current_catalog()), finder_url=url)


@blueprint.get("/moves/<slug>")
@open_to("public")
@kept(addresses("/moves/", lambda catalog: list(catalog.items)))
def move(slug: str) -> ResponseReturnValue:
    """One movement, guidance or explanation."""
    catalog = current_catalog()
    if slug not in catalog.items:
        raise missing()
    return render_template("catalog/move.html", page=pages.move(catalog, catalog.items[slug]))


@blueprint.get("/routines")
@open_to("public")
@kept(lambda _app: ["/routines"])
def routines() -> ResponseReturnValue:
    """The ready routines."""
    return render_template("catalog/routines.html", page=routine_pages.routines(current_catalog()))


@blueprint.get("/routines/<slug>")
@open_to("public")
@kept(addresses("/routines/", lambda catalog: list(catalog.routines)))
def routine(slug: str) -> ResponseReturnValue:
    """One ready routine, step by step."""
    catalog = current_catalog()
    if slug not in catalog.routines:
        raise missing()
    return render_template("catalog/routine.html", page=routine_pages.routine(catalog, catalog.routines[slug]))


@blueprint.get("/routines/new")
@open_to("public")
@kept(lambda _app: ["/routines/new"])
def new_routine() -> ResponseReturnValue:
    """Where a routine of one's own begins, on the phone."""
    url, _body = current_app.extensions["finder_json"]
    return render_template("catalog/own_routine.html", finder_url=url)


@blueprint.get("/routines/shared")
@open_to("public")
@kept(lambda _app: ["/routines/shared"])
def shared_routine() -> ResponseReturnValue:
    """Where a routine that came in a link is shown; the link's last part, which holds it, never gets here."""
    return render_template("catalog/shared_routine.html")


@blueprint.get("/routines/mine/<own_id>")
@open_to("public")
@kept(lambda _app: ["/routines/mine/any"])
def own_routine(own_id: str) -> ResponseReturnValue:  # noqa: ARG001 - the same page for every own routine
    """The shell for an own routine, which only the phone knows."""
    url, _body = current_app.extensions["finder_json"]
    return render_template("catalog/own_routine.html", finder_url=url)


@blueprint.get("/play/<slug>")
@open_to("public")
@kept(
    addresses(
        "/play/", lambda catalog: [*catalog.routines, *(slug for slug in catalog.items if catalog.playable(slug))]
    )
)
def play(slug: str) -> ResponseReturnValue:
    """The player for a routine or a single movement; what is not recommended has no such page."""
    catalog = current_catalog()
    if not catalog.playable(slug):
        raise missing()
    if slug in catalog.routines:
        page = routine_pages.play_routine(catalog, catalog.routines[slug])
    else:
        page = routine_pages.play_movement(catalog, catalog.items[slug])
    return render_template("catalog/play.html", page=page)


@blueprint.get("/play/mine/<own_id>")
@open_to("public")
@kept(lambda _app: ["/play/mine/any"])
def play_own(own_id: str) -> ResponseReturnValue:  # noqa: ARG001 - the same page for every own routine
    """The player's shell for an own routine."""
    return render_template("catalog/play_own.html")


@blueprint.get("/sleep")
@open_to("public")
@kept(lambda _app: ["/sleep"])
def sleep() -> ResponseReturnValue:
    """All sleep tips, the article's first."""
    return render_template("catalog/sleep.html", page=knowledge_pages.sleep(current_catalog()))


@blueprint.get("/learn")
@open_to("public")
@kept(lambda _app: ["/learn"])
def learn() -> ResponseReturnValue:
    """What is known, what the article says, and every source."""
    return render_template("catalog/learn.html", page=learn_page.learn(current_catalog()))


@blueprint.get("/learn/article")
@open_to("public")
@kept(lambda _app: ["/learn/article"])
def article() -> ResponseReturnValue:
    """The original article in its order, each thing beside what we do with it."""
    return render_template("catalog/article.html", page=article_page.article(current_catalog()))


@blueprint.get("/safety")
@open_to("public")
@kept(lambda _app: ["/safety"])
def safety() -> ResponseReturnValue:
    """Signs that need help, and when to stop."""
    return render_template("catalog/safety.html", page=knowledge_pages.safety(current_catalog()))


@blueprint.get("/screening")
@open_to("public")
@kept(lambda _app: ["/screening"])
def screening() -> ResponseReturnValue:
    """The safety questions; the answers stay on the phone."""
    return render_template("catalog/screening.html", page=knowledge_pages.screening(current_catalog()))
