"""What the answers to the safety questions change, from the questions to the record that is kept."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from steps import answer_screening, finish, run_seconds, sign_up, start_routine, wait_for_worker

pytestmark = pytest.mark.browser
SELF_TESTS = ("self-test-thomas", "self-test-prone-extension", "hip-day-check")
AGE = """() => new Promise((done) => {
  const asked = indexedDB.open("psoas:guest");
  asked.onsuccess = () => {
    const store = asked.result.transaction("meta", "readwrite").objectStore("meta");
    const row = store.get("screening");
    row.onsuccess = () => { store.put({ ...row.result, answered_on: "2026-01-01" }, "screening").onsuccess = done; };
  };
})"""


def answer(page, *questions, more=()):
    """Tick these questions on /screening; `more` are the answers to what is then asked."""
    page.goto("/screening?next=/")
    for words in questions:
        page.get_by_label(re.compile(words)).check()
    page.get_by_role("button", name="Continue").click()
    for words in more:
        page.get_by_label(words, exact=True).check()
    if more:
        page.get_by_role("button", name="Continue").click()


def test_a_routine_is_changed_and_the_record_does_not_say_why(phones, server):
    page = phones("alice").open("/", own_clock=True)
    sign_up(page, "alice")
    sent = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    answer(page, "A hip replacement", more=["From the front"])
    expect(page.get_by_role("heading", name="What this changes")).to_be_visible()
    page.get_by_role("button", name="Go on").click()
    page.goto("/routines/desk-break-3")
    expect(page.locator("for-you")).to_contain_text("Changed for you 2 swapped", use_inner_text=True)
    steps = page.locator("routine-steps .plan > li")
    expect(page.locator("#steps")).to_have_text("4 steps, 3:00")
    expect(steps).to_have_count(4)
    expect(steps.nth(0)).to_contain_text("March in place")
    expect(steps.nth(1)).to_contain_text("Pelvic tilt")
    expect(steps.nth(1)).to_contain_text("instead of Standing lunge stretch. Not after a hip")
    page.goto("/routines")
    expect(page.locator("#desk-break-3 for-you-line")).to_contain_text("2 swapped")
    page.goto("/moves/knee-to-chest")
    expect(page.locator("main > for-you")).to_contain_text("Not for you just now")
    expect(page.locator(".dose-card").get_by_role("link", name="Start this")).to_be_hidden()
    start_routine(page, "desk-break-3")
    finish(page, 180)
    run_seconds(page, 5)
    page.goto("/")
    run_seconds(page, 5)
    expect(page.locator("data-state")).to_contain_text("Backed up")
    told = [body for body in sent if "desk-break-3" in body]
    assert told
    assert [body for body in sent if re.search(r"c-hipop|hip operation|screening|instead", body)] == []


@pytest.mark.parametrize("question", ["Are you pregnant", "Did you give birth in the last 12 weeks"])
def test_in_pregnancy_and_after_birth_no_routine_is_offered_and_the_cards_play_offline(phones, server, question):
    page = phones("new").open("/")
    wait_for_worker(page)
    answer(page, question)
    expect(page.get_by_text("We have not built a routine for pregnancy")).to_be_visible()
    server.stop()
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("today-start")).to_contain_text("We have not built a routine for pregnancy")
    expect(page.get_by_role("heading", name="How long do you have?")).to_be_hidden()
    page.goto("/play/desk-break-3")
    expect(page.locator("player-before")).to_contain_text("We have not built a routine for pregnancy")
    expect(page.get_by_role("button", name="Start")).to_have_count(0)
    page.get_by_role("link", name="Easy to brisk walking").click()
    expect(page.get_by_role("heading", name="Easy to brisk walking")).to_be_visible()
    page.goto("/play/walking")
    expect(page.get_by_role("button", name=re.compile("^Start"))).to_be_visible()


def test_self_tests_are_shown_to_whom_they_are_for_and_say_why_not_to_others(phones, server):
    page = phones("new").open("/")
    wait_for_worker(page)
    server.stop()
    how = {slug: page.locator(f"#{slug} .steps") for slug in SELF_TESTS}
    why = {slug: page.locator(f"#{slug} for-you-test") for slug in SELF_TESTS}
    answer_screening(page)
    page.goto("/learn#self-test-thomas")
    for slug in SELF_TESTS:
        expect(how[slug], slug).to_be_visible()
        expect(why[slug]).to_be_empty()
    answer(page, "Osteoporosis", "Trouble kneeling")
    expect(page.get_by_role("heading", name="What this changes")).to_be_visible()
    page.goto("/learn#self-test-prone-extension")
    expect(why["self-test-prone-extension"]).to_contain_text("Not for you just now. Not with: Osteoporosis")
    expect(how["self-test-prone-extension"]).to_be_hidden()
    expect(page.locator("#self-test-prone-extension")).to_be_in_viewport()
    expect(why["self-test-thomas"]).to_contain_text("For you: Support the thigh on a pillow. Let the knee straighten.")
    expect(how["self-test-thomas"]).to_be_visible()
    answer(page, "Fever, or feeling")
    expect(page.locator("[data-level=stop_urgent]")).to_be_visible()
    page.goto("/learn")
    for slug in SELF_TESTS:
        expect(why[slug], slug).to_contain_text("needs a doctor before you move")
        expect(how[slug], slug).to_be_hidden()


def test_answers_of_three_months_ago_are_asked_for_again_on_today(phones):
    page = phones("new").open("/")
    answer_screening(page)
    expect(page.locator("today-start")).to_contain_text("Something changed?")
    page.evaluate(AGE)
    page.goto("/")
    card = page.locator("today-start")
    expect(card).to_contain_text("Your safety answers are over 3 months old.")
    card.get_by_role("link", name="Start").click()
    expect(page.get_by_text("First a few safety questions")).to_be_visible()
    page.goto("/")
    card.get_by_role("link", name="Answer them again").click()
    page.get_by_role("button", name=re.compile("None of these")).click()
    expect(card).to_contain_text("Something changed?")


def test_with_a_stop_sign_nothing_that_moves_is_shown(phones):
    page = phones("new").open("/")
    answer(page, "Right now, or new in the last 2 weeks")
    expect(page.get_by_role("heading", name="Get help now")).to_be_visible()
    result = page.locator("[data-level=stop_emergency]")
    result.get_by_label("Your local emergency number").fill("000")
    expect(result.get_by_role("link", name="Call 000")).to_have_attribute("href", "tel:000")
    for path, gone in (
        ("/", "How tight are you now?"),
        ("/moves/side-lean", "Step by step"),
        ("/routines/desk-break-3", "4 steps, 3:00"),
        ("/routines", "3-minute desk break"),
        ("/moves", "On your back"),
    ):
        page.goto(path)
        expect(page.locator("main"), path).to_contain_text("needs a doctor before you move")
        expect(page.get_by_role("heading", name=gone), path).to_be_hidden()
    page.goto("/play/side-lean")
    expect(page.get_by_text("needs a doctor before you move")).to_be_visible()
    expect(page.get_by_role("button", name="Start")).to_have_count(0)
    page.goto("/safety")
    expect(page.get_by_role("link", name="Call 000")).to_be_visible()


def test_a_routine_that_was_broken_off_does_not_go_on_against_new_answers(phones):
    page = phones("new").open("/", own_clock=True)
    page.goto("/screening?next=/")
    page.get_by_role("button", name=re.compile("None of these")).click()
    page.wait_for_url(re.compile(r":\d+/$"))
    start_routine(page, "desk-break-3")
    run_seconds(page, 30)
    page.goto("/")
    expect(page.get_by_role("link", name=re.compile("Resume"))).to_be_visible()
    answer(page, "A hip replacement", more=["From the front"])
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("today-start").get_by_role("link", name="Start")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("Resume"))).to_have_count(0)
    page.goto("/play/desk-break-3")
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Resume"))).to_have_count(0)
