"""/sw.js: what the phone keeps, and under which addresses."""

from __future__ import annotations

import hashlib
import json
import re

import pytest


@pytest.fixture
def kept(client):
    text = client.get("/sw.js").get_data(as_text=True)
    return json.loads(re.match(r"const KEPT=(\{.*?\});\n", text).group(1))


def test_is_a_script_that_is_always_asked_for_again(client):
    answer = client.get("/sw.js")
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Cache-Control"] == "no-cache"
    again = client.get("/sw.js", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.data == answer.data or again.status_code == 304


def test_keeps_every_page_that_is_the_same_for_everyone(kept, app):
    urls = [file["url"] for file in kept["files"]]
    for page in ("/", "/moves", "/routines", "/play/desk-break-3", "/sleep", "/learn", "/safety", "/screening",
                 "/history", "/me", "/privacy", "/offline", "/manifest.webmanifest"):  # fmt: skip
        assert page in urls
    catalog = app.extensions["catalog"]
    assert {f"/moves/{slug}" for slug in catalog.items} <= set(urls)
    assert {f"/routines/{slug}" for slug in catalog.routines} <= set(urls)
    assert {f"/play/{slug}" for slug in catalog.routines} <= set(urls)
    assert len(urls) == len(set(urls))


def test_keeps_no_page_of_an_account_and_no_api(kept):
    assert not [f["url"] for f in kept["files"] if re.match(r"/(account|sign-|api|healthz)", f["url"])]


def test_every_kept_file_is_there_and_a_revision_changes_with_its_bytes(kept, client):
    for file in kept["files"]:
        with client.get(file["url"]) as answer:
            assert answer.status_code == 200, file["url"]
            if file["revision"]:
                assert file["revision"] == hashlib.sha256(answer.data).hexdigest()[:16]


def test_files_without_a_revision_have_a_hash_in_their_name(kept):
    for file in kept["files"]:
        if file["revision"] is None:
            built, figure = r"-[0-9A-Z]{8}\.(js|css|wav)$", r"/figures/[0-9a-f]{16}/[a-z0-9-]+\.(svg|json)$"
            hashed = rf"{built}|{figure}|/catalog/[0-9a-f]{{16}}\.json$"
            assert re.search(hashed, file["url"]), file["url"]


def test_addresses_that_end_in_something_personal_are_shells(kept, client):
    shells = dict(map(tuple, kept["shells"]))
    for start in ("/history/", "/history/session/", "/routines/mine/", "/play/mine/"):
        assert start in shells
        assert client.get(start + "abc").data == client.get(shells[start]).data
    starts = [start for start, _ in kept["shells"]]
    assert starts.index("/history/session/") < starts.index("/history/")


def test_whole_precache_is_within_its_budget_on_the_wire(kept, client):
    total = 0
    for file in kept["files"]:
        with client.get(file["url"], headers={"Accept-Encoding": "br"}) as answer:
            total += len(answer.data)
    assert total <= 1_200_000
