"""A broken content folder is refused with every fault, each with its file and key; a whole one loads."""

import re
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import Flask

from webapp import catalog as catalog_package
from webapp.catalog.fault import Fault
from webapp.catalog.load import ContentFaults, load_content

CONTENT = Path(__file__).parents[2] / "content"
LEG_RAISE = "items/supine-leg-raise.toml"
COUCH = "items/couch-stretch.toml"
DESK = "routines/desk-break-3.toml"
ARTICLE = "learn/article.toml"
BELLY = "items/abdominal-acupressure.toml"
UPSIDE_DOWN = 'positions = ["upside-down"]'
SMALL_AMOUNT = "amount = { min = 5, max = 5 }"
TO = 'to = "half-kneeling-hip-flexor-stretch"'
NOWHERE = '\n[conditions.c-nowhere]\neffect = "hide"\ntext = "No."\n'


@pytest.fixture
def folder(tmp_path):
    copy = tmp_path / "content"
    shutil.copytree(CONTENT, copy)
    return copy


def edit(folder, file, old, new):
    """Replace the first ``old`` of a file, which must be there; an empty ``old`` appends."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")


def without(folder, file, key):
    """Take a key with all lines of its value out of the top of a file."""
    lines = (folder / file).read_text(encoding="utf-8").splitlines(keepends=True)
    first = next(n for n, line in enumerate(lines) if line.startswith(f"{key} = "))
    last = next(n for n in range(first, len(lines)) if not lines[first].endswith("[\n") or lines[n] == "]\n")
    (folder / file).write_text("".join(lines[:first] + lines[last + 1 :]), encoding="utf-8")


def faults(folder):
    with pytest.raises(ContentFaults) as refused:
        load_content(folder)
    return refused.value.faults


def test_the_content_of_this_house_loads():
    catalog = load_content(CONTENT)
    assert (len(catalog.items), len(catalog.routines)) == (43, 10)


@pytest.mark.parametrize(
    "case",
    [
        (LEG_RAISE, "title =", "title", "", "is not TOML"),
        (LEG_RAISE, "", "colour = 'red'", "conditions.colour", "an object"),
        (LEG_RAISE, "title =", "colour = 'red'\ntitle =", "colour", "unknown key"),
        (LEG_RAISE, SMALL_AMOUNT, SMALL_AMOUNT + ', weight = "2 kg"', "start[0].weight", "unknown key"),
        (LEG_RAISE, "minutes = 1", 'minutes = "one"', "minutes", "valid number"),
        (LEG_RAISE, "minutes = 1", "minutes = 1.5", "minutes", "says 1.5, the first start dose lasts 1.08"),
        (LEG_RAISE, "minutes = 1", "minutes = 1979-05-27", "", "a date"),
        (LEG_RAISE, "minutes = 1", "minutes = nan", "", "not finite"),
        (LEG_RAISE, "sets = 3", "sets = 3.5", "start[0].sets", "valid integer"),
        (LEG_RAISE, SMALL_AMOUNT, "amount = { min = 6, max = 5 }", "start[0].amount", "min is greater than max"),
        (LEG_RAISE, 'unit = "s"', 'unit = "hours"', "start[0].unit", "should be"),
        (LEG_RAISE, 'slug = "supine-leg-raise"', 'slug = "leg-raise"', "slug", "differs from the file's name"),
        (LEG_RAISE, 'positions = ["supine"]', UPSIDE_DOWN, "positions", "no position upside-down"),
        (LEG_RAISE, 'equipment = ["mat",', 'equipment = ["anvil",', "equipment", "no equipment anvil"),
        (LEG_RAISE, 'tags = ["strengthen"]', 'tags = ["cure"]', "tags[0]", "should be"),
        (LEG_RAISE, 'settings = ["bed",', 'settings = ["pool",', "settings[0]", "should be"),
        (LEG_RAISE, 'grade = "B"', 'grade = "D"', "grade", "should be"),
        (LEG_RAISE, 'grade = "B"', 'grade = "X"', "kind", "an item of grade X is an explanation"),
        (LEG_RAISE, '"hu2011"', '"nobody2011"', "cites", "no reference nobody2011"),
        (LEG_RAISE, "", NOWHERE, "conditions", "no condition c-nowhere"),
        (LEG_RAISE, 'easier = "march', 'easier = "crawl', "easier", "no item crawl-in-place"),
        (LEG_RAISE, 'harder = "banded-hip-march"', 'harder = "supine-leg-raise"', "harder", "names itself"),
        (LEG_RAISE, 'easier = "march-in-place"', 'easier = "perineal-pinch"', "easier", "does not play"),
        (LEG_RAISE, 'swaps = ["march-in-place"', 'swaps = ["crawl"', "swaps[0]", "no item crawl"),
        (
            LEG_RAISE,
            'swaps = ["march-in-place"',
            'swaps = ["warm-up-first"',
            "swaps[0]",
            "does not play: it is guidance",
        ),
        (LEG_RAISE, "easier =", 'replacement = "walking"\neasier =', "replacement", "only an item of grade X"),
        (COUCH, f"{TO}, ", "", "conditions.c-hernia.to", "an effect of swap needs it"),
        (COUCH, TO, 'to = "crawl"', "conditions.c-hernia.to", "no item crawl"),
        (COUCH, TO, 'to = "easy-running"', "conditions.c-hernia.to", "easy-running is itself hidden by c-hernia"),
        (
            COUCH,
            'c-preg = { effect = "hide",',
            f'c-preg = {{ effect = "hide", {TO},',
            "conditions.c-preg.to",
            "no other",
        ),
        (BELLY, 'replacement = "abdominal-hand', 'replacement = "belly', "replacement", "no item belly-breathing"),
        (BELLY, "cites =", f'start = [{{ {SMALL_AMOUNT}, unit = "s" }}]\ncites =', "start", "only a movement has it"),
        (BELLY, "cites =", 'mode = "hold"\ncites =', "mode", "only a movement has it, not explanation"),
        (DESK, "total_seconds = 180", "total_seconds = 181", "total_seconds", "says 181, the steps last 180"),
        (DESK, 'item = "side-lean"', 'item = "side-bend"', "steps[2].item", "no item side-bend"),
        (DESK, 'item = "side-lean"', 'item = "fist-between-legs"', "steps[2].item", "does not play: it is explanation"),
        (DESK, 'item = "side-lean"', 'item = "knee-to-chest"', "steps[2].item", "does not fit the setting standing"),
        (DESK, "repeats = 2", "repeats = 3", "steps[2].pattern", "lasts longer than the step's 20 s"),
        (
            DESK,
            'item = "side-lean"',
            'item = "side-lean"\ninstead_of = "pinch"',
            "steps[2].instead_of",
            "no item pinch",
        ),
        (
            DESK,
            "seconds_per_side = 30",
            "seconds_per_side = 4",
            "steps[0].seconds_per_side",
            "greater than or equal to 5",
        ),
        ("sleep/sleep-room.toml", 'slug = "sleep-room"', 'slug = "room"', "slug", "differs from the file's name"),
        (ARTICLE, 'kept = ["position-of-ease"]', "", "H5.changed", "position-of-ease is neither kept nor changed"),
        (
            ARTICLE,
            'kept = ["position',
            'kept = ["walking", "position',
            "H5.changed",
            "walking is kept or changed, but no",
        ),
        (ARTICLE, 'kept = ["position', 'kept = ["supine-leg-raise", "position', "H5.changed", "both kept and changed"),
        (ARTICLE, 'kept = ["position', 'kept = ["crawl", "position', "H5.changed", "no slug crawl"),
        (
            "learn/self-tests.toml",
            'follows = "edge',
            'follows = "ledge',
            "self-test-thomas.follows",
            "no item ledge-of-bed-stretch",
        ),
        ("bedroom.toml", 'tip = "sleep-room"', 'tip = "sleep-cave"', "dark.tip", "no sleep tip sleep-cave"),
        ("bedroom.toml", 'slug = "dark"', 'slug = "pillow"', "slug", "pillow is there twice"),
        ("vocabulary.toml", "[tags]", "[labels]", "labels", "unknown key"),
        ("vocabulary.toml", "[tags]", "[labels]", "tags", "is missing"),
    ],
    ids=lambda case: f"{case[0]}: {case[3]}",
)
def test_a_fault_is_refused_with_its_file_and_key(folder, case):
    file, old, new, key, message = case
    edit(folder, file, old, new)
    found = faults(folder)
    assert [fault for fault in found if fault.file == file and fault.key == key and message in fault.message], found


@pytest.mark.parametrize("key", ["cue", "mode", "minutes", "start", "progress", "settings"])
def test_a_movement_that_lacks_what_the_player_needs_is_refused(folder, key):
    without(folder, "items/walking.toml", key)
    assert Fault("items/walking.toml", key, "is missing; a movement needs it") in faults(folder)


def test_an_explanation_without_a_replacement_is_refused(folder):
    without(folder, BELLY, "replacement")
    assert faults(folder) == (Fault(BELLY, "replacement", "is missing; an item of grade X needs a safe replacement"),)


@pytest.mark.parametrize("key", ["title", "steps", "dose_text"])
def test_a_missing_key_is_refused(folder, key):
    without(folder, LEG_RAISE, key)
    assert faults(folder) == (Fault(LEG_RAISE, key, "is missing"),)


@pytest.mark.parametrize(
    ("cues", "key", "message"),
    [
        ('[{ at_seconds = 20, say = "Late." }]', "steps[2].cues[0].at_seconds", "comes after the end of the step"),
        ('[{ at_seconds = 1, say = "Two.", in_set = 2 }]', "steps[2].cues[0].in_set", "the step has 1 set(s)"),
    ],
)
def test_a_cue_that_is_never_spoken_is_refused(folder, cues, key, message):
    edit(folder, DESK, "pattern = { repeats = 2", f"cues = {cues}\npattern = {{ repeats = 2")
    assert faults(folder) == (Fault(DESK, key, message),)


def test_a_missing_file_is_refused(folder):
    (folder / "safety.toml").unlink()
    assert Fault("safety.toml", "", "the file is missing") in faults(folder)


def test_an_empty_folder_is_refused(tmp_path):
    found = {fault.file for fault in faults(tmp_path)}
    assert {"items", "routines", "sleep", "vocabulary.toml", "learn/claims.toml"} <= found


def test_a_file_that_nobody_reads_is_refused(folder):
    shutil.copy(folder / LEG_RAISE, folder / "leg-raise.toml")
    assert faults(folder) == (Fault("leg-raise.toml", "", "nothing reads this file"),)


def test_a_word_that_is_there_twice_is_refused(folder):
    edit(folder, "conditions.toml", "", '\n[[condition]]\nid = "c-preg"\nlabel = "Twice"\ngroup = "Again"\n')
    assert faults(folder) == (Fault("conditions.toml", "id", "c-preg is there twice"),)


def test_all_faults_are_reported_at_once(folder):
    edit(folder, LEG_RAISE, "minutes = 1", "minutes = 61")
    edit(folder, LEG_RAISE, "title =", "colour = 'red'\ntitle =")
    edit(folder, COUCH, "title =", "title")
    edit(folder, DESK, "total_seconds = 180", "total_seconds = 179")
    edit(folder, "items/walking.toml", '"who2023"', '"who1823"')
    found = faults(folder)
    assert [(fault.file, fault.key) for fault in found] == [
        (COUCH, ""),
        (LEG_RAISE, "colour"),
        (LEG_RAISE, "minutes"),
        ("items/walking.toml", "cites"),
        (DESK, "total_seconds"),
    ]


def test_a_broken_file_is_one_fault_and_not_one_more_wherever_it_is_named(folder):
    edit(folder, "items/march-in-place.toml", "title =", "title")
    assert [fault.file for fault in faults(folder)] == ["items/march-in-place.toml"]


def test_the_refusal_lists_file_key_and_message(folder):
    edit(folder, LEG_RAISE, "minutes = 1", "minutes = 61")
    with pytest.raises(ContentFaults, match=r"has a fault:\n  items/supine-leg-raise\.toml: minutes: .*60"):
        load_content(folder)


def app_with(folder):
    app = Flask("webapp")
    app.config["PSOAS"] = SimpleNamespace(content_path=folder)
    catalog_package.init_app(app)
    return app


def test_a_broken_content_stops_the_start(folder):
    edit(folder, LEG_RAISE, "minutes = 1", "minutes = 61")
    with pytest.raises(ContentFaults):
        app_with(folder)


def test_content_check_counts_what_is_there(folder):
    result = app_with(folder).test_cli_runner().invoke(args=["content", "check"])
    assert result.exit_code == 0
    assert result.output.startswith("43 items, 10 routines, 17 sleep tips, 51 claims")


def test_content_check_lists_the_faults(folder):
    runner = app_with(folder).test_cli_runner()
    edit(folder, LEG_RAISE, "minutes = 1", "minutes = 61")
    edit(folder, DESK, "total_seconds = 180", "total_seconds = 179")
    result = runner.invoke(args=["content", "check"])
    assert result.exit_code == 1
    assert "items/supine-leg-raise.toml: minutes" in result.output
    assert "routines/desk-break-3.toml: total_seconds: says 179, the steps last 180" in result.output


def examples():
    """The TOML blocks of the authoring guide by slug."""
    blocks = re.findall(r"```toml\n(slug = \"([a-z-]+)\".*?)```", (CONTENT / "README.md").read_text(), re.DOTALL)
    return {slug: block for block, slug in blocks}


def test_the_examples_of_the_authoring_guide_load_and_play(folder):
    written = examples()
    (folder / "items" / "wall-calf-stretch.toml").write_text(written["wall-calf-stretch"])
    (folder / "routines" / "two-minute-pause.toml").write_text(written["two-minute-pause"])
    catalog = load_content(folder)
    assert catalog.playable("wall-calf-stretch")
    assert catalog.playable("two-minute-pause")
    assert len(written) == 2
