"""Pages that are the same for everyone: from memory, compressed, with a tag, and with nothing personal."""

from __future__ import annotations

import gzip

import brotli
import pytest

PAGES = ("/", "/moves", "/play/desk-break-3", "/history", "/me", "/offline")


@pytest.mark.parametrize("path", PAGES)
def test_comes_compressed_as_the_client_accepts(client, path):
    plain = client.get(path).data
    packed = client.get(path, headers={"Accept-Encoding": "gzip, deflate, br"})
    assert packed.headers["Content-Encoding"] == "br"
    assert brotli.decompress(packed.data) == plain
    zipped = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(zipped.data) == plain
    assert "Accept-Encoding" in packed.headers["Vary"]


@pytest.mark.parametrize("path", PAGES)
def test_is_not_sent_again_to_who_has_it(client, path):
    first = client.get(path, headers={"Accept-Encoding": "br"})
    again = client.get(path, headers={"Accept-Encoding": "br", "If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""


@pytest.mark.parametrize("path", PAGES)
def test_is_the_same_for_everyone(alice, anonymous, path):
    mine, theirs = alice.get(path), anonymous.get(path)
    assert mine.data == theirs.data
    assert "Set-Cookie" not in mine.headers
    assert "Cookie" not in mine.headers.get("Vary", "")


@pytest.mark.parametrize("path", PAGES)
def test_carries_the_security_headers(client, path):
    assert "require-trusted-types-for 'script'" in client.get(path).headers["Content-Security-Policy"]


def test_first_screen_fits_one_flight(client):
    """14,600 bytes is what a server may send before the first acknowledgement (speed targets, F1)."""
    answer = client.get("/", headers={"Accept-Encoding": "br"})
    heads = sum(len(name) + len(value) + 4 for name, value in answer.headers) + 20
    assert len(answer.data) + heads <= 14_600


def test_two_apps_render_the_same_bytes(make_app):
    one, other = (make_app().extensions["kept_pages"].revisions() for _ in range(2))
    assert one == other
