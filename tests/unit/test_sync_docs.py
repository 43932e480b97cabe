"""The examples of docs/sync-protocol.md, run in their order against a real server."""

import json
import re
from pathlib import Path
from typing import get_args

import phones
import pytest

from webapp.practice.collections import MAX_RECORD_BYTES, RefusalCode
from webapp.sync import protocol

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "sync-protocol.md").read_text(encoding="utf-8")
PARTS = re.compile(
    r"```json (request|reply (?P<status>\d+))\n(?P<text>.*?)```|<!-- test: (?P<order>[^>]*?) -->", re.DOTALL
)


class Blanks:
    """What the page calls ``<account>`` or ``<nonce of 1>`` and only the run can know."""

    def __init__(self, **known):
        self.known = {f"<{name}>": value for name, value in known.items()}

    def fill(self, value):
        """The value with what the blanks stand for."""
        if isinstance(value, dict):
            return {name: self.fill(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [self.fill(inner) for inner in value]
        return self.known.get(value, value) if isinstance(value, str) else value

    def learn(self, shown, real):
        """Note what stands in the real answer where the page has a blank."""
        if isinstance(shown, dict) and isinstance(real, dict):
            for name in shown.keys() & real.keys():
                self.learn(shown[name], real[name])
        elif isinstance(shown, list) and isinstance(real, list):
            for one, other in zip(shown, real, strict=False):
                self.learn(one, other)
        elif isinstance(shown, str) and shown.startswith("<"):
            self.known.setdefault(shown, real)


def test_every_example_happens_as_it_is_told(app, alice):
    blanks = Blanks(account=alice.uuid)
    backup, answer, examples = None, None, 0
    for part in PARTS.finditer(PAGE):
        if part["order"] == "take a backup":
            backup = phones.take_backup(app)
        elif part["order"] == "restore it":
            phones.restore(app, backup)
        elif part["status"] is None:
            answer = alice.post_json("/api/sync", blanks.fill(json.loads(part["text"])))
        else:
            shown = json.loads(part["text"])
            for name in ("<time>", "<request>"):
                blanks.known.pop(name, None)
            blanks.learn(shown, answer.json)
            assert (answer.status_code, answer.json) == (int(part["status"]), blanks.fill(shown))
            examples += 1
    assert examples == PAGE.count("```json reply") > 0
    nonces = [value for name, value in blanks.known.items() if "nonce" in name]
    assert len(set(nonces)) == len(nonces) > 1


def test_the_recovery_on_the_page_has_the_id_that_its_rule_gives():
    record = {"coll": "setting", "id": "goal_days", "ver": 2, "deleted": False, "schema": 1}
    record["fields"] = {"value": 5, "from_date": "2026-09-21"}

    assert f'"op": "{phones.recover(record)["op"]}"' in PAGE


@pytest.mark.parametrize("code", get_args(RefusalCode))
def test_every_refusal_is_explained(code):
    assert f"`{code}`" in PAGE


@pytest.mark.parametrize("status", get_args(protocol.OpResult.model_fields["status"].annotation))
def test_every_status_is_explained(status):
    assert f"`{status}`" in PAGE


@pytest.mark.parametrize(
    ("limit", "of_what"),
    [
        (protocol.MAX_OPS, "changes"),
        (protocol.MAX_BODY_BYTES, "bytes a request"),
        (MAX_RECORD_BYTES, "bytes a record"),
        (protocol.MAX_PAGE_RECORDS, "records or"),
        (protocol.MAX_PAGE_BYTES, "bytes a page"),
    ],
)
def test_every_limit_is_told(limit, of_what):
    assert f"{limit:,} {of_what}" in PAGE


def test_the_reader_sees_every_field_of_a_request():
    for name, field in protocol.SyncRequest.model_fields.items():
        assert f"| `{field.alias or name}` |" in PAGE
