"""What every answer of every address says to the browser."""

from __future__ import annotations

import re

import pytest
from factories import visitor

EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}
SAMPLE = {"slug": "desk-break-3", "session_id": "1", "ident": "0"}


def addresses(app):
    """Every address that answers GET, its variable parts filled in; also one that is not there."""
    for rule in app.url_map.iter_rules():
        if "GET" in rule.methods:
            yield re.sub(r"<(?:\w+(?:\([^)]*\))?:)?(\w+)>", lambda part: SAMPLE.get(part[1], "1"), rule.rule)
    yield from ("/no-such-page", "/api/no-such-address")


def test_every_answer_carries_the_security_headers(app, alice):
    found = list(addresses(app))
    assert len(found) > 15
    for path in found:
        answer = alice.get(path)
        assert answer.status_code < 500, path
        assert {name: answer.headers.get(name) for name in EXPECTED} == EXPECTED, path
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"], path
        assert "Access-Control-Allow-Origin" not in answer.headers, path
        assert "Server" not in answer.headers, path
        assert answer.headers["Cache-Control"], path


def test_every_text_says_its_character_set(app, alice):
    for path in addresses(app):
        kind = alice.get(path).headers.get("Content-Type", "")
        assert not kind.startswith("text/") or "charset=utf-8" in kind, path


def test_no_address_answers_another_site_s_question_about_sharing(app, alice):
    for path in addresses(app):
        answer = alice.get(path, headers={"Origin": "https://evil.example"})
        assert not [name for name, _ in answer.headers if name.startswith("Access-Control-")], path


def test_only_what_is_personal_may_not_be_stored(app, alice):
    for path in addresses(app):
        answer = alice.get(path)
        personal = path.startswith(("/account", "/sign-", "/api"))
        if personal:
            assert answer.headers["Cache-Control"] == "no-store", path
            assert "Cookie" in answer.headers["Vary"], path


def test_no_answer_sets_a_cookie_but_those_that_sign_in_or_out(app, alice):
    alice.get("/account/welcome")  # which shows the recovery code and takes its cookie away
    for path in addresses(app):
        assert "Set-Cookie" not in alice.get(path).headers, path


def test_the_policy_lets_nothing_inline_through_but_the_one_style_block(app, anonymous):
    policy = anonymous.get("/healthz").headers["Content-Security-Policy"]
    rules = dict(part.split(" ", 1) for part in policy.split("; "))
    assert rules["script-src"] == "'self'"
    assert rules["style-src"] == f"'self' {app.extensions['assets'].critical_css_hash}"
    assert rules["base-uri"] == rules["frame-ancestors"] == rules["object-src"] == "'none'"
    assert rules["form-action"] == rules["connect-src"] == rules["worker-src"] == "'self'"
    assert rules["require-trusted-types-for"] == "'script'"
    assert rules["trusted-types"] == "app lit-html"
    assert not re.search(r"unsafe|http:|https:|data:|\*", policy)


def test_the_style_block_of_a_page_is_the_one_that_the_policy_allows(app, anonymous):
    from webapp.assets import style_hash

    page = anonymous.get("/")
    (block,) = re.findall(r"<style>(.*?)</style>", page.text, re.DOTALL)
    assert style_hash(block) in page.headers["Content-Security-Policy"]


@pytest.mark.parametrize(("secure", "expected"), [(True, "max-age=63072000; includeSubDomains"), (False, None)])
def test_browsers_are_told_to_stay_on_https_only_where_there_is_https(make_app, secure, expected):
    answer = visitor(make_app(secure=secure)).get("/healthz")
    assert answer.headers.get("Strict-Transport-Security") == expected


def test_an_answer_names_its_request(anonymous):
    first, second = anonymous.get("/healthz"), anonymous.get("/healthz")
    assert re.fullmatch(r"[0-9a-f]{32}", first.headers["X-Request-Id"])
    assert first.headers["X-Request-Id"] != second.headers["X-Request-Id"]


def test_no_address_answers_trace(anonymous):
    assert anonymous.client.open("/", method="TRACE").status_code in {403, 405}
