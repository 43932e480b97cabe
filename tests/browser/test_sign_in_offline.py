"""A form that only the server can answer is not lost when there is no server."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from steps import PASSWORD, sign_up, wait_for_arrival, wait_for_worker

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("path", "action"), [("/sign-in", "Sign in"), ("/sign-up", "Sign up")])
def test_without_a_network_the_form_stays_says_why_and_works_later(phones, server, path, action):
    if path == "/sign-in":
        sign_up(phones("first").open("/"), "alice")
    page = phones("second").open("/")
    wait_for_worker(page)
    page.goto(path)
    server.stop()
    page.get_by_label("Name").fill("alice")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name=action).click()
    expect(page.get_by_role("alert")).to_have_text(f"You are offline. {action} when there is a network.")
    expect(page.get_by_label("Name")).to_have_value("alice")
    expect(page.get_by_label("Password")).to_have_value("")
    server.start()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name=action).click()
    wait_for_arrival(page)


def test_me_speaks_to_who_is_signed_in(phones):
    page = phones("first").open("/me")
    expect(page.locator("me-panel")).to_contain_text("You use this device without an account")
    sign_up(page, "alice")
    page.goto("/me")
    expect(page.locator("me-panel")).to_contain_text("You are signed in as alice")
    expect(page.locator("main")).not_to_contain_text("without an account")
