"""Every address says who may open it, and every migration has its place."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VERSIONS = ROOT / "webapp" / "migrations" / "versions"


def test_every_view_says_who_may_open_it(app):
    missing = [name for name, view in app.view_functions.items() if getattr(view, "access", None) is None]
    assert missing == []
    assert {view.access for view in app.view_functions.values()} <= {"public", "member"}


def test_what_is_kept_is_public(app):
    kept = [name for name, view in app.view_functions.items() if hasattr(view, "kept_paths")]
    assert kept
    assert [name for name in kept if app.view_functions[name].access != "public"] == []


def test_what_changes_something_is_never_a_get(app):
    words = re.compile(r"delete|sign-out|remove|create")
    assert [rule.rule for rule in app.url_map.iter_rules() if words.search(rule.rule) and "GET" in rule.methods] == []


def test_migrations_are_numbered_without_gaps_and_linear():
    files = sorted(path.name for path in VERSIONS.glob("*.py"))
    assert files
    assert [name[:4] for name in files] == [f"{n:04d}" for n in range(1, len(files) + 1)]
    texts = [(VERSIONS / name).read_text() for name in files]
    revisions = [re.search(r'^revision(?:: str)? = "(\w+)"', text, re.MULTILINE).group(1) for text in texts]
    parents = [re.search(r"^down_revision.*? = (.+)$", text, re.MULTILINE).group(1) for text in texts]
    assert [parent.strip("\"'") for parent in parents] == ["None", *revisions[:-1]]
