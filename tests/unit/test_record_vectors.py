"""What a record must be to come in: the server and the phone agree, by one table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from webapp.json_door import canonical_json
from webapp.practice.collections import COLLECTIONS, SCHEMA, refuse_change, refuse_record

VECTORS = json.loads((Path(__file__).resolve().parents[1] / "vectors" / "records.json").read_text(encoding="utf-8"))


def refusal(case):
    coll, record_id, fields = case["coll"], case["id"], case["fields"]
    changed = refuse_change(coll, record_id, fields, SCHEMA)
    return changed or refuse_record(coll, record_id, fields, len(canonical_json(fields)))


@pytest.mark.parametrize("case", VECTORS["kept"], ids=lambda case: case["what"])
def test_what_can_be_is_kept(case):
    assert refusal(case) is None


@pytest.mark.parametrize("case", VECTORS["refused"], ids=lambda case: case["what"])
def test_what_cannot_be_is_refused(case):
    assert refusal(case) is not None


def test_every_kind_of_record_is_in_the_table():
    for cases in (VECTORS["kept"], VECTORS["refused"]):
        assert set(COLLECTIONS) <= {case["coll"] for case in cases}
