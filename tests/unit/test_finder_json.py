"""What the finder gets of the content: every card and tip, with words to be found by and facts to be filtered by."""

from pathlib import Path

import pytest

from webapp.catalog.finder_json import FindIndex, build, distinct_words
from webapp.catalog.load import load_content
from webapp.catalog.schema import Item

CATALOG = load_content(Path(__file__).parents[2] / "content")
INDEX = build(CATALOG)
ENTRIES = {entry.slug: entry for entry in INDEX.entries}


def test_every_item_and_every_sleep_tip_can_be_found():
    assert list(ENTRIES) == [*CATALOG.items, *CATALOG.sleep]
    assert {slug for slug, entry in ENTRIES.items() if entry.kind == "tip"} == set(CATALOG.sleep)


@pytest.mark.parametrize("item", CATALOG.items.values(), ids=lambda item: item.slug)
def test_an_entry_has_the_item_s_own_facts(item):
    entry = ENTRIES[item.slug].model_dump()
    same = ("title", "grade", "positions", "equipment", "tags", "minutes", "synonyms")
    assert {name: entry[name] for name in same} == {name: getattr(item, name) for name in same}


def test_every_fact_has_its_words():
    labels = INDEX.labels
    for entry in INDEX.entries:
        assert set(entry.positions) <= set(labels.position)
        assert set(entry.tags) <= set(labels.tag)
        assert set(entry.equipment) <= set(labels.equipment)
        assert entry.grade in labels.grade


def test_what_an_item_warns_of_does_not_find_it():
    item = CATALOG.items["supine-leg-raise"]
    assert any("Tingling" in line for line in item.stop_if)
    words = ENTRIES[item.slug].text.split()
    assert "tingling" not in words
    assert {"psoas", "iliacus", "lower", "mat"} <= set(words)


def test_words_stand_once_in_small_letters():
    assert distinct_words(["The Hip, the hip's front", None, "FRONT of it"]) == "the hip hip's front"


def test_a_movement_that_an_author_adds_is_found():
    added = CATALOG.items["walking"].model_copy(update={"slug": "new-one", "title": "Something new"})
    assert isinstance(added, Item)
    grown = type(CATALOG)(**{**slots(CATALOG), "items": {**CATALOG.items, "new-one": added}})
    assert "new-one" in {entry.slug for entry in build(grown).entries}


def slots(catalog):
    return {name: getattr(catalog, name) for name in type(catalog).__slots__}


def test_the_same_content_makes_the_same_bytes():
    body = INDEX.model_dump_json()
    assert build(CATALOG).model_dump_json() == body
    assert FindIndex.model_validate_json(body).model_dump_json() == body
