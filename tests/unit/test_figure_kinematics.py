"""Bones, joints and reaching limbs, in angles and units."""

from __future__ import annotations

import json
from math import hypot, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.figures.geometry import Point, from_frame, limb_angle, near_turn, two_bones
from webapp.figures.motion import make_motion, played
from webapp.figures.pose import FigureFault, read_pose
from webapp.figures.rig import FRONT, SIDE
from webapp.figures.schema import FigureText
from webapp.figures.solve import solve
from webapp.figures.track import Key, eased, hermite, value_at

STANDING = {
    "hip": [100, 103.5],
    "spine": [0, 0, 0, 0, 0],
    "legN": {"to": [100, 6.6], "bend": 0},
    "legF": {"to": [101.5, 6.6], "bend": 0},
    "armN": [0, 0],
    "armF": [0, 0],
}


def figure(**changes):
    poses = {"a": STANDING, "b": {"like": "a", "armN": [90, 90]}}
    text = {
        "slug": "one",
        "short": "on",
        "title": "One",
        "desc": "Standing.",
        "seq": [["a", 1, 1], ["b", 1, 1]],
        "key": "b",
    }
    return FigureText.model_validate_json(json.dumps({**text, "pose": poses, **changes}))


@pytest.mark.parametrize(
    ("reach", "angle"),
    [(Point(0, -10), 0), (Point(10, 0), 90), (Point(0, 10), 180), (Point(-10, 0), -90)],
)
def test_a_limb_points_down_at_nought_and_forward_at_ninety(reach, angle):
    assert isclose(limb_angle(reach), angle, abs_tol=1e-9)


def test_a_frame_turned_clockwise_brings_up_to_the_front():
    turned = from_frame(Point(0, -10), 90)
    assert (round(turned.x, 6), round(turned.y, 6)) == (10, 0)


@given(st.floats(-80, 80), st.floats(-80, 80), st.sampled_from([1.0, -1.0]))
def test_a_limb_that_can_reach_ends_where_it_aims(x, y, bend):
    aim = Point(x, y)
    first, second, short = two_bones(aim, 49, 48, bend)
    knee = from_frame(Point(0, 49), -first)
    ankle = knee + from_frame(Point(0, 48), -second)
    if short < 1e-6:
        assert hypot(ankle.x - x, ankle.y - y) < 0.05


def test_a_limb_that_cannot_reach_points_there_and_says_by_how_much():
    first, second, short = two_bones(Point(0, -200), 49, 48, 1)
    assert abs(first) < 2
    assert abs(second) < 2
    assert short == pytest.approx(103, abs=0.1)


@pytest.mark.parametrize(("angle", "before", "same"), [(350, 0, -10), (-190, 170, 170), (10, 720, 730)])
def test_a_direction_is_taken_less_than_half_a_turn_away(angle, before, same):
    assert near_turn(angle, before) == same


def test_the_knee_bends_forward_and_the_elbow_back():
    text = figure(
        pose={
            "a": {**STANDING, "hip": [100, 90], "legN": {"to": [100, 6.6]}, "armN": {"to": [100, 100]}},
            "b": {"like": "a"},
        }
    )
    solved = solve(SIDE, read_pose(SIDE, text, "a"))
    assert solved.joints["shinN"].x > solved.joints["thighN"].x
    assert solved.joints["foreN"].x < solved.joints["upperN"].x


def test_a_pinned_joint_is_where_it_was_put():
    text = figure(
        pose={"a": {**STANDING, "hip": None, "pin": "shinN", "at": [120, 9.4], "legN": [0, -88]}, "b": {"like": "a"}}
    )
    solved = solve(SIDE, read_pose(SIDE, text, "a"))
    assert (round(solved.joints["shinN"].x, 6), round(solved.joints["shinN"].y, 6)) == (120, 9.4)


def test_a_hand_laid_on_the_thigh_goes_along_with_it():
    on_thigh = {"armN": {"on": ["thighN", 0.1, 12]}}
    text = figure(pose={"a": {**STANDING, **on_thigh}, "b": {"like": "a", "legN": [60, 0]}})
    for name in ("a", "b"):
        solved = solve(SIDE, read_pose(SIDE, text, name))
        place = solved.place("thighN", 0.1, 12)
        wrist = solved.joints["handN"]
        assert hypot(place.x - wrist.x, place.y - wrist.y) < 0.05


def test_two_hands_that_lie_on_each_other_are_refused_with_what_to_do():
    each_other = {"armN": {"on": ["foreF", 0.5, 0]}, "armF": {"on": ["foreN", 0.5, 0]}}
    text = figure(pose={"a": {**STANDING, **each_other}, "b": {"like": "a"}})
    with pytest.raises(FigureFault, match="lie on each other; give one of them by its angles"):
        solve(SIDE, read_pose(SIDE, text, "a"))


def test_a_pose_that_forgets_a_limb_is_refused_by_name():
    text = figure(pose={"a": {k: v for k, v in STANDING.items() if k != "armF"}, "b": {"like": "a"}})
    with pytest.raises(FigureFault, match="pose a does not place armF"):
        make_motion(text)


def test_a_pin_on_a_limb_that_reaches_is_refused():
    text = figure(pose={"a": {**STANDING, "hip": None, "pin": "shinN", "at": [1, 1]}, "b": {"like": "a"}})
    with pytest.raises(FigureFault, match="give that limb by its angles"):
        make_motion(text)


@pytest.mark.parametrize("rig", [SIDE, FRONT])
def test_a_bone_pointing_at_the_viewer_is_shorter_and_its_end_comes_along(rig):
    name = next(bone for bone in rig.bones if bone.startswith("thigh"))
    shin = name.replace("thigh", "shin")
    short = rig.foreshortened({name: 0.5})
    assert short.bones[name].length == rig.bones[name].length / 2
    assert short.bones[shin].joint.y == rig.bones[shin].joint.y / 2


def test_every_bone_keeps_its_length_in_every_moment_of_a_move():
    motion = make_motion(
        figure(pose={"a": STANDING, "b": {"like": "a", "hip": [104, 90], "spine": [20, 24, 28, 20, 10]}})
    )
    for step in range(40):
        shown = played(motion, step / 40)
        for upper, lower, length in (("thighN", "shinN", 49), ("shinN", "footN", 48), ("upperF", "foreF", 34)):
            way = shown.joints[lower] - shown.joints[upper]
            assert way.length() == pytest.approx(length, abs=1e-6)


def test_planted_feet_stay_while_the_body_sinks():
    motion = make_motion(figure(pose={"a": STANDING, "b": {"like": "a", "hip": [96, 78], "legN": {"to": [100, 6.6]}}}))
    assert motion.drift <= 1.0


def test_a_straight_way_is_calm_and_a_curved_one_has_its_slopes():
    assert eased((0, 1), 0.5) == 0.5
    assert eased((0, 1), 0.25) == pytest.approx(3 * 0.0625 - 2 * 0.015625)
    assert hermite((0.0,), (2.0,), ((0.0,), (6.0,)), 1) == (0, 0)


def test_a_track_shows_its_keys_and_what_lies_between():
    track = (Key(0, (0.0,)), Key(0.5, (10.0,)), Key(1, (10.0,)))
    assert [value_at(track, at)[0] for at in (0, 0.25, 0.5, 0.9)] == [0, 5, 10, 10]


def test_the_long_way_round_is_taken_when_an_author_wrote_it():
    poses = {"a": {**STANDING, "armN": [10, 10]}, "b": {"like": "a", "armN": [196, 196]}}
    motion = make_motion(figure(pose=poses))
    angles = [played(motion, step / 20).angles["upperN"] for step in range(20)]
    assert max(angles) == pytest.approx(196)
    assert min(angles) == pytest.approx(10)
