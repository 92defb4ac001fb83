"""Intervals are those of the textbooks, and never claim what a few cases cannot tell."""

from __future__ import annotations

from math import comb
from random import Random
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.study.interval import Interval, change, each_look, mean, ratio, share, student


@pytest.mark.parametrize(
    ("freedom", "quantile"), [(1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (9, 2.262), (29, 2.045), (999, 1.962)]
)
def test_students_quantiles(freedom: int, quantile: float) -> None:
    """The 97.5 % points are those of the tables, to within a hundredth from four degrees on and a twentieth below."""
    assert student(0.975, freedom) == pytest.approx(quantile, rel=0.01 if freedom > 3 else 0.05)


@pytest.mark.parametrize(("looks", "bound"), [(1, 1.960), (2, 2.178), (3, 2.289), (4, 2.361), (5, 2.413)])
def test_bounds_of_repeated_looks(looks: int, bound: float) -> None:
    """How many deviations a difference must lie from nothing at each look are Pocock's published constants (1977)."""
    assert NormalDist().inv_cdf((1 + each_look(0.95, looks)) / 2) == pytest.approx(bound, abs=0.001)


def test_looking_again_and_again_finds_no_more_than_was_agreed() -> None:
    """Where there is nothing to find, four looks at 95 % find something in 3 to 7 % of series; uncorrected, in over 10 %."""
    dice = Random(1)  # noqa: S311  not for secrets
    series = [[dice.gauss(0, 1) for _ in range(120)] for _ in range(1000)]

    def misled(sure: float) -> float:
        return sum(any(mean(cases[: 30 * look], sure).apart for look in (1, 2, 3, 4)) for cases in series) / len(series)

    assert 0.03 < misled(each_look(0.95, 4)) < 0.07
    assert misled(0.95) > 0.1


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_share_lies_inside_its_interval(times: int, more: int) -> None:
    """A share's interval holds it, stays between never and always, and is no point."""
    found = share(times, times + more)
    assert 0 <= found.low <= found.value <= found.high + 1e-12
    assert found.high <= 1
    assert found.low < found.high


def test_wilson_covers_what_is_true() -> None:
    """Over all that can come of 40 cases, the 95 % interval holds the true share in 92 to 98 % of them."""
    for percent in (5, 20, 50, 80):
        true = percent / 100
        covered = sum(
            comb(40, times) * true**times * (1 - true) ** (40 - times)
            for times in range(41)
            if share(times, 40).low <= true <= share(times, 40).high
        )
        assert 0.92 <= covered <= 0.98


def test_a_mean_of_one_case_is_not_sure() -> None:
    """From one case nothing is known; of none there is no figure; of equals there is no doubt."""
    assert mean([4]) == Interval(value=4, low=0, high=8, count=1)
    assert mean([]).count == 0
    assert mean([2, 2, 2]) == Interval(value=2, low=2, high=2, count=3)


def test_a_ratio_counts_playouts_not_turns() -> None:
    """Playouts whose turns are all alike tell no more than one turn of each would."""
    dice = Random(1)  # noqa: S311  not for secrets
    whole = [(10, 10) if dice.random() < 0.3 else (0, 10) for _ in range(100)]
    found = ratio(whole)
    alike = share(sum(pair[0] > 0 for pair in whole), 100)
    assert found.value == alike.value
    assert found.high - found.low == pytest.approx(alike.high - alike.low, rel=0.05)
    turns = share(sum(pair[0] for pair in whole), 1000)
    assert found.high - found.low > 2 * (turns.high - turns.low)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)).map(lambda pair: (min(pair), max(pair)))))
def test_a_ratio_lies_inside_its_interval(pairs: list[tuple[int, int]]) -> None:
    """A ratio's interval holds it and stays between never and always; playouts in which it could not be are left out."""
    found = ratio(pairs)
    assert found.count == sum(pair[1] > 0 for pair in pairs)
    assert 0 <= found.low <= found.value + 1e-12
    assert found.value <= found.high + 1e-12
    assert found.high <= 1


def test_a_difference_is_apart_where_nothing_lies_outside() -> None:
    """A difference is no accident where its whole interval is on one side."""
    assert mean([3, 4, 5]).apart
    assert mean([-3, -4, -5]).apart
    assert not mean([-3, 4, 1]).apart


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1))
def test_a_change_of_shares_is_the_difference_of_the_shares(pairs: list[tuple[bool, bool]]) -> None:
    """The value is the one share less the other, the interval lies within what is possible, and turned round it is mirrored."""
    found = change(pairs)
    assert found.value == pytest.approx(sum(is_so - was_so for was_so, is_so in pairs) / len(pairs))
    assert -1 <= found.low < found.high <= 1
    turned = change([(is_so, was_so) for was_so, is_so in pairs])
    assert (turned.low, turned.high) == pytest.approx((-found.high, -found.low))


def test_no_change_in_few_pairs_is_no_certainty() -> None:
    """Where none of 60 pairs differs, a change of three percent is still possible."""
    found = change([(False, False)] * 60)
    assert (found.value, found.apart) == (0, False)
    assert 0.02 < found.high < 0.05
