"""The door every JSON body comes through, and the one canonical form of JSON.

Pure. ``parse_json`` lets in only text that every reader understands alike: Python's own parser takes ``NaN``,
``1e999``, doubled keys and half of a surrogate pair, and one such value, stored and sent back, would stop
``JSON.parse`` on every phone of that person for good.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from itertools import accumulate
from typing import Any, Never

import orjson

MAX_DEPTH = 16
LARGEST_INTEGER = 2**53 - 1
FORBIDDEN_KEYS = frozenset({"__proto__"})

# Possessive, and it takes an unclosed string to the end: no body makes it look at a character twice.
_STRING = re.compile(r'"(?:[^"\\]++|\\.?)*+"?', re.DOTALL)
_BRACKETS = re.compile(r"[\[\]{}]")
_UNFIT_TEXT = re.compile("[\x00\ud800-\udfff]")
_CONTAINERS = frozenset({dict, list})  # exactly what a parser makes
_STEP = {"[": 1, "{": 1, "]": -1, "}": -1}
# What a body can hide although it comes back unchanged from a round trip through the fast parser.
_SUSPECTS = (b"\\u0000", b"__proto__", b".0", b":-0", b"[-0", b",-0")


class BadJson(ValueError):  # noqa: N818 - named for what happened
    """The body is not JSON that may come in; ``reason`` is a short sentence for the person who sent it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def parse_json(body: bytes, max_depth: int = MAX_DEPTH) -> Any:
    """Return the value of a UTF-8 body, or raise :class:`BadJson`.

    Refused: another encoding or a byte order mark, nesting deeper than ``max_depth``, doubled keys, ``__proto__``,
    numbers that JavaScript cannot hold exactly (integers from 2**53, NaN, infinities, -0.0, what rounds to zero),
    NUL and lone surrogates. The caller limits the length of the body.
    """
    plain = _parse_plain(body)
    if plain is None:
        return _parse_with_suspicion(body, max_depth)
    if _depth(plain) > max_depth:
        raise BadJson(_too_deep(max_depth))
    return plain


def canonical_json(value: object) -> bytes:
    """Return the one form that is hashed and stored: UTF-8, no spaces, keys in code point order, least escapes.

    ``tests/vectors/canonical.json`` pins it for both languages.
    """
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER)


def _parse_plain(body: bytes) -> Any:
    """Return the value if the body is exactly what a serialiser makes of it, else None.

    Such a body cannot hide a doubled key, an odd number or an odd escape: they would not survive the round trip.
    It is the form that ``JSON.stringify`` sends, and several times faster to let in than the suspicious way.
    """
    if any(suspect in body for suspect in _SUSPECTS):
        return None
    try:
        value = orjson.loads(body)
        return value if orjson.dumps(value, option=orjson.OPT_STRICT_INTEGER) == body else None
    except (orjson.JSONDecodeError, orjson.JSONEncodeError):
        return None


def _depth(value: object) -> int:
    depth, level = 0, [value] if type(value) in _CONTAINERS else []
    while level:
        depth += 1
        level = [child for each in level for child in _children(each) if type(child) in _CONTAINERS]
    return depth


def _children(container: Any) -> Iterable[object]:
    return container.values() if type(container) is dict else container


def _parse_with_suspicion(body: bytes, max_depth: int) -> Any:
    try:
        text = body.decode("utf-8", errors="strict")
    except UnicodeDecodeError:
        raise BadJson("The text is not UTF-8.") from None
    # Before parsing: the parser recurses, and a hundred thousand brackets would end it with a RecursionError.
    depths = accumulate(_STEP[bracket] for bracket in _BRACKETS.findall(_STRING.sub("", text)))
    if max(depths, default=0) > max_depth:
        raise BadJson(_too_deep(max_depth))
    try:
        value = _decoder.decode(text)
    except BadJson:
        raise
    except ValueError:  # JSONDecodeError, a byte order mark, or an integer of thousands of digits
        raise BadJson("The text is not JSON.") from None
    _refuse_unfit_text(value)
    return value


def _too_deep(max_depth: int) -> str:
    return f"The JSON is nested deeper than {max_depth} levels."


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BadJson("A key appears twice in one object.")
    if not FORBIDDEN_KEYS.isdisjoint(found):
        raise BadJson("A key has a name that is not allowed.")
    return found


def _integer(literal: str) -> int:
    if len(literal) > len(str(-LARGEST_INTEGER)) or abs(number := int(literal)) > LARGEST_INTEGER:
        raise BadJson("A whole number is too large.")
    return number


def _fraction(literal: str) -> float | int:
    number = float(literal)
    if not math.isfinite(number):
        raise BadJson("A number is too large.")
    mantissa = re.split("[eE]", literal)[0]
    if number == 0 and (literal.startswith("-") or any(digit in "123456789" for digit in mantissa)):
        raise BadJson("A number is too small to be kept exactly.")
    # 5.0 and 5 are one number in JSON and in JavaScript; one of them would otherwise hash differently.
    return int(number) if number.is_integer() and abs(number) <= LARGEST_INTEGER else number


def _constant(name: str) -> Never:
    raise BadJson(f"{name} is not a number in JSON.")


def _refuse_unfit_text(value: object) -> None:
    rest = [value]
    while rest:
        found = rest.pop()
        if isinstance(found, dict):
            rest.extend(found)
            rest.extend(found.values())
        elif isinstance(found, list):
            rest.extend(found)
        elif isinstance(found, str) and _UNFIT_TEXT.search(found):
            raise BadJson("A text has a character that cannot be stored.")


_decoder = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_float=_fraction, parse_constant=_constant
)
