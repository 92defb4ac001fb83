"""The points that theories of bargaining call fair, each over discrete packages, and what a package leaves on the table.

A package is inside where no side's surplus (value less limit) is negative; where none is, there is no point. Knows nothing of
tables: it is given values and limits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from math import prod
from operator import mul
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from game.core.bargaining.worth import Numbers, Values

NEARLY = 1 - 1e-9
"""Candidates for a largest product or quotient are found in floats, whose error is far below this; integers decide among them."""


FEW = 40
"""Among so few candidates integers decide at once."""


def nash(sides: Sequence[Values], limits: Sequence[int]) -> int | None:
    """Return the number of the package with the largest product of surpluses; None where no package is inside all limits.

    Of equals the first. Products are Python integers: five sides of 100,000 each would overflow 64 bits. Nash, "The Bargaining
    Problem" (1950).
    """
    return _chosen(sides, limits, best_product)


def kalai_smorodinsky(sides: Sequence[Values], limits: Sequence[int]) -> int | None:
    """Return the package inside whose least gain, each taken as a share of the most its side can gain inside, is the largest.

    Of equals the one whose second least share is the largest, and so on (Imai 1983), of these the first. A side that can gain
    nothing inside has no share. After Kalai and Smorodinsky, "Other Solutions to Nash's Bargaining Problem" (1975), with the
    ideal point taken inside the room; over discrete packages equal shares are seldom there, so it is the largest least share.
    """
    return _chosen(sides, limits, best_share)


def egalitarian(sides: Sequence[Values], limits: Sequence[int]) -> int | None:
    """Return the package inside whose least surplus is the largest; of equals by the second least, and so on, then the first.

    After Kalai, "Proportional Solutions to Bargaining Situations" (1977), with equal proportions.
    """
    return _chosen(sides, limits, best_least)


def utilitarian(sides: Sequence[Values], limits: Sequence[int]) -> int | None:
    """Return the package inside with the largest sum of values; of equals the more egalitarian, then the first.

    After Harsanyi (1955). It compares points between sides, which the other points, but for the egalitarian, do not.
    """
    return _chosen(sides, limits, best_sum)


def left_on_table(sides: Sequence[Values], package: int) -> int:
    """Return the most that could be added to the least-gaining side without anyone losing, in thousandths of a point."""
    gains = reduce(np.minimum, [side - side[package] for side in sides])
    return max(0, int(gains.max()))


def best_product(gains: Values) -> int:
    """Return the first column with the largest product; no entry is negative."""
    if gains.shape[1] <= FEW:
        return _first_largest(gains, None, prod)
    rough = np.multiply.reduce(gains.astype(np.float64), axis=0)
    most = float(rough.max())
    if not most:
        return 0
    return _first_largest(gains, np.flatnonzero(rough >= most * NEARLY), prod)


def best_share(gains: Values) -> int:
    """Return the first column with the largest least entry, then second least and so on, each a share of its row's largest."""
    rows = gains[gains.any(axis=1)]
    if not len(rows):
        return 0
    ideal = rows.max(axis=1)
    everything = prod(ideal.tolist())
    factors = [everything // most for most in ideal.tolist()]
    near = None
    if gains.shape[1] > FEW:
        rough = (rows / ideal[:, None]).min(axis=0)
        near = np.flatnonzero(rough >= rough.max() * NEARLY)
    return _first_largest(rows, near, lambda column: sorted(map(mul, column, factors)))


def best_least(gains: Values) -> int:
    """Return the first column with the largest least entry, then second least and so on."""
    if gains.shape[1] <= FEW:
        return _first_largest(gains, None, sorted)
    least = gains.min(axis=0)
    return _fairest(gains, np.flatnonzero(least == least.max()))


def best_sum(gains: Values) -> int:
    """Return the column with the largest sum, of equals the one with the largest least entry and so on, then the first."""
    if gains.shape[1] <= FEW:
        return _first_largest(gains, None, lambda column: (sum(column), sorted(column)))
    together = gains.sum(axis=0)
    return _fairest(gains, np.flatnonzero(together == together.max()))


def _fairest(gains: Values, columns: Numbers) -> int:
    """Return the first of these columns with the largest least entry, then second least and so on."""
    ordered = np.sort(gains[:, columns], axis=0)
    for place in range(len(gains)):
        if len(columns) == 1:
            break
        best = ordered[place] == ordered[place].max()
        ordered, columns = ordered[:, best], columns[best]
    return int(columns[0])


def _first_largest(gains: Values, columns: Numbers | None, key: Callable[[list[int]], Any]) -> int:
    """Return the first of these columns, or of all, whose key, from Python integers, is the largest."""
    if columns is None:
        keys = list(map(key, gains.T.tolist()))
        return keys.index(max(keys))
    if len(columns) == 1:
        return int(columns[0])
    keys = list(map(key, gains[:, columns].T.tolist()))
    return int(columns[keys.index(max(keys))])


def _chosen(sides: Sequence[Values], limits: Sequence[int], best: Callable[[Values], int]) -> int | None:
    """Return the number of the best package inside all limits; None where there is none."""
    surplus = np.stack(sides) - np.array(limits, np.int64)[:, None]
    inside = np.flatnonzero(surplus.min(axis=0) >= 0)
    return int(inside[best(surplus[:, inside])]) if len(inside) else None
