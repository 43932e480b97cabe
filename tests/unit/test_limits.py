"""Tries are counted on a clock that the test holds; who asks is known by address, or by a trusted proxy's word."""

from __future__ import annotations

import socket
from contextlib import closing

import pytest
import time_machine
from flask import request
from limits.errors import StorageError

from webapp import limits
from webapp.config import ConfigFault, parse_proxies
from webapp.errors import TooMany, wait_words
from webapp.limits import Rule

NOW = 1_800_000_000
RULE = Rule("a rule", 3, 60)


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as held:
        yield held


@pytest.fixture
def inside(app):
    with app.test_request_context():
        yield app


def waits(rule, *who):
    """How long the next try has to wait, in seconds: 0 for one that is heard."""
    try:
        limits.count(rule, *who)
    except TooMany as refused:
        return refused.retry_after_seconds
    return 0


def test_the_try_over_the_limit_waits_until_the_first_is_old_enough(inside, clock):
    assert [waits(RULE, "a"), waits(RULE, "a")] == [0, 0]
    clock.shift(40)
    assert [waits(RULE, "a"), waits(RULE, "a")] == [0, 20]
    clock.shift(19)
    assert waits(RULE, "a") == 1
    clock.shift(1.5)
    assert [waits(RULE, "a"), waits(RULE, "a"), waits(RULE, "a")] == [0, 0, 40]


def test_a_refused_try_does_not_prolong_the_wait(inside, clock):
    assert [waits(RULE, "a") for _ in range(50)] == [0] * 3 + [60] * 47
    clock.shift(60.5)
    assert waits(RULE, "a") == 0


def test_everybody_and_every_rule_is_counted_apart(inside, clock):
    other = Rule("another rule", 3, 60)
    assert [waits(RULE, "a") for _ in range(4)][-1] == 60
    assert waits(RULE, "b") == waits(other, "a") == waits(RULE, "a", "b") == 0


def test_looking_counts_nothing_and_forgetting_begins_anew(inside, clock):
    for _ in range(10):
        limits.check(RULE, "a")
    assert [waits(RULE, "a") for _ in range(4)] == [0, 0, 0, 60]
    with pytest.raises(TooMany):
        limits.check(RULE, "a")
    limits.forget(RULE, "a")
    assert waits(RULE, "a") == 0


def test_the_counters_hold_neither_names_nor_addresses(inside):
    limits.count(RULE, "alice@example.org", "192.0.2.7")
    held = str(vars(inside.extensions["counters"].chosen.storage))
    assert "psoas" in held
    assert "alice" not in held
    assert "192.0.2" not in held


@pytest.mark.parametrize(
    ("address", "caller"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("nonsense", "nonsense"),
        ("", ""),
    ],
)
def test_a_place_is_an_address_or_the_network_that_one_customer_has(app, address, caller):
    with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
        assert limits.caller() == caller


@pytest.mark.parametrize(
    ("proxies", "forwarded", "seen"),
    [
        (0, "198.51.100.9", "127.0.0.1"),
        (1, "198.51.100.9", "198.51.100.9"),
        (1, "203.0.113.1, 198.51.100.9", "198.51.100.9"),
        (2, "203.0.113.1, 198.51.100.9", "203.0.113.1"),
        (2, "198.51.100.9", "127.0.0.1"),
    ],
)
def test_a_header_is_believed_only_as_far_as_the_setting_says(make_app, proxies, forwarded, seen):
    app = make_app(trusted_proxies=proxies)

    def who():
        return f"{limits.caller()} {request.scheme} {request.host}"

    who.access = "public"
    app.add_url_rule("/who", "who", who)
    claims = {"X-Forwarded-For": forwarded, "X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example"}
    assert app.test_client().get("/who", headers=claims).text == f"{seen} http localhost"


@pytest.mark.parametrize(("text", "number"), [("", 0), (" ", 0), ("0", 0), ("1", 1), (" 2 ", 2)])
def test_the_number_of_proxies_is_read(text, number):
    assert parse_proxies(text) == number


@pytest.mark.parametrize("text", ["-1", "10", "yes", "1.5", "\u0661"])
def test_a_number_of_proxies_that_is_none_stops_the_start(text):
    with pytest.raises(ConfigFault, match="TRUSTED_PROXIES"):
        parse_proxies(text)


@pytest.mark.parametrize("storage", ["nonsense", "sqlite:///x", "redis"])
def test_a_storage_that_is_none_stops_the_start(make_app, storage):
    with pytest.raises(ConfigFault, match="RATE_LIMIT_STORAGE"):
        make_app(rate_limit_storage=storage)


def test_a_redis_that_does_not_answer_leaves_each_process_to_count_for_itself(make_app, caplog):
    with closing(socket.socket()) as bound:
        bound.bind(("127.0.0.1", 0))  # and never listened on: whoever connects is refused
        app = make_app(rate_limit_storage=f"redis://127.0.0.1:{bound.getsockname()[1]}/0")
        with app.test_request_context():
            assert [waits(RULE, "a") > 0 for _ in range(4)] == [False, False, False, True]
            limits.forget(RULE, "a")
            assert waits(RULE, "a") == 0
    assert "RATE_LIMIT_STORAGE does not answer" in caplog.text


def test_only_the_storage_s_own_failure_is_forgiven(inside, monkeypatch):
    def breaks(*_):
        raise ValueError

    monkeypatch.setattr(inside.extensions["counters"].chosen, "hit", breaks)
    assert not issubclass(ValueError, StorageError)
    with pytest.raises(ValueError):  # noqa: PT011 - it has no words
        limits.count(RULE, "a")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "a minute"),
        (60, "a minute"),
        (61, "2 minutes"),
        (900, "15 minutes"),
        (3540, "59 minutes"),
        (3541, "an hour"),
    ],
)
def test_the_wait_is_said_in_words_and_never_too_short(seconds, words):
    assert wait_words(seconds) == words
