"""``/me/sound``: how the player leads; reads without scripts, is reached from Me, and is kept on the phone."""

from __future__ import annotations

from reading import read


def test_what_holds_without_a_choice_stands_inside_the_element(client):
    page = read(client, "/me/sound")
    inside = page.source[page.source.index("<sound-settings>") : page.source.index("</sound-settings>")]
    for word in ("Tones", "voice", "Vibration", "No flash", "10 seconds", "5 seconds", "left side first"):
        assert word in inside, word
    assert "<noscript>" in inside
    assert page.headings[0] == (1, "Sound and voice")


def test_me_leads_here_and_back(client):
    assert "/me/sound" in read(client, "/me").links
    assert "/me" in read(client, "/me/sound").links


def test_the_phone_keeps_it(client):
    assert '"/me/sound"' in client.get("/sw.js").text


def test_a_signed_in_person_gets_the_same_page(alice, anonymous):
    assert alice.get("/me/sound").data == anonymous.get("/me/sound").data
