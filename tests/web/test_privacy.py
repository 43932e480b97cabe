"""``/privacy``: what it says is what the app does."""

from __future__ import annotations

import re

from factories import rows
from reading import read


def test_it_says_what_is_kept_where(client):
    page = read(client, "/privacy")
    headings = [text for level, text in page.headings if level == 2]
    assert headings == [
        "On your phone",
        "On the server, if you have an account",
        "Nobody else",
        "Taking it away again",
    ]
    assert page.has("they are never sent, with or without an account")


def test_the_server_indeed_has_no_place_for_screening_answers(app):
    schema = " ".join(sql for (sql,) in rows(app, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")).lower()
    assert "users" in schema
    assert not re.search(r"screening|condition|pregnan|answer", schema)


def test_there_is_indeed_no_cookie_without_an_account(anonymous):
    for path in ("/", "/me", "/screening", "/privacy", "/play/desk-break-3"):
        assert "Set-Cookie" not in anonymous.get(path).headers, path


def test_there_are_indeed_two_cookies_with_an_account(alice):
    alice.get("/account/welcome")  # where the recovery code is shown, and its cookie taken
    answer = alice.get("/account")
    assert answer.status_code == 200
    assert list(answer.request.cookies) == ["sid", "device"]


def test_the_password_is_indeed_kept_only_as_a_hash(app, alice):
    ((kept,),) = rows(app, "SELECT password_hash FROM users")
    assert str(kept).startswith("$argon2id$")
