"""tools/house.py: what a person has to do is said in one clear sentence, and nothing is done twice."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def house(tmp_path, monkeypatch):
    spec = importlib.util.spec_from_file_location("house", ROOT / "tools" / "house.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    (tmp_path / ".venv").mkdir()
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "run.txt").write_text("flask==3 --hash=sha256:0\n")
    return module


def fail_to_install(*_command, **_options):
    raise HOUSE_ERROR("error: command 'cc' failed")


HOUSE_ERROR = RuntimeError


def test_a_read_only_folder_is_said(house, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(house.HouseError, match=r"read-only for you\. Copy the project to a folder of your own"):
        house.check_folder()


def test_a_missing_compiler_is_said(house, monkeypatch):
    monkeypatch.setattr(f"{__name__}.HOUSE_ERROR", house.HouseError)
    monkeypatch.setattr(house, "run", fail_to_install)
    monkeypatch.setattr(house.shutil, "which", lambda _name: None)
    with pytest.raises(house.HouseError, match=r"there is no C compiler\. Run `apt install build-essential"):
        house.ensure_packages("run")


def test_a_failed_installation_is_not_taken_for_done(house, monkeypatch):
    monkeypatch.setattr(f"{__name__}.HOUSE_ERROR", house.HouseError)
    monkeypatch.setattr(house, "run", fail_to_install)
    with pytest.raises(house.HouseError, match=r"Is there a network\?"):
        house.ensure_packages("run")
    assert not (house.VENV / ".installed-run").exists()


def test_a_step_is_done_again_only_when_its_lock_changes(house, monkeypatch):
    done = []
    monkeypatch.setattr(house, "run", lambda *command, **_: done.append(command))
    house.ensure_packages("run")
    house.ensure_packages("run")
    assert len(done) == 1
    (house.ROOT / "requirements" / "run.txt").write_text("flask==4 --hash=sha256:1\n")
    house.ensure_packages("run")
    assert len(done) == 2


def test_missing_venv_is_said_where_it_may_not_be_installed(house, monkeypatch):
    (house.VENV).rmdir()
    monkeypatch.setattr(house, "PYTHON", house.VENV / "bin" / "python")
    monkeypatch.setattr(house, "is_root", lambda: False)
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(house.HouseError, match=r"venv module is missing. Run `apt install python3.\d+-venv` as root"):
        house.ensure_venv()


def test_make_without_a_word_prints_the_help():
    said = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for word in ("run", "test", "check", "build"):
        assert f"\n{word} " in f"\n{said}"
