"""/manifest.webmanifest: what the home screen is told."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[2]


@pytest.fixture
def manifest(client):
    answer = client.get("/manifest.webmanifest")
    assert answer.mimetype == "application/manifest+json"
    return json.loads(answer.data)


def png_size(url):
    head = (STATIC / url.lstrip("/")).read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n", url
    return "{}x{}".format(*struct.unpack(">II", head[16:24]))


def test_says_who_the_app_is(manifest):
    assert manifest["id"] == manifest["start_url"] == manifest["scope"] == "/"
    assert manifest["display"] == "standalone"
    assert manifest["name"] == manifest["short_name"] == "Psoas Reset"


def test_icons_exist_in_their_sizes_for_every_purpose(manifest):
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable", "monochrome"}
    for icon in manifest["icons"]:
        assert png_size(icon["src"]) == icon["sizes"]


def test_screenshots_exist_in_their_sizes_narrow_and_wide(manifest):
    assert {shot["form_factor"] for shot in manifest["screenshots"]} == {"narrow", "wide"}
    for shot in manifest["screenshots"]:
        assert png_size(shot["src"]) == shot["sizes"]


def test_shortcuts_lead_to_pages(manifest, client):
    assert len(manifest["shortcuts"]) == 3
    for shortcut in manifest["shortcuts"]:
        assert client.get(shortcut["url"]).status_code == 200
