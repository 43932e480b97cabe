"""What may come in as JSON, and the canonical form that is hashed and stored."""

import json
from pathlib import Path

import pytest
from hostile_json import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from webapp.json_door import LARGEST_INTEGER, BadJson, canonical_json, parse_json

VECTORS = json.loads((Path(__file__).parent.parent / "vectors" / "canonical.json").read_text(encoding="utf-8"))

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER)
    | st.floats(allow_nan=False, allow_infinity=False).filter(lambda number: not (number == 0 or number.is_integer()))
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=5), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_body_is_refused_with_a_reason(name):
    with pytest.raises(BadJson) as refusal:
        parse_json(HOSTILE[name])

    assert refusal.value.reason.endswith(".")


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b"null", None),
        (b"[]", []),
        (b'"a"', "a"),
        (b"0", 0),
        (b"-0", 0),
        (b"0.0", 0),
        (b"5.0", 5),
        (b"[5.0]", [5]),
        (b"5e0", 5),
        (b"-0.5", -0.5),
        (b"0.25", 0.25),
        (b"1e22", 1e22),
        (b"9007199254740991", LARGEST_INTEGER),
        (b"-9007199254740991", -LARGEST_INTEGER),
        (b' {"a" : [1, 2] } ', {"a": [1, 2]}),
        (b'{"v":"\\u00e9\\ud83d\\ude00"}', {"v": "é😀"}),
        ('{"v":"é😀 \u2028"}'.encode(), {"v": "é😀 \u2028"}),
        (b'{"v":"\\\\u0000"}', {"v": "\\u0000"}),
        (b'{"v":"__proto__ :-0 [[[[[[[[[[[[[[[[[[["}', {"v": "__proto__ :-0 [[[[[[[[[[[[[[[[[[["}),
        (b"[" * 16 + b"]" * 16, json.loads(b"[" * 16 + b"]" * 16)),
    ],
)
def test_an_honest_body_is_let_in(body, value):
    parsed = parse_json(body)

    assert parsed == value
    assert type(parsed) is type(value)


@given(VALUES)
def test_any_value_comes_in_as_it_was_however_it_is_written(value):
    tidy = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    loose = json.dumps(value, ensure_ascii=True, indent=1).encode()

    assert canonical_json(parse_json(tidy)) == canonical_json(parse_json(loose)) == canonical_json(value)


@given(st.binary(max_size=60) | st.text(alphabet='{}[]",:\\u0d8e-.1N ', max_size=40).map(str.encode))
def test_whatever_comes_in_is_json_for_everybody(body):
    try:
        value = parse_json(body)
    except BadJson:
        return

    assert canonical_json(json.loads(body)) == canonical_json(value) or b"." in body or b"-0" in body


def test_the_depth_that_is_allowed_can_be_chosen():
    assert parse_json(b"[[1]]", max_depth=2) == [[1]]
    with pytest.raises(BadJson):
        parse_json(b"[[1]]", max_depth=1)
    with pytest.raises(BadJson):
        parse_json(b"[ [1]]", max_depth=1)


@pytest.mark.parametrize("case", VECTORS["canonical"], ids=lambda case: case["text"][:40])
def test_the_canonical_form_is_the_same_in_both_languages(case):
    assert canonical_json(case["value"]).decode() == case["text"]
