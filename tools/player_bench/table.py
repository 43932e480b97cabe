"""The table of docs/player-timing.md, between two marks. A run of some rows keeps the others."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from player_bench.figures import Errors
    from player_bench.rows import Row

ORDER = (
    "visible",
    "a sixth of the processor, long tasks",
    "hidden, with sound",
    "hidden, with sound, a whole routine",
    "hidden, silent: the Worker's tick",
    "frozen",
    "audio device that stalls",
    "a whole routine",
)
BEGIN, END = "<!-- the table begins -->", "<!-- the table ends -->"
NONE = "\N{EN DASH}"
HEAD = (
    "| what | ran | cues (missed) | p50 / p95 / worst, ms | drift, ms | first tone, ms "
    "| counting timer: p50 / p95 / worst, at the end | measured |\n|---|---|---|---|---|---|---|---|"
)


def _three(errors: Errors) -> str:
    return f"{errors.p50:.1f} / {errors.p95:.1f} / {errors.worst:.1f}"


def _timer(errors: Errors | None) -> str:
    return f"{errors.p50:.0f} / {errors.p95:.0f} / {errors.worst:.0f}, {errors.drift:+.0f} ms" if errors else NONE


def line(row: Row) -> str:
    """A row of the table."""
    ran = f"{row.seconds / 60:.1f} min" if row.seconds >= 60 else f"{row.seconds:.0f} s"  # noqa: PLR2004 - a minute
    if row.player is None:
        return f"| {row.name} | {ran} | {row.remark} | {NONE} | {NONE} | {NONE} | {_timer(row.timer)} |"
    player = row.player
    cues, off = f"{player.cues} ({player.missed})", f"{player.drift:+.1f} | {player.first:+.0f}"
    return f"| {row.name} | {ran} | {cues} | {_three(player)} | {off} | {_timer(row.timer)} |"


def _where() -> str:
    load = f"{os.getloadavg()[0]:.1f}"
    day = datetime.now(UTC).date().isoformat()
    return f"{day}, {platform.system()}, {os.cpu_count()} cores, load {load} at the end"


def write(page: Path, done: Mapping[str, Row]) -> None:
    """Put the rows into the page; those that were not run stay as they are."""
    text = page.read_text()
    before, _, rest = text.partition(BEGIN)
    inside, _, after = rest.partition(END)
    kept = {row.split("|")[1].strip(): row for row in inside.strip().splitlines()[2:]}
    lines = kept | {row.name: f"{line(row)} {_where()} |" for row in done.values()}
    body = "\n".join(sorted(lines.values(), key=lambda row: _place(row.split("|")[1].strip())))
    page.write_text(f"{before}{BEGIN}\n{HEAD}\n{body}\n{END}{after}")


def _place(name: str) -> int:
    return ORDER.index(name) if name in ORDER else len(ORDER)
