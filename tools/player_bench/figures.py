"""From what the page noted to figures: when each tone was heard, and how far from its moment."""

from __future__ import annotations

import statistics
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

EARLY_MS = 300
LATE_MS = 1200
AROUND_S = 0.5
HELD_BACK = 0.5
ENDS = 5


@dataclass(frozen=True)
class Errors:
    """How far cues were from their moments, in milliseconds; ``drift`` is the end of the run less its beginning.

    ``first`` is the first one's alone, which waits for the audio device to start, and is not in the others.
    """

    cues: int
    missed: int
    p50: float
    p95: float
    worst: float
    drift: float
    first: float = 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share lies; nan for none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


class Hearing:
    """Turns audio time into the time at which it was heard, context by context."""

    def __init__(self, stamps: Sequence[Sequence[float]]) -> None:
        self._of: dict[float, list[tuple[float, float]]] = {}
        for number, context_time, heard_at, audio_now, now, latency in stamps:
            if heard_at <= 0:
                continue
            offset, plain = heard_at - context_time * 1000, now - audio_now * 1000
            held_back = offset - plain >= latency * 1000 * HELD_BACK  # else the stamp speaks of what leaves the page
            self._of.setdefault(number, []).append((audio_now, offset if held_back else offset + latency * 1000))

    def at(self, number: float, seconds: float) -> float | None:
        """The performance time of an audio time: by the median of the stamps around it; None without any."""
        stamps = self._of.get(number, [])
        times = [time for time, _ in stamps]
        near = stamps[bisect_left(times, seconds - AROUND_S) : bisect_right(times, seconds + AROUND_S)]
        return seconds * 1000 + statistics.median(offset for _, offset in near) if near else None


def heard(notes: dict[str, Any]) -> list[float]:
    """The times, in order, at which a sound began."""
    ear = Hearing(notes["stamps"])
    times = [ear.at(number, seconds) for number, seconds in notes["onsets"]]
    return sorted(time for time in times if time is not None)


def _matched(dues: Sequence[float], times: Sequence[float]) -> list[float]:
    """The error of each moment that was heard: every sound belongs to the moment nearest to it, and to no other."""
    own: dict[float, float] = {}
    for time in times:
        due = min(dues, key=lambda moment: abs(time - moment), default=None)
        if due is not None and -EARLY_MS <= time - due <= LATE_MS:
            own[due] = min(own.get(due, time - due), time - due, key=abs)
    return [own[due] for due in dues if due in own]


def errors_of(dues: Sequence[float], times: Sequence[float]) -> Errors:
    """Compare the moments that were due with those heard."""
    found = _matched(dues, times)
    first, later = (found[0], found[1:]) if len(found) > 1 else (float("nan"), found)
    far = [abs(error) for error in later]
    ends = statistics.median(later[-ENDS:]) - statistics.median(later[:ENDS]) if later else float("nan")
    worst = max(far, default=float("nan"))
    return Errors(len(dues), len(dues) - len(found), percentile(far, 0.5), percentile(far, 0.95), worst, ends, first)


def counting(counted: Sequence[float]) -> Errors:
    """How far a timer that counts its own ticks was from the clock, at each tick."""
    off = [time - 1000 * (number + 1) for number, time in enumerate(counted)]
    far = [abs(error) for error in off]
    ends = off[-1] if off else float("nan")
    return Errors(len(off), 0, percentile(far, 0.5), percentile(far, 0.95), max(far, default=0), ends)


def deadlines(dues: Sequence[float], ticks: Sequence[float]) -> Errors:
    """How late the first tick after each moment came, the very first apart: there the Worker starts."""
    late = [ticks[at] - due for due in dues[1:] if (at := bisect_left(ticks, due)) < len(ticks)]
    ends = statistics.median(late[-ENDS:]) - statistics.median(late[:ENDS]) if late else float("nan")
    return Errors(len(dues), 0, percentile(late, 0.5), percentile(late, 0.95), max(late, default=0), ends)
