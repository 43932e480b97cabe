"""How often the doors may be tried: guessing stops, and nobody is shut out by somebody else."""

from __future__ import annotations

import pytest
import time_machine
from factories import PASSWORD, rows, sign_up, visitor

from webapp.accounts import doors

NOW = 1_800_000_000
GUESS = "a wrong guess"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as held:
        yield held


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch):
    """Hundreds of tries are about how they are counted, not about how long a hash takes."""
    monkeypatch.setattr("webapp.accounts.accounts.is_right", lambda password, _: password == PASSWORD)
    monkeypatch.setattr("webapp.accounts.accounts.is_outdated", lambda _: False)
    monkeypatch.setattr("webapp.accounts.accounts.hash_password", lambda _: "a hash")


def try_sign_in(someone, name="Alice", password=GUESS, place="192.0.2.1"):
    fields = {"name": name, "password": password}
    return someone.post_form("/sign-in", fields, environ_overrides={"REMOTE_ADDR": place})


def statuses(answers):
    return [answer.status_code for answer in answers]


def test_after_ten_guesses_from_one_place_even_the_right_password_waits(app, alice, clock):
    stranger = visitor(app)
    assert statuses(try_sign_in(stranger) for _ in range(11)) == [422] * 10 + [429]
    refused = try_sign_in(stranger, password=PASSWORD)
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "900"
    assert refused.headers["Cache-Control"] == "no-store"
    assert "tried too often. Try again in 15 minutes." in refused.text
    assert 'action="/sign-in"' in refused.text
    assert PASSWORD not in refused.text
    assert "Set-Cookie" not in refused.headers
    clock.shift(901)
    assert try_sign_in(stranger, password=PASSWORD).status_code == 303


@pytest.mark.parametrize("spelling", ["ALICE", " alice ", "\uff21lice"])
def test_another_spelling_is_no_further_try(app, alice, spelling):
    stranger = visitor(app)
    for _ in range(10):
        try_sign_in(stranger)
    assert try_sign_in(stranger, spelling).status_code == 429


def test_a_known_and_an_unknown_name_are_refused_alike(app, alice):
    stranger = visitor(app)
    known = [try_sign_in(stranger, "Alice", place="192.0.2.1") for _ in range(12)]
    unknown = [try_sign_in(stranger, "Alicf", place="192.0.2.2") for _ in range(12)]
    for one, other in zip(known, unknown, strict=True):
        assert one.status_code == other.status_code
        assert one.text.replace("Alice", "Alicf") == other.text
        assert dict(one.headers, **{"X-Request-Id": ""}) == dict(other.headers, **{"X-Request-Id": ""})


def test_an_attacker_s_failures_elsewhere_do_not_lock_the_owner_out(app, alice):
    attacker = visitor(app)
    seen = statuses(try_sign_in(attacker, place=f"192.0.2.{n}") for n in range(1, 100))
    assert seen == [422] * 60 + [429] * 39
    assert try_sign_in(alice, password=PASSWORD, place="198.51.100.1").status_code == 303


def test_nor_do_those_of_the_very_same_address(app, alice):
    attacker = visitor(app)
    assert statuses(try_sign_in(attacker) for _ in range(20))[-1] == 429
    assert try_sign_in(alice, password=PASSWORD).status_code == 303


def test_nor_after_the_owner_has_signed_out_on_that_device(app, alice):
    assert alice.post_json("/api/sign-out").status_code == 200
    attacker = visitor(app)
    for n in range(70):
        try_sign_in(attacker, place=f"192.0.2.{n}")
    assert try_sign_in(visitor(app), password=PASSWORD, place="198.51.100.1").status_code == 429
    assert try_sign_in(alice, password=PASSWORD, place="198.51.100.1").status_code == 303


def test_one_name_s_trouble_is_not_another_s(app, alice, bob):
    stranger = visitor(app)
    for _ in range(11):
        try_sign_in(stranger)
    assert try_sign_in(visitor(app), "Bob", PASSWORD).status_code == 303


def test_a_place_that_guesses_at_many_names_is_stopped(app):
    stranger = visitor(app)
    seen = statuses(try_sign_in(stranger, f"name {n}") for n in range(101))
    assert seen == [422] * 100 + [429]
    assert try_sign_in(stranger, "name 500", place="192.0.2.2").status_code == 422


def test_a_known_device_may_not_guess_without_end_either(app, alice):
    assert statuses(try_sign_in(alice) for _ in range(11)) == [422] * 10 + [429]


def test_the_right_password_begins_anew(app, alice):
    stranger = visitor(app)
    for _ in range(4):
        assert statuses(try_sign_in(stranger) for _ in range(9)) == [422] * 9
        assert try_sign_in(stranger, password=PASSWORD).status_code == 303
        stranger = visitor(app)


def test_a_known_device_is_known_for_its_own_name_only(app, alice, bob):
    attacker = visitor(app)
    for n in range(61):
        try_sign_in(attacker, "Alice", place=f"192.0.2.{n}")
    assert try_sign_in(bob, "Alice", place="198.51.100.1").status_code == 429


@pytest.mark.parametrize("word", ["", ".", "x" * 65, f"{'0' * 32}.{'0' * 32}", f"{'0' * 32}.{'é' * 32}", "\uff10" * 65])
def test_a_made_up_device_is_not_known(app, alice, word):
    stranger = visitor(app)
    stranger.client.set_cookie("device", word)
    assert statuses(try_sign_in(stranger) for _ in range(11))[-1] == 429
    with app.test_request_context(headers={"Cookie": f"device={word}"}):
        assert doors._device("alice") == ""


def test_the_device_s_word_says_nothing_and_opens_nothing(app, alice):
    word = alice.client.get_cookie("device").value
    assert len(word) == doors.SEALED_CHARACTERS
    assert "alice" not in word.lower()
    stranger = visitor(app)
    stranger.client.set_cookie("device", word)
    assert stranger.get("/account").status_code == 303
    assert try_sign_in(stranger).status_code == 422


def test_the_device_s_word_is_the_next_person_s_after_they_sign_in(app, alice, bob):
    before = alice.client.get_cookie("device").value
    try_sign_in(alice, "Bob", PASSWORD)
    assert alice.client.get_cookie("device").value != before
    with app.test_request_context(headers={"Cookie": f"device={alice.client.get_cookie('device').value}"}):
        assert doors._device("bob")
        assert not doors._device("alice")


def test_it_goes_with_the_account(alice):
    alice.post_form("/account/delete", {"password": PASSWORD})
    assert alice.client.get_cookie("device") is None


def test_five_accounts_an_hour_from_one_place(app, clock):
    for n in range(5):
        sign_up(app, f"Person {n}")
    answer = visitor(app).post_form("/sign-up", {"name": "Sixth", "password": PASSWORD})
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3600")
    assert "Try again in an hour." in answer.text
    assert 'value="Sixth"' in answer.text
    assert len(rows(app, "SELECT id FROM users")) == 5
    elsewhere = {"environ_overrides": {"REMOTE_ADDR": "192.0.2.1"}}
    assert visitor(app).post_form("/sign-up", {"name": "Sixth", "password": PASSWORD}, **elsewhere).status_code == 303
    clock.shift(3601)
    sign_up(app, "Seventh")


def test_whether_names_are_taken_cannot_be_asked_without_end(app, alice):
    stranger = visitor(app)
    asked = {"name": "Alice", "password": PASSWORD}
    assert statuses(stranger.post_form("/sign-up", asked) for _ in range(20)) == [422] * 19 + [429]


def test_slips_in_the_form_are_not_tries(app):
    stranger = visitor(app)
    assert statuses(stranger.post_form("/sign-up", {"name": "D", "password": "short"}) for _ in range(30)) == [422] * 30
    assert stranger.post_form("/sign-up", {"name": "D", "password": PASSWORD}).status_code == 303


@pytest.mark.parametrize(
    ("path", "fields", "field"),
    [
        ("/account/password", {"current": "a wrong guess", "new": "a better password"}, "current"),
        ("/account/delete", {"password": "a wrong guess"}, "password"),
    ],
)
def test_the_present_password_cannot_be_guessed_on_a_device_left_open(app, alice, path, fields, field):
    assert statuses(alice.post_form(path, fields) for _ in range(10)) == [422] * 10
    refused = alice.post_form(path, {**fields, field: PASSWORD})
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "900")
    assert "tried too often" in refused.text
    assert rows(app, "SELECT name FROM users") == [("Alice",)]


def test_whoever_has_one_device_does_not_keep_the_others_from_changing_the_password(app, alice):
    second = visitor(app)
    assert try_sign_in(second, password=PASSWORD).status_code == 303
    for _ in range(12):
        second.post_form("/account/delete", {"password": "a wrong guess"})
    fields = {"current": PASSWORD, "new": "a better password"}
    assert alice.post_form("/account/password", fields).status_code == 303
    assert second.get("/account").status_code == 303


def test_tries_that_are_refused_are_told_in_the_log(app, alice, anonymous, caplog):
    caplog.set_level("INFO", "webapp.audit")
    for _ in range(11):
        try_sign_in(anonymous)
    assert caplog.text.count('"sign_in_failed"') == 10
    assert caplog.text.count('"event":"refused","status":429') == 1


def test_under_api_it_is_told_in_the_one_json_shape(app, anonymous):
    def view():
        doors.count_sign_in("somebody")
        return ""

    view.access = "public"
    app.add_url_rule("/api/tries", "api_tries", view)
    answers = [anonymous.get("/api/tries") for _ in range(11)]
    assert statuses(answers) == [200] * 10 + [429]
    assert answers[-1].json["error"] == "too_many_tries"
    assert answers[-1].headers["Retry-After"] == "900"
