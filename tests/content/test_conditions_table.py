"""Our rules against the table of conditions in the brief (5d): nothing it hides is shown, nothing is forgotten."""

import json
from pathlib import Path

import pytest

from webapp.catalog.catalog import plays
from webapp.catalog.condition_table import condition_table
from webapp.catalog.load import load_content
from webapp.catalog.schema import Effect

HERE = Path(__file__).parent
BRIEF = json.loads((HERE / "brief_conditions.json").read_text())


@pytest.fixture(scope="module")
def catalog():
    return load_content(HERE.parents[1] / "content")


def ruled(catalog, condition, *effects):
    """The movements on which a condition has one of these effects, or any."""
    return {
        item.slug
        for item in catalog.movements()
        if condition in item.conditions and (not effects or item.conditions[condition].effect in effects)
    }


def test_the_table_has_every_condition(catalog):
    assert set(BRIEF) == set(catalog.conditions)


@pytest.mark.parametrize("condition", BRIEF)
def test_what_the_brief_hides_is_hidden(catalog, condition):
    assert set(BRIEF[condition]["hide"]) - ruled(catalog, condition, Effect.hide) == set()


@pytest.mark.parametrize("condition", BRIEF)
def test_what_the_brief_modifies_has_a_rule(catalog, condition):
    assert set(BRIEF[condition]["modify"]) - ruled(catalog, condition) == set()


@pytest.mark.parametrize("condition", BRIEF)
def test_no_rule_goes_beyond_the_brief(catalog, condition):
    """The brief's "modify" texts also hide ("skip"); what it names under neither heading has no rule."""
    assert ruled(catalog, condition) - {*BRIEF[condition]["hide"], *BRIEF[condition]["modify"]} == set()


def test_the_table_speaks_of_movements_only(catalog):
    named = {slug for row in BRIEF.values() for slugs in row.values() for slug in slugs}
    assert {slug for slug in named if not plays(catalog.items[slug])} == set()


def test_the_table_in_the_docs_is_up_to_date(catalog):
    written = (HERE.parents[1] / "docs" / "conditions.md").read_text()
    assert written == condition_table(catalog), "flask --app webapp content table > docs/conditions.md"


@pytest.mark.parametrize("condition", BRIEF)
def test_where_the_table_hides_more_than_the_brief_the_readme_says_so(catalog, condition):
    """Its "modify" texts hide too where they say "skip"."""
    readme = (HERE.parents[1] / "content" / "README.md").read_text()
    for slug in ruled(catalog, condition, Effect.hide) - set(BRIEF[condition]["hide"]):
        assert f"`{slug}` is hidden by `{condition}`" in readme
