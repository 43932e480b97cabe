"""The log of security events: each is there, and nothing that anybody typed, holds or practised ever is."""

from __future__ import annotations

import json
import logging

import pytest
from factories import PASSWORD, rows, sign_up, visitor

from webapp.audit import network_of

BROWSER = "Canary-Browser/1 \x1b[31m Safari"


@pytest.fixture
def events(app, caplog):
    """The events so far, parsed; every line of the log must be one JSON object."""
    caplog.set_level(logging.INFO, "webapp.audit")

    def read():
        return [json.loads(record.getMessage()) for record in caplog.records if record.name == "webapp.audit"]

    return read


def names(events):
    return [event["event"] for event in events()]


def test_an_event_says_whom_in_which_request_where_and_from_which_network(app, events):
    alice = sign_up(app, "Alice")
    answer = alice.post_json("/api/sign-out", environ_overrides={"REMOTE_ADDR": "192.0.2.77"})
    assert events()[-1] == {
        "event": "signed_out",
        "person": alice.id,
        "request": answer.headers["X-Request-Id"],
        "view": "accounts.sign_out",
        "network": "192.0.2.0/24",
    }


def test_a_whole_life_of_an_account_is_told_in_order(app, events):
    alice, second = sign_up(app, "Alice"), visitor(app)
    second.post_form("/sign-in", {"name": "Alice", "password": "a wrong guess"})
    second.post_form("/sign-in", {"name": "Nobody", "password": "a wrong guess"})
    second.post_form("/sign-in", {"name": "Alice", "password": PASSWORD})
    alice.post_form("/account/password", {"current": "a wrong guess", "new": "a better password"})
    alice.post_form("/account/password", {"current": PASSWORD, "new": "a better password"})
    alice.post_form("/account/devices/sign-out-others")
    ((session,),) = rows(app, "SELECT id FROM sessions")
    alice.post_form(f"/account/devices/{session}/sign-out")
    alice.post_form("/sign-in", {"name": "Alice", "password": "a better password"})
    alice.post_form("/account/delete", {"password": "a wrong guess"})
    alice.post_form("/account/delete", {"password": "a better password"})
    told = [(event["event"], event.get("person")) for event in events()]
    assert told == [
        ("signed_up", 1),
        ("sign_in_failed", 1),
        ("sign_in_failed", None),
        ("signed_in", 1),
        ("password_change_failed", 1),
        ("password_changed", 1),
        ("others_signed_out", 1),
        ("device_signed_out", 1),
        ("signed_in", 1),
        ("account_delete_failed", 1),
        ("account_deleted", 1),
    ]


def test_what_did_not_happen_is_not_told(app, events, anonymous):
    anonymous.post_json("/api/sign-out")
    anonymous.post_form("/sign-up", {"name": "", "password": "short"})
    assert events() == []


def test_a_refusal_is_told_with_the_view_it_met(app, events, alice):
    alice.post_form("/account/delete", {"password": PASSWORD}, headers={"Sec-Fetch-Site": "cross-site"})
    assert names(events) == ["refused"]
    assert events()[-1]["view"] == "accounts.delete_account"
    assert events()[-1]["status"] == 403


def test_nothing_typed_held_or_practised_reaches_any_log(app, caplog):
    caplog.set_level(logging.DEBUG)
    name, wrong, new = "canary-name\r\nFAKE LINE", "canary-wrong-1", "canary-new-2"
    headers = {"User-Agent": BROWSER, "X-Request-Id": "canary-id"}
    alice = sign_up(app, "canary-alice", "canary-password")
    tokens = [alice.token, alice.client.get_cookie("code").value]
    alice.post_form("/account/recovery-code", {"confirm": "canary-password"}, headers=headers)
    tokens.append(alice.client.get_cookie("code").value)
    used = {"name": "canary-alice", "code": tokens[0], "new": "canary-recovered"}
    alice.post_form("/account/recover", used, headers=headers)
    alice.post_form("/sign-in", {"name": name, "password": wrong}, headers=headers)
    alice.post_form("/account/password", {"current": wrong, "new": new}, headers=headers)
    alice.post_form("/account/password", {"current": "canary-password", "new": new}, headers=headers)
    tokens.append(alice.token)
    alice.post_json("/api/sync", {"note": "canary-note", "tension": 7}, headers=headers)
    alice.get("/account?canary-query=1", headers=headers)
    alice.post_form("/account/delete", {"password": new, "note": "canary-form"}, headers=headers)
    assert "account_deleted" in caplog.text
    for secret in ("canary", "FAKE", "\x1b", alice.uuid, *tokens):
        assert secret not in caplog.text.replace("test_audit.py", ""), secret
    assert "127.0.0.1" not in caplog.text
    lines = [record.getMessage() for record in caplog.records if record.name == "webapp.audit"]
    assert all("\n" not in line and json.loads(line) for line in lines)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"),
        ("fe80::1%eth0", "fe80::/48"),
        ("\r\nFAKE", None),
        ("", None),
    ],
)
def test_of_an_address_only_the_network_is_kept(address, network):
    assert network_of(address) == network


def test_the_events_pass_where_only_warnings_are_shown(app):
    assert logging.getLogger("webapp.audit").isEnabledFor(logging.INFO)
