"""Finding a movement: by words, by filters, by the address, by keys alone; all of it with the server dead."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from steps import answer_screening, wait_for_worker

pytestmark = pytest.mark.browser


@pytest.fixture
def offline(phones, server):
    """A phone that has kept the app and whose server is dead."""
    page = phones("first").open("/")
    wait_for_worker(page)
    server.stop()
    return page


def cards(page):
    """The titles of the cards in sight, in their order, once all are there."""
    expect(page.locator("moves-finder [aria-busy=true]")).to_have_count(0)
    return page.locator("moves-finder article.card.move:visible h3").all_text_contents()


def shows(page, words):
    expect(page.locator(".find-status [role=status]")).to_have_text(words)


def look_for(page, words):
    page.get_by_label("Find a movement").fill(words)
    expect(page.locator(".find-status [role=status]")).to_contain_text("found")


def open_filters(page):
    page.locator("summary", has_text="Filters").click()


def number_at(page, label):
    """The count beside a choice."""
    choice = page.locator("label.find-choice", has_text=re.compile(rf"^\s*{re.escape(label)} \d+$"))
    return int(choice.locator("small").inner_text())


def test_the_content_is_found_with_slips_and_all(offline):
    offline.goto("/moves")
    for words, title in (
        ("psoas", "Half-kneeling hip-flexor stretch"),
        ("hip flexer", "Half-kneeling hip-flexor stretch"),
        ("tennisball", "Ball roll"),
        ("cant sleep", "Tense-and-let-go"),
    ):
        look_for(offline, words)
        first = cards(offline)[:5]
        assert [one for one in first if title in one], (words, first)


def test_who_cannot_sleep_is_led_to_the_tips(offline):
    offline.goto("/moves")
    look_for(offline, "cant sleep")
    tips = offline.locator("article", has_text="Sleep tip")
    assert tips.count() >= 10
    tips.first.get_by_role("link").click()
    offline.wait_for_url(re.compile(r"/sleep#sleep-"))
    expect(offline.locator(":target")).to_be_in_viewport()


def test_filters_count_combine_and_show_what_they_counted(offline):
    offline.goto("/moves")
    every = cards(offline)
    assert len(every) == 43
    open_filters(offline)
    promised = number_at(offline, "On your back")
    offline.get_by_role("checkbox", name=re.compile("^On your back")).check()
    shows(offline, f"{promised} of 43")
    assert len(cards(offline)) == promised
    both = number_at(offline, "Stretch")
    assert 0 < both < promised
    offline.get_by_role("checkbox", name=re.compile("^Stretch")).check()
    shows(offline, f"{both} of 43")
    assert len(cards(offline)) == both
    expect(offline.locator("nav.anchors")).to_be_hidden()
    offline.get_by_role("button", name="Clear").click()
    assert cards(offline) == every


def test_the_address_holds_it_all_and_a_step_back_takes_it_back(offline):
    offline.goto("/moves")
    every = cards(offline)
    open_filters(offline)
    offline.get_by_role("checkbox", name=re.compile("^Sitting")).check()
    offline.get_by_role("checkbox", name=re.compile("^Chair")).check()
    offline.get_by_label("Find a movement").press_sequentially("squeeze")
    expect(offline).to_have_url(re.compile(r"/moves\?q=squeeze&position=seated&equipment=chair$"))
    found = cards(offline)
    assert found
    other = offline.context.new_page()
    other.goto(offline.url)
    shows(other, f"{len(found)} found")
    assert cards(other) == found
    other.close()
    offline.get_by_role("link", name=found[0]).click()
    expect(offline.locator("h1")).to_have_text(found[0])
    offline.locator(".back a").click()
    shows(offline, f"{len(found)} found")
    assert cards(offline) == found
    offline.go_back()
    expect(offline).to_have_url(re.compile(r"/moves\?position=seated&equipment=chair$"))
    expect(offline.get_by_label("Find a movement")).to_have_value("")
    offline.go_back()
    expect(offline).to_have_url(re.compile(r"/moves\?position=seated$"))
    offline.go_back()
    expect(offline).to_have_url(re.compile(r"/moves$"))
    expect(offline.locator("nav.anchors")).to_be_visible()
    assert cards(offline) == every


def test_what_suits_me_follows_the_safety_answers_on_this_phone(phones, server):
    page = phones("first").open("/moves?suits=yes")
    expect(page.get_by_text("waits for your safety answers")).to_be_visible()
    shows(page, "43 of 43")
    answer_screening(page)
    wait_for_worker(page)
    server.stop()
    page.goto("/moves?suits=yes")
    shows(page, "39 of 43")
    assert page.locator("article.is-x:visible").count() == 0
    page.goto("/screening?next=/moves")
    page.get_by_label(re.compile("pregnant", re.IGNORECASE)).first.check()
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("screening-result")).to_be_visible()
    page.goto("/moves?suits=yes")
    expect(page.locator(".find-status [role=status]")).not_to_have_text("39 of 43")
    expect(page.locator("#supine-leg-raise")).to_be_hidden()


def test_keys_alone_find_a_movement(offline):
    offline.goto("/moves")
    expect(offline.get_by_label("Find a movement")).to_be_visible()
    offline.locator("nav[aria-label=Kinds] a").last.focus()
    offline.keyboard.press("Tab")
    expect(offline.get_by_label("Find a movement")).to_be_focused()
    offline.keyboard.press("Tab")
    offline.keyboard.press("Enter")
    offline.keyboard.press("Tab")
    while not offline.evaluate("document.activeElement.name === 'position'"):
        offline.keyboard.press("Tab")
    offline.keyboard.press("Space")
    expect(offline).to_have_url(re.compile(r"\?position=supine$"))
    expect(offline.get_by_role("checkbox", name=re.compile("^On your back"))).to_be_focused()
    offline.get_by_role("button", name=re.compile("^Show ")).press("Enter")
    expect(offline.locator("summary", has_text="Filters")).to_be_focused()
    offline.keyboard.press("Tab")
    expect(offline.get_by_role("button", name="Remove On your back")).to_be_focused()
    offline.keyboard.press("Enter")
    expect(offline).to_have_url(re.compile(r"/moves$"))


def test_nothing_found_says_so_and_leads_on(offline):
    offline.goto("/moves?q=snoring&position=prone")
    empty = offline.locator("find-empty")
    expect(empty).to_contain_text("Nothing for “snoring” with these filters.")
    empty.get_by_role("button", name="Without filters (1)").click()
    shows(offline, "1 found")
    offline.get_by_label("Find a movement").fill("xyzzy")
    expect(empty).to_contain_text("Nothing found for “xyzzy”.")
    empty.get_by_role("button", name="tennis ball").click()
    expect(offline).to_have_url(re.compile(r"\?q=tennis\+ball$"))
    assert cards(offline)
