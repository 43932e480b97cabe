"""``/healthz``: whether the process can answer from its database."""

from __future__ import annotations

from factories import rows


def test_it_says_ok_to_anybody(anonymous, alice):
    for someone in (anonymous, alice):
        answer = someone.get("/healthz")
        assert (answer.status_code, answer.json) == (200, {"status": "ok"})
        assert answer.headers["Cache-Control"] == "no-store"


def test_it_tells_nothing_else(alice):
    assert alice.get("/healthz").text == '{"status":"ok"}'


def test_a_database_that_does_not_answer_is_not_ok(app, anonymous):
    rows(app, "DROP TABLE alembic_version")
    answer = anonymous.get("/healthz")
    assert answer.status_code == 500
    assert "alembic" not in answer.text


def test_it_takes_no_post(anonymous):
    assert anonymous.post_form("/healthz").status_code == 405
