"""``POST /api/sync``: whose records they are, what is taken, what is refused, and in which words."""

import gzip
import io
import json
import random
import threading
from dataclasses import replace

import factories
import phones
import pytest
from hostile_json import HOSTILE
from phones import Phone, an_id, an_op, delete, patch, put, session
from sqlalchemy import event

from webapp.access import Person
from webapp.json_door import canonical_json
from webapp.sync.protocol import Problem

JSON = "application/json"


@pytest.fixture(scope="module")
def standing_app(tmp_path_factory, empty_database):
    """One app for the many tests that must change nothing in it."""
    app = factories.make_app(tmp_path_factory.mktemp("refusals"), empty_database)
    yield app
    factories.close_app(app)


@pytest.fixture(scope="module")
def standing_alice(standing_app):
    return factories.sign_up(standing_app, "Alice")


def problem(answer):
    """The one shape in which an API address refuses."""
    assert answer.mimetype == "application/json"
    assert answer.headers["Cache-Control"] == "no-store"
    said = Problem.model_validate(answer.json)
    assert said.message
    assert said.request_id == answer.headers["X-Request-Id"]
    return answer.status_code, said.error


def stored(app):
    """Everything that a sync may write."""
    tables = ("records", "ops", "history", "devices")
    counts = {table: factories.rows(app, f"SELECT * FROM {table}") for table in tables}  # noqa: S608 - four known names
    return counts | {"users": factories.rows(app, "SELECT id, rev, digest FROM users")}


def statuses(reply):
    return [(result["status"], result["code"]) for result in reply["results"]]


# --- works


def test_a_session_goes_into_the_database_and_to_the_other_phone(app, alice):
    op = put(note="left hip, é 😀")

    reply = Phone(alice).sync(op)

    assert reply["results"] == [
        {"op": op["op"], "status": "ok", "code": None, "detail": None, "ver": 1, "rec_rev": 1},
    ]
    ((owner, data, local_date),) = factories.rows(app, "SELECT user_id, data, local_date FROM records")
    assert (owner, json.loads(data), local_date) == (alice.id, op["fields"], "2026-09-21")
    (seen,) = Phone(alice).sync()["changes"]
    assert seen == {"coll": "session", "id": op["id"], "ver": 1, "rev": 1, "deleted": False, "schema": 1} | {
        "fields": op["fields"]
    }


def test_every_collection_can_be_stored(alice):
    at = {"at": phones.NOON, "tz": "UTC", "offset_min": 0, "local_date": "2026-09-21"}

    reply = Phone(alice).sync(
        put(), put(coll="checkin", **at, tension=7), put("goal_days", "setting", value=4, from_date="2026-09-21")
    )

    assert statuses(reply) == [("ok", None)] * 3


def test_an_edit_sets_the_named_fields_only_and_the_old_state_is_kept(app, alice):
    first, second = Phone(alice), Phone(alice)
    op = put()
    first.sync(op)
    second.sync()

    second.sync(patch(op["id"], note="from the second"))
    first.sync(patch(op["id"], tension_after=1))

    (record,) = (first.sync_all(), first.records)[1].values()
    assert record["fields"] == op["fields"] | {"note": "from the second", "tension_after": 1}
    kept = factories.rows(app, "SELECT ver, at_rev, offered, data FROM history ORDER BY at_rev")
    assert [row[:3] for row in kept] == [(1, 2, 0), (2, 3, 0)]
    assert json.loads(kept[0][3]) == op["fields"]


@pytest.mark.parametrize("seed", range(3))
def test_the_same_session_ten_times_in_any_order_from_two_devices_is_one_row(app, alice, seed):
    chance = random.Random(seed)
    devices = [Phone(alice), Phone(alice)]
    op, others = put(), [put() for _ in range(4)]
    posts = [[op], [*others, op], [op, *others], [op, op], [others[0], op, others[1]]] * 2
    chance.shuffle(posts)

    results = [chance.choice(devices).sync(*ops)["results"] for ops in posts]

    mine = [result for answered in results for result in answered if result["op"] == op["op"]]
    assert [result["status"] for result in mine] == ["ok"] + ["dup"] * (len(mine) - 1)
    assert {result["ver"] for result in mine} == {1}
    assert factories.rows(app, "SELECT count(*) FROM records WHERE id = ?", op["id"]) == [(1,)]
    assert factories.rows(app, "SELECT count(*), max(rev) FROM ops") == [(5, 5)]
    assert factories.rows(app, "SELECT count(*) FROM history") == [(0,)]


def test_two_devices_that_push_at_once_are_served_one_after_the_other(app, alice):
    alices = [alice, factories.sign_in(app, "Alice")]
    same, answers = put(), []

    def push(someone):
        phone = Phone(someone)
        answers.extend(phone.post([same, put()]).status_code for _ in range(5))

    threads = [threading.Thread(target=push, args=[someone]) for someone in alices]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [200] * 10
    assert factories.rows(app, "SELECT count(*), min(rev), max(rev), count(DISTINCT rev) FROM ops") == [(11, 1, 11, 11)]


def test_a_delete_that_did_not_see_the_last_edit_deletes_nothing(alice):
    first, second = Phone(alice), Phone(alice)
    op = put()
    first.sync(op)
    second.sync()
    second.sync(patch(op["id"], note="unseen"))
    first.cursor = second.cursor

    reply = first.sync(delete(op["id"], base=1))

    assert statuses(reply) == [("stale", None)]
    # Although the first phone had a cursor past that edit, it is shown the record that it wanted gone.
    (record,) = reply["changes"]
    assert (record["deleted"], record["ver"], record["fields"]["note"]) == (False, 2, "unseen")
    assert statuses(first.sync(delete(op["id"], base=2))) == [("ok", None)]
    second.sync_all()
    assert second.records["session", op["id"]]["deleted"]


def test_the_digest_is_that_of_all_records_and_tombstones(alice):
    phone = Phone(alice)
    ops = [put() for _ in range(5)]
    phone.sync(*ops)
    phone.sync(delete(ops[0]["id"], base=1), patch(ops[1]["id"], note="x"), delete(ops[2]["id"], base=7))
    reply = phone.sync(patch(ops[0]["id"], note="back"), put("goal_days", "setting", value=2))

    assert reply["digest"] == phones.digest_of(phone.records.values())


# --- refuses


def test_nobody_signed_in_is_told_to_sign_in(app, anonymous):
    answer = anonymous.post_json("/api/sync", Phone(factories.sign_up(app, "Alice")).body([put()]))

    assert problem(answer) == (401, "not_signed_in")
    assert stored(app)["records"] == []


def test_a_cookie_that_nobody_has_is_no_sign_in(alice):
    alice.client.set_cookie("sid", "x" * 43)

    assert problem(Phone(alice).post())[0] == 401


def test_anothers_phone_is_told_so_and_nothing_is_taken_or_shown(app, alice, bob):
    Phone(alice).sync(put(note="canary of Alice"))
    before = stored(app)
    phone = Phone(bob)

    answer = phone.post([put()], account=alice.uuid)

    assert problem(answer) == (409, "account_mismatch")
    assert "canary" not in answer.text
    assert stored(app) == before


def test_the_same_ids_belong_to_each_person_apart(app, alice, bob):
    op = put(note="of Alice")
    theirs = op | {"fields": session(note="of Bob")}
    Phone(alice).sync(op)

    reply = Phone(bob).sync(theirs)

    assert statuses(reply) == [("ok", None)]
    assert [record["fields"]["note"] for record in reply["changes"]] == ["of Bob"]
    assert "of Bob" not in json.dumps(Phone(alice).sync())
    assert factories.rows(app, "SELECT count(*) FROM records") == [(2,)]


@pytest.mark.parametrize("ops", [(), (put(),)])
def test_an_account_that_is_deleted_while_its_phone_asks_is_gone(app, alice, monkeypatch, ops):
    gone = Person(id=alice.id + 1, uuid=alice.uuid, name="Alice", session_id=1)
    monkeypatch.setattr("webapp.sync.views.current_person", lambda: gone)

    assert problem(Phone(alice).post(ops)) == (410, "account_gone")


def test_every_statement_about_records_names_the_person(alice, statements):
    phone = Phone(alice)
    op = put()
    phone.sync(op)
    phone.sync(patch(op["id"], note="x"), delete(op["id"], base=9))
    phone.sync()

    about = [sql for sql in statements if any(f" {name}" in sql for name in ("records", "ops", "history", "devices"))]
    assert about
    assert all("user_id" in sql for sql in about)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_body_is_refused_in_the_one_shape(standing_app, standing_alice, name):
    alice = standing_alice
    hostile = HOSTILE[name]
    before = stored(standing_app)
    answers = [alice.client.post("/api/sync", data=hostile, headers=factories.FROM_OUR_SCRIPTS, content_type=JSON)]
    if hostile.startswith(b'{"v":') and hostile.endswith(b"}"):
        inside = json.dumps(Phone(alice).body([put()])).encode().replace(b'"note": ""', b'"note": %s' % hostile)
        answers.append(
            alice.client.post("/api/sync", data=inside, headers=factories.FROM_OUR_SCRIPTS, content_type=JSON)
        )

    assert {problem(answer) for answer in answers} == {(400, "bad_json")}
    assert stored(standing_app) == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"data": b"{"}, (400, "bad_json")),
        ({"data": b""}, (400, "bad_json")),
        ({"data": b"null"}, (422, "bad_request")),
        ({"data": b"[]"}, (422, "bad_request")),
        ({"data": b"7"}, (422, "bad_request")),
        ({"data": b'"x"'}, (422, "bad_request")),
        ({"data": b'{"proto":1}'}, (422, "bad_request")),
        ({"data": b'{"proto":2}'}, (426, "upgrade")),
        ({"data": b'{"v":"' + b"a" * 2_000_000 + b'"}'}, (413, "too_large")),
        ({"data": b" " * (256 * 1024 + 1)}, (413, "too_large")),
        ({"content_type": "text/plain"}, (415, "wrong_type")),
        ({"content_type": "application/x-www-form-urlencoded"}, (415, "wrong_type")),
        ({"content_type": None}, (415, "wrong_type")),
        ({"headers": {"Sec-Fetch-Site": "same-origin"}}, (403, "app_header_missing")),
        ({"headers": {"Sec-Fetch-Site": "cross-site", "X-App": "1"}}, (403, "cross_site")),
        ({"headers": {"Sec-Fetch-Site": "same-site", "X-App": "1"}}, (403, "cross_site")),
        ({"headers": {"Origin": "https://evil.example", "X-App": "1"}}, (403, "cross_site")),
        ({"headers": {"X-App": "1", "Content-Encoding": "gzip"}, "data": gzip.compress(b"{}")}, (415, "wrong_type")),
        ({"method": "GET"}, (405, "method_not_allowed")),
        ({"method": "PUT"}, (405, "method_not_allowed")),
    ],
)
def test_nonsense_is_refused_in_the_one_shape(standing_alice, change, said):
    alice = standing_alice
    sound = {"data": json.dumps(Phone(alice).body()), "content_type": JSON, "headers": factories.FROM_OUR_SCRIPTS}

    assert problem(alice.client.open("/api/sync", **{"method": "POST", **sound, **change})) == said


def test_a_body_without_a_length_is_cut_off_too(alice):
    body = io.BytesIO(b'{"v":"' + b"a" * 900_000 + b'"}')
    answer = alice.client.post(
        "/api/sync",
        headers=factories.FROM_OUR_SCRIPTS,
        content_type=JSON,
        environ_overrides={"wsgi.input": body, "wsgi.input_terminated": True, "CONTENT_LENGTH": ""},
    )

    assert problem(answer) == (413, "too_large")
    assert body.tell() < 300_000


def test_more_ops_than_fit_are_refused_so_that_the_phone_sends_fewer(app, alice):
    answer = Phone(alice).post([put("goal_days", "setting", value=1) for _ in range(101)])

    assert problem(answer) == (413, "too_many_ops")
    assert stored(app)["ops"] == []


POISON = {
    "unknown collection": put(coll="moods", mood=3),
    "unknown field": put(weather="dry"),
    "unknown kind": an_op("burn", "session", an_id()),
    "bad id": put("goal days", "setting", value=1),
    "another collection's id": put("d:2026-09-21"),
    "incomplete": an_op("put", "session", an_id(), {"note": "x"}),
    "ends before it begins": put(ended_at=phones.NOON - 1),
    "longer than it took": put(active_ms=600_001),
    "another day": put(local_date="2026-10-21"),
    "no such day": put(local_date="2026-02-30"),
    "a week for a day": put(local_date="2026-W53"),
    "the last day": put(local_date="9999-12-31"),
    "a text for a number": put(active_ms="1"),
    "a truth for a number": put(tension_after=True),
    "out of range": put(tension_after=11),
    "a list for an object": an_op("put", "session", an_id(), {}) | {"fields": []},
    "an object for a list": put(steps={}),
    "a text of a million": put(note="x" * 200_000),
    "control characters": put(title="\x1b[31m"),
    "a turned text": put(title="\u202egnp.exe"),
    "somebody's owner": put() | {"user_id": 1},
    "a version of its own": put() | {"ver": 9},
    "deleted by hand": put() | {"deleted": True},
    "a constructor": put(constructor={"x": 1}),
}


@pytest.mark.parametrize("name", POISON)
def test_one_bad_op_is_refused_alone_and_the_others_go_on(standing_app, standing_alice, name):
    good = [put() for _ in range(3)]
    phone = Phone(standing_alice)
    phone.sync_all()
    rev = phone.cursor["rev"]

    reply = phone.sync(good[0], POISON[name], *good[1:])

    assert [result["status"] for result in reply["results"]] == ["ok", "rejected", "ok", "ok"]
    refusal = reply["results"][1]
    assert refusal["op"] == POISON[name]["op"]
    assert refusal["code"]
    assert 0 < len(refusal["detail"]) <= 300
    assert reply["cursor"]["rev"] == rev + 3
    assert factories.rows(standing_app, "SELECT count(*), max(rev) FROM ops") == [(rev + 3, rev + 3)]
    assert reply["digest"] == phones.digest_of(phone.records.values())
    assert statuses(phone.sync(POISON[name])) == [("rejected", refusal["code"])]


def test_an_op_id_is_not_used_for_another_change(app, alice):
    phone = Phone(alice)
    op = put()
    phone.sync(op)

    reply = phone.sync(patch(op["id"], note="x") | {"op": op["op"]})

    assert statuses(reply) == [("rejected", "op_id_reused")]
    assert factories.rows(app, "SELECT ver FROM records") == [(1,)]


# --- costs and faults


def test_a_pull_writes_nothing_and_asks_two_questions(app, alice, statements):
    phone = Phone(alice)
    phone.sync(put())
    before = stored(app)
    statements.clear()

    phone.sync()

    assert len(statements) == 2
    assert all(sql.startswith("SELECT") for sql in statements)
    assert stored(app) == before


def test_a_pull_waits_for_no_writer(app, alice):
    phone = Phone(alice)
    driver = factories.sqlite3_of_the_app()
    other = driver.connect(app.extensions["database"].read_engine.url.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        assert phone.post().status_code == 200
    finally:
        other.close()


def test_a_busy_database_is_told_as_such_and_the_push_can_be_repeated(app, alice):
    database = app.extensions["database"]
    app.extensions["database"] = replace(database, wait_seconds=0.01)
    phone, op = Phone(alice), put()
    with database.writer:
        busy = phone.post([op])

    assert problem(busy) == (503, "database_busy")
    assert int(busy.headers["Retry-After"]) > 0
    assert statuses(phone.sync(op)) == [("ok", None)]


@pytest.mark.parametrize("statement", range(6))
def test_a_fault_at_any_statement_leaves_nothing_behind(app, alice, statement):
    phone = Phone(alice)
    old = put()
    phone.sync(old)
    before = stored(app)
    ops = [put(), patch(old["id"], note="x")]
    engine = app.extensions["database"].read_engine
    writes = iter(range(100))

    def fail(_connection, _cursor, sql, *_rest):
        if sql.startswith(("INSERT", "UPDATE")) and next(writes) == statement:
            raise OSError("the disk is gone")

    event.listen(engine, "before_cursor_execute", fail)
    failed = phone.post(ops)
    event.remove(engine, "before_cursor_execute", fail)

    if statement < 5:
        assert problem(failed) == (500, "internal")
        assert "disk" not in failed.text
        assert stored(app) == before
    else:  # five statements write a push; this is what says so
        assert failed.status_code == 200
    assert [status for status, _ in statuses(phone.sync(*ops))] == (["ok"] * 2 if statement < 5 else ["dup"] * 2)


def test_a_device_is_noted_with_its_first_push_and_then_once_an_hour(app, alice, monkeypatch):
    phone = Phone(alice)
    phone.sync()
    assert factories.rows(app, "SELECT * FROM devices") == []
    for minute, expected in ((0, 0), (59, 0), (60, 60), (61, 60)):
        monkeypatch.setattr("webapp.sync.apply.now_ms", lambda minute=minute: minute * 60_000)
        phone.sync(put())
        seen = factories.rows(app, "SELECT device_id, first_seen_at, last_seen_at FROM devices")
        assert seen == [(bytes.fromhex(phone.device), 0, expected * 60_000)]


def test_what_is_stored_is_the_canonical_form(app, alice):
    op = put(note="é \u2028")
    Phone(alice).sync(op)

    ((data,),) = factories.rows(app, "SELECT data FROM records")
    assert data.encode() == canonical_json(op["fields"])
