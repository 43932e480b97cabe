"""Which passwords are refused because many people have them, or because they are the name itself."""

from __future__ import annotations

import subprocess
import sys

import pytest

from webapp.accounts.common import COMMON_PASSWORD, NAME_AS_PASSWORD, common_fault, common_passwords


def test_every_listed_password_that_is_long_enough_is_refused_in_any_capitals():
    assert len(common_passwords()) > 10_000
    for word in common_passwords():
        assert common_fault(word, "Alice") == common_fault(word.upper(), "Alice") == COMMON_PASSWORD


@pytest.mark.parametrize("password", ["password", "12345678", "Passw0rd", "qwertyuiop", "Psoas Reset", "hipflexor"])
def test_so_are_the_best_known_and_the_words_of_this_app(password):
    assert common_fault(password, "Alice") == COMMON_PASSWORD


@pytest.mark.parametrize("password", ["alice smith", "ALICE  SMITH", "\uff21lice smith"])
def test_a_name_is_no_password_for_itself(password):
    assert common_fault(password, "Alice Smith") == NAME_AS_PASSWORD


@pytest.mark.parametrize(
    "password", ["correct horse battery", "пароль-пароль", "        ", "aaaaaaaabbbb cccc", "tr0ub4dor&3"]
)
def test_no_kind_of_character_is_asked_for(password):
    assert common_fault(password, "Alice") == ""


def test_the_list_is_not_read_before_somebody_chooses_a_password():
    code = "import sys, webapp.accounts.views; print('zxcvbn.frequency_lists' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
