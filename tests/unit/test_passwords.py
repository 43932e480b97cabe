"""What is kept of a password, and how forms are read."""

from __future__ import annotations

from contextlib import suppress

import pytest
from argon2 import extract_parameters
from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.accounts import forms, passwords
from webapp.accounts.devices import device_label, seen_words
from webapp.accounts.forms import FormFaults, name_fault, name_key, password_fault

HOUR = 3_600_000
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Mobile/15E148 Safari/604"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537 Chrome/156.0 Safari/537 Edg/156.0"


def test_a_password_opens_what_it_made_and_no_other_does():
    kept = passwords.hash_password("correct horse")
    assert passwords.is_right("correct horse", kept)
    assert not passwords.is_right("correct horse ", kept)
    assert not passwords.is_right("", kept)


def test_the_same_password_never_makes_the_same_hash():
    assert passwords.hash_password("correct horse") != passwords.hash_password("correct horse")


def test_the_parameters_are_owasp_s_and_nobody_s_hash_costs_as_much():
    for kept in (passwords.hash_password("correct horse"), passwords.NOBODYS_HASH):
        found = extract_parameters(kept)
        assert (found.type.name, found.memory_cost, found.time_cost, found.parallelism) == ("ID", 19 * 1024, 2, 1)
        assert not passwords.is_outdated(kept)


@pytest.mark.parametrize("kept", ["", "x", "$argon2id$v=19$m=8,t=1,p=1$x"])
def test_a_broken_hash_opens_to_nobody(kept):
    assert not passwords.is_right("correct horse", kept)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=8, max_size=256))
@settings(max_examples=5, deadline=None)
def test_any_unicode_is_taken_exactly(password):
    kept = passwords.hash_password(password)
    assert passwords.is_right(password, kept)
    assert not passwords.is_right(password[:-1], kept)


@pytest.mark.parametrize(("length", "taken"), [(7, False), (8, True), (256, True), (257, False)])
def test_a_password_has_8_to_256_characters_of_any_kind(length, taken):
    assert (password_fault("\U0001f9d8" * length) == "") is taken


@given(st.text(max_size=80))
def test_the_key_of_a_key_is_itself(text):
    assert name_key(name_key(text)) == name_key(text)


@pytest.mark.parametrize("other", ["alice smith", "ALICE  SMITH", " Alice\u00a0Smith ", "\uff21lice Smith"])
def test_spellings_of_one_name_have_one_key(other):
    assert name_key(other) == name_key("Alice Smith")


@given(st.text())
def test_a_name_that_is_taken_can_be_kept(text):
    shown = text.strip()
    if not name_fault(shown):
        assert 1 <= len(shown) <= 64
        assert 1 <= len(name_key(shown)) <= 128
        shown.encode()


@given(st.dictionaries(st.sampled_from(["name", "password"]), st.text(max_size=400)))
def test_no_form_can_make_reading_it_fail(form):
    for read in (forms.read_sign_up, forms.read_sign_in):
        with suppress(FormFaults):
            found = read(form)
            assert found.name.shown
            assert found.password


def test_passwords_do_not_show_when_what_was_read_is_printed():
    found = forms.read_sign_in({"name": "Alice", "password": "correct horse"})
    changed = forms.read_new_password({"current": "correct horse", "new": "another horse"})
    assert "horse" not in repr(found) + repr(changed) + str(found) + str(changed)


@pytest.mark.parametrize(
    ("user_agent", "label"),
    [
        (IPHONE, "Safari on iPhone"),
        (EDGE, "Edge on Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0", "Firefox on Linux"),
        ("Mozilla/5.0 (Linux; Android 16) AppleWebKit Chrome/156 Mobile Safari", "Chrome on Android"),
        ("curl/8.0 Linux", "Linux"),
        ("<script>", "Unknown device"),
        ("", "Unknown device"),
    ],
)
def test_a_device_is_called_by_words_of_ours(user_agent, label):
    assert device_label(user_agent) == label


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (-HOUR, "within the last hour"),
        (0, "within the last hour"),
        (HOUR, "1 hour ago"),
        (23 * HOUR, "23 hours ago"),
        (24 * HOUR, "1 day ago"),
        (72 * HOUR, "3 days ago"),
    ],
)
def test_when_a_device_was_here_is_said_in_words(ago, words):
    assert seen_words(10**12 - ago, 10**12) == words
