"""What becomes of one op, and of the ops of one push: the rules that could lose somebody's record."""

import hashlib
import itertools

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.json_door import canonical_json
from webapp.practice.records import Head, LedgerEntry, Record
from webapp.sync import digest
from webapp.sync.batch import settle
from webapp.sync.merge import decide, payload_sha256, recognise
from webapp.sync.protocol import Op, RefusedOp, parse_request

NOON = 1_790_000_000_000  # 2026-09-21, about 14:13 UTC
SESSION = {
    "source": "desk-break-3",
    "title": "Desk break",
    "kind": "routine",
    "started_at": NOON,
    "ended_at": NOON + 180_000,
    "tz": "Europe/Berlin",
    "offset_min": 120,
    "local_date": "2026-09-21",
    "active_ms": 180_000,
    "completed": True,
    "steps": [{"item": "a", "title": "A", "planned_ms": {"left": 1}, "done_ms": {"right": 2}}],
    "note": "",
}
ID = "a" * 32
START = Head(rev=0, nonce=b"", digest="0" * 32, cursor_nonce=None)
_numbers = itertools.count(1)


def an_op(kind="put", fields=None, **other):
    values = {"op": f"{next(_numbers):032x}", "coll": "session", "id": ID, "kind": kind, "fields": fields or {}}
    return Op.model_validate(values | other)


def a_choice(record_id, value, from_date):
    return an_op("put", {"value": value, "from_date": from_date}, coll="setting", id=record_id)


def a_record(fields=None, **other):
    content = canonical_json(SESSION if fields is None else fields)
    values = {
        "coll": "session",
        "id": ID,
        "ver": 3,
        "rev": 7,
        "deleted": False,
        "schema": 1,
        "content": content.decode(),
        "content_sha256": hashlib.sha256(content).digest(),
        "local_date": "2026-09-21",
        "op_id": bytes(16),
    }
    return Record(**values | other)


def fields_of(record):
    return orjson.loads(record.content)


def code_of(present, op):
    decision = decide(present, op, 8)
    assert (decision.status, decision.after, decision.kept) == ("rejected", None, ())
    assert decision.ver == (present.ver if present else 0)
    return decision.refusal.code


# --- put and patch


@pytest.mark.parametrize("kind", ["put", "patch"])
def test_a_new_record_begins_at_version_one(kind):
    decision = decide(None, an_op(kind, SESSION), 8)

    after = decision.after
    assert (decision.status, decision.ver, decision.kept) == ("ok", 1, ())
    assert (after.ver, after.rev, after.deleted, after.local_date) == (1, 8, False, "2026-09-21")
    assert fields_of(after) == SESSION
    assert after.content_sha256 == hashlib.sha256(after.content.encode()).digest()


@pytest.mark.parametrize("kind", ["put", "patch"])
def test_a_change_sets_the_named_fields_only_and_keeps_the_old_state(kind):
    present = a_record()

    decision = decide(present, an_op(kind, {"note": "left hip"}), 8)

    assert (decision.status, decision.ver, decision.after.ver, decision.after.rev) == ("ok", 4, 4, 8)
    assert fields_of(decision.after) == SESSION | {"note": "left hip"}
    assert [(kept.record, kept.at_rev, kept.offered) for kept in decision.kept] == [(present, 8, False)]


def test_an_edit_brings_a_deleted_record_back():
    decision = decide(a_record(deleted=True), an_op("patch", {"note": "kept"}), 8)

    assert not decision.after.deleted
    assert fields_of(decision.after)["note"] == "kept"


def test_a_record_cannot_begin_or_come_back_without_its_required_fields():
    assert code_of(None, an_op("patch", {"note": "no such session"})) == "incomplete"
    assert code_of(a_record({}, deleted=True), an_op("patch", {"note": "gone"})) == "incomplete"


def test_a_change_is_judged_by_what_the_record_becomes():
    shorter = an_op("patch", {"ended_at": NOON + 1_000})

    assert code_of(a_record(SESSION | {"active_ms": 400_000, "ended_at": NOON + 400_000}), shorter) == "invalid"
    assert decide(a_record(), shorter, 8).status == "ok"


# --- delete


def test_a_delete_of_the_version_it_saw_leaves_a_tombstone_with_its_fields():
    present = a_record()

    decision = decide(present, an_op("delete", base=3), 8)

    assert (decision.status, decision.ver) == ("ok", 4)
    assert (decision.after.ver, decision.after.rev, decision.after.deleted) == (4, 8, True)
    assert decision.after.content == present.content
    assert decision.kept[0].record is present


@pytest.mark.parametrize("deleted", [False, True])
def test_a_delete_of_another_version_deletes_nothing_and_shows_the_record_again(deleted):
    present = a_record(deleted=deleted)

    decision = decide(present, an_op("delete", base=2), 8)

    assert (decision.status, decision.ver, decision.kept) == ("stale", 3, ())
    assert (decision.after.ver, decision.after.rev, decision.after.deleted) == (3, 8, deleted)
    assert decision.after.content == present.content


def test_a_delete_of_a_record_that_never_came_leaves_a_tombstone():
    decision = decide(None, an_op("delete", base=2), 8)

    assert (decision.status, decision.ver, decision.after.deleted, decision.after.content) == ("ok", 1, True, "{}")


# --- recover


def test_a_lost_record_is_taken_back_as_it_was():
    decision = decide(None, an_op("recover", SESSION, base=5, deleted=True), 8)

    assert (decision.status, decision.ver, decision.after.ver, decision.after.deleted) == ("ok", 5, 5, True)
    assert fields_of(decision.after) == SESSION


@pytest.mark.parametrize("base", [1, 3, 9])
def test_a_record_that_is_still_there_stays(base):
    decision = decide(a_record(), an_op("recover", SESSION, base=base), 8)

    assert (decision.status, decision.ver, decision.after, decision.kept) == ("same", 3, None, ())


def test_the_higher_version_wins_a_field_and_the_lower_adds_what_is_missing():
    present = a_record(SESSION | {"note": "server", "tension_before": 4})
    offered = SESSION | {"note": "phone", "tension_after": 2}

    newer = decide(present, an_op("recover", offered, base=9), 8)
    older = decide(present, an_op("recover", offered, base=2), 8)
    equal = decide(present, an_op("recover", offered, base=3), 8)

    assert fields_of(newer.after) == SESSION | {"note": "phone", "tension_before": 4, "tension_after": 2}
    assert fields_of(older.after) == SESSION | {"note": "server", "tension_before": 4, "tension_after": 2}
    assert fields_of(equal.after) == fields_of(older.after)
    assert [decision.ver for decision in (newer, older, equal)] == [10, 4, 4]
    for decision in (newer, older, equal):
        assert decision.status == "merged"
        kept = {kept.offered: kept.record for kept in decision.kept}
        assert kept[False] is present
        assert fields_of(kept[True]) == offered


@pytest.mark.parametrize(("base", "gone"), [(2, False), (3, False), (4, True)])
def test_a_delete_is_recovered_over_the_same_content_only_when_it_is_newer(base, gone):
    decision = decide(a_record(), an_op("recover", SESSION, base=base, deleted=True), 8)

    assert (decision.status, decision.after.deleted) == ("merged", gone)


@pytest.mark.parametrize("also_gone", [True, False])
def test_a_delete_never_takes_content_that_it_did_not_see(also_gone):
    present = a_record(SESSION | {"note": "unseen"}, deleted=also_gone)

    decision = decide(present, an_op("recover", SESSION, base=9, deleted=True), 8)

    assert not decision.after.deleted


def test_two_sound_states_that_do_not_go_together_are_not_mixed():
    half_full = {"x": "a" * 40_000, "z": 1}
    present = a_record(half_full, coll="mood", schema=2)
    offered = {"y": "b" * 40_000, "z": 2}

    for base, stands in ((9, offered), (2, half_full)):
        decision = decide(present, an_op("recover", offered, coll="mood", schema=2, base=base), 8)
        assert fields_of(decision.after) == stands
        assert len(decision.kept) == 2


def test_a_bare_tombstone_is_recovered_although_it_has_no_fields():
    bare = an_op("recover", {}, base=1, deleted=True)

    assert decide(None, bare, 8).after.deleted
    assert decide(a_record({}, deleted=True), bare, 8).status == "same"
    over_live = decide(a_record(), an_op("recover", {}, base=9, deleted=True), 8)
    assert (over_live.after.deleted, fields_of(over_live.after)) == (False, SESSION)


def test_what_is_offered_must_be_sound_by_itself():
    assert code_of(a_record(), an_op("recover", SESSION | {"tension_after": 11}, base=4)) == "invalid"
    assert code_of(None, an_op("recover", {}, base=4)) == "incomplete"


# --- what is not taken


@pytest.mark.parametrize(
    ("op", "code"),
    [
        (an_op("put", SESSION, id="d:2026-01-01"), "bad_id"),
        (an_op("put", {"value": 1}, coll="setting", id="Goal"), "bad_id"),
        (an_op("delete", id="no-such-id", base=1), "bad_id"),
        (an_op("put", {"value": 1}, coll="mood"), "unknown_collection"),
        (an_op("put", SESSION | {"owner": "me"}), "unknown_field"),
        (an_op("put", SESSION | {"local_date": "2026-02-30"}), "invalid"),
        (an_op("put", {"value": 8}, coll="setting", id="goal_days"), "invalid"),
        (an_op("put", {"value": True}, coll="setting", id="week_start"), "invalid"),
        (an_op("put", {"value": 2}, coll="setting", id="week_start"), "invalid"),
        (a_choice("goal_days_20261123", 8, "2026-11-23"), "invalid"),
        (a_choice("week_start_20261123", 2, "2026-11-23"), "invalid"),
        (a_choice("goal_days_20261123", 4, "2026-11-24"), "invalid"),
        (a_choice("goal_days_20261123", 4, None), "invalid"),
        (a_choice("week_start_20260231", 1, "2026-02-31"), "invalid"),
        (a_choice("goal_days_2026112", 4, "2026-11-02"), "bad_id"),
        (a_choice("goal_days_202611230", 4, "2026-11-23"), "bad_id"),
        (a_choice("week_start_monday", 1, "2026-11-23"), "bad_id"),
        (a_choice("goal_days_", 4, None), "bad_id"),
        (an_op("put", {"x": "a" * 70_000}, coll="mood", schema=2), "too_large"),
        (an_op("put", {"constructor!": 1}, coll="mood", schema=2), "malformed"),
        (an_op("put", {"A": 1}, schema=2), "malformed"),
    ],
)
def test_an_op_that_does_not_fit_is_refused(op, code):
    assert code_of(None, op) == code


def test_a_choice_is_kept_under_the_day_from_which_it_counts():
    choice = a_choice("goal_days_20261123", 4, "2026-11-23")

    assert decide(None, choice, 8).status == "ok"
    kept = a_record(choice.fields, coll="setting", id=choice.id)
    assert decide(kept, an_op("patch", {"value": 5}, coll="setting", id=choice.id), 8).status == "ok"
    assert code_of(kept, an_op("patch", {"from_date": "2026-11-30"}, coll="setting", id=choice.id)) == "invalid"
    assert decide(None, an_op("put", {"value": "warm"}, coll="setting", id="voice_20261123"), 8).status == "ok"


@pytest.mark.parametrize("day", [1, 6, 7])
def test_a_week_starts_on_monday_saturday_or_sunday(day):
    assert decide(None, an_op("put", {"value": day}, coll="setting", id="week_start"), 8).status == "ok"


def test_a_refusal_says_where_and_why_in_words():
    refusal = decide(None, an_op("put", SESSION | {"ended_at": NOON - 1}), 8).refusal

    assert refusal.detail == "record: ended_at is before started_at"
    odd = decide(None, an_op("put", SESSION | {"note": "turned \u202e around"}), 8).refusal
    assert odd.detail == "note: it has characters that cannot be kept"
    deep = SESSION | {"steps": [{"item": "a", "title": "A", "planned_ms": {}, "done_ms": {"left": "secret"}}]}
    detail = decide(None, an_op("put", deep), 8).refusal.detail
    assert detail.startswith("steps.0.done_ms.left: ")
    assert "secret" not in detail


# --- a newer app


def test_what_only_a_newer_app_knows_is_kept_unread():
    new_kind = decide(None, an_op("put", {"local_date": 5, "x": {"y": 1}}, coll="mood", id="anything-1", schema=2), 8)
    new_field = decide(None, an_op("put", SESSION | {"weather": "dry"}, schema=2), 8)

    assert fields_of(new_kind.after) == {"local_date": 5, "x": {"y": 1}}
    assert (new_kind.after.schema, new_kind.after.local_date) == (2, None)
    assert fields_of(new_field.after)["weather"] == "dry"


def test_an_older_app_edits_beside_the_fields_of_a_newer_one():
    present = a_record(SESSION | {"weather": "dry"}, schema=2)

    decision = decide(present, an_op("patch", {"note": "n"}), 8)

    assert fields_of(decision.after) == SESSION | {"weather": "dry", "note": "n"}
    assert decision.after.schema == 2


def test_a_newer_app_may_not_break_the_fields_that_are_known():
    assert code_of(None, an_op("put", SESSION | {"weather": "dry", "tension_after": 11}, schema=2)) == "invalid"
    assert code_of(None, an_op("put", {"weather": "dry"}, schema=2)) == "incomplete"


# --- the ledger


def test_the_same_op_again_is_known_and_another_under_its_id_is_refused():
    op = an_op("put", SESSION)
    entry = LedgerEntry(bytes.fromhex(op.op), 1, "session", ID, "put", "ok", 5, payload_sha256(op))
    newer_app = op.model_copy(update={"schema_": 2})

    assert recognise(entry, payload_sha256(newer_app), None).status == "dup"
    assert recognise(entry, payload_sha256(op), a_record()).ver == 5
    for other in ({"kind": "patch"}, {"base": 1}, {"id": "b" * 32}, {"fields": {}}, {"coll": "mood"}):
        reused = recognise(entry, payload_sha256(op.model_copy(update=other)), a_record())
        assert (reused.status, reused.refusal.code, reused.ver) == ("rejected", "op_id_reused", 3)


# --- a whole push


def results(settled):
    return [(result["status"], result["code"], result["ver"], result["rec_rev"]) for result in settled.results]


def test_one_refused_op_does_not_hold_up_its_neighbours():
    _, ops = parse_request(
        {
            "proto": 1,
            "schema": 1,
            "req": "0" * 32,
            "account": "0" * 32,
            "device": "0" * 32,
            "cursor": {"rev": 0, "nonce": ""},
            "ops": [
                {"op": "1" * 32, "coll": "session", "id": ID, "kind": "put", "fields": SESSION},
                {"op": "2" * 32, "coll": "session", "id": ID, "kind": "burn"},
                {"op": "3" * 32, "coll": "session", "id": "b" * 32, "kind": "patch", "fields": {"note": "x"}},
                {"op": "4" * 32, "coll": "session", "id": ID, "kind": "patch", "fields": {"note": "x"}},
            ],
        }
    )
    settled = settle(ops, START, {}, {})

    assert isinstance(ops[1], RefusedOp)
    assert results(settled) == [
        ("ok", None, 1, 2),
        ("rejected", "malformed", 0, 0),
        ("rejected", "incomplete", 0, 0),
        ("ok", None, 2, 2),
    ]
    assert [entry.rev for entry in settled.batch.entries] == [1, 2]
    assert [record.ver for record in settled.batch.created] == [2]


def test_an_op_twice_in_one_push_is_done_once():
    op = an_op("put", SESSION)

    settled = settle([op, op, op.model_copy(update={"fields": {"note": "y"}})], START, {}, {})

    assert results(settled) == [("ok", None, 1, 1), ("dup", None, 1, 1), ("rejected", "op_id_reused", 1, 1)]
    assert settled.batch.rev == 1


def test_a_push_that_changes_nothing_writes_nothing():
    assert settle([an_op("patch", {"note": "x"})], START, {}, {}).batch is None
    assert settle([], START, {}, {}).batch is None


def test_same_takes_a_revision_but_leaves_the_record():
    present = a_record()

    settled = settle([an_op("recover", SESSION, base=3)], START, {present.key: present}, {})

    assert results(settled) == [("same", None, 3, 7)]
    assert settled.batch.rev == 1
    assert settled.batch.created == settled.batch.changed == ()


EDITS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["put", "delete", "recover"]), st.integers(0, 4)), max_size=12
)


@given(EDITS, st.integers(0, 12))
def test_a_push_in_pieces_is_the_push_as_a_whole(edits, cut):
    ops = [
        an_op(kind, {} if kind == "delete" else SESSION | {"note": str(base)}, id=letter * 32, base=base + 1)
        for letter, kind, base in edits
    ]
    whole = settle(ops, START, {}, {})
    first = settle(ops[:cut], START, {}, {})
    held, ledger, head = after(first, START, {}, {})
    second = settle(ops[cut:], head, held, ledger)

    assert after(second, head, held, ledger)[0] == after(whole, START, {}, {})[0]
    assert after(second, head, held, ledger)[2] == after(whole, START, {}, {})[2]


def after(settled, head, held, ledger):
    batch = settled.batch
    if batch is None:
        return held, ledger, head
    held = held | {record.key: record for record in (*batch.created, *batch.changed)}
    assert batch.digest == digest.of_records(held.values())
    ledger = ledger | {entry.op_id: entry for entry in batch.entries}
    assert sorted(entry.rev for entry in ledger.values()) == list(range(1, batch.rev + 1))
    return held, ledger, Head(batch.rev, b"", batch.digest, None)
