from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import prod
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.bargaining import egalitarian, kalai_smorodinsky, nash, utilitarian

Point = Callable[..., "int | None"]
EVERY = (nash, kalai_smorodinsky, egalitarian, utilitarian)


def best(points: list[tuple[int, ...]], limits: list[int], key: Callable[[list[int]], object]) -> int | None:
    """Return the first place inside the limits whose surpluses have the largest key."""
    gains = {
        place: [value - limit for value, limit in zip(point, limits, strict=True)]
        for place, point in enumerate(points)
        if all(value >= limit for value, limit in zip(point, limits, strict=True))
    }
    return max(gains, key=lambda place: key(gains[place])) if gains else None


def shares(points: list[tuple[int, ...]], limits: list[int]) -> Callable[[list[int]], list[Fraction]]:
    """Return the key of Kalai and Smorodinsky: each gain as a share of the most its side can gain inside, least first."""
    inside = [point for point in points if all(value >= limit for value, limit in zip(point, limits, strict=True))]
    if not inside:
        return lambda gains: [Fraction(gain) for gain in gains]
    ideal = [max(row) - limit for row, limit in zip(zip(*inside, strict=True), limits, strict=True)]
    return lambda gains: sorted(Fraction(gain, most) for gain, most in zip(gains, ideal, strict=True) if most)


@given(st.integers(1, 5), st.data())
def test_points(sides: int, data: st.DataObject) -> None:
    """19.6 Each point is what its docstring says, over all packages inside all limits, the first of equals, or is not there."""
    points = data.draw(st.lists(st.tuples(*[st.integers(-1, 6)] * sides), min_size=1, max_size=80))
    limits = [data.draw(st.integers(-1, 4)) for _ in range(sides)]
    rows = [np.array(row, np.int64) for row in zip(*points, strict=True)]
    assert nash(rows, limits) == best(points, limits, prod)
    assert egalitarian(rows, limits) == best(points, limits, sorted)
    assert utilitarian(rows, limits) == best(points, limits, lambda gains: (sum(gains), sorted(gains)))
    assert kalai_smorodinsky(rows, limits) == best(points, limits, shares(points, limits))


@pytest.mark.parametrize("sides", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("largest", [4, 100_000])
def test_points_among_many(sides: int, largest: int) -> None:
    """19.6 The same among so many packages that most are passed over in arrays before integers decide."""
    dice = Random(largest + sides)  # noqa: S311  numbers, not secrets
    points = [tuple(dice.randrange(largest) for _ in range(sides)) for _ in range(500)]
    limits = [largest // 4] * sides
    rows = [np.array(row, np.int64) for row in zip(*points, strict=True)]
    assert nash(rows, limits) == best(points, limits, prod)
    assert egalitarian(rows, limits) == best(points, limits, sorted)
    assert utilitarian(rows, limits) == best(points, limits, lambda gains: (sum(gains), sorted(gains)))
    assert kalai_smorodinsky(rows, limits) == best(points, limits, shares(points, limits))


@pytest.mark.parametrize("point", EVERY)
def test_an_empty_room_has_no_point(point: Point) -> None:
    """19.4 Where no package is inside all limits there is no point."""
    assert point([np.array([0, 9], np.int64), np.array([9, 0], np.int64)], [1, 1]) is None


@pytest.mark.parametrize("point", EVERY)
def test_the_first_of_equals(point: Point) -> None:
    """19.4 Of packages worth the same to everybody the first is the point."""
    assert point([np.array([0, 7, 7], np.int64)] * 2, [0, 0]) == 1


def test_products_do_not_overflow() -> None:
    """19.4 Five surpluses of a hundred thousand have a product that 64 bits do not hold; the largest is found all the same."""
    rows = np.array([[100_000] * 5, [10_000] * 5, [99_999] * 5], np.int64).T
    assert nash(list(rows), [0] * 5) == 0
    assert int(np.multiply.reduce(rows, axis=0).argmax()) != 0  # what 64 bits would have said


def test_products_that_floats_do_not_tell_apart() -> None:
    """19.4 Products that differ by less than a float shows are told apart."""
    near = [(95_003, 99_989, 99_991, 99_961, 99_929), (95_003, 99_990, 99_990, 99_961, 99_929)]
    rows = [np.array(row, np.int64) for row in zip(*near, strict=True)]
    assert nash(rows, [0] * 5) == 1
    large = [(10**9 - 1, 10**9 + 1), (10**9, 10**9)]
    assert float(prod(large[0])) == float(prod(large[1]))
    assert nash([np.array(row, np.int64) for row in zip(*large, strict=True)], [0, 0]) == 1


def test_one_sided_rooms() -> None:
    """19.6 Where a side can gain nothing the first inside is the Nash point, and shares go by what the others gain."""
    rows = [np.array([5, 5, 5], np.int64), np.array([1, 3, 2], np.int64)]
    assert (nash(rows, [5, 0]), kalai_smorodinsky(rows, [5, 0])) == (0, 1)


def test_shares_do_not_depend_on_the_scale() -> None:
    """19.6 The Nash and Kalai–Smorodinsky points stay where they are if one side counts in other units; the others may not."""
    one, two = np.array([10, 6, 2, 0], np.int64), np.array([0, 5, 6, 7], np.int64)
    for point in (nash, kalai_smorodinsky):
        assert point([one, two], [0, 0]) == point([one, two * 1000], [0, 0])
    assert utilitarian([one, two], [0, 0]) != utilitarian([one, two * 1000], [0, 0])
