"""``POST /api/sign-out``: the session dies on the server, whoever asks and however often."""

from __future__ import annotations

import pytest
from factories import FROM_OUR_SCRIPTS, rows, sign_in, visitor


def test_the_session_dies_on_the_server_and_the_cookie_in_the_browser(app, alice):
    captured = alice.token
    answer = alice.post_json("/api/sign-out")
    assert (answer.status_code, answer.json) == (200, {"signed_out": True})
    assert alice.token == ""
    assert rows(app, "SELECT count(*) FROM sessions") == [(0,)]
    thief = visitor(app)
    thief.client.set_cookie("sid", captured)
    assert thief.get("/account").status_code == 303


def test_the_cookie_is_taken_with_the_flags_with_which_it_was_given(alice):
    (cookie,) = alice.post_json("/api/sign-out").headers.getlist("Set-Cookie")
    assert cookie.startswith("sid=;")
    assert {"HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=0"} <= set(cookie.split("; "))


def test_other_devices_and_other_people_stay_signed_in(app, alice, bob):
    second = sign_in(app, "Alice")
    alice.post_json("/api/sign-out")
    assert second.get("/account").status_code == 200
    assert bob.get("/account").status_code == 200


def test_whoever_is_not_signed_in_gets_the_same_answer(app, alice, anonymous):
    answer = anonymous.post_json("/api/sign-out")
    assert (answer.status_code, answer.json) == (200, {"signed_out": True})
    assert rows(app, "SELECT count(*) FROM sessions") == [(1,)]


@pytest.mark.parametrize("token", ["x", "x" * 4000, "é", "'; DROP TABLE sessions--"])
def test_a_nonsense_cookie_ends_nobody_s_session(app, alice, anonymous, token):
    anonymous.client.set_cookie("sid", token)
    assert anonymous.post_json("/api/sign-out").status_code == 200
    assert rows(app, "SELECT count(*) FROM sessions") == [(1,)]


def test_it_takes_no_get(alice):
    answer = alice.get("/api/sign-out")
    assert answer.status_code == 405
    assert answer.json["error"] == "method_not_allowed"
    assert alice.get("/account").status_code == 200


@pytest.mark.parametrize("left_out", ["Sec-Fetch-Site", "X-App"])
def test_a_form_of_another_site_cannot_sign_anybody_out(alice, left_out):
    headers = {**FROM_OUR_SCRIPTS, left_out: "cross-site"}
    assert alice.client.post("/api/sign-out", headers=headers).status_code == 403
    assert alice.get("/account").status_code == 200


def test_it_works_without_a_body_and_is_never_kept(alice):
    answer = alice.client.post("/api/sign-out", headers=FROM_OUR_SCRIPTS)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
