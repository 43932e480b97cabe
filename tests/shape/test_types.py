"""The client compiles in its layers, and its wire types are those of the Python models."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NODE = os.environ.get("NODE", "node")


def run(*command):
    env = {**os.environ, "PYTHON": sys.executable}
    return subprocess.run([NODE, *command], cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def test_generated_types_are_those_of_the_models():
    done = run("client/types.mjs", "--check")
    assert done.returncode == 0, done.stderr


def test_every_layer_compiles_with_what_it_may_see():
    done = run("node_modules/typescript/bin/tsc", "-b", "client/tsconfig.layers.json")
    assert done.returncode == 0, done.stdout
