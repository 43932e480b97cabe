"""/figures: for those who draw, and not there otherwise."""

from __future__ import annotations


def test_in_development_every_figure_is_there_with_a_slider(make_app):
    page = make_app(development=True).test_client().get("/figures")
    assert page.status_code == 200
    assert page.text.count("<figure-slider>") == page.text.count('<svg class="fig"') > 30


def test_otherwise_there_is_no_such_page(anonymous):
    assert anonymous.get("/figures").status_code == 404
