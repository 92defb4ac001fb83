"""What a table allows: the room for agreement, the Pareto frontier, the Nash point, value left on the table.

Exact: every package is looked at. Values are int64 arrays in thousandths of a point, one entry a package, packages numbered in
row-major order of the table's issues; products are Python integers. Terms after Raiffa (1982) and Nash, "The Bargaining
Problem" (1950). The only module of the rules that uses numpy; knows nothing of turns or of who may see what.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from game.core.table import PARTS, POINT, Table, Terms, terms_of_side
from game.core.world import World, reservations

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Values = NDArray[np.int64]


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


def parts(table: Table, terms: Terms) -> Values:
    """Return every package's worth in ten-thousandths of a point: the outer sum of the issues' terms."""
    columns = [np.array(list(terms[name].values()), np.int64) for name in table.issues]
    middle = (len(columns) + 1) // 2  # two short sums and one long one: the long arrays are what takes time
    first = reduce(_outer, columns[:middle])
    return _outer(first, reduce(_outer, columns[middle:])) if columns[middle:] else first


def _outer(left: Values, right: Values) -> Values:
    return np.add.outer(left, right).ravel()


def values(table: Table, terms: Terms) -> Values:
    """Return every package's value in thousandths of a point, each rounded down once."""
    return parts(table, terms) // (PARTS // POINT)


def package_at(table: Table, index: int) -> dict[str, str]:
    """Return the package with this number."""
    result: dict[str, str] = {}
    for name, issue in reversed(list(table.issues.items())):
        index, place = divmod(index, len(issue.options))
        result[name] = tuple(issue.options)[place]
    return {name: result[name] for name in table.issues}


def index_of(table: Table, package: Mapping[str, str]) -> int:
    """Return a package's number."""
    index = 0
    for name, issue in table.issues.items():
        index = index * len(issue.options) + tuple(issue.options).index(package[name])
    return index


def side_values(table: Table, world: World, seat: str) -> Values:
    """Return what every package is worth to a seat now, its own standing pledge counted."""
    pledge = world.sittings[table.id].pledges.get(seat)
    return values(table, terms_of_side(table, seat, world.values, pledge))


def room(table: Table, world: World) -> Room:
    """Measure the room for agreement now, with and without the bodies."""
    limits = reservations(table, world.values)
    surplus = [side_values(table, world, seat) - limits[seat] for seat in table.accepting()]
    least = reduce(np.minimum, surplus)
    inside = least >= 0
    ratifiable = inside
    for body in table.bodies:
        pledge = world.sittings[table.id].pledges.get(body.side)
        support = parts(table, terms_of_side(table, body.side, world.values, pledge, body))
        ratifiable = ratifiable & (support >= body.threshold.value(world.values) * PARTS)
    return Room(
        packages=len(least),
        inside=int(inside.sum()),
        ratifiable=int(ratifiable.sum()),
        margin=int(least.max()),
    )


def frontier(sides: Sequence[Values]) -> NDArray[np.intp]:
    """Return the numbers of the packages that no other beats for one side without being worse for another.

    Of packages worth the same to everybody all are kept. Sorted by number.
    """
    table = np.stack(sides, axis=1)
    order = np.lexsort(tuple(-table[:, side] for side in reversed(range(table.shape[1]))))
    ranked = table[order]
    if table.shape[1] == 2:  # noqa: PLR2004  the plane: one sweep along the first side, best second so far
        best_before = np.concatenate(([np.iinfo(np.int64).min], np.maximum.accumulate(ranked[:, 1])[:-1]))
        same = np.concatenate(([False], (ranked[1:] == ranked[:-1]).all(axis=1)))
        keep = ranked[:, 1] > best_before
        for place in np.flatnonzero(same):
            keep[place] = keep[place - 1]
        return np.sort(order[keep])
    kept: list[int] = []
    points = np.empty((0, table.shape[1]), np.int64)
    for number, point in zip(order.tolist(), ranked, strict=True):
        beaten = ((points >= point).all(axis=1) & (points > point).any(axis=1)).any()
        if not beaten:
            kept.append(number)
            points = np.vstack([points, point])
    return np.sort(np.array(kept, np.intp))


def nash(sides: Sequence[Values], limits: Sequence[int]) -> int | None:
    """Return the number of the package with the largest product of surpluses; None where no package is inside all limits.

    Of equals the first. Products are Python integers: five sides of 100,000 each would overflow 64 bits.
    """
    surplus = [side - limit for side, limit in zip(sides, limits, strict=True)]
    inside = np.flatnonzero(reduce(np.minimum, surplus) >= 0)
    best: tuple[int, int] | None = None
    for number in inside.tolist():
        product = reduce(lambda total, side: total * int(side[number]), surplus, 1)
        if best is None or product > best[0]:
            best = product, number
    return None if best is None else best[1]


def left_on_table(sides: Sequence[Values], package: int) -> int:
    """Return the most that could be added to the least-gaining side without anyone losing, in thousandths of a point."""
    gains = reduce(np.minimum, [side - side[package] for side in sides])
    return max(0, int(gains.max()))
