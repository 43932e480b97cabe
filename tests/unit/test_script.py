"""What the voice says in every routine and movement of the catalogue, read as text."""

from __future__ import annotations

import json
import os
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from webapp.catalog.load import load_content
from webapp.catalog.player_json import build

ROOT = Path(__file__).resolve().parents[2]
DRIVER = """
import { build } from "esbuild";
import { readFileSync } from "node:fs";
const source = `
  export { offer } from "./client/domain/offer.ts";
  export { cuesBetween } from "./client/domain/cues.ts";
  export { sentence } from "./client/domain/script.ts";
  export { sayingMs } from "./client/domain/speakable.ts";
`;
const stdin = { contents: source, resolveDir: process.cwd(), loader: "ts" };
const made = await build({ stdin, bundle: true, write: false, format: "esm" });
const code = Buffer.from(made.outputFiles[0].text).toString("base64");
const { offer, cuesBetween, sentence, sayingMs } = await import(`data:text/javascript;base64,${code}`);
const { catalog, slugs, times } = JSON.parse(readFileSync(0, "utf8"));
const nobody = { conditions: [], cleared: [], level: "none" };
const found = {};
for (const slug of slugs) {
  const { plan } = offer(catalog, slug, nobody, times);
  found[slug] = cuesBetween(plan, [{ kind: "start", at: 0 }], 0, plan.totalMs + 1).map((cue) => {
    const says = sentence(plan, cue);
    const { item } = plan.segments[cue.segment];
    return { at: cue.at / 1000, kind: cue.kind, item, says, lasts: sayingMs(says) / 1000 };
  });
}
process.stdout.write(JSON.stringify(found));
"""
PLAIN = re.compile(r"[A-Z][a-zA-Z ,.:'-]*[.]")
ABBREVIATED = re.compile(r"(?<!')\b(s|sec|secs|min|mins|reps|L|R|approx|etc|e\.g|i\.e)\b\.?", re.IGNORECASE)

TOO_SHORT_TO_TELL = "supine-leg-raise"  # holds of five seconds, and a cue of eighteen words: it stands on the screen


@pytest.fixture(scope="module")
def catalog():
    return build(load_content(ROOT / "content"))


def scripts(catalog, **times):
    slugs = [routine.slug for routine in catalog.routines] + [s for s, item in catalog.items.items() if item.solo]
    done = subprocess.run(
        [os.environ.get("NODE", "node"), "--input-type=module", "-e", DRIVER],
        cwd=ROOT,
        input=json.dumps({"catalog": json.loads(catalog.model_dump_json()), "slugs": slugs, "times": times}),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def usual(catalog):
    return scripts(catalog)


def said(lines):
    return [line for line in lines if line["says"]]


def test_every_sentence_is_one_that_a_person_says(usual, catalog):
    slugs = {*catalog.items, *usual} - {slug for slug in catalog.items if "-" not in slug}
    for name, lines in usual.items():
        for line in said(lines):
            text = line["says"]
            assert PLAIN.fullmatch(text), (name, text)
            assert not ABBREVIATED.search(text), (name, text)
            assert not any(slug in text for slug in slugs), (name, text)
            assert "  " not in text, (name, text)


@pytest.mark.parametrize("times", [{}, {"readySeconds": 5}, {"readySeconds": 20, "switchSeconds": 10}])
def test_no_sentence_is_cut_off_by_the_next(catalog, times):
    for name, lines in scripts(catalog, **times).items():
        spoken = said(lines)
        for line, following in pairwise(spoken):
            assert line["at"] + line["lasts"] <= following["at"] + 0.05, (name, line, following)


def test_every_movement_is_named_and_told_before_or_as_it_begins(usual, catalog):
    for name, lines in usual.items():
        for item in dict.fromkeys(line["item"] for line in lines):
            own = [line for line in lines if line["item"] == item]
            cue = catalog.items[item].cue.rstrip(".")
            assert own[0]["kind"] == "ready", (name, item)
            assert own[0]["says"].endswith("Get ready.") or cue in own[0]["says"], (name, own[0])
            told = any(cue in line["says"] for line in own)
            assert told or item == TOO_SHORT_TO_TELL, (name, item)


def test_each_change_has_its_words(usual):
    words = {
        "switch": r"Switch to the (left|right)\.",
        "rest": r"Rest\. Next: set [a-z]+ of [a-z]+\.",
        "half": r"Half way\.",
        "last": r"(Three|Two|One)\.",
        "in": r"In\.",
        "out": r"(And out|Out)\.",
        "done": r"Done\. Well done\.",
    }
    for name, lines in usual.items():
        for line in said(lines):
            assert re.fullmatch(words.get(line["kind"], ".+"), line["says"]), (name, line)
        assert lines[-1]["says"] == "Done. Well done."
        assert all(line["says"] for line in lines if line["kind"] in {"ready", "switch", "rest"}), name


def test_the_first_two_breaths_are_led(usual):
    heard = [(line["at"], line["says"]) for line in said(usual["abdominal-hand-breathing"])]
    cue = "Rest your hands on your belly, breathe in quietly, and breathe out a little longer."
    assert heard[:5] == [
        (0, f"Hands-on-belly breathing. {cue} Get ready."),
        (10, "Breathe in."),
        (14, "And out."),
        (20, "In."),
        (24, "Out."),
    ]


def test_the_desk_break_as_it_is_heard(usual):
    heard = [(line["at"], line["says"]) for line in said(usual["desk-break-3"]) if line["kind"] != "last"]
    lunge = "Tuck your tail, squeeze the back-leg buttock, and let the pelvis glide forward."
    back = "Stand tall with your tail tucked, press one leg back a little, pause, and return."
    assert heard == [
        (0, "First, march in place. Get ready."),
        (10, "Stand tall and lift your knees in turn, arms swinging."),
        (25, "Half way."),
        (40, "Next: standing lunge stretch, left side. Get ready."),
        (50, lunge),
        (65, "Half way."),
        (80, "Switch to the right."),
        (85, lunge),
        (100, "Half way."),
        (115, "Next: side lean. Get ready."),
        (125, "Grow tall, breathe out, and lean gently to one side."),
        (130, "Other side."),
        (135, "Other side."),
        (140, "Other side."),
        (145, "Next: standing leg-back, left side. Get ready."),
        (155, back),
        (165, "Switch to the right."),
        (170, back),
        (180, "Done. Well done."),
    ]
