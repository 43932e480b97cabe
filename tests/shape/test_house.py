"""The tree is as the architecture says, and nothing of a person or of a build is in it."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def tracked():
    return subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()


def test_top_level_has_what_was_asked_for():
    for name in ("webapp", "static", "templates", "instance", "tests", "pyproject.toml", "README.md", "content"):
        assert (ROOT / name).exists(), name


def test_nothing_built_or_private_is_tracked():
    wrong = [
        name
        for name in tracked()
        if name.startswith(("static/build/", "node_modules/", ".venv/")) or name.endswith((".sqlite3", ".db", ".pyc"))
    ]
    assert wrong == []


def test_instance_holds_only_its_readme():
    assert [name for name in tracked() if name.startswith("instance/")] == ["instance/README.md"]


def test_templates_have_no_inline_style_or_script():
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text()
        assert " style=" not in text, path
        assert "<script>" not in text, path
        assert " onclick=" not in text, path


def test_client_never_inserts_markup_from_strings():
    for path in (ROOT / "client").rglob("*.ts"):
        text = path.read_text()
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "unsafeHTML", "document.write", "eval("):
            assert word not in text, (path, word)
