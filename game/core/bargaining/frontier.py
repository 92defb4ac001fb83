"""The Pareto frontier: the packages that no other beats for one side without being worse for another.

Knows nothing of limits, nor of what the numbers stand for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from game.core.bargaining.worth import STEP, rounded
from game.core.clauses import HUNDRED

if TYPE_CHECKING:
    from game.core.bargaining.worth import Mask, Numbers, Values

FEW = 1000
"""So few packages are compared at once; of more, the plainly beaten are sorted out first."""

PAYS = 90
"""Sorting out goes on while it leaves no more than this, in percent."""

HALF = 2000
"""A half of the issues with more settlements than this is not searched for its own frontier: the whole table is."""

FIT = 64
"""More packages than this are compared in 32 bits, where they fit."""

WHOLE, HEAD, LONGEST = 160, 48, 256
"""How many packages are compared all with all; of more, how many with all the rest at a time, at first and at most."""


def frontier(sides: Sequence[Values]) -> Numbers:
    """Return the numbers of the packages that no other beats for one side without being worse for another.

    Of packages worth the same to everybody all are kept. Sorted by number. Two sides are swept along the first (n log n), three
    along the first with a staircase of the other two; with more, time grows with packages times frontier.
    """
    return _frontier(np.stack(sides))


def additive_frontier(first: Values, second: Values, unit: int = STEP) -> Numbers:
    """Return the frontier of packages whose worths are sums of two halves, without visiting every package.

    A settlement of one half of the issues that another beats cannot be in an unbeaten package. Values are worths in so many units
    to the thousandth, rounded down, so a settlement is given up only where it is behind by more than rounding could hide: what is
    worse for nobody and, together, better by more than all but one unit a side makes some side better by a whole thousandth.
    """
    if max(first.shape[1], second.shape[1]) > HALF:
        return _frontier(rounded(first, second, unit))
    behind = (unit - 1) * len(first) + 1
    left, right = _tenable(first, behind), _tenable(second, behind)
    numbers = np.add.outer(left * second.shape[1], right).ravel()
    found: Numbers = numbers[_frontier(rounded(first[:, left], second[:, right], unit))]
    return found


def _frontier(points: Values) -> Numbers:
    if points.shape[1] < FEW:
        return np.flatnonzero(_unbeaten(points))
    numbers, left = _promising(points)
    found: Numbers = numbers[_unbeaten(left)]
    return found


def _tenable(half: Values, behind: int) -> Numbers:
    """Return the settlements of a half that no other beats by so much in all; what the best of all beats goes first."""
    together = half.sum(axis=0)
    best = int(together.argmax())
    beaten = (half <= half[:, best, None]).all(axis=0) & (together + behind <= together[best])
    left = np.flatnonzero(~beaten)
    kept: Numbers = left[_by_blocks(half[:, left], behind)]
    return kept


def _promising(points: Values) -> tuple[Numbers, Values]:
    """Sort out what is beaten by the best package for all sides together, or for a side thrice, or without it, while it pays."""
    numbers = np.arange(points.shape[1])
    sides = len(points)
    weights = [[1] * sides]
    weights += [[3 if other == side else 1 for other in range(sides)] for side in range(sides)]
    weights += [[0 if other == side else 1 for other in range(sides)] for side in range(sides)]
    for weight in weights:
        if len(numbers) < FEW:
            break
        together = np.zeros(len(numbers), np.int64)
        for share, side in zip(weight, points, strict=True):
            together += share * side
        best = points[:, together.argmax()]
        beaten, same = points[0] <= best[0], points[0] == best[0]
        for side, most in zip(points[1:], best[1:], strict=True):
            beaten &= side <= most
            same &= side == most
        keep = ~beaten | same
        before = len(numbers)
        numbers, points = numbers[keep], points[:, keep]
        if len(numbers) > before * PAYS // HUNDRED:
            break
    return numbers, points


def _unbeaten(points: Values) -> Mask:
    match len(points):
        case 1:
            return np.asarray(points[0] == points[0].max(), np.bool_)
        case 2:
            return _by_sweep(points)
        case 3:
            return _by_staircase(points)
        case _:
            return _by_blocks(points, 1)


def _best_first(points: Values) -> Numbers:
    """Order packages by the first side, then the second and so on, best first; in one key where that fits 64 bits."""
    most, spans = points.max(axis=1), np.ptp(points, axis=1).tolist()
    if prod(span + 1 for span in spans) > np.iinfo(np.int64).max:
        return np.lexsort(tuple(-points[::-1]))
    key = most[0] - points[0]
    for side, best, span in zip(points[1:], most[1:], spans[1:], strict=True):
        key = key * (span + 1) + (best - side)
    return np.argsort(key)


def _by_sweep(points: Values) -> Mask:
    """Go along the first side, best package first, and keep what is better for the second than all before."""
    order = _best_first(points)
    one, two = points[:, order]
    keep, same = np.ones(len(one), np.bool_), np.zeros(len(one), np.bool_)
    keep[1:] = two[1:] > np.maximum.accumulate(two)[:-1]
    same[1:] = (one[1:] == one[:-1]) & (two[1:] == two[:-1])
    first_of_same = np.maximum.accumulate(np.where(same, 0, np.arange(len(one))))
    found = np.empty(len(one), np.bool_)
    found[order] = keep[first_of_same]
    return found


def _by_staircase(points: Values) -> Mask:
    """Go along the first side, best package first; what was met is a staircase: the second side rising, the third falling."""
    order = _best_first(points)
    found = np.zeros(points.shape[1], np.bool_)
    kept: list[int] = []
    rising: list[int] = []
    falling: list[int] = []
    unbeaten, last = False, None
    for number, point in zip(order.tolist(), points.T[order].tolist(), strict=True):
        if point != last:
            last = point
            _, two, three = point
            place = bisect_left(rising, two)
            unbeaten = place == len(rising) or falling[place] < three
            if unbeaten:
                begin, end = place, place + (place < len(rising) and rising[place] == two)
                while begin and falling[begin - 1] <= three:
                    begin -= 1
                rising[begin:end], falling[begin:end] = [two], [three]
        if unbeaten:
            kept.append(number)
    found[kept] = True
    return found


def _by_blocks(points: Values, behind: int) -> Mask:
    """Keep what no other package beats by at least so much for all sides together: some best ones against all others at a time.

    Who is beaten has the smaller sum, so a package met earlier is never beaten by a later one.
    """
    rest = np.concatenate((points, points.sum(axis=0, keepdims=True)))
    if rest.shape[1] > FIT and max(-int(rest.min()), int(rest.max())) + behind < np.iinfo(np.int32).max:
        rest = rest.astype(np.int32)  # only compared, and twice as many at a time
    if rest.shape[1] <= WHOLE:
        return ~_beaten(rest, rest, behind)
    order = np.argsort(-rest[-1], kind="stable")
    rest = rest[:, order]
    kept: list[Numbers] = []
    length = HEAD
    while len(order):
        head = rest[:, :length]
        free = ~_beaten(head, head, behind)
        head = head[:, free]
        kept.append(order[:length][free])
        rest, order = rest[:, length:], order[length:]
        if len(order):
            free = ~_beaten(head, rest, behind)
            rest, order = rest[:, free], order[free]
        length = min(LONGEST, length * 3 // 2)
    found = np.zeros(points.shape[1], np.bool_)
    found[np.concatenate(kept)] = True
    return found


def _beaten(better: Values, points: Values, behind: int) -> Mask:
    """Say which points one of the better ones beats: worse for nobody, and ahead by so much in the sum, which is the last row."""
    found = points[-1] + behind <= better[-1][:, None]
    for side, most in zip(points[:-1], better[:-1], strict=True):
        found &= side <= most[:, None]
    return np.asarray(found.any(axis=0), np.bool_)
