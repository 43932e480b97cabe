"""The client's own unit tests, run by Node: one pytest test for each file under tests/client."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "tests" / "client").glob("*.test.ts"))


@pytest.mark.parametrize("name", [file.name.removesuffix(".test.ts") for file in FILES])
def test_client_file_passes(name):
    node = os.environ.get("NODE", "node")
    done = subprocess.run(
        [node, "tests/client/run.mjs", name], cwd=ROOT, capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-3000:]


def test_there_are_client_tests():
    assert FILES
