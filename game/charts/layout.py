"""Where things go on a chart: round numbers on an axis, labels moved apart, labels left out where they are crowded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, pairwise
from typing import Final, NamedTuple

from game.charts.shapes import Point

SLACK: Final = 0.01
"""Pixels: sums of fractions are not exact."""


class Rect(NamedTuple):
    """A rectangle by its sides."""

    left: float
    """Its left side."""
    top: float
    """Its top."""
    right: float
    """Its right side."""
    bottom: float
    """Its bottom."""

    def meets(self, other: Rect) -> bool:
        """Tell whether two rectangles overlap; touching sides do not."""
        beside = self.left + SLACK > other.right or other.left + SLACK > self.right
        return not beside and self.top + SLACK < other.bottom and other.top + SLACK < self.bottom

    def crossed(self, start: Point, end: Point) -> bool:
        """Tell whether a straight line from start to end passes through."""
        enter, leave = 0.0, 1.0
        for begin, way, low, high in (
            (start.x, end.x - start.x, self.left, self.right),
            (start.y, end.y - start.y, self.top, self.bottom),
        ):
            if way == 0:
                if not low < begin < high:
                    return False
                continue
            near, far = sorted(((low - begin) / way, (high - begin) / way))
            enter, leave = max(enter, near), min(leave, far)
        return enter < leave


class Scale(NamedTuple):
    """Numbers along an axis, in pixels. What lies beyond the axis stands at its end."""

    low: float
    """The least number."""
    high: float
    """The greatest number."""
    first: float
    """Where the least stands."""
    last: float
    """Where the greatest stands."""

    def at(self, value: float) -> float:
        """Return where a number stands."""
        share = (min(max(value, self.low), self.high) - self.low) / ((self.high - self.low) or 1)
        return self.first + share * (self.last - self.first)


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Return where the middles of labels go so that none overlap, all as near as can be to where they are wanted.

    They keep their order and stay between low and high; where there is not room for all, the last go beyond high.

    >>> spread([10, 12, 50], [10, 10, 10], 0, 100)
    [6.0, 16.0, 50.0]
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    before = [0.0]  # how far each would be from the first if all stood side by side
    for first, second in pairwise(order):
        before.append(before[-1] + (sizes[first] + sizes[second]) / 2)
    # Labels that touch form a block; blocks that would overlap are merged and stand at their mean.
    blocks: list[tuple[float, int]] = []
    for index, distance in zip(order, before, strict=False):
        mean, members = wanted[index] - distance, 1
        while blocks and blocks[-1][0] > mean:
            earlier, many = blocks.pop()
            mean, members = (earlier * many + mean * members) / (many + members), many + members
        blocks.append((mean, members))
    places = [mean for mean, members in blocks for _ in range(members)]
    found = [0.0] * len(wanted)
    if order:
        least = low + sizes[order[0]] / 2
        most = high - sizes[order[-1]] / 2 - before[-1]
        for index, place, distance in zip(order, places, before, strict=False):
            found[index] = max(least, min(place, most)) + distance
    return found


def ticks(low: int, high: int, most: int) -> tuple[int, ...]:
    """Return round numbers from low to high, at most so many (but no fewer than two ends).

    >>> ticks(0, 100, 5), ticks(0, 60, 6), ticks(-3, 9, 4)
    ((0, 25, 50, 75, 100), (0, 20, 40, 60), (0, 5))
    """
    for step in _steps():
        found = range(-(-low // step) * step, high + 1, step)
        if len(found) <= max(2, most):
            return tuple(found) if len(found) > 1 else (low, high) if low < high else (low,)
    return (low, high)


def _steps() -> Iterator[int]:
    for power in count():
        yield from (10**power, 2 * 10**power)
        if power:
            yield 25 * 10 ** (power - 1)
        yield 5 * 10**power


def kept(places: Sequence[float], sizes: Sequence[float]) -> range:
    """Return which labels along an axis to keep: the last, and every so manyeth before it, so that none overlap.

    >>> kept([0, 10, 20, 30], [15, 15, 15, 15])
    range(1, 4, 2)
    """
    last = len(places) - 1
    for step in range(1, len(places)):
        found = range(last % step, last + 1, step)
        if all(places[two] - places[one] >= (sizes[one] + sizes[two]) / 2 for one, two in pairwise(found)):
            return found
    return range(max(0, last), last + 1)
