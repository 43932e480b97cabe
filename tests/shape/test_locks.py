"""Lock files carry hashes and name no registry."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON_LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


@pytest.mark.parametrize("path", PYTHON_LOCKS, ids=lambda path: path.name)
def test_python_lock_has_a_hash_for_every_package_and_no_address(path):
    text = path.read_text()
    packages = re.findall(r"^[a-z0-9][\w.-]*==", text, re.MULTILINE)
    blocks = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert packages
    assert len(blocks) == len(packages)
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text
    assert not re.search(r"--(extra-)?index-url|--find-links|--trusted-host", text)


def test_every_in_file_has_its_lock():
    assert {p.stem for p in (ROOT / "requirements").glob("*.in")} == {p.stem for p in PYTHON_LOCKS}


def test_npm_lock_has_integrity_and_no_resolved_address():
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if "integrity" not in entry and not entry.get("inBundle")] == []


def test_project_npmrc_keeps_it_so():
    assert "omit-lockfile-registry-resolved=true" in (ROOT / ".npmrc").read_text().splitlines()


def test_fixed_packages_are_required():
    required = (ROOT / "requirements" / "run.in").read_text() + (ROOT / "requirements" / "test.in").read_text()
    for name in ("flask", "flask-sqlalchemy", "flask-login", "pytest"):
        assert re.search(rf"^{name}\b", required, re.MULTILINE), name
