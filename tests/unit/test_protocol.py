"""The shapes of the sync protocol: a request is read as a whole, its ops one by one, its fields strictly."""

import hashlib
import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from webapp.json_door import canonical_json
from webapp.practice.collections import COLLECTIONS, describe_fault
from webapp.practice.records import Record
from webapp.practice.wire import Checkin, Session, Setting
from webapp.sync import digest
from webapp.sync.protocol import MAX_OPS, Op, RefusedOp, RequestFault, SyncRequest, parse_request

VECTORS = json.loads((Path(__file__).parent.parent / "vectors" / "canonical.json").read_text(encoding="utf-8"))
NOON = 1_790_000_000_000
OP = {"op": "1" * 32, "coll": "session", "id": "a" * 32, "kind": "put", "base": 0, "schema": 1, "fields": {"note": "x"}}
ENVELOPE = {
    "proto": 1,
    "schema": 1,
    "req": "2" * 32,
    "account": "3" * 32,
    "device": "4" * 32,
    "cursor": {"rev": 0, "nonce": ""},
}
SESSION = {
    "source": "desk-break-3",
    "title": "Pause im Büro 😀",
    "kind": "routine",
    "started_at": NOON,
    "ended_at": NOON + 180_000,
    "tz": "Europe/Berlin",
    "offset_min": 120,
    "local_date": "2026-09-21",
    "active_ms": 180_000,
    "completed": True,
    "steps": [
        {
            "item": "hip-flexor",
            "title": "Hip flexor",
            "planned_ms": {"left": 20_000, "right": 20_000, "both": 0},
            "done_ms": {"left": 20_000, "right": 19_500, "both": 0},
            "hurt": False,
        }
    ],
    "tension_before": 5,
    "tension_after": None,
    "note": "two\nlines, a 👩‍👧 and שלום",
}
CHECKIN = {"at": NOON, "tz": "UTC", "offset_min": 0, "local_date": "2026-09-21", "tension": 0}
SETTING = {"value": 4, "from_date": "2026-09-21"}
ROUTINE = {"title": "Before bed", "made_at": NOON, "steps": [{"item": "side-lean", "seconds_per_side": 30}]}
WHOLE = {"session": SESSION, "checkin": CHECKIN, "routine": ROUTINE, "setting": SETTING}
WRONG_TYPES = (None, True, -1, 1.5, "", "x" * 5_000, [], [None], {}, {"a": 1}, 2**53, "\x1b[31m", "\u202e", "2026-W53")


def fault_of(value):
    with pytest.raises(RequestFault) as fault:
        parse_request(value)
    return fault.value


# --- the request


def test_a_request_is_read_with_its_ops_in_order():
    second = OP | {"op": "5" * 32, "kind": "delete", "base": 3, "fields": {}}

    request, ops = parse_request(ENVELOPE | {"ops": [OP, second]})

    assert isinstance(request, SyncRequest)
    assert [op.kind for op in ops] == ["put", "delete"]
    assert ops[0].fields == {"note": "x"}


def test_a_request_without_ops_is_a_pull():
    assert parse_request(ENVELOPE)[1] == ()


@pytest.mark.parametrize("value", [None, [], "x", 1, True])
def test_only_an_object_is_a_request(value):
    assert fault_of(value).code == "bad_request"


@pytest.mark.parametrize("version", [0, 2, 99, -1])
def test_another_protocol_version_asks_for_an_upgrade_whatever_else_is_in_it(version):
    assert fault_of({"proto": version, "new_thing": []}).code == "upgrade"


@pytest.mark.parametrize("version", [True, "1", None, 1.5])
def test_a_version_that_is_no_number_is_nonsense(version):
    assert fault_of(ENVELOPE | {"proto": version}).code == "bad_request"


@pytest.mark.parametrize("name", ENVELOPE)
def test_each_part_of_the_envelope_is_needed(name):
    without = {key: value for key, value in ENVELOPE.items() if key != name}

    assert fault_of(without).detail.startswith(name)


@pytest.mark.parametrize("name", [name for name in ENVELOPE if name != "proto"])
@pytest.mark.parametrize("value", [*WRONG_TYPES, "A" * 32, "a" * 32 + "\n", {"rev": 1}, {"rev": -1, "nonce": ""}])
def test_each_part_of_the_envelope_has_its_type(name, value):
    assert fault_of(ENVELOPE | {name: value}).code == "bad_request"


def test_nothing_more_may_stand_in_the_envelope():
    assert fault_of(ENVELOPE | {"user_id": 2}).detail.startswith("user_id")
    assert fault_of(ENVELOPE | {"cursor": {"rev": 0, "nonce": "", "x": 1}}).detail.startswith("cursor.x")


@pytest.mark.parametrize("ops", [None, {}, "x", 1])
def test_ops_are_a_list(ops):
    assert fault_of(ENVELOPE | {"ops": ops}).detail.startswith("ops")


def test_too_many_ops_are_told_so_that_the_phone_can_send_fewer():
    assert fault_of(ENVELOPE | {"ops": [OP] * (MAX_OPS + 1)}).code == "too_many_ops"
    assert len(parse_request(ENVELOPE | {"ops": [OP] * MAX_OPS})[1]) == MAX_OPS


# --- the ops


@pytest.mark.parametrize(
    "change",
    [
        {"coll": "Session"},
        {"coll": "x" * 65},
        {"id": ""},
        {"id": "a/b"},
        {"kind": "burn"},
        {"base": -1},
        {"base": 2**30 + 1},
        {"schema": 0},
        {"fields": []},
        {"fields": None},
        {"deleted": True},
        {"deleted": 0},
        {"kind": "delete"},
        {"kind": "recover"},
        {"kind": "recover", "base": 0},
        {"rev": 5},
        {"user_id": 2},
        {"ver": 9},
    ],
)
def test_an_op_of_a_wrong_shape_is_refused_alone(change):
    other = OP | {"op": "6" * 32}

    _, ops = parse_request(ENVELOPE | {"ops": [other, OP | change, other]})

    assert [type(op) for op in ops] == [Op, RefusedOp, Op]
    assert (ops[1].op, ops[1].refusal.code) == (OP["op"], "malformed")


@pytest.mark.parametrize("nameless", [None, [], "x", {}, OP | {"op": "x"}, OP | {"op": None, "kind": "burn"}])
def test_an_op_that_cannot_be_named_spoils_the_request(nameless):
    assert fault_of(ENVELOPE | {"ops": [OP, nameless]}).detail.startswith("ops.1")


# --- the fields


@pytest.mark.parametrize("coll", COLLECTIONS)
def test_a_sound_record_of_each_collection_passes(coll):
    COLLECTIONS[coll].model.model_validate(WHOLE[coll])


# What each field takes although most others refuse it.
TAKES = {
    "source": ["2026-W53"],
    "title": ["2026-W53"],
    "tz": ["2026-W53"],
    "note": ["", "2026-W53"],
    "completed": [True],
    "offset_min": [-1],
    "steps": [[]],
    "tension_before": [None],
    "tension_after": [None],
    "from_date": [None],
    "value": [None, True, -1, "", 2**53, "2026-W53"],
}


@pytest.mark.parametrize(("coll", "name"), [(coll, name) for coll, fields in WHOLE.items() for name in fields])
@pytest.mark.parametrize("value", WRONG_TYPES, ids=lambda value: repr(value)[:12])
def test_each_field_takes_its_own_type_and_no_other(coll, name, value):
    record = WHOLE[coll] | {name: value}
    if any(value == taken and type(value) is type(taken) for taken in TAKES.get(name, ())):
        assert COLLECTIONS[coll].model.model_validate(record)
        return

    with pytest.raises(ValidationError):
        COLLECTIONS[coll].model.model_validate(record)


@pytest.mark.parametrize("name", [name for name, field in Session.model_fields.items() if field.is_required()])
def test_a_session_needs_each_required_field(name):
    with pytest.raises(ValidationError) as fault:
        Session.model_validate({key: value for key, value in SESSION.items() if key != name})

    assert describe_fault(fault.value) == f"{name}: Field required"


@pytest.mark.parametrize("name", ["user_id", "rev", "ver", "is_admin", "deleted", "created_at", "constructor"])
@pytest.mark.parametrize("coll", COLLECTIONS)
def test_nothing_can_be_slipped_into_a_record(coll, name):
    with pytest.raises(ValidationError):
        COLLECTIONS[coll].model.model_validate(WHOLE[coll] | {name: 1})


@pytest.mark.parametrize(
    "change",
    [
        {"ended_at": NOON - 1},
        {"active_ms": 180_000 + 5 * 60_000 + 1},
        {"local_date": "2026-09-23"},
        {"local_date": "2026-09-19"},
        {"local_date": "2026-02-30"},
        {"local_date": "0000-01-01"},
        {"local_date": "9999-12-31"},
        {"local_date": "1969-12-30"},
        {"local_date": "2026-9-21"},
        {"local_date": "2026-09-21T00:00"},
        {"local_date": "٢٠٢٦-٠٩-٢١"},
        {"offset_min": -721},
        {"offset_min": 841},
        {"tz": "Europe/Berlin; DROP"},
        {"title": "two\nlines"},
        {"title": "\u2066hidden"},
        {"note": "bell\x07"},
        {"note": "x" * 2001},
        {"tension_after": 11},
        {"steps": SESSION["steps"] * 101},
        {"steps": SESSION["steps"][0]},
        {"steps": [SESSION["steps"][0] | {"reason": "secret"}]},
        {"ended_at": 253_402_300_800_000},
    ],
)
def test_a_session_that_cannot_be_is_refused(change):
    with pytest.raises(ValidationError):
        Session.model_validate(SESSION | change)


@pytest.mark.parametrize(
    "change",
    [
        {"ended_at": NOON, "active_ms": 5 * 60_000},
        {"local_date": "2026-09-20"},
        {"local_date": "2026-09-22"},
        {"steps": []},
        {"steps": SESSION["steps"] * 100},
        {"started_at": 0, "ended_at": 0, "active_ms": 0, "local_date": "1969-12-31"},
        {
            "started_at": 253_402_300_799_999,
            "ended_at": 253_402_300_799_999,
            "active_ms": 0,
            "local_date": "9999-12-31",
        },
        {"ended_at": NOON + 23 * 3_600_000, "active_ms": 23 * 3_600_000},
    ],
)
def test_an_odd_session_that_can_be_is_taken(change):
    assert Session.model_validate(SESSION | change)


def test_a_check_in_and_a_setting_have_real_dates_too():
    for model, whole, change in (
        (Checkin, CHECKIN, {"local_date": "2026-09-25"}),
        (Setting, SETTING, {"from_date": "2026-02-29"}),
    ):
        with pytest.raises(ValidationError):
            model.model_validate(whole | change)


# --- what both languages must agree on


@pytest.mark.parametrize("case", VECTORS["digest"], ids=lambda case: f"{len(case['records'])} records")
def test_the_digest_is_the_same_in_both_languages(case):
    assert digest.of_records(map(record_of, case["records"])) == case["digest"]


@pytest.mark.parametrize("case", VECTORS["recovery"], ids=lambda case: case["record"]["coll"])
def test_the_id_of_a_recovery_is_the_same_in_both_languages(case):
    record = case["record"]
    named = [record[name] for name in ("coll", "id", "ver", "fields", "deleted")]

    assert hashlib.sha256(canonical_json(named)).hexdigest()[:32] == case["op"]


def record_of(vector):
    content = canonical_json(vector["fields"])
    return Record(
        vector["coll"], vector["id"], vector["ver"], 1, vector["deleted"], 1, content.decode(), b"", None, b""
    )
