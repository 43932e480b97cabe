"""Who may import whom, in Python; the client's layers are compiler projects and fail in `make check`."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CLIENT = ROOT / "client"


def test_features_import_downwards_and_pure_modules_stay_pure():
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def imports_of(folder):
    for path in (CLIENT / folder).rglob("*.ts"):
        for line in path.read_text().splitlines():
            if line.startswith(("import", "export", "}")) and ' from "../' in line:
                yield path.name, line.split(' from "../')[1].split("/")[0]


def test_client_layers_import_only_what_their_project_references():
    for project in CLIENT.glob("*/tsconfig.json"):
        settings = json.loads(project.read_text())
        allowed = {reference["path"].removeprefix("../") for reference in settings["references"]}
        folder = project.parent.name
        wrong = [(name, other) for name, other in imports_of(folder) if other not in allowed | {folder}]
        assert wrong == [], folder


def test_domain_has_no_dom():
    settings = json.loads((CLIENT / "domain" / "tsconfig.json").read_text())
    assert settings["compilerOptions"]["lib"] == ["es2022"]
    assert settings["references"] == []


def test_time_and_randomness_come_through_one_door():
    """Only webapp/clock.py reads the clock or draws random bytes (style rule 10)."""
    wrong = []
    for path in (ROOT / "webapp").rglob("*.py"):
        if path.name == "clock.py" or "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = {getattr(node, "module", None) or ""} | {alias.name for alias in node.names}
                if names & {"time", "random", "secrets", "uuid"} and "struct_time" not in names:
                    wrong.append((str(path.relative_to(ROOT)), sorted(names)))
    assert wrong == []
