"""``/sign-up``: whoever comes gets an account and is signed in at once; whoever errs is told what to type."""

from __future__ import annotations

import re

import pytest
from factories import PASSWORD, rows, visitor

NAMES_OF_EVERY_KIND = [
    "alice",
    "a",
    "a@example.org",
    "Ærø Ólafur",
    "李小龍",
    "x" * 64,
    "O'Brien; DROP TABLE users--",
    "{{7*7}}",
]


def try_to_sign_up(anonymous, **fields):
    return anonymous.post_form("/sign-up", {"name": "Dora", "password": PASSWORD, **fields})


def test_the_form_opens_for_anybody_and_is_never_kept(anonymous):
    answer = anonymous.get("/sign-up")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert 'action="/sign-up"' in answer.text
    assert 'autocomplete="new-password"' in answer.text


@pytest.mark.parametrize("name", NAMES_OF_EVERY_KIND)
def test_signing_up_makes_the_account_and_signs_in_at_once(app, anonymous, name):
    answer = try_to_sign_up(anonymous, name=name)
    assert (answer.status_code, answer.location) == (303, "/account/welcome")
    assert rows(app, "SELECT name, rev, digest FROM users") == [(name, 0, "0" * 32)]
    assert anonymous.get("/account").status_code == 200


def test_the_account_gets_a_random_id_of_32_hex_digits(app, alice, bob):
    ids = [uuid for (uuid,) in rows(app, "SELECT uuid FROM users")]
    assert len(set(ids)) == 2
    assert all(re.fullmatch(r"[0-9a-f]{32}", uuid) for uuid in ids)


def test_the_database_keeps_neither_the_password_nor_the_token(app, alice):
    ((kept,),) = rows(app, "SELECT password_hash FROM users")
    ((token_sha256,),) = rows(app, "SELECT token_sha256 FROM sessions")
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert PASSWORD not in kept
    assert len(token_sha256) == 32
    assert alice.token.encode() not in token_sha256


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(anonymous):
    cookies = [cookie.split("; ") for cookie in try_to_sign_up(anonymous).headers.getlist("Set-Cookie")]
    assert [parts[0].partition("=")[0] for parts in cookies] == ["sid", "device", "code"]
    assert re.fullmatch(r"sid=[\w-]{43}", cookies[0][0])
    for parts in cookies:
        assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(parts)
        assert not any(part.startswith("Domain") for part in parts)


def test_over_https_the_cookie_is_secure_and_bound_to_the_host(make_app):
    app = make_app(secure=True, public_origin="https://hips.example")
    anonymous = visitor(app)
    answer = anonymous.post_form("/sign-up", {"name": "Dora", "password": PASSWORD}, base_url="https://hips.example")
    cookies = [cookie.split("; ") for cookie in answer.headers.getlist("Set-Cookie")]
    assert [parts[0].partition("=")[0] for parts in cookies] == ["__Host-sid", "__Host-device", "__Host-code"]
    assert all({"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(parts) for parts in cookies)


@pytest.mark.parametrize("host", ["http://192.168.0.7:8000", "http://hips.example", "http://localhost.example"])
def test_over_plain_http_from_elsewhere_it_is_refused_with_the_reason(app, anonymous, host):
    for answer in (
        anonymous.get("/sign-up", base_url=host),
        anonymous.post_form("/sign-up", {"name": "Dora", "password": PASSWORD}, base_url=host),
    ):
        assert answer.status_code == 403
        assert "needs https" in answer.text
        assert "Set-Cookie" not in answer.headers
    assert rows(app, "SELECT count(*) FROM users") == [(0,)]


@pytest.mark.parametrize(
    "host", ["http://localhost:8000", "http://127.0.0.1", "http://[::1]:8000", "http://app.localhost"]
)
def test_over_plain_http_on_this_machine_it_works(anonymous, host):
    answer = anonymous.post_form("/sign-up", {"name": "Dora", "password": PASSWORD}, base_url=host)
    assert answer.status_code == 303


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": ""}, "Type the name"),
        ({"name": " \t "}, "Type the name"),
        ({"name": "x" * 65}, "Choose a shorter name"),
        ({"name": "\ufdfa" * 20}, "Choose a shorter name"),
        ({"name": "a\nb"}, "Leave out line breaks"),
        ({"name": "a\x00b"}, "Leave out line breaks"),
        ({"name": "al\u200bice"}, "Leave out line breaks"),
        ({"name": "\u202eecila"}, "Leave out line breaks"),
        ({"password": ""}, "Use at least 8"),
        ({"password": "1234567"}, "Use at least 8"),
        ({"password": "x" * 257}, "Use at most 256"),
        ({"password": "password1"}, "Many people use that password"),
        ({"password": "Iloveyou1"}, "Many people use that password"),
        ({"name": "long name", "password": "Long  NAME"}, "not your name"),
    ],
)
def test_what_cannot_be_taken_is_said_beside_its_field(app, anonymous, fields, words):
    answer = try_to_sign_up(anonymous, **fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert "Set-Cookie" not in answer.headers
    assert rows(app, "SELECT count(*) FROM users") == [(0,)]


def test_nothing_at_all_is_answered_by_the_form(anonymous):
    answer = anonymous.post_form("/sign-up")
    assert answer.status_code == 422
    assert answer.text.count('aria-invalid="true"') == 2


def test_nothing_typed_is_lost_but_the_password(anonymous):
    answer = try_to_sign_up(anonymous, name='Dora "the" <b>', password="short-1")
    assert 'value="Dora &#34;the&#34; &lt;b&gt;"' in answer.text
    assert "short-1" not in answer.text


def test_what_nobody_can_see_is_left_out_of_the_form_that_comes_back(anonymous):
    assert 'value="Alice"' in try_to_sign_up(anonymous, name="Al\u200bi\u202ece\n").text


@pytest.mark.parametrize("again", ["Alice", "alice", "ALICE", "  Alice ", "\uff21lice"])
def test_a_name_is_taken_in_all_its_spellings(app, alice, anonymous, again):
    answer = try_to_sign_up(anonymous, name=again)
    assert answer.status_code == 422
    assert "That name is taken" in answer.text
    assert rows(app, "SELECT count(*) FROM users") == [(1,)]


@pytest.mark.parametrize(
    "password", ["        ", " spaces stay ", "пароль-пароль", "\U0001f9d8" * 8, "x" * 256, "<script>"]
)
def test_a_password_is_taken_exactly_as_typed(app, anonymous, password):
    assert try_to_sign_up(anonymous, password=password).status_code == 303
    again = visitor(app)
    assert again.post_form("/sign-in", {"name": "Dora", "password": password.strip() + "!"}).status_code == 422
    assert again.post_form("/sign-in", {"name": "Dora", "password": password}).status_code == 303


def test_only_the_fields_of_the_form_are_taken(app, anonymous):
    try_to_sign_up(anonymous, uuid="f" * 32, rev="99", id="7", created_at="1", digest="x")
    ((number, uuid, rev, created_at),) = rows(app, "SELECT id, uuid, rev, created_at FROM users")
    assert number == 1
    assert uuid != "f" * 32
    assert rev == 0
    assert created_at > 1_700_000_000_000


def test_signing_up_on_a_signed_in_device_ends_the_former_session(app, alice):
    before = alice.token
    alice.post_form("/sign-up", {"name": "Second", "password": PASSWORD})
    assert alice.token != before
    assert rows(app, "SELECT u.name FROM sessions s JOIN users u ON u.id = s.user_id") == [("Second",)]


def test_the_form_says_who_is_signed_in_already(alice):
    assert "This device is signed in as Alice" in alice.get("/sign-up").text


def test_the_log_holds_no_password_and_no_token(app, caplog, anonymous):
    caplog.set_level(0)
    try_to_sign_up(anonymous)
    try_to_sign_up(visitor(app), password="another-password")
    anonymous.post_form("/account/password", {"current": PASSWORD, "new": "a-new-password"})
    for secret in (PASSWORD, "another-password", "a-new-password", anonymous.token):
        assert secret not in caplog.text


def test_a_form_that_comes_from_another_site_is_refused(app, anonymous):
    answer = try_to_sign_up(anonymous)
    assert answer.status_code == 303
    fields = {"name": "Eve", "password": PASSWORD}
    answer = visitor(app).client.post("/sign-up", data=fields, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert rows(app, "SELECT count(*) FROM users") == [(1,)]
