"""All that can be said of a table at one moment: values, room, frontier, fair points, and how far a package falls short of them.

Knows nothing of how the table came to stand so, nor of who may know it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from math import isqrt
from typing import TYPE_CHECKING

import numpy as np

from game.core.bargaining.frontier import additive_frontier
from game.core.bargaining.points import best_least, best_product, best_share, best_sum
from game.core.bargaining.room import Room, body_terms, ratifiable
from game.core.bargaining.worth import halves, rounded, terms_now
from game.core.table import POINT, Table
from game.core.world import World

if TYPE_CHECKING:
    from game.core.bargaining.worth import Mask, Numbers, Values

WHOLE = 10_000
"""Shares are integers in hundredths of a percent."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Analysis:
    """A table as it stands: exact, over all packages, in thousandths of a point."""

    seats: tuple[str, ...]
    """The seats that must accept; frontier, points and shortfalls are about these."""
    values: Mapping[str, Values]
    """What every package is worth to each of them, and to whoever else was asked for."""
    limits: Mapping[str, int]
    """The reservation of each of these."""
    room: Room
    """How many packages are inside the limits, how many of them every body would likelier ratify than not, and the margin."""
    inside: Mask
    """Which packages are at or above every accepting seat's reservation."""
    ratifiable: Mask
    """Which of these are also at or above every body's threshold."""
    frontier: Numbers
    """The packages that no other beats for one accepting seat without being worse for another, sorted; inside the room or not."""
    nash: int | None
    """The package inside with the largest product of surpluses (see `points.nash`); None where the room is empty."""
    kalai_smorodinsky: int | None
    """The package inside with the largest least share of what each can gain (see `points.kalai_smorodinsky`)."""
    utilitarian: int | None
    """The package inside with the largest sum of values (see `points.utilitarian`)."""
    egalitarian: int | None
    """The package inside with the largest least surplus (see `points.egalitarian`)."""

    def worth(self, package: int) -> tuple[int, ...]:
        """Return what a package is worth to each accepting seat."""
        return tuple(int(self.values[seat][package]) for seat in self.seats)

    def joint(self, package: int) -> int:
        """Return the sum of what a package is worth to the accepting seats."""
        return sum(self.worth(package))

    def left_on_table(self, package: int) -> int:
        """Return the most that could be added to the least-gaining seat without anyone losing.

        Whatever does it, something on the frontier does it too, so only the frontier is looked at.
        """
        return max(0, int((self._best() - self._at(package)).min(axis=0).max()))

    def distance(self, package: int) -> int:
        """Return how far a package is from the frontier: the Euclidean distance of values to the nearest frontier package.

        In thousandths of a point, rounded down (`isqrt`). The measure of the field (NegMAS, the ANAC competitions), there with
        values from 0 to 1: a hundred limits here are 1 there.
        """
        return isqrt(int(((self._best() - self._at(package)) ** 2).sum(axis=0).min()))

    def share(self, package: int) -> int:
        """Return a package's joint value as a share of the frontier's best joint value, in hundredths of a percent.

        The best may lie outside the room. Where it is worth nothing, a package as good has the whole and any other nothing.
        """
        best = int(self._best().sum(axis=0).max())
        joint = self.joint(package)
        return max(0, joint) * WHOLE // best if best > 0 else WHOLE * (joint == best)

    def _best(self) -> Values:
        return np.stack([self.values[seat][self.frontier] for seat in self.seats])

    def _at(self, package: int) -> Values:
        return np.array([self.worth(package)], np.int64).T


def analyse(table: Table, world: World, seats: Sequence[str] | None = None) -> Analysis:
    """Analyse a table as the World stands: credibility, pledges and limits are those of now.

    Values are given for the accepting seats and for any other holder of stakes named in `seats`.
    """
    accepting = table.accepting()
    holders = (*accepting, *[seat for seat in seats or () if seat not in accepting])
    count, rows = len(accepting), len(holders)
    terms = [*[terms_now(table, world, seat) for seat in holders], *body_terms(table, world)]
    first, second, unit = halves(table, terms)
    worth = rounded(first[:rows], second[:rows], unit)
    limits = np.array([table.stakes[seat].reservation.value(world.values) * POINT for seat in holders], np.int64)
    least = reduce(np.minimum, [side - limit for side, limit in zip(worth[:count], limits, strict=False)])
    inside = least >= 0
    approved = inside
    if table.bodies:
        approved = np.zeros(len(least), np.bool_)
        approved[ratifiable(table, world, first[rows:], second[rows:], unit, np.flatnonzero(inside))] = True
    edge = additive_frontier(first[:count], second[:count], unit)
    # Whatever is best inside by a rule that honours every gain is on the frontier, so only that part of it is looked at.
    able = edge[inside[edge]]
    gains = worth[:count, able] - limits[:count, None]
    found = [int(able[best(gains)]) if len(able) else None for best in (best_product, best_share, best_sum, best_least)]
    if len(able) and not gains.all(axis=0).any():  # every product is nothing: the first inside is the first of equals
        found[0] = int(inside.argmax())
    return Analysis(
        seats=accepting,
        values=dict(zip(holders, worth, strict=True)),
        limits=dict(zip(holders, limits.tolist(), strict=True)),
        room=Room(
            packages=len(least),
            inside=int(np.count_nonzero(inside)),
            ratifiable=int(np.count_nonzero(approved)),
            margin=int(least.max()),
        ),
        inside=inside,
        ratifiable=approved,
        frontier=edge,
        nash=found[0],
        kalai_smorodinsky=found[1],
        utilitarian=found[2],
        egalitarian=found[3],
    )
