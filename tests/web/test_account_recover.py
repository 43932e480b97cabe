"""``/account/recover``: the code that was shown once opens the account once; nobody learns whether a name exists."""

from __future__ import annotations

import re

import pytest
import time_machine
from factories import PASSWORD, rows, sign_in, sign_up, visitor
from reading import Page

from webapp.accounts import recover, recovery
from webapp.accounts.recovery import LETTERS, new_code, plain_code

NEW = "another long password"
CODE = re.compile(r"[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}")


def code_of(someone):
    """The code that waits to be shown in this browser."""
    return someone.client.get_cookie("code").value


def try_to_recover(someone, code, name="Alice", new=NEW, **options):
    return someone.post_form("/account/recover", {"name": name, "code": code, "new": new}, **options)


def test_after_signing_up_the_code_is_shown_once(alice):
    code = code_of(alice)
    assert CODE.fullmatch(code)
    assert Page(alice.get("/account/welcome").text).has(code.replace("-", " "))
    assert alice.client.get_cookie("code") is None
    for path in ("/account/welcome", "/account"):
        assert 'id="recovery-code"' not in alice.get(path).text


def test_the_database_keeps_nothing_that_opens_anything(app, alice):
    ((kept,),) = rows(app, "SELECT recovery_sha256 FROM users")
    assert len(kept) == 32
    assert code_of(alice).replace("-", "").encode() not in kept
    assert try_to_recover(visitor(app), kept.hex()).status_code == 422


def test_a_forgotten_password_is_set_anew_and_every_session_ends(app, alice, bob, anonymous):
    second = sign_in(app, "Alice")
    answer = try_to_recover(anonymous, code_of(alice))
    assert (answer.status_code, answer.location) == (303, "/account/welcome")
    assert f'account="{alice.uuid}"' in anonymous.get("/account/welcome").text
    assert alice.get("/account").status_code == second.get("/account").status_code == 303
    assert bob.get("/account").status_code == 200
    assert visitor(app).post_form("/sign-in", {"name": "Alice", "password": PASSWORD}).status_code == 422
    assert sign_in(app, "Alice", NEW).get("/account").status_code == 200


def test_a_code_works_once_and_the_next_one_after_it(app, alice):
    first, again = code_of(alice), visitor(app)
    assert try_to_recover(again, first).status_code == 303
    second = code_of(again)
    assert second != first
    assert try_to_recover(visitor(app), first, new="a third password").status_code == 422
    assert try_to_recover(visitor(app), second, new="a third password").status_code == 303


@pytest.mark.parametrize(
    "write", [str.lower, lambda c: c.replace("-", " "), lambda c: f" {c}\t", lambda c: c.replace("0", "o")]
)
def test_it_may_be_typed_as_hands_do(app, alice, anonymous, write):
    assert try_to_recover(anonymous, write(code_of(alice))).status_code == 303


def test_somebody_else_s_code_opens_nothing(app, alice, bob, anonymous):
    before = rows(app, "SELECT password_hash, recovery_sha256 FROM users")
    assert try_to_recover(anonymous, code_of(bob)).status_code == 422
    assert rows(app, "SELECT password_hash, recovery_sha256 FROM users") == before
    assert alice.get("/account").status_code == 200


@pytest.mark.parametrize("code", ["", "x", "0" * 20, "0" * 64, "U" * 20, "x" * 100_000, "\ud7ff\u0663" * 10])
def test_an_account_without_a_code_is_opened_by_none(app, alice, anonymous, code):
    rows(app, "UPDATE users SET recovery_sha256 = NULL")
    assert try_to_recover(anonymous, code).status_code == 422
    assert anonymous.token == ""


def test_an_unknown_name_and_a_wrong_code_cannot_be_told_apart(app, alice, statements, monkeypatch):
    hashed = []
    monkeypatch.setattr(recover, "hash_password", lambda password: hashed.append(password) or "a hash")
    answers, sent = [], []
    for name in ("Alice", "Alicf"):
        statements.clear()
        answers.append(try_to_recover(visitor(app), new_code(), name))
        sent.append(list(statements))
    wrong, unknown = answers
    assert wrong.status_code == unknown.status_code == 422
    assert "do not belong together" in wrong.text
    assert wrong.text.replace("Alice", "Alicf") == unknown.text
    assert dict(wrong.headers, **{"X-Request-Id": ""}) == dict(unknown.headers, **{"X-Request-Id": ""})
    assert sent[0] == sent[1]
    assert hashed == [NEW, NEW]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": ""}, "Type your name."),
        ({"code": " "}, "Type your recovery code"),
        ({"new": "short"}, "Use at least 8"),
        ({"new": "password1"}, "Many people use that password"),
        ({"name": "alice alice", "new": "Alice Alice"}, "not your name"),
    ],
)
def test_what_cannot_be_taken_is_said_and_the_code_stays_good(app, alice, anonymous, fields, words):
    code = code_of(alice)
    answer = anonymous.post_form("/account/recover", {"name": "Alice", "code": code, "new": NEW, **fields})
    assert answer.status_code == 422
    assert words in answer.text
    assert code not in answer.text
    assert NEW not in answer.text
    assert try_to_recover(anonymous, code).status_code == 303


def test_tries_are_limited_and_a_stranger_s_do_not_touch_the_owner_s(app, alice):
    with time_machine.travel(1_800_000_000, tick=False):
        stranger = visitor(app)
        seen = [try_to_recover(stranger, new_code()).status_code for _ in range(6)]
        assert seen == [422] * 5 + [429]
        refused = try_to_recover(stranger, new_code())
        assert refused.headers["Retry-After"] == "3600"
        assert "tried too often" in refused.text
        elsewhere = {"environ_overrides": {"REMOTE_ADDR": "198.51.100.1"}}
        assert try_to_recover(visitor(app), code_of(alice), **elsewhere).status_code == 303


def test_the_account_page_makes_a_new_one_and_the_former_ends(app, alice):
    first = code_of(alice)
    answer = alice.post_form("/account/recovery-code", {"confirm": PASSWORD})
    assert (answer.status_code, answer.location) == (303, "/account?done=code")
    second = code_of(alice)
    assert Page(alice.get("/account?done=code").text).has(second.replace("-", " "))
    assert 'id="recovery-code"' not in alice.get("/account").text
    assert try_to_recover(visitor(app), first).status_code == 422
    assert try_to_recover(visitor(app), second).status_code == 303


def test_not_without_the_password(app, alice):
    before = rows(app, "SELECT recovery_sha256 FROM users")
    assert alice.post_form("/account/recovery-code", {"confirm": "wrong-password"}).status_code == 422
    assert rows(app, "SELECT recovery_sha256 FROM users") == before


def test_a_password_changed_meanwhile_makes_no_code(app, alice, monkeypatch):
    def changes_meanwhile(password, kept):
        rows(app, "UPDATE users SET password_hash = 'another'")
        return True

    before = rows(app, "SELECT recovery_sha256 FROM users")
    monkeypatch.setattr("webapp.accounts.accounts.is_right", changes_meanwhile)
    assert alice.post_form("/account/recovery-code", {"confirm": PASSWORD}).status_code == 422
    assert rows(app, "SELECT recovery_sha256 FROM users") == before


def test_a_planted_code_is_never_shown(alice, bob):
    alice.get("/account/welcome")
    for planted in (new_code(), code_of(bob), "<script>alert(1)</script>"):
        alice.client.set_cookie("code", planted)
        assert 'id="recovery-code"' not in alice.get("/account/welcome").text


def test_an_account_from_before_is_told_that_it_has_none(app, alice):
    assert "Make a new recovery code" in alice.get("/account").text
    rows(app, "UPDATE users SET recovery_sha256 = NULL")
    assert "You have no recovery code" in alice.get("/account").text


def test_codes_have_a_hundred_random_bits_in_letters_that_nobody_mistakes():
    codes = {plain_code(new_code()) for _ in range(2000)}
    assert len(codes) == 2000
    assert all(len(code) == 20 for code in codes)
    for place in range(20):
        assert {code[place] for code in codes} == set(LETTERS)
    assert len(LETTERS) == 32
    assert recovery.CODE_LETTERS * recovery.BITS_A_LETTER == 100


def test_whoever_signs_up_over_a_stale_code_cookie_sees_their_own(app):
    first = sign_up(app, "First")
    stale = code_of(first)
    first.post_form("/sign-up", {"name": "Second", "password": PASSWORD})
    assert not Page(first.get("/account/welcome").text).has(stale.replace("-", " "))
