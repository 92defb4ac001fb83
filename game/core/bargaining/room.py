"""The room for agreement (ZOPA): the packages inside everybody's limits, with and without those that ratify.

Knows nothing of which package inside it is better than which.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from game.core.bargaining.worth import halves, spread, terms_now
from game.core.table import POINT, Table, Terms
from game.core.world import World

if TYPE_CHECKING:
    from game.core.bargaining.worth import Numbers, Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The room for agreement at a table (ZOPA)."""

    packages: int
    """How many packages there are."""
    inside: int
    """How many are at or above every accepting seat's reservation."""
    ratifiable: int
    """How many of these are also at or above every body's threshold."""
    margin: int
    """The largest, over all packages, of the smallest surplus over a reservation, in thousandths; negative: the room is empty."""


def room(table: Table, world: World) -> Room:
    """Measure the room for agreement now, with and without the bodies.

    A value is at or above a limit where its units are, so nothing needs to be rounded but the margin.
    """
    accepting = table.accepting()
    count = len(accepting)
    first, second, unit = halves(table, [*[terms_now(table, world, seat) for seat in accepting], *body_terms(table, world)])
    limits = [table.stakes[seat].reservation.value(world.values) for seat in accepting]
    least = spread(first[:count] - np.array(limits, np.int64)[:, None] * (POINT * unit), second[:count]).min(axis=0)
    inside = np.flatnonzero(least >= 0)
    return Room(
        packages=len(least),
        inside=len(inside),
        ratifiable=len(ratifiable(table, world, first[count:], second[count:], unit, inside)),
        margin=int(least.max()) // unit,
    )


def body_terms(table: Table, world: World) -> list[Terms]:
    """Return the terms of every body of a table, as the World stands."""
    return [terms_now(table, world, body.side, body) for body in table.bodies]


def ratifiable(  # noqa: PLR0913  two halves and their unit are three
    table: Table, world: World, first: Values, second: Values, unit: int, numbers: Numbers
) -> Numbers:
    """Return which of these packages are at or above every body's threshold; the halves have a row for each body."""
    for body, left, right in zip(table.bodies, first, second, strict=True):
        one, other = np.divmod(numbers, len(right))
        numbers = numbers[left[one] + right[other] >= body.threshold.value(world.values) * POINT * unit]
    return numbers
