"""``/sleep``: all 17 tips, the article's first, each corrected and graded."""

from __future__ import annotations

import json
import re
from pathlib import Path

from reading import read

BRIEF = json.loads((Path(__file__).parents[1] / "content" / "brief_slugs.json").read_text())


def test_the_article_s_seven_come_first_and_in_its_order(client):
    page = read(client, "/sleep")
    tips = [name for name in page.ids if name.startswith("sleep-") and name != "sleep-note-title"]
    assert tips[:7] == BRIEF["article_sleep"]
    assert sorted(tips[7:]) == sorted(BRIEF["sleep_additions"])


def test_every_tip_shows_all_that_is_known_of_it(client, app):
    page = read(client, "/sleep")
    for tip in app.extensions["catalog"].sleep.values():
        asked = [tip.title, tip.how, tip.note, tip.article, tip.position, tip.dose, tip.equipment, tip.breathing]
        asked += [tip.target, tip.sides, *tip.mistakes, *tip.stop_if, *tip.cautions]
        assert [words for words in asked if words and not page.has(words)] == [], tip.slug


def test_three_tips_send_to_a_clinician(client):
    cards = re.findall(
        r'<article class="card tip" id="([^"]+)">(.+?)</article>', read(client, "/sleep").source, re.DOTALL
    )
    sending = {slug for slug, body in cards if ">See a clinician<" in body}
    assert sending == {"sleep-snoring-partner", "sleep-night-urination", "sleep-cbti"}


def test_the_honest_note_and_the_wind_down_stand_at_the_top(client):
    page = read(client, "/sleep")
    assert page.has("No study links sleep position to the psoas itself.")
    assert page.source.index("/play/evening-wind-down-8") < page.source.index('id="sleep-pillow-under-knees"')
    assert 'data-theme="night"' in page.source


def test_the_bedroom_checklist_reads_without_a_script_and_leads_to_the_tips_behind_it(client, app):
    page = read(client, "/sleep")
    checks = app.extensions["catalog"].bedroom
    inside = re.search(r"<bedroom-checklist>(.+?)</bedroom-checklist>", page.source, re.DOTALL)[1]
    assert re.findall(r'<li data-check="([^"]+)"><span>', inside) == list(checks)
    assert re.findall(r'href="#([^"]+)"', inside) == [check.tip for check in checks.values()]
    assert all(page.has(check.text) for check in checks.values())
    assert len(checks) == 8


def test_tonight_s_tip_names_one_without_a_script(client, app):
    page = read(client, "/sleep")
    inside = re.search(r"<tonight-tip brief>(.+?)</tonight-tip>", page.source, re.DOTALL)[1]
    tip = app.extensions["catalog"].sleep["sleep-pillow-between-knees"]
    assert f'href="#{tip.slug}"' in inside
    assert tip.title in inside
