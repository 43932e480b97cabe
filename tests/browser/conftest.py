"""A running server and phones by name."""

from __future__ import annotations

import pytest
from machines import Phone, Server


@pytest.fixture
def server(tmp_path):
    running = Server(tmp_path / "instance")
    running.start()
    yield running
    running.stop()


@pytest.fixture
def phones(playwright, tmp_path, server):
    """Makes phones by name; all are closed at the end."""
    made: dict[str, Phone] = {}

    def phone(name: str) -> Phone:
        if name not in made:
            made[name] = Phone(playwright, tmp_path / f"profile-{name}", server.url)
        return made[name]

    yield phone
    for each in made.values():
        each.close()
