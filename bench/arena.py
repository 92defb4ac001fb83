"""Where contestants meet: domains drawn by seed and the shipped tables, and what an agreement there is worth to whom.

Worths are scaled for each side: its worst package 0, its best 1. Knows nothing of contestants.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from math import prod
from random import Random
from typing import TYPE_CHECKING

import measure
import numpy as np

from game.authoring import shelf
from game.core.bargaining import frontier, side_values
from game.core.bargaining.worth import terms_now
from game.core.table import PARTS
from game.core.world import opening

if TYPE_CHECKING:
    from negmas.preferences import LinearAdditiveUtilityFunction
    from numpy.typing import NDArray

    Worth = NDArray[np.float64]

MOST = 2_000
"""No drawn domain has more packages: the slowest contestants take seconds with more."""
LIMITS = (0.2, 0.5)
"""Between these the reservation values are drawn."""
FINE = 1_000_000
"""Worths are compared in millionths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """What is negotiated about, by two sides."""

    name: str
    """Its seed, or the table."""
    parts: tuple[tuple[tuple[float, ...], ...], ...]
    """For each side, for each issue, what each option adds to the worth."""
    limits: tuple[float, float]
    """What no agreement is worth to each."""

    def worth(self, side: int) -> Worth:
        """Return what every package is worth to a side, numbered row by row."""
        every = [np.array(options) for options in self.parts[side]]
        return reduce(lambda left, right: (left[:, None] + right[None, :]).ravel(), every)

    def edge(self) -> Worth:
        """Return the worths of the packages on the frontier."""
        sides = [self.worth(side) for side in (0, 1)]
        found = frontier([np.rint(side * FINE).astype(np.int64) for side in sides])
        return np.stack([side[found] for side in sides], axis=1)

    def utility(self, side: int, *, told: bool = True) -> LinearAdditiveUtilityFunction:
        """Return a side's utility function in NegMAS; for others' eyes, not `told`, its reservation value is 0."""
        from negmas.outcomes import make_issue, make_os  # noqa: PLC0415  an extra of this benchmark alone
        from negmas.preferences import LinearAdditiveUtilityFunction  # noqa: PLC0415

        names = [f"issue{place}" for place in range(len(self.parts[0]))]
        options = [[f"o{place}" for place in range(len(issue))] for issue in self.parts[0]]
        space = make_os([make_issue(each, name) for each, name in zip(options, names, strict=True)])
        terms = {
            name: dict(zip(each, issue, strict=True)) for name, each, issue in zip(names, options, self.parts[side], strict=True)
        }
        return LinearAdditiveUtilityFunction(terms, outcome_space=space, reserved_value=self.limits[side] if told else 0.0)


def drawn(seed: int) -> Domain:
    """Return the domain of a seed: 3 to 6 issues of 3 to 6 options, weights and worths at random."""
    dice = Random(f"domain {seed}")  # noqa: S311  a domain, no secret
    shape = [MOST + 1]
    while prod(shape) > MOST:
        shape = [dice.randint(3, 6) for _ in range(dice.randint(3, 6))]
    sides = []
    for _ in range(2):
        weights = [0.1 + dice.random() for _ in shape]
        whole = sum(weights)
        issues = []
        for options, weight in zip(shape, weights, strict=True):
            raw = [dice.random() for _ in range(options)]
            issues.append(tuple((one - min(raw)) / (max(raw) - min(raw)) * weight / whole for one in raw))
        sides.append(tuple(issues))
    return Domain(name=str(seed), parts=tuple(sides), limits=(dice.uniform(*LIMITS), dice.uniform(*LIMITS)))


def shipped() -> list[Domain]:
    """Return the tables of the shipped scenario between the two that must accept, as they stand at the beginning."""
    scenario = shelf.read(shelf.find(measure.SCENARIO))
    world = opening(scenario, next(iter(scenario.paces)))
    found = []
    for table in scenario.tables.values():
        parts, limits = [], []
        for seat in table.accepting():
            terms = [tuple(options.values()) for options in terms_now(table, world, seat).values()]
            low, high = sum(min(each) for each in terms), sum(max(each) for each in terms)
            parts.append(tuple(tuple((one - min(each)) / (high - low) for one in each) for each in terms))
            limits.append(max(0.0, (table.stakes[seat].reservation.value(world.values) * PARTS - low) / (high - low)))
            assert len(side_values(table, world, seat)) == prod(len(each) for each in terms)  # noqa: S101
        found.append(Domain(name=table.id, parts=tuple(parts), limits=(limits[0], limits[1])))
    return found
