"""Alternating offers over arrays of values: one side offers, the other accepts or offers in its turn, until the steps run out.

What NegMAS's mechanism does with two of its modular negotiators, as plainly as it can be written: time-dependent offers (Faratin,
Sierra and Jennings 1998) and acceptance of whatever is worth what one would ask next (AC-next, Baarslag 2014). The game itself
has simultaneous moves; this serves the comparison alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from game.core.bargaining import Values

EXPONENTS = {"boulware": 4.0, "linear": 1.0, "conceder": 0.25}
NEARLY = 1e-5
"""As NegMAS has it: what is so little below the aspiration will do."""


class Tactic(Protocol):
    """A side of a negotiation."""

    def asks(self, step: int) -> int:
        """Return the package it would put forward at this step."""

    def worth(self, package: int) -> float:
        """Return what a package is worth to it, from 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stake:
    """What every package is worth to one side, and the packages in order of it."""

    worth: NDArray[np.float64]
    """Worth of each package, the worst 0 and the best 1."""
    order: NDArray[np.intp]
    """The packages inside the side's limit, worst first."""
    sorted: NDArray[np.float64]
    """Their worths."""


def stake(values: Values, limit: int) -> Stake:
    """Return a side's stake from its values and its limit, both in thousandths of a point."""
    low, high = int(values.min()), int(values.max())
    worth = (values - low) / (high - low)
    keys = np.sort(values * len(values) + np.arange(len(values)))  # the first of equals first, sooner than a stable sort
    order = keys[int(np.searchsorted(keys, limit * len(values))) :] % len(values)
    return Stake(worth=worth, order=order, sorted=worth[order])


class ByTheClock:
    """Asks for the package worth least among those worth its aspiration, which falls as a power of time."""

    def __init__(self, held: Stake, curve: str, steps: int) -> None:
        """Find what it will ask for at every step: it is all settled beforehand."""
        time = np.arange(1, steps + 1) / (steps + 1)
        least = float(held.sorted[0])
        wanted = (1.0 - time ** EXPONENTS[curve]) * (1.0 - least) + least - NEARLY
        self._asked = held.order[np.searchsorted(held.sorted, wanted)].tolist()
        self._worth = held.worth

    def asks(self, step: int) -> int:
        """Return the package it would put forward at this step."""
        asked: int = self._asked[step]
        return asked

    def worth(self, package: int) -> float:
        """Return what a package is worth to it."""
        return float(self._worth[package])


def negotiate(first: Tactic, second: Tactic, steps: int) -> tuple[int | None, int]:
    """Return the package agreed on, None where there is none, and how many steps it took."""
    offer: int | None = None
    for step in range(steps):
        for side in (first, second):
            asked = side.asks(step)
            if offer is not None and side.worth(offer) >= side.worth(asked):
                return offer, step + 1
            offer = asked
    return None, steps
