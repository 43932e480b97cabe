"""The loop of a figure as tracks that a browser plays, close to what the solver says at every moment. Pure.

Turning each bone evenly from pose to pose would slide planted feet. So moves are solved again in between, and a track
gets as many keys as it takes for everything that should stay planted to stay within ``DRIFT``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from math import hypot

from webapp.figures.flow import Pace, pace, passing
from webapp.figures.geometry import Point, from_frame, limb_angle
from webapp.figures.pose import Pose, Reaching, between, read_pose
from webapp.figures.rig import RIGS, Rig
from webapp.figures.schema import FigureText, Link
from webapp.figures.solve import Solved, alike, solve
from webapp.figures.track import CALM, Key, Track, Value, eased, miss, move_keys, thinned, value_at

DRIFT = 0.85  # units; the promise is 1.0, and rounding in the file takes the rest
QUIET = 0.15  # degrees or units: less than this is not worth a track
THIN = 0.6  # a figure that flows has many poses: keys that are missed by less are left out
FINE = 0.05  # effects are shares, not degrees
ASTRAY, BAND = 10.0, 4  # a band that is missed by so many degrees or units goes its way in so many pieces
LIFTED = 9.0  # units: a walker's ankle above this is in the air, or turns over the toes
SHARES = frozenset({"glow", "glow2", "arrow", "belly"})  # tracks of effects
SAMPLES = tuple(i / 16 for i in range(17))
PLANS = ((1, 1.0), (2, 0.6), (2, 0.2), (4, 0.6), (4, 0.2), (8, 0.2))


@dataclass(frozen=True)
class Move:
    """One move of the loop and the hold after it, in seconds from the loop's start; the hold of ``b`` ends the move.

    ``paces``: how fast it begins and ends, in a figure that flows; None: it starts and stops.
    """

    start: float
    seconds: float
    a: Pose
    b: Pose
    before: Solved
    paces: tuple[Pace, Pace] | None = None


@dataclass(frozen=True)
class Mark:
    """When a pose is held, in seconds of the loop."""

    pose: str
    start: float
    end: float


@dataclass(frozen=True)
class Motion:
    """A figure's loop. ``tracks`` has one key where nothing changes."""

    rig: Rig
    seconds: float
    tracks: Mapping[str, Track]
    marks: tuple[Mark, ...]
    moves: tuple[Move, ...]
    drift: float


def link_ends(link: Link, solved: Solved) -> tuple[Point, Point]:
    """Both ends of a band."""
    end = solved.place(*link.end) if len(link.end) == 3 else Point(*link.end)  # noqa: PLR2004 - bone, fraction, offset
    return solved.place(*link.start), end


def channels(text: FigureText, pose: Pose, solved: Solved) -> dict[str, Value]:
    """All that can change: the root, each bone's rotation, effects and bands."""
    hip = solved.joints["pelvis"]
    found: dict[str, Value] = {"pelvis": (hip.x, -hip.y, solved.local("pelvis"))}
    found |= {bone: (solved.local(bone),) for bone in solved.rig.bones if bone != "pelvis"}
    found |= {"glow": (pose.glow,), "arrow": (pose.arrow,), "belly": (pose.belly,), "ball": (pose.ball,)}
    if text.glow2:
        found["glow2"] = (pose.glow2,)
    for link in text.links:
        start, end = link_ends(link, solved)
        way = end - start
        found["link:" + link.id] = (start.x, -start.y, -limb_angle(way), way.length() / 100)
    return found


def moment(move: Move, rig: Rig, x: float) -> tuple[Pose, Solved]:
    """Pose and solution at a share ``x`` of a move's time."""
    if move.paces:
        pose = passing(move.a, move.b, move.paces, move.seconds, x)
    else:
        pose = between(move.a, move.b, eased(CALM, x))
    return pose, solve(rig, pose).near(move.before)


def _moves(rig: Rig, text: FigureText) -> tuple[tuple[Move, ...], tuple[Mark, ...], float]:
    poses = [read_pose(rig, text, name) for name, _, _ in text.seq]
    clock = text.seq[0][2]
    marks = [Mark(text.seq[0][0], 0.0, clock)]
    moves: list[Move] = []
    for index in range(1, len(poses) + 1):
        name, seconds, hold = text.seq[index % len(poses)]
        a, b = alike(rig, poses[index - 1], poses[index % len(poses)])
        paces = (_pace(text, poses, index - 1), _pace(text, poses, index % len(poses))) if text.flow else None
        moves.append(Move(clock, seconds, a, b, solve(rig, a), paces))
        clock += seconds
        if index < len(poses):
            marks.append(Mark(name, clock, clock + hold))
            clock += hold
    return tuple(moves), tuple(marks), clock


def _pace(text: FigureText, poses: list[Pose], index: int) -> Pace:
    """How fast a figure that flows passes through a pose: not at all where it holds it."""
    after = (index + 1) % len(poses)
    if text.seq[index][2] > 0:
        return {}
    return pace(poses[index - 1], poses[index], poses[after], (text.seq[index][1], text.seq[after][1]))


Reader = Callable[[str], Callable[[float], Value]]


def _reader(text: FigureText, rig: Rig, move: Move) -> Reader:
    @cache
    def all_at(x: float) -> dict[str, Value]:
        return channels(text, *moment(move, rig, x))

    return lambda name: lambda x: all_at(x)[name]


def _track(name: str, reads: list[Reader], moves: tuple[Move, ...], plan: tuple[int, float]) -> Track:
    pieces, tolerance = plan
    grain = FINE if name in SHARES or name.startswith("link:") else 1.0
    readers = _unbroken(name, [read(name) for read in reads])
    total = moves[-1].start + moves[-1].seconds
    keys: list[Key] = []
    if moves[0].start > 0:
        keys.append(Key(0.0, readers[0](0.0)))
    for value, move in zip(readers, moves, strict=True):
        stops = move.paces is None
        missed = miss(value, SAMPLES, stops=stops)
        split = pieces if missed > tolerance * grain else 1
        split = max(split, BAND) if missed > ASTRAY and name.startswith("link:") else split
        for share, here, ease in move_keys(value, split, stops=stops):
            keys.append(Key((move.start + share * move.seconds) / total, here, ease))
        keys.append(Key((move.start + move.seconds) / total, value(1.0)))
    track = _still(_tidy(keys), QUIET * grain)
    return thinned(track, THIN * grain) if moves[0].paces else track


def _unbroken(name: str, readers: list[Callable[[float], Value]]) -> list[Callable[[float], Value]]:
    """The same directions, each move beginning with the number of turns that the one before ended with."""
    if name in SHARES or name == "ball":
        return readers
    place = 2 if name == "pelvis" or name.startswith("link:") else 0
    shifted: list[Callable[[float], Value]] = []
    for read in readers:
        turns = 360 * round((shifted[-1](1.0)[place] - read(0.0)[place]) / 360) if shifted else 0
        shifted.append(_shifted(read, place, turns))
    return shifted


def _shifted(read: Callable[[float], Value], place: int, turns: float) -> Callable[[float], Value]:
    return lambda x: tuple(value + turns if index == place else value for index, value in enumerate(read(x)))


def _tidy(keys: list[Key]) -> list[Key]:
    """Without the keys in the middle of a stretch where nothing changes."""
    kept: list[Key] = []
    for index, key in enumerate(keys):
        inside = 0 < index < len(keys) - 1
        if inside and keys[index + 1].at == key.at:
            continue
        if inside and kept[-1].value == key.value == keys[index + 1].value:
            continue
        kept.append(key)
    return kept


def _still(keys: list[Key], quiet: float) -> Track:
    spans = [max(column) - min(column) for column in zip(*(key.value for key in keys), strict=True)]
    return (keys[0],) if max(spans) < quiet else tuple(keys)


def played(motion: Motion, at: float) -> Solved:
    """Where every bone is when a browser plays the tracks, at a share of the loop."""
    rig = motion.rig
    x, y, turn = value_at(motion.tracks["pelvis"], at)
    turns, joints = {"pelvis": turn}, {"pelvis": Point(x, -y)}
    for name, bone in rig.bones.items():
        if bone.parent is not None:
            joints[name] = joints[bone.parent] + from_frame(bone.joint, turns[bone.parent])
            turns[name] = turns[bone.parent] + value_at(motion.tracks[name], at)[0]
    angles = {name: rig.bones[name].turn(turn) for name, turn in turns.items()}
    return Solved(rig, angles, joints, {})


def planted(rig: Rig, pose: Pose) -> list[str]:
    """The bones whose joints have a place to keep: ends of limbs that reach, and the pin."""
    ends = [rig.limbs[name][2] for name, limb in pose.limbs.items() if isinstance(limb, Reaching)]
    return ends + ([pose.pin] if pose.pin else [])


def _drift(motion: Motion) -> float:
    worst = 0.0
    for move in motion.moves:
        for x in SAMPLES:
            pose, true = moment(move, motion.rig, x)
            shown = played(motion, (move.start + x * move.seconds) / motion.seconds)
            for bone in planted(motion.rig, pose):
                if move.paces and true.joints[bone].y > LIFTED:
                    continue
                off = shown.joints[bone] - true.joints[bone]
                worst = max(worst, hypot(off.x, off.y))
    return worst


def make_motion(text: FigureText) -> Motion:
    """The loop with as few keys as keep what is planted in place. Raises FigureFault for an incomplete pose."""
    rig = RIGS[text.view].foreshortened(text.shorten)
    moves, marks, total = _moves(rig, text)
    readers = [_reader(text, rig, move) for move in moves]
    names = list(channels(text, *moment(moves[0], rig, 0.0)))
    best: Motion | None = None
    for plan in PLANS:
        tracks = {name: _track(name, readers, moves, plan) for name in names}
        made = Motion(rig, total, tracks, marks, moves, 0.0)
        made = Motion(rig, total, tracks, marks, moves, _drift(made))
        if best is None or made.drift < best.drift:
            best = made
        if made.drift <= DRIFT:
            break
    assert best is not None  # noqa: S101 - PLANS is not empty
    return best
