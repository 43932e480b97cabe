"""Two doses beside each other: only what both say and what differs."""

from hypothesis import given
from hypothesis import strategies as st

from webapp.catalog.schema import Dose, Span
from webapp.catalog.words import dose_changes


def dose(amount, unit="s", **more):
    return Dose(amount=Span(min=amount, max=amount), unit=unit, **more)


def test_what_grows_is_named():
    assert dose_changes(dose(5, sets=2), dose(10, sets=3)) == (("Sets", "2", "3"), ("Each time", "5 s", "10 s"))
    often = {"per_week": Span(min=3, max=3)}
    more = {"per_week": Span(min=4, max=5)}
    assert dose_changes(dose(8, "reps", **often), dose(8, "reps", **more)) == (("Days a week", "3", "4\N{EN DASH}5"),)


def test_what_only_one_says_is_not_compared():
    assert dose_changes(dose(30), dose(8, "reps")) == ()
    assert dose_changes(dose(8, "reps"), dose(8, "reps", hold_seconds=3, rest_seconds=15)) == ()


def test_seconds_and_minutes_are_both_a_time():
    assert dose_changes(dose(1, "min"), dose(66)) == (("Each time", "1 min", "66 s"),)


@given(st.integers(1, 20), st.integers(1, 60), st.sampled_from(["s", "reps", "breaths", "circles", "min"]))
def test_nothing_differs_from_itself(sets, amount, unit):
    one = dose(amount, unit, sets=sets)
    assert dose_changes(one, one) == ()
