"""Whatever goes wrong: one shape under ``/api/``, a readable page elsewhere, and never a word from inside."""

from __future__ import annotations

import pytest
from factories import FROM_OUR_SCRIPTS

from webapp import errors
from webapp.sync.protocol import Problem

CHILDREN = [
    (errors.BadRequest, 400),
    (errors.Unauthorised, 401),
    (errors.Forbidden, 403),
    (errors.NotFound, 404),
    (errors.Conflict, 409),
    (errors.Gone, 410),
    (errors.TooLarge, 413),
    (errors.WrongType, 415),
    (errors.Unprocessable, 422),
    (errors.UpgradeNeeded, 426),
    (errors.Busy, 503),
]


@pytest.fixture
def failing(app):
    """Two addresses, ``/api/fails`` and ``/fails``, that raise what they are given."""
    raised = []

    def view():
        raise raised[0]

    view.access = "public"
    app.add_url_rule("/api/fails", "api_fails", view)
    app.add_url_rule("/fails", "fails", view)
    return raised


@pytest.mark.parametrize(("kind", "status"), CHILDREN)
def test_each_error_has_its_status_and_its_words_in_both_forms(failing, anonymous, kind, status):
    failing.append(kind("a_code", "Words for a person & more.", ["first", "second"]))
    answer = anonymous.get("/api/fails")
    problem = Problem.model_validate_json(answer.text)
    assert answer.status_code == status
    assert (problem.error, problem.message, problem.details) == (
        "a_code",
        "Words for a person & more.",
        ("first", "second"),
    )
    assert problem.request_id == answer.headers["X-Request-Id"]
    page = anonymous.get("/fails")
    assert page.status_code == status
    assert page.mimetype == "text/html"
    assert page.headers["Cache-Control"] == "no-store"
    if status != 404:
        assert "Words for a person &amp; more." in page.text
        assert "<li>second</li>" in page.text
        assert page.headers["X-Request-Id"] in page.text


def test_a_reset_is_told_in_the_one_shape(failing, anonymous):
    failing.append(errors.Conflict("reset", "Start again.", reset=True))
    assert anonymous.get("/api/fails").json["reset"] is True


def test_busy_says_when_to_come_back(failing, anonymous):
    failing.append(errors.Busy("busy", "Later."))
    assert anonymous.get("/api/fails").headers["Retry-After"] == "2"


@pytest.mark.parametrize("error", [ValueError("secret /path SELECT 1"), KeyError("x"), RecursionError(), MemoryError()])
def test_the_unforeseen_shows_nothing_from_inside(failing, anonymous, caplog, error):
    failing.append(error)
    answer, page = anonymous.get("/api/fails"), anonymous.get("/fails")
    assert answer.status_code == page.status_code == 500
    assert Problem.model_validate_json(answer.text).error == "internal"
    for text in (answer.text, page.text):
        assert "Traceback" not in text
        assert "secret" not in text
        assert type(error).__name__ not in text
    assert page.headers["X-Request-Id"] in page.text
    assert page.headers["X-Request-Id"] in caplog.text


def test_when_the_error_page_fails_too_there_are_still_words(app, failing, anonymous, monkeypatch):
    failing.append(ValueError("first"))
    monkeypatch.setattr(errors, "render_template", lambda *_, **__: 1 / 0)
    answer = anonymous.get("/fails")
    assert answer.status_code == 500
    assert "Something went wrong" in answer.text


def test_an_address_that_is_not_there(anonymous, alice):
    for someone in (anonymous, alice):
        page = someone.get("/no/such/page")
        assert page.status_code == 404
        assert page.mimetype == "text/html"
        assert someone.get("/api/nowhere").json["error"] == "not_found"


@pytest.mark.parametrize("path", ["/%00", "/..%2f..%2fetc/passwd", "/.git/config", "/account/%ff", "/" + "x" * 5000])
def test_nonsense_addresses_are_not_found(anonymous, path):
    assert anonymous.get(path).status_code == 404


def test_a_method_that_an_address_does_not_take(anonymous):
    answer = anonymous.client.put("/api/sign-out", headers=FROM_OUR_SCRIPTS)
    assert answer.status_code == 405
    assert answer.json["error"] == "method_not_allowed"
    assert answer.headers["Allow"] == "OPTIONS, POST"


@pytest.mark.parametrize(
    ("path", "kind"), [("/api/sync", "application/json"), ("/sign-up", "application/x-www-form-urlencoded")]
)
def test_two_megabytes_are_too_large(alice, path, kind):
    answer = alice.client.post(path, data=b"x" * 2_000_000, content_type=kind, headers=FROM_OUR_SCRIPTS)
    assert answer.status_code == 413
    assert "Traceback" not in answer.text


def test_a_view_that_does_not_say_whom_it_is_open_to_is_refused(app, anonymous, caplog):
    app.add_url_rule("/unmarked", "unmarked", lambda: "secret")
    answer = anonymous.get("/unmarked")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "does not say whom it is open to" in caplog.text
