"""A table as one seat sees it this turn: its position, from which the bargaining skill works, and the clock of the talks.

Knows only a View.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from game.core.bargaining import parts, values
from game.core.table import PARTS, POINT, Body, Table, terms_of_side
from game.core.view import View
from game.counterparts.brink import End, end
from game.counterparts.haggling import NOW, Other, Position

if TYPE_CHECKING:
    from numpy.typing import NDArray

HOPELESS = 30
"""A package that a body of its own is forecast to approve with less than this chance (percent) is not signed."""

Believing = Callable[[View, Table, str], Other]
"""How a picture of another side at a table is come by."""


def turns_left(view: View, table: Table) -> tuple[int, int]:
    """Return how many turns of talks are left at a table after this one, and how many there are in all."""
    days = view.edition.paces[view.known.pace].days
    first = view.edition.begins.toordinal()
    last_day = table.closes.toordinal() if table.closes is not None else first + sum(days)
    total = 0
    for length in days:
        if first > last_day:
            break
        total += 1
        first += length
    return max(0, total - view.known.turn), total


def position(view: View, table: Table, believing: Believing, *, careful: bool = False) -> Position:
    """Return where a seat stands at a table: what packages are worth to it, what its bodies would carry, what the others want.

    The `careful` count what a package is worth beyond their limit only as far as their bodies may be expected to carry it.
    """
    seat, facts = view.seat, view.known.values
    sitting = view.known.sittings[table.id]
    pledge = sitting.pledges.get(seat)
    left, total = turns_left(view, table)
    others = tuple(believing(view, table, other) for other in table.accepting() if other != seat and other in table.stakes)
    if seat in table.stakes:
        worth = values(table, terms_of_side(table, seat, facts, pledge))
        limit = table.stakes[seat].reservation.value(facts) * POINT
    else:  # a mediator that has no stakes of its own
        worth, limit = np.zeros(table.size(), np.int64), 0
    fit: NDArray[np.bool_] = np.ones(len(worth), np.bool_)
    for body in table.bodies:
        if body.side == seat:
            support = parts(table, terms_of_side(table, seat, facts, pledge, body)) // (PARTS // POINT)
            spare = support - needed(body, view.known.values)
            fit &= spare >= 0
            if careful:
                chance = np.minimum(100, HOPELESS + spare * max(1, body.slope) // POINT)  # percent
                worth = np.where((worth > limit) & fit, limit + (worth - limit) * chance // 100, worth)
    return Position(
        worth=worth,
        fit=fit,
        limit=limit,
        others=others,
        # what is offered last cannot be answered, so the time is up a turn before
        spent=_clock(left, total),
        seen=_clock(left + 1, total),
        last=left == 0,
    )


def ends(view: View, table: Table, here: Position, doubt: int) -> tuple[End, ...]:
    """Return where the others are believed to end: by what is public of their limits, and by how they came down so far."""
    left, total = turns_left(view, table)
    found = []
    for seat, other in zip(
        (seat for seat in table.accepting() if seat != view.seat and seat in table.stakes), here.others, strict=True
    ):
        offers = (offer for offer in view.known.sittings[table.id].offers if offer.seat == seat)
        times = [_clock(left + view.known.turn - offer.made, total) for offer in offers]
        publicly = table.stakes[seat].publicly
        found.append(end(other, times, publicly.low * POINT, publicly.high * POINT, doubt))
    return tuple(found)


def _clock(left: int, total: int) -> int:
    """Return how much of the time is spent when so many talks are left after these, in hundredths of a percent."""
    return NOW if left <= 1 else max(0, NOW - (left - 1) * NOW // max(1, total - 2))


def needed(body: Body, values: Mapping[str, int]) -> int:
    """Return what a package must be worth to a body for it not to be hopeless, in thousandths of a point."""
    return body.threshold.value(values) * POINT + (HOPELESS - 50) * POINT // max(1, body.slope)
