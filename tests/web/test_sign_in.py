"""``/sign-in``: the owner gets in; nobody learns whether a name exists."""

from __future__ import annotations

import threading

import pytest
import time_machine
from factories import PASSWORD, rows, sign_in, visitor

from webapp.accounts import passwords

DAY = 24 * 3600


def try_to_sign_in(someone, name="Alice", password=PASSWORD, **fields):
    return someone.post_form("/sign-in", {"name": name, "password": password, **fields})


def test_the_form_opens_for_anybody_and_is_never_kept(anonymous):
    answer = anonymous.get("/sign-in")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert 'autocomplete="current-password"' in answer.text


@pytest.mark.parametrize("name", ["Alice", "alice", " ALICE ", "\uff21lice"])
def test_the_owner_gets_in_by_any_spelling_of_the_name(alice, anonymous, name):
    answer = try_to_sign_in(anonymous, name)
    assert (answer.status_code, answer.location) == (303, "/account/welcome")
    assert f'account="{alice.uuid}"' in anonymous.get("/account/welcome").text


def test_a_stranger_s_password_does_not_open_it(alice, bob, anonymous):
    answer = try_to_sign_in(anonymous, "Alice", "another-password")
    assert answer.status_code == 422
    assert "Set-Cookie" not in answer.headers
    assert "do not belong together" in answer.text


def test_an_unknown_name_and_a_wrong_password_cannot_be_told_apart(alice, anonymous):
    wrong = try_to_sign_in(anonymous, "Alice", "wrong-password")
    unknown = try_to_sign_in(anonymous, "Alicf", "wrong-password")
    changing = {"X-Request-Id"}
    assert wrong.status_code == unknown.status_code
    assert wrong.text.replace("Alice", "Alicf") == unknown.text
    assert {k: v for k, v in wrong.headers if k not in changing} == {
        k: v for k, v in unknown.headers if k not in changing
    }


def test_an_unknown_name_costs_as_many_hashes_as_a_known_one(alice, anonymous, monkeypatch):
    checked = []
    monkeypatch.setattr("webapp.accounts.accounts.is_right", lambda _, kept: checked.append(kept))
    try_to_sign_in(anonymous, "Alice", "wrong-password")
    try_to_sign_in(anonymous, "Nobody", "wrong-password")
    assert len(checked) == 2
    assert checked[1] == passwords.NOBODYS_HASH


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": ""}, "Type your name."),
        ({"password": ""}, "Type your password."),
        ({"name": "x" * 100_00}, "do not belong together"),
        ({"name": "\x00\ud7ff"}, "do not belong together"),
        ({"password": "x" * 10_000}, "do not belong together"),
    ],
)
def test_nonsense_is_answered_by_the_form(alice, anonymous, fields, words):
    answer = try_to_sign_in(anonymous, **fields)
    assert answer.status_code == 422
    assert words in answer.text


def test_nothing_typed_is_lost_but_the_password(alice, anonymous):
    answer = try_to_sign_in(anonymous, "Alice", "wrong-password-7")
    assert 'value="Alice"' in answer.text
    assert "wrong-password-7" not in answer.text


def test_a_session_fixed_before_signing_in_is_not_the_one_after(app, alice, anonymous):
    anonymous.client.set_cookie("sid", "planted-by-somebody-else-0000000000000000000")
    try_to_sign_in(anonymous)
    assert anonymous.token != "planted-by-somebody-else-0000000000000000000"
    assert len(anonymous.token) == 43


def test_signing_in_again_gives_a_new_token_and_ends_the_old(app, alice):
    before = alice.token
    assert try_to_sign_in(alice).status_code == 303
    assert alice.token != before
    old = visitor(app)
    old.client.set_cookie("sid", before)
    assert old.get("/account").status_code == 303
    assert len(rows(app, "SELECT id FROM sessions")) == 1


def test_signing_in_as_somebody_else_ends_the_session_of_the_first(app, alice, bob):
    try_to_sign_in(alice, "Bob")
    names = rows(app, "SELECT u.name FROM sessions s JOIN users u ON u.id = s.user_id ORDER BY 1")
    assert names == [("Bob",), ("Bob",)]


def test_two_devices_are_two_sessions(app, alice):
    second = sign_in(app, "Alice")
    assert second.token != alice.token
    assert alice.get("/account").status_code == second.get("/account").status_code == 200


def test_an_old_hash_is_made_anew_at_sign_in(app, alice, anonymous):
    weak = passwords.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    rows(app, "UPDATE users SET password_hash = ?", weak)
    assert try_to_sign_in(anonymous).status_code == 303
    ((kept,),) = rows(app, "SELECT password_hash FROM users")
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert try_to_sign_in(anonymous).status_code == 303


def test_a_password_changed_meanwhile_keeps_the_old_one_out(app, alice, anonymous, monkeypatch):
    def changes_meanwhile(password, kept):
        rows(app, "UPDATE users SET password_hash = 'another'")
        return True

    monkeypatch.setattr("webapp.accounts.accounts.is_right", changes_meanwhile)
    monkeypatch.setattr("webapp.accounts.accounts.is_outdated", lambda _: False)
    assert try_to_sign_in(anonymous).status_code == 422
    assert anonymous.token == ""


@pytest.mark.parametrize("onward", ["today", "history", "me", "account"])
def test_next_leads_on_by_a_known_name(alice, anonymous, onward):
    assert f'name="next" value="{onward}"' in anonymous.get(f"/sign-in?next={onward}").text
    assert try_to_sign_in(anonymous, next=onward).location == f"/account/welcome?next={onward}"


@pytest.mark.parametrize(
    "payload",
    [
        "//evil.example",
        "/\t/evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "/account\r\nSet-Cookie: x=1",
        "\\\\evil.example",
        "account/../..",
        "Account",
        "",
    ],
)
def test_next_never_leads_to_an_address_of_the_request(alice, anonymous, payload):
    assert "evil" not in anonymous.client.get("/sign-in", query_string={"next": payload}).text
    answer = try_to_sign_in(anonymous, next=payload)
    assert answer.location == "/account/welcome"
    assert "evil" not in anonymous.client.get("/account/welcome", query_string={"next": payload}).text


def test_a_session_ends_after_thirty_days_without_use(app, alice):
    with time_machine.travel(0, tick=False) as clock:
        clock.move_to(1_800_000_000)
        someone = sign_in(app, "Alice")
        clock.shift(30 * DAY - 1)
        assert someone.get("/account").status_code == 200
        clock.shift(30 * DAY + 1)
        assert someone.get("/account").status_code == 303


def test_use_prolongs_a_session_but_not_beyond_half_a_year(app, alice):
    with time_machine.travel(0, tick=False) as clock:
        clock.move_to(1_800_000_000)
        someone = sign_in(app, "Alice")
        for _ in range(8):
            clock.shift(20 * DAY)
            assert someone.get("/account").status_code == 200
        clock.shift(20 * DAY)
        assert someone.get("/account").status_code == 303


def test_a_session_that_is_over_is_cleared_away_at_the_next_sign_in(app, alice):
    rows(app, "UPDATE sessions SET expires_at = 1")
    sign_in(app, "Alice")
    assert len(rows(app, "SELECT id FROM sessions")) == 1


def test_when_too_many_sign_in_at_once_the_rest_are_asked_to_wait(alice, anonymous, monkeypatch):
    monkeypatch.setattr(passwords, "QUEUE_SECONDS", 0.01)
    monkeypatch.setattr(passwords, "_places", threading.BoundedSemaphore(1))
    with passwords._places:
        answer = try_to_sign_in(anonymous)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "2"
    assert "Many people are signing in" in answer.text
    assert try_to_sign_in(anonymous).status_code == 303


def test_over_plain_http_from_elsewhere_it_is_refused_with_the_reason(alice, anonymous):
    answer = anonymous.post_form("/sign-in", {"name": "Alice", "password": PASSWORD}, base_url="http://192.168.0.7")
    assert answer.status_code == 403
    assert "needs https" in answer.text
    assert anonymous.token == ""
