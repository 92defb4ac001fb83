"""How far the other side will go by the end, and what a patient side makes of it: hold out, then ask for what is worth most.

A limit is read from the curve along which a side comes down, as is common in the competitions of automated agents, and from what
it has put forward: nobody offers less than it needs. What it is worth to put a package forward last is its gain times the chance
that it is taken. Knows nothing of Views, tables or bodies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isqrt
from typing import TYPE_CHECKING

import numpy as np

from game.counterparts.haggling import NOW, Demand, Other, Position

if TYPE_CHECKING:
    from game.core.bargaining import Values

SURE = 10_000
"""A chance that is none any more."""
LATEST = 8
"""The latest curve that is tried: the exponent of the time spent."""
TRUSTED = 1_500
"""So far down, in hundredths of a percent of its way, a curve says as much of a limit as what is publicly believed."""
SPREAD = 4_000
"""How far a limit may lie from where the curve ends, either way, in thousandths of a point."""

WHOLLY = 100
"""All the patience there is, in percent."""
TOLD = 2
"""So many answers to what was new, and to what was not, tell whether a side mirrors us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """What is believed of another side's limit, in thousandths of a point."""

    low: int
    """It needs no less than this."""
    high: int
    """It needs no more than this."""
    curve: int
    """Where its concessions lead to."""
    trust: int
    """How far the curve is to be trusted, in hundredths of a percent."""
    doubt: int = 0
    """How far what a package is believed to be worth to it may be wrong, in thousandths of a point."""


def end(other: Other, times: Sequence[int], low: int, high: int, doubt: int = 0) -> End:
    """Return what a side's offers, made at these times, say of its limit, which was believed to lie between `low` and `high`."""
    worth = [int(other.worth[number]) for number in other.offers]
    high = max(low, min([high, *worth]))
    if not worth:
        return End(low=low, high=high, curve=(low + high) // 2, trust=0, doubt=doubt)
    top = int(other.worth.max())  # what it would begin with
    error: int | None = None
    limit, reached = worth[-1], 0
    for curve in range(-1, LATEST + 1):
        gone = [_gone(time, curve) for time in times]
        weight = sum(share * share for share in gone)
        if not weight:
            continue
        fall = sum((top - value) * share for value, share in zip(worth, gone, strict=True)) * NOW // weight
        off = sum(abs(top - value - fall * share // NOW) for value, share in zip(worth, gone, strict=True))
        if error is None or off < error:
            error, limit, reached = off, top - fall, gone[-1]
    return End(
        low=low,
        high=high,
        curve=max(low, min(high, limit)),
        trust=0 if error is None else SURE * reached // (reached + TRUSTED),
        doubt=doubt,
    )


def _gone(time: int, curve: int) -> int:
    """Return how much of the way is given at a time, in hundredths of a percent: a power of the time; 0, -1: its first roots."""
    if curve > 0:
        gone = NOW
        for _ in range(curve):
            gone = gone * time // NOW
        return gone
    root = isqrt(time * NOW)
    return root if curve == 0 else isqrt(root * NOW)


def chances(other: Other, found: End) -> Values:
    """Return the chance that a side takes each package rather than nothing, in hundredths of a percent.

    What it put forward itself it takes.
    """
    if found.doubt:
        steps = (-found.doubt, -found.doubt // 2, 0, found.doubt // 2, found.doubt)
        chance = sum((_chances(other.worth + step, found) for step in steps), np.zeros(len(other.worth), np.int64)) // len(steps)
    else:
        chance = _chances(other.worth, found)
    chance[list(other.offers)] = SURE
    return chance


def _chances(worth: Values, found: End) -> Values:
    plain = _between(worth, found.low, found.high)
    near = _between(worth, max(found.low, found.curve - SPREAD), min(found.high, found.curve + SPREAD))
    return (plain * (SURE - found.trust) + near * found.trust) // SURE


def _between(worth: Values, low: int, high: int) -> Values:
    if high <= low:
        return np.where(worth >= high, SURE, 0).astype(np.int64)
    return np.clip((worth - low) * SURE // (high - low), 0, SURE)


def last_word(position: Position, ends: Sequence[End]) -> tuple[int | None, int]:
    """Return the package to put forward last, and what doing so is worth: the limit, and its gain if everybody takes it."""
    chance = np.where(position.fit & (position.worth >= position.limit), SURE, 0).astype(np.int64)
    for other, found in zip(position.others, ends, strict=True):
        chance = chance * chances(other, found) // SURE
    gain = (position.worth - position.limit) * chance
    best = int(gain.argmax())
    if gain[best] <= 0:
        return None, position.limit
    return best, position.limit + int(gain[best]) // SURE


def hold(position: Position, asked: Demand, ends: Sequence[End], curve: int, patience: int = WHOLLY) -> Demand:
    """Return the demand of one who waits: from the hope down to the last word, as late as `curve` says.

    Who is less than wholly patient (in percent) goes so much of the way from its plain demand, `asked`, to that: two who are
    wholly so may both wait too long.
    """
    number, _ = last_word(position, ends)
    if number is None:
        return asked
    hope = max(asked.hope, int(position.worth[number]))
    given = (hope - int(position.worth[number])) * position.spent**curve // NOW**curve
    value = (asked.value * (WHOLLY - patience) + (hope - given) * patience) // WHOLLY
    return replace(asked, hope=hope, given={"opening": 0, "clock": hope - value, "reciprocity": 0}, value=value)


def mirrors(mine: Sequence[int], theirs: Sequence[int]) -> bool:
    """Say whether a side moves when we move and stands still when we do: `theirs[i]` answers `mine[i]`.

    It takes at least four offers of ours, new ones and repeated ones, to tell.
    """
    asked: set[int] = set()
    known: set[int] = set()
    moved, still = [0, 0], [0, 0]
    for ours, answer in zip(mine, theirs, strict=False):
        tally = still if ours in asked else moved
        tally[0] += 1
        tally[1] += answer not in known
        asked.add(ours)
        known.add(answer)
    # the first answer is always new
    return moved[0] > TOLD and still[0] >= TOLD and moved[1] * 3 >= moved[0] * 2 and still[1] * 3 <= still[0]
