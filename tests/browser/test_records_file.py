"""A guest's records leave as a file, and come back into an empty phone; a hostile file changes nothing."""

from __future__ import annotations

import csv
import re

import pytest
from playwright.sync_api import expect
from steps import answer_screening, finish, run_seconds, start_routine, wait_for_worker

pytestmark = pytest.mark.browser

WIPE = """async () => {
  const names = (await indexedDB.databases()).map(({ name }) => name);
  await Promise.all(names.map((name) => new Promise((yes, no) => {
    const asked = indexedDB.deleteDatabase(name);
    asked.onsuccess = yes;
    asked.onerror = no;
  })));
  return names;
}"""


def saved_copy(page, folder, button="Save a copy"):
    with page.expect_download() as coming:
        page.get_by_role("button", name=button).click()
    file = folder / coming.value.suggested_filename
    coming.value.save_as(file)
    return file


def choose(page, file):
    page.get_by_label("A file that this app saved").set_input_files(file)


def test_out_wiped_in_and_the_history_is_there_without_a_server(phones, server, tmp_path):
    page = phones("guest").open("/", own_clock=True)
    wait_for_worker(page)
    answer_screening(page)
    start_routine(page, "desk-break-3")
    finish(page, 180)
    server.stop()
    page.goto("/me")
    file = saved_copy(page, tmp_path)
    assert re.fullmatch(r"psoas-reset-\d{4}-\d\d-\d\d\.json", file.name)
    whole = file.read_text(encoding="utf-8")
    assert whole.count('"coll":"session"') == 1
    assert "screening" not in whole
    with saved_copy(page, tmp_path, "Save a table").open(encoding="utf-8-sig", newline="") as table:
        [row] = csv.DictReader(table)
    assert (row["title"], row["active_seconds"], row["left_seconds"]) == ("3-minute desk break", "180", "40")

    assert "psoas:guest" in page.evaluate(WIPE)
    page.goto("/history")
    expect(page.locator(".session-list")).to_have_count(0)
    page.goto("/me")
    choose(page, file)
    expect(page.locator("records-in")).to_contain_text("1 session will be added.")
    page.get_by_role("button", name="Take it in").click()
    expect(page.locator("records-in [role=status]")).to_have_text("1 session added. It is on this phone.")
    assert saved_copy(page, tmp_path).read_text(encoding="utf-8") == whole
    choose(page, file)
    expect(page.locator("records-in")).to_contain_text("1 record is here already.")
    expect(page.get_by_role("button", name="Take it in")).to_have_count(0)
    page.goto("/history")
    run_seconds(page, 2)
    expect(page.locator(".session-list")).to_contain_text("3-minute desk break")


def test_undo_leaves_nothing_and_a_hostile_file_is_refused_in_a_sentence(phones, tmp_path):
    page = phones("guest").open("/me")
    head, tail = '{"app":"psoas-reset","format":1,"records":[', '],"schema":1}'
    fields = '{"at":1790000000000,"local_date":"2026-09-21","offset_min":0,"tension":4,"tz":"UTC"}'
    good = f'{{"coll":"checkin","fields":{fields},"id":"'
    file = tmp_path / "some.json"
    file.write_text(f'{head}\n{good}{"0" * 32}"}}\n{tail}\n', encoding="utf-8")
    choose(page, file)
    page.get_by_role("button", name="Take it in").click()
    expect(page.locator("records-in [role=status]")).to_have_text("1 check-in added. It is on this phone.")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("records-in [role=status]")).to_have_text("Undone: all is as it was before.")

    file.write_text(f'{head}\n{good}<img src=x onerror=alert(1)>"}}\n{tail}\n', encoding="utf-8")
    choose(page, file)
    expect(page.get_by_role("alert")).to_have_text(
        "Nothing was taken in. Line 2, record 1: its id is not one of this app."
    )
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    choose(page, file)
    expect(page.get_by_role("alert")).to_have_text(
        "Nothing was taken in. This is not a copy of records that this app made."
    )
    empty = saved_copy(page, tmp_path).read_text(encoding="utf-8")
    assert empty == f"{head}\n{tail}\n"


def test_practice_times_leave_as_a_calendar_file_and_are_remembered(phones, tmp_path):
    page = phones("guest").open("/me")
    page.get_by_label("Monday", exact=True).uncheck()
    page.get_by_label("Sunday", exact=True).check()
    page.get_by_label("Time", exact=True).fill("07:30")
    page.get_by_label("Minutes", exact=True).fill("0")
    page.get_by_role("button", name="Save for my calendar").click()
    expect(page.locator("practice-times [role=alert]")).to_have_text("Minutes can be from 1 to 180.")
    page.get_by_label("Minutes", exact=True).fill("20")
    lines = saved_copy(page, tmp_path, "Save for my calendar").read_bytes().decode().split("\r\n")
    assert {"DURATION:PT20M", "RRULE:FREQ=WEEKLY;BYDAY=WE,FR,SU", "SEQUENCE:0"} <= set(lines)
    assert any(re.fullmatch(r"DTSTART:\d{8}T073000", line) for line in lines)
    page.reload()
    expect(page.get_by_label("Time", exact=True)).to_have_value("07:30")
    expect(page.get_by_label("Sunday", exact=True)).to_be_checked()
    expect(page.get_by_label("Monday", exact=True)).not_to_be_checked()
