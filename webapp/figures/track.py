"""A value over time as a browser will play it: keys, and cubic easing between them. Pure.

The first two control points of every easing stand at a third and two thirds, so its time runs evenly and a pair of
numbers says all: ``cubic-bezier(.333, first, .667, second)`` is then the Hermite curve with those slopes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Value = tuple[float, ...]
Ease = tuple[float, float]
CALM: Ease = (0.0, 1.0)  # 3x² - 2x³: starts and stops gently
LIMITS = (-3.0, 4.0)


@dataclass(frozen=True)
class Key:
    """A value at a share of the loop, and the easing of the way to the next key."""

    at: float
    value: Value
    ease: Ease = CALM


Track = tuple[Key, ...]


def eased(ease: Ease, x: float) -> float:
    """How much of the way is done at a share ``x`` of the time."""
    first, second = ease
    return 3 * (1 - x) ** 2 * x * first + 3 * (1 - x) * x**2 * second + x**3


def value_at(track: Track, at: float) -> Value:
    """The value that a browser shows at a share of the loop."""
    if len(track) == 1:
        return track[0].value
    index = max(i for i in range(len(track) - 1) if track[i].at <= at or i == 0)
    here, after = track[index], track[index + 1]
    span = after.at - here.at
    share = eased(here.ease, (at - here.at) / span) if span else 0.0
    return tuple(a + (b - a) * share for a, b in zip(here.value, after.value, strict=True))


def _slope_share(slope: Value, way: Value, width: float) -> float:
    """A third of the slope, measured along the way and in shares of it."""
    length = sum(step * step for step in way)
    along = sum(m * step for m, step in zip(slope, way, strict=True))
    return along * width / (3 * length)


def hermite(before: Value, after: Value, slopes: tuple[Value, Value], width: float) -> Ease:
    """The easing between two values with the given slopes (change for a whole move) over ``width`` of the move."""
    way = tuple(b - a for a, b in zip(before, after, strict=True))
    if sum(step * step for step in way) < 1e-6:  # noqa: PLR2004 - nothing to see
        return CALM
    first = _slope_share(slopes[0], way, width)
    second = 1 - _slope_share(slopes[1], way, width)
    low, high = LIMITS
    return min(max(first, low), high), min(max(second, low), high)


def move_keys(value: Callable[[float], Value], pieces: int, *, stops: bool = True) -> list[tuple[float, Value, Ease]]:
    """Keys of one move, as (share of its time, value, easing onward), split in ``pieces``; without the last value.

    It ``stops`` at both ends, or goes on at the pace it has there.
    """
    step, near = 1 / pieces, 0.01
    values = [value(j * step) for j in range(pieces + 1)]

    def slope(j: int) -> Value:
        if stops and j in (0, pieces):
            return tuple(0.0 for _ in values[j])
        start, end = max(j * step - near, 0.0), min(j * step + near, 1.0)
        return tuple((b - a) / (end - start) for a, b in zip(value(start), value(end), strict=True))

    slopes = [slope(j) for j in range(pieces + 1)]
    return [
        (j * step, values[j], hermite(values[j], values[j + 1], (slopes[j], slopes[j + 1]), step))
        for j in range(pieces)
    ]


def _joined(track: Sequence[Key]) -> Key:
    """One piece from the first key to the last, with the slopes that the track has there."""
    first, second, (before, last) = track[0], track[1], track[-2:]
    leave, arrive = 3 * first.ease[0] / (second.at - first.at), 3 * (1 - before.ease[1]) / (last.at - before.at)
    slopes = (
        tuple((b - a) * leave for a, b in zip(first.value, second.value, strict=True)),
        tuple((b - a) * arrive for a, b in zip(before.value, last.value, strict=True)),
    )
    return Key(first.at, first.value, hermite(first.value, last.value, slopes, last.at - first.at))


def _close(track: Track, piece: Key, end: int, start: int, tolerance: float) -> bool:
    """Whether the piece from key ``start`` to key ``end`` shows what the keys between show."""
    single = (piece, track[end])
    steps = 4 * (end - start)
    moments = (piece.at + (track[end].at - piece.at) * step / steps for step in range(1, steps))
    return all(
        abs(a - b) <= tolerance
        for at in moments
        for a, b in zip(value_at(track[start : end + 1], at), value_at(single, at), strict=True)
    )


def thinned(track: Track, tolerance: float) -> Track:
    """The same with as few keys as show it within ``tolerance``."""
    kept: list[Key] = []
    here = 0
    while here < len(track) - 1:
        end, piece = here + 1, track[here]
        for further in range(here + 2, len(track)):
            longer = _joined(track[here : further + 1])
            if not _close(track, longer, further, here, tolerance):
                break
            end, piece = further, longer
        kept.append(piece)
        here = end
    return (*kept, track[-1])


def miss(value: Callable[[float], Value], samples: Sequence[float], *, stops: bool = True) -> float:
    """How far one piece from start to end misses the true values, at worst."""
    start, end = value(0.0), value(1.0)
    ((_, _, ease),) = move_keys(value, 1, stops=stops)

    def off(x: float) -> float:
        share = eased(ease, x)
        straight = [a + (b - a) * share for a, b in zip(start, end, strict=True)]
        return max(abs(a - b) for a, b in zip(straight, value(x), strict=True))

    return max(off(x) for x in samples)
