"""Marks the pages that are the same for everyone, so that they are rendered once and kept on the phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from flask import Flask

Paths = Callable[["Flask"], list[str]]
View = TypeVar("View", bound=Callable[..., object])


class KeptView(Protocol):
    """A view that says at which addresses it is kept."""

    kept_paths: Paths


def kept(paths: Paths) -> Callable[[View], View]:
    """Mark a view whose answer holds nothing personal; ``paths`` lists the addresses to render at start.

    A view for an address that ends in something personal lists one address and must ignore the last part.
    """

    def mark(view: View) -> View:
        cast("KeptView", view).kept_paths = paths
        return view

    return mark


def kept_paths(view: object, app: Flask) -> list[str]:
    """The addresses at which a view is kept; none for a view that is not."""
    paths: Paths | None = getattr(view, "kept_paths", None)
    return paths(app) if paths else []
