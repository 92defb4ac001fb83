from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.bargaining import additive_frontier, frontier
from tests.core.drawn import unbeaten


def spread(first: list[list[int]], second: list[list[int]]) -> list[tuple[int, ...]]:
    """Return what every package is worth, one at a time, of halves in ten-thousandths: rows are sides."""
    pairs = [(a, b) for a in range(len(first[0])) for b in range(len(second[0]))]
    return [tuple((one[a] + two[b]) // 10 for one, two in zip(first, second, strict=True)) for a, b in pairs]


def arrays(rows: list[list[int]]) -> list[np.ndarray]:
    """Return rows as int64 arrays."""
    return [np.array(row, np.int64) for row in rows]


@given(st.integers(1, 5), st.data())
def test_small_frontiers(sides: int, data: st.DataObject) -> None:
    """19.3 For one to five sides the frontier is what no other package beats, equals kept, sorted."""
    points = data.draw(st.lists(st.tuples(*[st.integers(-3, 3)] * sides), min_size=1, max_size=40))
    assert frontier(arrays([list(row) for row in zip(*points, strict=True)])).tolist() == unbeaten(points)


@pytest.mark.parametrize("sides", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("opposed", [False, True])
@pytest.mark.parametrize("largest", [9, 100_000, 2**40])
def test_large_frontiers(sides: int, opposed: bool, largest: int) -> None:
    """19.3 The same where there are many packages, where nearly all are unbeaten, and where the numbers are very large."""
    dice = Random(sides)  # noqa: S311  numbers, not secrets
    points = [[dice.randrange(largest) for _ in range(sides)] for _ in range(1500)]
    if opposed and sides > 1:
        points = [[*point[:-1], -sum(point[:-1])] for point in points]
    table = np.array(points, np.int64)
    expected = [
        number for number, point in enumerate(table) if not ((table >= point).all(axis=1) & (table > point).any(axis=1)).any()
    ]
    assert frontier(list(table.T)).tolist() == expected


@given(st.integers(1, 5), st.integers(1, 7), st.integers(1, 7), st.data())
def test_the_frontier_of_sums(sides: int, left: int, right: int, data: st.DataObject) -> None:
    """19.3 The frontier built from two halves is that of all packages, also where rounding hides who is beaten."""

    def half(count: int) -> list[list[int]]:
        return [data.draw(st.lists(st.integers(-30, 30), min_size=count, max_size=count)) for _ in range(sides)]

    first, second = half(left), half(right)
    found = additive_frontier(np.array(first, np.int64), np.array(second, np.int64))
    assert found.tolist() == unbeaten(spread(first, second))


@pytest.mark.parametrize("scale", [1, 10, 100])
@pytest.mark.parametrize("sides", [2, 3, 4])
def test_the_frontier_of_large_sums(sides: int, scale: int) -> None:
    """19.3 The frontier built from two halves is the one that is found by looking at every package."""
    dice = Random(scale)  # noqa: S311  numbers, not secrets
    first, second = ([[dice.randrange(5000) * scale for _ in range(60)] for _ in range(sides)] for _ in "ab")
    every = arrays([list(row) for row in zip(*spread(first, second), strict=True)])
    found = additive_frontier(np.array(first, np.int64), np.array(second, np.int64))
    assert found.tolist() == frontier(every).tolist()


def test_an_issue_with_very_many_options() -> None:
    """19.3 A half too large to be searched by itself is not: every package is looked at instead."""
    dice = Random(1)  # noqa: S311  numbers, not secrets
    first = [[dice.randrange(90_000) for _ in range(2500)] for _ in range(2)]
    found = additive_frontier(np.array(first, np.int64), np.zeros((2, 1), np.int64))
    assert found.tolist() == frontier(arrays([[part // 10 for part in row] for row in first])).tolist()
