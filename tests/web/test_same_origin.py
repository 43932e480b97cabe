"""Nothing is changed at another site's wish: every unsafe address, every sign of where a request comes from."""

from __future__ import annotations

import re

import pytest

REFUSED = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "nonsense"},
    {"Sec-Fetch-Site": ""},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "http://localhost:81"},
    {"Origin": "http://localhost@evil.example"},
    {"Origin": "http://[::1"},
    {"Origin": "http://localhost]"},
    {"Origin": ""},
]
ALLOWED = [
    {"Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"},
    {"Origin": "http://localhost"},
    {},
]


def unsafe_addresses(app):
    for rule in app.url_map.iter_rules():
        for method in sorted(rule.methods & {"POST", "PUT", "PATCH", "DELETE"}):
            yield method, re.sub(r"<[^>]*>", "1", rule.rule)


@pytest.mark.parametrize("headers", REFUSED, ids=str)
def test_every_unsafe_address_refuses_what_comes_from_elsewhere(app, alice, headers):
    found = list(unsafe_addresses(app))
    assert ("POST", "/api/sync") in found
    for method, path in found:
        answer = alice.client.open(path, method=method, json={}, headers={**headers, "X-App": "1"})
        assert answer.status_code == 403, (method, path)
        assert "from another site" in answer.text
    assert alice.get("/account").status_code == 200


@pytest.mark.parametrize("headers", ALLOWED, ids=str)
def test_what_comes_from_our_own_pages_is_let_through(alice, headers):
    answer = alice.client.post("/api/sign-out", json={}, headers={**headers, "X-App": "1"})
    assert answer.status_code == 200


def test_the_public_origin_is_our_own_behind_a_proxy_that_changes_the_host(make_app):
    client = make_app(public_origin="https://hips.example", secure=True).test_client()
    ours = {"Origin": "https://hips.example", "X-App": "1"}
    assert client.post("/api/sign-out", headers=ours).status_code == 200
    theirs = {"Origin": "https://hips.example.evil", "X-App": "1"}
    assert client.post("/api/sign-out", headers=theirs).status_code == 403


@pytest.mark.parametrize("value", [None, "", "0", "true"])
def test_an_address_for_scripts_needs_their_header(app, alice, value):
    headers = {"Sec-Fetch-Site": "same-origin"} | ({"X-App": value} if value is not None else {})
    for path in ("/api/sync", "/api/sign-out"):
        answer = alice.client.post(path, json={}, headers=headers)
        assert answer.status_code == 403
        assert answer.json["error"] == "app_header_missing"
    assert alice.get("/account").status_code == 200


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "text/json"]
)
def test_an_address_for_scripts_takes_json_only(alice, kind):
    answer = alice.client.post("/api/sync", data=b"{}", content_type=kind, headers={"X-App": "1"})
    assert answer.status_code == 415
    assert answer.json["error"] == "wrong_type"


def test_a_packed_body_is_not_unpacked(alice):
    headers = {"X-App": "1", "Content-Encoding": "gzip"}
    answer = alice.client.post("/api/sync", data=b"\x1f\x8b", content_type="application/json", headers=headers)
    assert answer.status_code == 415


@pytest.mark.parametrize("mode", ["no-cors", "cors", "same-origin"])
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_cannot_load_a_personal_page_into_its_own(alice, site, mode):
    answer = alice.client.get("/account", headers={"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode})
    assert answer.status_code == 403
    assert "Alice" not in answer.text


def test_another_site_may_link_to_a_personal_page(alice):
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert alice.client.get("/account", headers=headers).status_code == 200


def test_public_pages_may_be_loaded_from_anywhere_that_the_headers_allow(anonymous):
    answer = anonymous.client.get("/healthz", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"})
    assert answer.status_code == 200
