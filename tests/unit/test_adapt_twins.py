"""Our own content under many answers, in Python and on the phone: both make the same plans."""

import json
import os
import random
import subprocess
from pathlib import Path

from webapp.catalog.adapt import Answers, adapt
from webapp.catalog.load import load_content
from webapp.catalog.player_json import build

ROOT = Path(__file__).resolve().parents[2]
DRIVER = """
import { build } from "esbuild";
import { readFileSync } from "node:fs";
const made = await build({ entryPoints: ["client/domain/adapt.ts"], bundle: true, write: false, format: "esm" });
const code = Buffer.from(made.outputFiles[0].text).toString("base64");
const { adapt } = await import(`data:text/javascript;base64,${code}`);
const { catalog, sets } = JSON.parse(readFileSync(0, "utf8"));
const found = sets.map((answers) => catalog.routines.map((routine) => adapt(routine, catalog.items, answers)));
process.stdout.write(JSON.stringify(found));
"""


def sets_of_answers(conditions):
    dice = random.Random(3)
    levels = ("none", "none", "none", "none", "clear_first", "stop_urgent")
    for _ in range(500):
        chosen = dice.sample(conditions, dice.randint(0, 6))
        cleared = dice.sample([*chosen, "general"], dice.randint(0, len(chosen)))
        yield {"conditions": chosen, "cleared": cleared, "level": dice.choice(levels)}


def as_json(found):
    return {
        "refused": found.refused,
        "steps": [json.loads(step.model_dump_json()) for step in found.steps],
        "changes": [{"item": change.item, "by": change.by, "why": change.why} for change in found.changes],
        "hints": [{"item": item, "how": how} for item, how in found.hints],
    }


def test_python_and_the_phone_make_the_same_plans():
    catalog = load_content(ROOT / "content")
    phone = build(catalog)
    sets = list(sets_of_answers(list(catalog.conditions)))
    done = subprocess.run(
        [os.environ.get("NODE", "node"), "--input-type=module", "-e", DRIVER],
        cwd=ROOT,
        input=json.dumps({"catalog": json.loads(phone.model_dump_json()), "sets": sets}),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for answers, found in zip(sets, json.loads(done.stdout), strict=True):
        given = Answers(frozenset(answers["conditions"]), frozenset(answers["cleared"]), answers["level"])
        for routine, on_the_phone in zip(phone.routines, found, strict=True):
            assert as_json(adapt(routine.steps, routine.setting, phone.items, given)) == on_the_phone, (
                routine.slug,
                given,
            )
