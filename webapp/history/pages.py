"""What the history pages show before the phone fills them in: the same for everyone. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class HistoryPage:
    """A history page. ``lead`` says in one sentence what will stand there."""

    title: str
    lead: str


WEEK = HistoryPage("History", "Minutes and days, a week at a time. Your records live on this phone.")
SESSION = HistoryPage("One session", "What you did, side by side, and how it felt. The record lives on this phone.")
