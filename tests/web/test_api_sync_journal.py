"""``POST /api/sync``: page by page, after a restore of the server, and between apps of different ages."""

import json

import factories
import phones
import pytest
from phones import Phone, an_id, an_op, delete, patch, put

from webapp.sync.protocol import MAX_PAGE_BYTES, MAX_PAGE_RECORDS, Problem


def statuses(reply):
    return [result["status"] for result in reply["results"]]


def told_to_start_over(answer):
    return (answer.status_code, Problem.model_validate(answer.json).error, answer.json["reset"]) == (409, "reset", True)


def same_everywhere(*some_phones):
    first = some_phones[0].records
    return all(phone.records == first for phone in some_phones)


# --- pages


def test_many_records_come_in_pages_and_a_broken_trip_goes_on_where_it_stopped(app, alice):
    writer = Phone(alice)
    for _ in range(6):
        writer.sync(*[put() for _ in range(100)])
    reader = Phone(alice)

    first = reader.sync()

    assert (len(first["changes"]), first["more"], first["digest"]) == (MAX_PAGE_RECORDS, True, None)
    assert first["cursor"]["rev"] == MAX_PAGE_RECORDS
    assert reader.sync_all() == 1
    assert len(reader.records) == 600
    assert reader.sync()["digest"] == phones.digest_of(reader.records.values())


def test_a_page_that_is_just_full_is_the_last(alice):
    writer = Phone(alice)
    for _ in range(5):
        writer.sync(*[put() for _ in range(100)])

    reply = Phone(alice).sync()

    assert (len(reply["changes"]), reply["more"]) == (MAX_PAGE_RECORDS, False)


def test_large_records_come_in_pages_by_their_bytes(alice):
    writer = Phone(alice)
    for _ in range(16):
        writer.sync(*[an_op("put", "mood", an_id(), {"text": "é" * 20_000}, schema=2) for _ in range(2)])
    reader = Phone(alice)
    answers = [reader.post()]
    while answers[-1].json["more"]:
        reader.cursor = answers[-1].json["cursor"]
        answers.append(reader.post())

    assert sum(len(answer.json["changes"]) for answer in answers) == 32
    assert len(answers) == 2
    assert all(len(answer.data) <= MAX_PAGE_BYTES + 1_000 for answer in answers)


def test_a_change_between_two_pages_is_not_missed(alice):
    writer, reader = Phone(alice), Phone(alice)
    ops = [put() for _ in range(100)]
    writer.sync(*ops)
    for _ in range(5):
        writer.sync(*[put() for _ in range(100)])
    reader.sync()

    writer.sync(patch(ops[0]["id"], note="seen on page one"), delete(ops[1]["id"], base=1))
    reader.sync_all()
    writer.sync_all()

    assert reader.records["session", ops[0]["id"]]["fields"]["note"] == "seen on page one"
    assert reader.records["session", ops[1]["id"]]["deleted"]
    assert same_everywhere(reader, writer)


def test_a_push_on_a_page_that_is_not_the_last_tells_the_revision_it_will_be_seen_at(alice):
    writer = Phone(alice)
    for _ in range(6):
        writer.sync(*[put() for _ in range(100)])
    late = Phone(alice)

    reply = late.sync(put())

    # Revision 601 lies behind the cursor of 500: the phone must keep the op until it has that page.
    assert (reply["results"][0]["rec_rev"], reply["cursor"]["rev"], reply["more"]) == (601, 500, True)


# --- the server goes back in time


@pytest.mark.parametrize(
    "cursor", [{"rev": 9, "nonce": "0" * 16}, {"rev": 1, "nonce": "0" * 16}, {"rev": 1, "nonce": ""}]
)
@pytest.mark.parametrize("ops", [[], [put()]])
def test_a_cursor_from_another_history_is_told_to_start_over_and_nothing_is_taken(app, alice, cursor, ops):
    Phone(alice).sync(put())

    assert told_to_start_over(Phone(alice).post(ops, cursor=cursor))
    assert factories.rows(app, "SELECT count(*) FROM ops") == [(1,)]


def test_a_nonce_at_the_very_beginning_means_nothing(alice):
    assert Phone(alice).post(cursor={"rev": 0, "nonce": "0" * 16}).status_code == 200


def test_phones_give_back_what_a_restored_server_lost(app, alice):
    first, second = Phone(alice), Phone(alice)
    kept, edited, gone = put(), put(), put()
    first.sync(kept, edited, gone)
    backup = phones.take_backup(app)
    later = put(note="after the backup")
    first.sync(patch(edited["id"], note="edited"), delete(gone["id"], base=1), later)
    second.sync()
    phones.restore(app, backup)

    waiting = patch(kept["id"], tension_after=0)
    assert told_to_start_over(first.post([waiting]))
    reply = first.sync(*first.start_over(), waiting)
    assert statuses(reply) == ["same", "merged", "merged", "ok", "ok"]
    assert told_to_start_over(second.post())
    offers = second.start_over()
    assert set(statuses(second.sync(*offers))) == {"dup"}

    first.sync_all()
    assert same_everywhere(first, second)
    fields = {record_id: record["fields"] for (_, record_id), record in first.records.items()}
    assert fields[edited["id"]]["note"] == "edited"
    assert fields[kept["id"]]["tension_after"] == 0
    assert fields[later["id"]] == later["fields"]
    assert [record_id for (_, record_id), record in first.records.items() if record["deleted"]] == [gone["id"]]


def test_a_restored_server_that_has_grown_past_the_cursor_again_is_noticed(app, alice):
    first, second = Phone(alice), Phone(alice)
    first.sync(put())
    backup = phones.take_backup(app)
    second.sync()
    lost = put(note="lost by the server")
    first.sync(lost)
    phones.restore(app, backup)
    second.sync(put(), put(), put())

    # Revision 2 exists on the server again, but it is another one: only its nonce can tell.
    assert told_to_start_over(first.post())
    first.sync(*first.start_over())
    second.sync_all()

    assert second.records["session", lost["id"]]["fields"] == lost["fields"]
    assert same_everywhere(first, second)


def test_a_restore_between_two_pages_is_told_by_the_digest_alone(app, alice, monkeypatch):
    writer, reader = Phone(alice), Phone(alice)
    early, late = put(), put()
    writer.sync(early, late)
    backup = phones.take_backup(app)
    writer.sync(patch(early["id"], note="moves behind the page"))
    monkeypatch.setattr("webapp.sync.apply.MAX_PAGE_RECORDS", 1)
    assert reader.sync()["more"]
    phones.restore(app, backup)

    reply = reader.sync()

    assert (reply["changes"], reply["more"], list(reader.records)) == ([], False, [("session", late["id"])])
    assert reply["digest"] != phones.digest_of(reader.records.values())
    assert statuses(reader.sync(*reader.start_over())) == ["same"]
    reader.sync_all()
    assert set(reader.records) == {("session", early["id"]), ("session", late["id"])}
    assert reader.sync()["digest"] == phones.digest_of(reader.records.values())


def test_the_same_op_sent_again_to_a_restored_server_has_another_nonce(app, alice):
    phone = Phone(alice)
    backup = phones.take_backup(app)
    op = put()
    before = phone.sync(op)["cursor"]
    phones.restore(app, backup)
    phone.cursor = dict(phones.START)

    after = phone.sync(op)["cursor"]

    assert after["rev"] == before["rev"]
    assert after["nonce"] != before["nonce"]


def test_two_restores_in_a_row_lose_nothing(app, alice):
    first, second = Phone(alice), Phone(alice)
    backup = phones.take_backup(app)
    one, two = put(note="one"), put(note="two")
    first.sync(one)
    second.sync(two)
    phones.restore(app, backup)
    offers = first.start_over()
    first.sync(*offers)
    phones.restore(app, backup)

    assert told_to_start_over(first.post())
    first.sync(*offers, *first.start_over())
    assert told_to_start_over(second.post())
    second.sync(*second.start_over())
    first.sync_all()

    assert {record["fields"]["note"] for record in first.records.values()} == {"one", "two"}
    assert same_everywhere(first, second)


def test_what_a_merge_after_a_restore_leaves_out_is_in_the_history(app, alice):
    first, second = Phone(alice), Phone(alice)
    op = put()
    first.sync(op)
    backup = phones.take_backup(app)
    second.sync()
    first.sync(patch(op["id"], note="first"))
    phones.restore(app, backup)
    second.sync(patch(op["id"], note="second"), patch(op["id"], tension_after=0))
    first.sync(*first.start_over())
    second.sync_all()

    (record,) = second.records.values()
    kept = {json.loads(row[0])["note"] for row in factories.rows(app, "SELECT data FROM history")}
    assert (record["fields"]["note"], record["fields"]["tension_after"]) == ("second", 0)
    assert {"first", "second"} <= kept


# --- apps of different ages


def test_what_a_newer_app_stores_passes_through_the_older_unchanged(alice):
    newer, older = Phone(alice), Phone(alice)
    mood = an_op("put", "mood", "d:2026-09-21", {"level": 3, "deep": {"a": [1.5, None, "é"]}}, schema=7)
    weather = put(weather={"sky": "dry"}) | {"schema": 7}
    newer.sync(mood, weather)

    older.sync_all()
    older.sync(patch(weather["id"], note="from the older"))
    newer.sync_all()

    assert newer.records["mood", "d:2026-09-21"]["fields"] == mood["fields"]
    assert newer.records["mood", "d:2026-09-21"]["schema"] == 7
    expected = weather["fields"] | {"note": "from the older"}
    assert newer.records["session", weather["id"]]["fields"] == expected
    assert statuses(older.sync(*[phones.recover(record) for record in older.records.values()])) == ["same", "same"]


def test_the_older_app_itself_may_not_make_up_what_nobody_knows(alice):
    assert statuses(Phone(alice).sync(an_op("put", "mood", an_id(), {"level": 3}))) == ["rejected"]
