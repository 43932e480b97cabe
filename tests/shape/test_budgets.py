"""Small and clear: the budgets of the style guide, held for every file and function."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sorted(p for folder in ("webapp", "tools") for p in (ROOT / folder).rglob("*.py"))
TESTS = sorted(p for p in (ROOT / "tests").rglob("*") if p.suffix in {".py", ".ts"})
TYPESCRIPT = sorted(p for p in (ROOT / "client").rglob("*.ts") if not {"generated", ".types"} & set(p.parts))
FUNCTION = re.compile(
    r"^(?P<indent>\s*)(export\s+|default\s+|async\s+|private\s+|protected\s+|public\s+|static\s+|override\s+|get\s+|set\s+)*"
    r"(function\*?\s+\w+|constructor|(?!if|for|while|switch|catch|return|else)[\w$#]+\s*\(|const\s+\w+\s*=\s*(async\s*)?\()"
)


def lines_of(path):
    return path.read_text().splitlines()


def relative(path):
    return str(path.relative_to(ROOT))


def python_functions(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.end_lineno - node.lineno + 1


def typescript_functions(path):
    """(first line, length) of each function; formatted code closes a function at its own indent."""
    lines = lines_of(path)
    for number, line in enumerate(lines):
        found = FUNCTION.match(line)
        if not found:
            continue
        indent = found["indent"]
        opens = next((i for i in range(number, min(number + 12, len(lines))) if lines[i].rstrip().endswith("{")), None)
        between = lines[number : (opens or number) + 1]
        if opens is None or any(text.rstrip().endswith(";") for text in between[:-1]):
            continue
        end = next((i for i in range(opens + 1, len(lines)) if re.match(rf"{indent}}}", lines[i])), None)
        if end is not None:
            yield line.strip(), end - number + 1


@pytest.mark.parametrize("path", PYTHON, ids=relative)
def test_python_file_and_its_functions_are_short(path):
    assert len(lines_of(path)) <= 300
    assert [(name, length) for name, length in python_functions(path) if length > 40] == []


@pytest.mark.parametrize("path", TYPESCRIPT, ids=relative)
def test_typescript_file_and_its_functions_are_short(path):
    assert len(lines_of(path)) <= 200
    assert [(line, length) for line, length in typescript_functions(path) if length > 30] == []


@pytest.mark.parametrize("path", TESTS, ids=relative)
def test_test_file_is_short(path):
    assert len(lines_of(path)) <= 500


def test_the_typescript_ruler_sees_a_long_function(tmp_path):
    long = tmp_path / "long.ts"
    long.write_text("export function far(\n  a: string,\n): void {\n" + "  a;\n" * 40 + "}\n")
    assert [length for _, length in typescript_functions(long)] == [44]
