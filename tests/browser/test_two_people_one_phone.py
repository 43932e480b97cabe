"""Two people on one phone, in turn: nothing of the first is seen, kept or uploaded by the second."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from steps import PASSWORD, answer_screening, finish, sign_in, sign_up, start_routine, wait_for_worker

pytestmark = pytest.mark.browser
EVERYTHING = """async () => {
  const found = [document.documentElement.outerHTML, document.cookie, JSON.stringify({ ...localStorage })];
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((yes, no) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => yes(asked.result);
      asked.onerror = () => no(asked.error);
    });
    found.push(name);
    for (const store of db.objectStoreNames) {
      const rows = await new Promise((yes) => {
        const asked = db.transaction(store).objectStore(store).getAll();
        asked.onsuccess = () => yes(asked.result);
      });
      found.push(JSON.stringify(rows));
    }
    db.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (!/\\.(png|svg)$/.test(request.url)) found.push(request.url, await (await cache.match(request)).text());
    }
  }
  return found.join("\\n");
}"""


def practise(page, note):
    start_routine(page, "desk-break-3")
    finish(page, 180)
    page.get_by_label("A note").fill(note)
    page.get_by_label("A note").press("Tab")
    page.goto("/")
    expect(page.locator("data-state")).to_contain_text("Backed up")


def sign_out(page):
    page.goto("/me")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(lambda url: url.endswith("/"))


def test_nothing_of_the_first_is_left_for_the_second(phones, server):
    page = phones("shared").open("/", own_clock=True)
    sign_up(page, "alice-canary")
    answer_screening(page)
    wait_for_worker(page)
    practise(page, "canary-of-alice")
    assert "canary-of-alice" in page.evaluate(EVERYTHING)
    account = server.rows("SELECT uuid FROM users")[0][0]

    sign_out(page)
    left = page.evaluate(EVERYTHING)
    assert "canary" not in left
    assert account not in left

    sent = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    sign_up(page, "bob")
    answer_screening(page)
    practise(page, "a note of bob's")
    page.goto("/history")
    expect(page.locator("week-history")).to_contain_text("1 session")
    held = page.evaluate(EVERYTHING)
    assert "canary" not in held + "".join(sent)
    assert account not in held + "".join(sent)
    owners = server.rows("SELECT u.name, count(*) FROM records r JOIN users u ON u.id = r.user_id"
                         " WHERE coll = 'session' GROUP BY u.name ORDER BY u.name")  # fmt: skip
    assert owners == [("alice-canary", 1), ("bob", 1)]


def test_what_a_signed_out_person_left_waiting_is_asked_about(phones, server):
    page = phones("shared").open("/", own_clock=True)
    sign_up(page, "alice")
    answer_screening(page)
    wait_for_worker(page)
    server.stop()
    start_routine(page, "desk-break-3")
    finish(page, 180)
    page.goto("/me")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("1 session not backed up yet")).to_be_visible()
    page.get_by_role("button", name="Stay signed in").click()
    server.start()
    sign_out(page)
    sign_in(page, "alice")
    page.goto("/history")
    expect(page.locator("week-history")).to_contain_text("1 session")


def test_signing_this_device_out_on_the_account_page_clears_the_phone_too(phones, server):
    page = phones("shared").open("/", own_clock=True)
    sign_up(page, "alice-canary")
    answer_screening(page)
    practise(page, "canary-of-alice")

    page.goto("/account")
    page.get_by_role("button", name="Sign this device out").click()
    page.wait_for_url(lambda url: url.endswith("/"))

    expect(page.locator("data-state")).to_contain_text("Saved on this phone")
    assert "canary" not in page.evaluate(EVERYTHING)
    assert server.rows("SELECT count(*) FROM sessions")[0][0] == 0


def test_signing_out_on_the_account_page_leaves_a_phone_that_is_somebody_elses(phones, server):
    page = phones("shared").open("/", own_clock=True)
    answer_screening(page)
    page.get_by_role("radio", name="7", exact=True).check(force=True)
    expect(page.locator("check-in")).to_contain_text("7 noted")
    # A session whose arrival this phone never saw.
    page.evaluate(
        """([name, password]) => fetch("/sign-up", {
          method: "POST", body: new URLSearchParams({ name, password }), redirect: "manual",
        })""",
        ["alice", PASSWORD],
    )

    page.goto("/account")
    page.get_by_role("button", name="Sign this device out").click()
    page.wait_for_url("**/sign-in")

    page.goto("/")
    expect(page.locator("check-in")).to_contain_text("7 noted")
    assert server.rows("SELECT count(*) FROM sessions")[0][0] == 0
