"""The rules for our own words: reading level, spelling, promises. Each rule has a file that is refused."""

import re
import shutil
from pathlib import Path

import pytest

from webapp.catalog.language import HIGHEST_GRADE, promises, reading_grade, syllables, us_spellings
from webapp.catalog.load import ContentFaults, load_content
from webapp.catalog.sourcing import has_number

CONTENT = Path(__file__).parents[2] / "content"
LEG_RAISE = "items/supine-leg-raise.toml"
DESK = "routines/desk-break-3.toml"
ROOM = "sleep/sleep-room.toml"
TESTS = "learn/self-tests.toml"
HARD = (
    "Facilitate posterior rotation of the pelvis by simultaneous contraction of the abdominal musculature, "
    "maintaining physiological respiration throughout the entire procedure."
)


@pytest.fixture
def folder(tmp_path):
    copy = tmp_path / "content"
    shutil.copytree(CONTENT, copy)
    return copy


def write(folder, file, key, words):
    """Put ``words`` first under a key: in place of a text, or before the first of a list."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    found = re.search(rf'^{key} = (\[\s*)?"', text, re.MULTILINE)
    assert found, key
    if found[1]:
        text = text[: found.end() - 1] + f'"{words}", ' + text[found.end() - 1 :]
    else:
        line_end = text.index("\n", found.start())
        text = f'{text[: found.start()]}{key} = "{words}"{text[line_end:]}'
    path.write_text(text, encoding="utf-8")


def refused(folder):
    try:
        load_content(folder)
    except ContentFaults as found:
        return [(fault.file, fault.key, fault.message) for fault in found.faults]
    return []


@pytest.mark.parametrize(
    ("file", "key", "where"),
    [
        (LEG_RAISE, "steps", "steps[0]"),
        (LEG_RAISE, "mistakes", "mistakes[0]"),
        (LEG_RAISE, "stop_if", "stop_if[0]"),
        (ROOM, "how", "how"),
        (ROOM, "mistakes", "mistakes"),
        (TESTS, "steps", "self-test-thomas.steps[0]"),
        ("safety.toml", "stop_rules", "texts.stop_rules[0]"),
    ],
)
def test_words_above_grade_8_are_refused(folder, file, key, where):
    hard = HARD if key in {"steps", "how", "stop_rules"} else HARD[:150]
    write(folder, file, key, hard)
    found = refused(folder)
    assert [(f, k) for f, k, _ in found if k.startswith(where)] == [(f, k) for f, k, _ in found] != []
    assert all("above 8: use shorter sentences" in message for _, _, message in found)


def test_many_hard_lines_are_refused_together_though_each_is_short(folder):
    write(folder, LEG_RAISE, "mistakes", "Unnecessary muscular contraction")
    write(folder, LEG_RAISE, "mistakes", "Asymmetrical pelvic inclination")
    write(folder, LEG_RAISE, "mistakes", "Insufficient abdominal engagement")
    assert [(f, k) for f, k, _ in refused(folder)] == [(LEG_RAISE, "mistakes")]


@pytest.mark.parametrize(
    ("file", "key", "words", "message"),
    [
        (LEG_RAISE, "title", "Center your hips", "US spelling Center; we write Centre"),
        (LEG_RAISE, "steps", "Stabilize your pelvis.", "US spelling Stabilize; we write Stabilise"),
        (LEG_RAISE, "cue", "Go gently and favor the easy side.", "US spelling favor; we write favour"),
        (LEG_RAISE, "mistakes", "Traveling too far", "US spelling Traveling; we write Travelling"),
        (LEG_RAISE, "stop_if", "Your skin turns gray", "US spelling gray; we write grey"),
        (DESK, "title", "3-minute desk program", "US spelling program; we write programme"),
        (ROOM, "how", "Choose calm colors.", "US spelling colors; we write colours"),
        (ROOM, "title", "A cozy room", "US spelling cozy; we write cosy"),
    ],
)
def test_us_spelling_is_refused(folder, file, key, words, message):
    write(folder, file, key, words)
    assert [m for f, _, m in refused(folder) if f == file] == [message]


@pytest.mark.parametrize(
    ("file", "key", "words", "promised"),
    [
        (LEG_RAISE, "title", "Slow leg raise that cures back pain", "cures"),
        (LEG_RAISE, "steps", "Hold until it releases the psoas.", "releases the psoas"),
        (LEG_RAISE, "cue", "Let go and release your tight psoas.", "release your tight psoas"),
        (LEG_RAISE, "mistakes", "Missing out on a guaranteed result", "guaranteed"),
        (LEG_RAISE, "stop_if", "The pain is gone forever", "forever"),
        (DESK, "title", "3 minutes to eliminate tension", "eliminate tension"),
        (ROOM, "how", "This fixes your posture.", "fixes your posture"),
        (TESTS, "title", "Get rid of the ache", "Get rid of"),
    ],
)
def test_a_promise_is_refused(folder, file, key, words, promised):
    write(folder, file, key, words)
    assert [m for f, _, m in refused(folder) if f == file] == [f"promises too much: {promised}"]


def test_cues_and_notes_of_a_routine_are_ours_too(folder):
    path = folder / DESK
    line = 'note = "This cures."\ncues = [{ at_seconds = 1, say = "Find your center." }]\nitem = "side-lean"'
    path.write_text(path.read_text().replace('item = "side-lean"', line, 1))
    assert [(k, m) for _, k, m in refused(folder)] == [
        ("steps[2].cues", "US spelling center; we write centre"),
        ("steps[2].note", "promises too much: cures"),
    ]


def test_quotations_titles_of_papers_and_search_words_are_left_alone(folder):
    for file, key in (
        (LEG_RAISE, "article"),
        (LEG_RAISE, "synonyms"),
        ("learn/claims.toml", "quote"),
        ("references.toml", "title"),
        ("learn/article.toml", "reference"),
        ("learn/article.toml", "heading"),
    ):
        write(folder, file, key, f"{HARD[:90]} guaranteed to stabilize the center")
    assert refused(folder) == []


@pytest.mark.parametrize(
    "case",
    [
        (LEG_RAISE, r"^cites = .*\n", "", "cites", "is missing; grade B needs a source"),
        ("items/perineal-pinch.toml", r"^cites = .*\n", "", "cites", "is missing; grade X needs a source"),
        (ROOM, r"^cites = .*$", "cites = []", "cites", "is missing; grade B needs a source"),
        (
            "learn/claims.toml",
            r"^cites = .*$",
            "cites = []",
            "claim-most-important.cites",
            'is missing, and the text has no "We found no"',
        ),
        (
            "safety.toml",
            r"^cites = .*$",
            "cites = []",
            "flag-cauda-equina.cites",
            "is missing; a verified sign needs a source",
        ),
    ],
)
def test_evidence_without_a_source_is_refused(folder, case):
    file, pattern, new, key, message = case
    path = folder / file
    text, times = re.subn(pattern, new, path.read_text(), count=1, flags=re.MULTILINE)
    assert times == 1
    path.write_text(text)
    assert refused(folder) == [(file, key, message)]


def test_a_number_from_a_source_that_was_not_read_is_refused(folder):
    path = folder / "references.toml"
    start = path.read_text().index('id = "irish2015"')
    text = path.read_text()
    path.write_text(text[:start] + text[start:].replace('supports = "', 'supports = "12 people. ', 1))
    message = "holds a number, but the source was not read"
    assert refused(folder) == [("references.toml", "irish2015.supports", message)]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("knee", 1),
        ("thigh", 1),
        ("lifted", 2),
        ("squeezed", 1),
        ("muscle", 2),
        ("ankles", 2),
        ("sides", 1),
        ("gently", 2),
        ("safely", 2),
        ("movement", 2),
        ("lying", 2),
        ("psoas", 2),
        ("people", 2),
        ("trial", 2),
        ("exercise", 3),
        ("comfortable", 4),
        ("physiotherapist", 6),
        ("x", 1),
    ],
)
def test_syllables(word, count):
    assert syllables(word) == count


def test_the_grade_is_the_published_formula():
    # 2 sentences, 12 words, 12 syllables: 0.39 x 6 + 11.8 x 1 - 15.59
    assert reading_grade("Lie on your back and breathe. Let both knees fall out wide.") == pytest.approx(-1.4, abs=0.06)
    assert reading_grade(HARD) > HIGHEST_GRADE
    assert reading_grade("Multidisciplinary physiotherapeutic rehabilitation") is None


@pytest.mark.parametrize(
    "text",
    [
        "Sit on a size 5 ball and seize the chance for a prize.",
        "Stabilise the centre, practise on a grey mat and keep your favourite colour.",
        "An honorary member works in a laboratory with a humorous tutor.",
        "Move in metres; the doctor screens for colorectal signs.",
        "Your programme, travelled at ease.",
    ],
)
def test_uk_spelling_is_let_through(text):
    assert us_spellings(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Keep a secure grip for good balance.",
        "Not until the scar has healed.",
        "Easy running (only if already pain-free walking)",
        "Stop if pain comes.",
        "Loosen your belt, then let the tension go.",
        "Evening psoas reset",
    ],
)
def test_plain_advice_is_no_promise(text):
    assert promises(text) == ()


@pytest.mark.parametrize("text", ["6 h before bed", "OR 1.03", "six hours", "thirty-minute", "two or three weeks"])
def test_a_number_is_seen(text):
    assert has_number(text)


@pytest.mark.parametrize("text", ["T12 to L5", "one of the muscles", "a review of trials"])
def test_a_name_is_no_number(text):
    assert not has_number(text)
