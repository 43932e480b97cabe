"""``/account`` and what is below it: one's own devices, password and end."""

from __future__ import annotations

import pytest
from factories import PASSWORD, rows, sign_in, sign_up, visitor

from webapp.access import current_person, open_to
from webapp.extensions import db

CHANGES = [
    ("/account/password", {"current": PASSWORD, "new": "a-new-password"}),
    ("/account/devices/1/sign-out", {}),
    ("/account/devices/sign-out-others", {}),
    ("/account/delete", {"password": PASSWORD}),
]


def session_id(app, someone):
    ((number,),) = rows(app, "SELECT max(id) FROM sessions WHERE user_id = ?", someone.id)
    return number


def everything(app):
    tables = [name for (name,) in rows(app, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: rows(app, f"SELECT * FROM {name}") for name in tables}  # noqa: S608 - names out of the schema


# The page


def test_it_shows_who_is_signed_in_and_where(app, alice):
    alice.client.environ_base["HTTP_USER_AGENT"] = (
        "Mozilla/5.0 (Linux; Android 16) AppleWebKit Chrome/156 Mobile Safari"
    )
    sign_in(app, "Alice")
    alice.post_form("/sign-in", {"name": "Alice", "password": PASSWORD})
    answer = alice.get("/account")
    assert answer.status_code == 200
    assert "<strong>Alice</strong>" in answer.text
    assert "<strong>Chrome on Android</strong> (this device)<br>Seen within the last hour" in answer.text
    assert "<strong>Unknown device</strong><br>" in answer.text
    assert "Sign all other devices out" in answer.text


def test_nobody_keeps_it_and_it_never_shows_somebody_else_s(alice, bob):
    answer = bob.get("/account")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Alice" not in answer.text
    assert "Sign all other devices out" not in answer.text


@pytest.mark.parametrize("path", ["/account", "/account/welcome"])
def test_whoever_is_not_signed_in_is_sent_to_sign_in(anonymous, path):
    answer = anonymous.get(path)
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=account")


@pytest.mark.parametrize(("path", "fields"), CHANGES)
def test_whoever_is_not_signed_in_changes_nothing(app, alice, anonymous, path, fields):
    before = everything(app)
    assert anonymous.post_form(path, fields).status_code == 303
    assert everything(app) == before


@pytest.mark.parametrize(("path", "fields"), CHANGES)
def test_another_site_changes_nothing(app, alice, path, fields):
    before = everything(app)
    assert alice.client.post(path, data=fields, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert everything(app) == before


@pytest.mark.parametrize("done", ["password", "device", "others"])
def test_it_says_what_was_done(alice, done):
    assert 'role="status"' in alice.get(f"/account?done={done}").text


@pytest.mark.parametrize("done", ["", "<script>", "unknown"])
def test_it_says_nothing_that_the_address_makes_up(alice, done):
    answer = alice.client.get("/account", query_string={"done": done})
    assert 'role="status"' not in answer.text
    assert "<script>" not in answer.text


# Devices


def test_one_device_of_one_s_own_can_be_signed_out(app, alice):
    second = sign_in(app, "Alice")
    answer = alice.post_form(f"/account/devices/{session_id(app, second)}/sign-out")
    assert (answer.status_code, answer.location) == (303, "/account?done=device")
    assert second.get("/account").status_code == 303
    assert alice.get("/account").status_code == 200


def test_signing_this_device_out_takes_the_cookie_too(app, alice):
    answer = alice.post_form(f"/account/devices/{session_id(app, alice)}/sign-out")
    assert (answer.status_code, answer.location) == (303, "/sign-in")
    assert alice.token == ""


def test_somebody_else_s_device_stays_signed_in(app, alice, bob):
    answer = alice.post_form(f"/account/devices/{session_id(app, bob)}/sign-out")
    assert answer.status_code == 404
    assert bob.get("/account").status_code == 200


@pytest.mark.parametrize("number", ["0", "999", "-1", "x", "1.5", "9" * 30, "%00"])
def test_a_device_that_is_none_is_not_found(alice, number):
    assert alice.post_form(f"/account/devices/{number}/sign-out").status_code == 404


def test_all_other_devices_can_be_signed_out_at_once(app, alice, bob):
    others = [sign_in(app, "Alice"), sign_in(app, "Alice")]
    assert alice.post_form("/account/devices/sign-out-others").location == "/account?done=others"
    assert [other.get("/account").status_code for other in others] == [303, 303]
    assert alice.get("/account").status_code == 200
    assert bob.get("/account").status_code == 200


# Password


def test_a_new_password_replaces_the_old_and_ends_every_other_session(app, alice):
    second, before = sign_in(app, "Alice"), alice.token
    answer = alice.post_form("/account/password", {"current": PASSWORD, "new": "a-new-password"})
    assert (answer.status_code, answer.location) == (303, "/account?done=password")
    assert alice.token not in {"", before}
    assert second.get("/account").status_code == 303
    assert alice.get("/account").status_code == 200
    assert visitor(app).post_form("/sign-in", {"name": "Alice", "password": PASSWORD}).status_code == 422
    assert sign_in(app, "Alice", "a-new-password").get("/account").status_code == 200


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"current": "wrong-password", "new": "a-new-password"}, "not your present password"),
        ({"current": "", "new": "a-new-password"}, "Type your password."),
        ({"current": PASSWORD, "new": "short"}, "Use at least 8"),
        ({"current": PASSWORD, "new": "x" * 257}, "Use at most 256"),
        ({"current": PASSWORD, "new": "password1"}, "Many people use that password"),
        ({}, "Type your password."),
    ],
)
def test_a_password_that_cannot_be_changed_says_why_and_stays(app, alice, fields, words):
    before = everything(app)
    answer = alice.post_form("/account/password", fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert everything(app) == before


def test_somebody_else_s_password_stays(app, alice, bob):
    alice.post_form("/account/password", {"current": PASSWORD, "new": "a-new-password", "user_id": "2", "name": "Bob"})
    assert sign_in(app, "Bob").get("/account").status_code == 200


# Deleting


def test_deleting_takes_every_row_of_the_person_and_nobody_else_s(app, alice, bob):
    sign_in(app, "Alice")
    sign_in(app, "Bob")
    answer = alice.post_form("/account/delete", {"password": PASSWORD})
    assert answer.status_code == 200
    assert "Your account is deleted" in answer.text
    assert f'<account-departure account="{alice.uuid}">' in answer.text
    assert alice.token == ""
    assert rows(app, "SELECT name FROM users") == [("Bob",)]
    assert rows(app, "SELECT DISTINCT user_id FROM sessions") == [(bob.id,)]
    assert bob.get("/account").status_code == 200


def test_every_table_of_people_is_emptied_by_its_foreign_key(app):
    """Whoever adds a table with a person's rows cannot forget to delete them: the schema does it."""
    tables = [table for table in db.metadata.tables.values() if "user_id" in table.columns]
    assert tables
    for table in tables:
        keys = list(table.columns["user_id"].foreign_keys)
        assert [(key.target_fullname, key.ondelete) for key in keys] == [("users.id", "CASCADE")], table.name


def test_the_number_of_a_deleted_person_is_never_given_again(app, alice):
    alice.post_form("/account/delete", {"password": PASSWORD})
    anonymous = visitor(app)
    anonymous.post_form("/sign-up", {"name": "Alice", "password": PASSWORD})
    ((number,),) = rows(app, "SELECT id FROM users")
    assert number != alice.id


@pytest.mark.parametrize("fields", [{"password": "wrong-password"}, {"password": ""}, {}])
def test_without_the_password_nothing_is_deleted(app, alice, fields):
    before = everything(app)
    answer = alice.post_form("/account/delete", fields)
    assert answer.status_code == 422
    assert 'id="password-fault"' in answer.text
    assert everything(app) == before


def test_a_password_changed_meanwhile_keeps_the_account_and_says_so(app, alice, monkeypatch):
    def changes_meanwhile(password, kept):
        rows(app, "UPDATE users SET password_hash = 'another'")
        return True

    monkeypatch.setattr("webapp.accounts.accounts.is_right", changes_meanwhile)
    answer = alice.post_form("/account/delete", {"password": PASSWORD})
    assert answer.status_code == 422
    assert "not your present password" in answer.text
    assert alice.get("/account").status_code == 200
    assert rows(app, "SELECT name FROM users") == [("Alice",)]


def test_a_session_of_a_deleted_account_is_nobody(app, alice):
    second = sign_in(app, "Alice")
    alice.post_form("/account/delete", {"password": PASSWORD})
    assert second.get("/account").status_code == 303
    assert second.post_json("/api/sign-out").status_code == 200


# Who is asking


def test_who_is_asking_takes_one_statement_however_often_it_is_asked(app, statements):
    @open_to("member")
    def asks_three_times():
        return f"{current_person().uuid} {current_person().session_id} {current_person().name}"

    app.add_url_rule("/account/test-only", "test_only", asks_three_times)
    alice = sign_up(app, "Alice")
    statements.clear()
    answer = alice.get("/account/test-only")
    assert answer.text == f"{alice.uuid} {session_id(app, alice)} Alice"
    assert len(statements) == 1


def test_a_device_that_comes_back_after_an_hour_is_noted_once(app, alice):
    rows(app, "UPDATE sessions SET last_seen_at = last_seen_at - 7200000, expires_at = expires_at - 7200000")
    ((before, expires_before),) = rows(app, "SELECT last_seen_at, expires_at FROM sessions")
    assert "2 hours ago" in alice.get("/account").text
    ((after, expires_after),) = rows(app, "SELECT last_seen_at, expires_at FROM sessions")
    assert after >= before + 7_200_000
    assert expires_after >= expires_before + 7_200_000
    alice.get("/account")
    assert rows(app, "SELECT last_seen_at FROM sessions") == [(after,)]
