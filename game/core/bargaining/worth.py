"""What all packages are worth at once: sums of the issues' terms, row by row.

Knows nothing of limits, nor of which package is better than which.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from game.core.bargaining.numbering import numbering
from game.core.table import PARTS, POINT, Body, Table, Terms, terms_of_side
from game.core.world import World

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Values = NDArray[np.int64]
    Mask = NDArray[np.bool_]
    Numbers = NDArray[np.intp]

STEP = PARTS // POINT
"""Parts in a thousandth of a point: terms are exact in parts, values are rounded down to thousandths."""


def halves(table: Table, every: Sequence[Terms]) -> tuple[Values, Values, int]:
    """Return what each settlement of the first issues, and each of the last, adds to each holder's worth; a row a holder.

    Every package is one entry of the first half and one of the second; its worth is their sum. The third is how many units of the
    halves make a thousandth of a point: 1 where all terms are whole thousandths, so that nothing needs rounding, else STEP.
    """
    rows = _rows(table, every)
    if (rows % STEP).any():
        return *_halves(table, rows), STEP
    return *_halves(table, rows // STEP), 1


def _rows(table: Table, every: Sequence[Terms]) -> Values:
    return np.array([[part for name in table.issues for part in terms[name].values()] for terms in every], np.int64)


def _halves(table: Table, rows: Values) -> tuple[Values, Values]:
    shape = numbering(table)
    return _summed(rows, shape.edges[: shape.middle + 1]), _summed(rows, shape.edges[shape.middle :])


def _summed(rows: Values, edges: Sequence[int]) -> Values:
    issues = [rows[:, begin:end] for begin, end in pairwise(edges)]
    return reduce(spread, issues) if issues else np.zeros((len(rows), 1), np.int64)


def spread(first: Values, second: Values) -> Values:
    """Return the sum of every entry of the first with every entry of the second, row by row."""
    together: Values = (first[:, :, None] + second[:, None, :]).reshape(len(first), -1)
    return together


def rounded(first: Values, second: Values, unit: int) -> Values:
    """Return every package's value in thousandths of a point, each rounded down once; a row for each of the halves' rows."""
    every = spread(first, second)
    return every if unit == 1 else every // unit


def parts(table: Table, terms: Terms) -> Values:
    """Return every package's worth in ten-thousandths of a point: the outer sum of the issues' terms."""
    every: Values = spread(*_halves(table, _rows(table, [terms])))[0]
    return every


def values(table: Table, terms: Terms) -> Values:
    """Return every package's value in thousandths of a point, each rounded down once."""
    every: Values = rounded(*halves(table, [terms]))[0]
    return every


def terms_now(table: Table, world: World, seat: str, body: Body | None = None) -> Terms:
    """Return the terms of a seat, or of one of its bodies, as the World stands, the seat's own pledge counted."""
    return terms_of_side(table, seat, world.values, world.sittings[table.id].pledges.get(seat), body)


def side_values(table: Table, world: World, seat: str) -> Values:
    """Return what every package is worth to a seat now, its own standing pledge counted."""
    return values(table, terms_now(table, world, seat))
