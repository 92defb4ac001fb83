from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.charts.layout import Rect, Scale, kept, spread, ticks
from game.charts.shapes import Point

LABELS = st.lists(st.tuples(st.floats(-50, 150), st.floats(1, 20)), min_size=1, max_size=8)


@given(LABELS)
def test_spread_parts_and_keeps_order(labels: list[tuple[float, float]]) -> None:
    """Labels moved apart do not overlap, keep their order, and stay between the ends where there is room."""
    wanted, sizes = [place for place, _ in labels], [size for _, size in labels]
    found = spread(wanted, sizes, 0, 100)
    order = sorted(range(len(found)), key=lambda index: wanted[index])
    for one, two in pairwise(order):
        assert found[two] - found[one] >= (sizes[one] + sizes[two]) / 2 - 1e-6
    assert found[order[0]] >= sizes[order[0]] / 2 - 1e-6
    if sum(sizes) <= 100:
        assert found[order[-1]] <= 100 - sizes[order[-1]] / 2 + 1e-6


def test_spread_moves_nothing_without_need() -> None:
    """Labels that do not overlap stay where they are wanted."""
    assert spread([10, 50, 30], [10, 10, 10], 0, 100) == [10, 50, 30]
    assert spread([], [], 0, 100) == []


@given(st.integers(-1000, 1000), st.integers(0, 10**7), st.integers(0, 12))
def test_ticks_are_round_and_few(low: int, length: int, most: int) -> None:
    """Ticks lie on the scale in even steps, no more than asked for; there are at least its two ends."""
    found = ticks(low, low + length, most)
    assert len(found) <= max(2, most)
    assert all(low <= tick <= low + length for tick in found)
    assert len({two - one for one, two in pairwise(found)}) <= 1
    assert len(found) > 1 or length == 0


@given(st.lists(st.floats(1, 50), max_size=20))
def test_kept_labels_do_not_overlap(sizes: list[float]) -> None:
    """What is kept along an axis has room, and the last is always kept."""
    places = [index * 12.0 for index in range(len(sizes))]
    found = kept(places, sizes)
    assert all(places[two] - places[one] >= (sizes[one] + sizes[two]) / 2 for one, two in pairwise(found))
    assert not sizes or found[-1] == len(sizes) - 1


def test_scale_stops_at_its_ends() -> None:
    """What lies beyond an axis stands at its end; an axis of one number has one place."""
    scale = Scale(0, 100, 10, 210)
    assert [scale.at(value) for value in (-5, 0, 50, 100, 120)] == [10, 10, 110, 210, 210]
    assert Scale(3, 3, 10, 210).at(3) == 10


@pytest.mark.parametrize(
    ("start", "end", "through"),
    [
        ((0, 0), (10, 10), True),
        ((0, 5), (10, 5), True),
        ((0, 7), (10, 7), False),
        ((5, 5), (5, 5), True),
        ((0, 0), (3, 3), False),
    ],
)
def test_a_line_crosses_a_rectangle(start: tuple[float, float], end: tuple[float, float], through: bool) -> None:
    """A line passes through a rectangle only where a part of it lies inside."""
    assert Rect(4, 4, 6, 6).crossed(Point(*start), Point(*end)) is through
