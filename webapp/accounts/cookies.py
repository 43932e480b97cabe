"""The one way in which this server hands a browser something to keep: out of reach of scripts and of other sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from webapp.config import current_config

if TYPE_CHECKING:
    from flask import Response


def name_of(word: str) -> str:
    """``__Host-<word>`` over HTTPS; WebKit drops that prefix on plain http, so this machine's own is ``<word>``."""
    return f"__Host-{word}" if current_config().secure else word


def hand_over(answer: Response, word: str, value: str, max_age_seconds: int) -> None:
    """Let the browser keep ``value`` under ``word``."""
    secure = current_config().secure
    answer.set_cookie(
        name_of(word), value, max_age=max_age_seconds, path="/", secure=secure, httponly=True, samesite="Lax"
    )


def take_back(answer: Response, word: str) -> None:
    """Tell the browser to forget it."""
    secure = current_config().secure
    answer.delete_cookie(name_of(word), path="/", secure=secure, httponly=True, samesite="Lax")
