"""The player's settings on the wire: the table that ``client/domain/channels.ts`` satisfies too, and the docs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from webapp.practice.collections import refuse_change, refuse_record
from webapp.practice.player_settings import PLAYER_SETTINGS

ROOT = Path(__file__).resolve().parents[2]
CASES = json.loads((ROOT / "tests/vectors/player-settings.json").read_text())


def refused(name, value):
    fields = {"value": value, "from_date": None}
    return refuse_change("setting", name, fields, 1) or refuse_record("setting", name, fields, 100)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_may_be_chosen_and_what_not(case):
    for value in case["good"]:
        assert refused(f"player_{case['name']}", value) is None, value
    for value in case["bad"]:
        assert refused(f"player_{case['name']}", value).code == "invalid", value


def test_the_table_holds_every_setting_and_the_docs_too():
    assert {f"player_{case['name']}" for case in CASES} == set(PLAYER_SETTINGS)
    docs = (ROOT / "docs/sync-protocol.md").read_text()
    assert [name for name in PLAYER_SETTINGS if f"`{name}`" not in docs] == []


def test_a_setting_of_a_newer_app_is_kept():
    assert refused("player_colour_of_the_flash", "red") is None
