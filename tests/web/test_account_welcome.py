"""``/account/welcome``: tells the phone whose records it keeps from now on."""

from __future__ import annotations

import pytest
from factories import sign_up


def test_it_names_the_person_to_the_phone_and_to_the_person(alice):
    answer = alice.get("/account/welcome")
    assert answer.status_code == 200
    assert f'<account-arrival account="{alice.uuid}" name="Alice">' in answer.text
    assert "Hello, Alice." in answer.text


def test_each_person_sees_only_their_own(alice, bob):
    answer = bob.get("/account/welcome")
    assert bob.uuid in answer.text
    assert alice.uuid not in answer.text
    assert "Alice" not in answer.text


def test_nobody_keeps_it(alice):
    answer = alice.get("/account/welcome")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Cookie" in answer.headers["Vary"]


def test_whoever_is_not_signed_in_is_sent_to_sign_in(anonymous):
    answer = anonymous.get("/account/welcome")
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=account")


@pytest.mark.parametrize("token", ["x", "A" * 43, "é" * 20, "sid=sid"])
def test_a_made_up_cookie_is_nobody(alice, anonymous, token):
    anonymous.client.set_cookie("sid", token)
    assert anonymous.get("/account/welcome").status_code == 303


def test_it_asks_the_database_once(alice, statements):
    alice.get("/account/welcome")  # the first one has the recovery code to show
    statements.clear()
    alice.get("/account/welcome")
    assert len(statements) == 1


def test_a_name_is_text_wherever_it_stands(app):
    someone = sign_up(app, '"><script>alert(1)</script>')
    answer = someone.get("/account/welcome")
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer.text


@pytest.mark.parametrize(("onward", "path"), [("history", "/history"), ("", "/"), ("//evil.example", "/")])
def test_it_leads_on(alice, onward, path):
    answer = alice.client.get("/account/welcome", query_string={"next": onward})
    assert f'<a class="button primary" href="{path}">' in answer.text
