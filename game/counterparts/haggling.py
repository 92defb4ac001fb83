"""The bargaining skill by itself: what to ask for, which package to offer for it, which offer to take.

It works on numbered packages and what they are worth, wherever they come from: a table of the game, or a bench. The demand falls
with the clock and with what the others have given (a time-dependent tactic mixed with reciprocity, after Faratin, Sierra and
Jennings, "Negotiation decision functions", 1998); among packages worth as much to oneself the one the others are believed to like
best (the trade-off of the same authors, 2002); acceptance by what one would ask next and by the clock (AC-next and AC-time, after
Baarslag, Hindriks and Jonker, 2014). Knows nothing of Views, tables or bodies.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from game.counterparts.manner import Manner

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from game.core.bargaining import Values

NOW = 10_000
"""All the time there is, in hundredths of a percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """What one believes of another side that must agree."""

    worth: Values
    """What each package is believed to be worth to it, in thousandths of a point."""
    limit: int
    """What it is believed to need, in thousandths of a point."""
    offers: tuple[int, ...] = ()
    """Packages it has put forward, oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where one side stands at one moment."""

    worth: Values
    """What each package is worth to it, in thousandths of a point."""
    fit: NDArray[np.bool_]
    """Packages it could carry at home."""
    limit: int
    """Its reservation, in thousandths of a point."""
    others: tuple[Other, ...]
    """Those who must agree too."""
    spent: int
    """How much of the time is spent, in hundredths of a percent."""
    seen: int
    """How much was when the others made the offers that can be seen now."""
    last: bool = False
    """Whether this is the last moment at which anything can be accepted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What one asks for, and how it comes about: the hope less what has been given of it."""

    hope: int
    """The most one may hope for, or claims to, in thousandths of a point."""
    given: dict[str, int]
    """What of the span is given away, by ground: `opening`, `clock`, `reciprocity`."""
    value: int
    """What a package must be worth now, in thousandths of a point; never below the limit."""
    least: int
    """What an offer must be worth in the last talks."""

    @property
    def ground(self) -> str:
        """The ground that weighs most, the first of equals."""
        return max(self.given, key=lambda name: self.given[name])


def room(position: Position) -> NDArray[np.bool_]:
    """Return the packages that everybody may be believed to sign."""
    inside = position.fit & (position.worth >= position.limit)
    for other in position.others:
        inside &= other.worth >= other.limit
    return inside


def demand(position: Position, manner: Manner) -> Demand:
    """Return what to ask for now."""
    own, limit = position.worth, position.limit
    open_to = own[position.fit] if position.fit.any() else own
    ideal = int(open_to.max())
    within_reach, even = _reach(position, ideal)
    hope = within_reach + max(0, ideal - within_reach) * manner.bluff // 100
    end = limit + even * manner.ending // 100
    way = max(0, hope - end)
    opening = way * manner.opening // 100
    gone = position.spent**manner.curve
    by_clock = (way - opening) * gone // NOW**manner.curve
    answered = _answered(position, (way - opening) * position.seen**manner.curve // NOW**manner.curve)
    given = {
        "opening": opening,
        "clock": by_clock * (100 - manner.reciprocity) // 100,
        "reciprocity": by_clock * manner.reciprocity * answered // 10_000,
    }
    kept = manner.stubborn - (manner.stubborn - manner.ending) * answered // 100
    return Demand(hope=hope, given=given, value=max(limit, hope - sum(given.values())), least=limit + even * kept // 100)


def _reach(position: Position, ideal: int) -> tuple[int, int]:
    """Return the most one may hope for, and one's even share: the surplus in the package best for the side it serves least.

    Where no package is believed to be inside all limits: half the way to the ideal, and no share.
    """
    own, limit = position.worth, position.limit
    inside = np.flatnonzero(room(position))
    if not len(inside):
        return limit + max(0, ideal - limit) // 2, 0
    mine = own[inside] - limit
    least = np.minimum(mine, liked(position, inside)) if position.others else mine
    return limit + int(mine.max()), int(mine[least.argmax()])


def _answered(position: Position, due: int) -> int:
    """Return how far the others have moved, the least of them: percent of what we would have by then (`due`).

    What counts is how much better than their first their best offer is for us. Nothing was due with the first offers.
    """
    if not all(other.offers for other in position.others):
        return 0
    if due <= 0:
        return 100
    own = position.worth
    moves = (max(int(own[number]) for number in other.offers) - int(own[other.offers[0]]) for other in position.others)
    return min(100, max(0, min(moves, default=0)) * 100 // due)


def offer(position: Position, wanted: int) -> int | None:
    """Return the package to put forward: worth what is wanted, fit for home, best for the one it serves least; or None.

    Where nothing is worth that much, the best there is above the limit. Of equals the one worth most to oneself, then the first.
    """
    own = position.worth
    candidates = np.flatnonzero((own >= max(wanted, position.limit)) & position.fit)
    if not len(candidates):
        candidates = np.flatnonzero((own >= position.limit) & position.fit)
        if not len(candidates):
            return None
        return int(candidates[own[candidates].argmax()])
    surplus = liked(position, candidates)
    best = candidates[surplus == surplus.max()]
    return int(best[own[best].argmax()])


def liked(position: Position, numbers: NDArray[np.intp]) -> Values:
    """Return the smallest surplus that any of the others is believed to see in each of these packages."""
    least: Values | None = None
    for other in position.others:
        surplus = other.worth[numbers] - other.limit
        least = surplus if least is None else np.minimum(least, surplus)
    return np.zeros(len(numbers), np.int64) if least is None else least


def acceptable(position: Position, asked: Demand, following: int | None, worth: int, slack: int = 0) -> str:
    """Return the ground on which an offer of this worth is taken; empty where it is not.

    `as_good`: as much as is asked for, or as what one would put forward instead; `for_the_clock`: the last talks, and as much as
    one means to keep. `following` is the worth of what one would put forward; `slack` what one lets go for the sake of an end.
    """
    if worth < position.limit:
        return ""
    if worth + slack >= asked.value or (following is not None and worth + slack >= following):
        return "as_good"
    return "for_the_clock" if position.last and worth >= asked.least else ""
