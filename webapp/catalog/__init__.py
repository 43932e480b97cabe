"""Movements, routines, tips and evidence: read once from ``content/`` at the start, the same for everyone."""

from __future__ import annotations

from typing import cast

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from webapp.catalog.catalog import Catalog
from webapp.catalog.load import load_content
from webapp.config import Config, current_config

content_commands = AppGroup("content", help="Look after what authors write under content/.")


def init_app(app: Flask) -> None:
    """Load the content, which stops the start with all its faults if it is broken, and offer its pages."""
    from webapp.catalog.views import blueprint

    config: Config = app.config["PSOAS"]
    app.extensions["catalog"] = load_content(config.content_path)
    app.register_blueprint(blueprint)
    app.cli.add_command(content_commands)


def current_catalog() -> Catalog:
    """The content of the running app."""
    return cast("Catalog", current_app.extensions["catalog"])


@content_commands.command("check")
def content_check() -> None:
    """Say what the content holds. A fault stops this command, as it stops every start, with the whole list."""
    catalog = load_content(current_config().content_path)
    click.echo(
        f"{len(catalog.items)} items, {len(catalog.routines)} routines, {len(catalog.sleep)} sleep tips, "
        f"{len(catalog.claims)} claims, {len(catalog.conditions)} conditions, {len(catalog.questions)} questions, "
        f"{len(catalog.red_flags)} red flags, {len(catalog.references)} references: no faults."
    )


@content_commands.command("table")
def content_table() -> None:
    """Print what conditions do, as it stands in docs/conditions.md."""
    from webapp.catalog.condition_table import condition_table

    click.echo(condition_table(load_content(current_config().content_path)), nl=False)
