"""What a phone keeps of a note can be backed up, and only that; tests/client/note.test.ts reads the same table."""

import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from webapp.json_door import BadJson, parse_json
from webapp.practice.wire import Note

VECTORS = json.loads((Path(__file__).parent.parent / "vectors" / "note.json").read_text())
NOTE = TypeAdapter(Note)


def taken(text):
    return NOTE.validate_python(parse_json(json.dumps(text).encode()))


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: ascii(case["typed"]))
def test_what_is_kept_of_a_note_is_taken(case):
    assert taken(case["kept"]) == case["kept"]


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: ascii(case["typed"]))
def test_what_is_left_out_of_a_note_would_be_refused(case):
    if case["kept"] == case["typed"].replace("\r\n", "\n").replace("\r", "\n"):
        assert taken(case["typed"]) == case["typed"]
        return
    with pytest.raises((ValidationError, BadJson)):
        taken(case["typed"])
