"""How a counterpart bargains: what to ask, what to offer, what to accept.

An aspiration that falls with the clock and with what the others have given (a time-dependent tactic mixed with reciprocity, after
Faratin, Sierra and Jennings, "Negotiation decision functions", 1998); among packages worth enough to itself, the one the others
are believed to like best; acceptance by what it would ask next (AC-next, after Baarslag et al., 2014). It does not sign what its
own bodies are expected to refuse. Knows only a View.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from game.core.bargaining import index_of, package_at, parts, values
from game.core.journal import Reason
from game.core.orders import Move, acceptable, move_gaps, talk_gaps
from game.core.seat import Temperament
from game.core.table import PARTS, POINT, Table, approval, terms, terms_of_side, value
from game.core.view import View
from game.core.world import Offer

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from game.core.bargaining import Values

HOPELESS = 30
"""A package that a body of its own is forecast to approve with less than this chance (percent) is not signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """What one table holds for a seat this turn."""

    worth: Values
    """Every package's value to itself."""
    fit: NDArray[np.bool_]
    """Where its own bodies may be expected to ratify."""
    liked: Values
    """How well the others are believed to like each package; only the order counts."""
    reservation: int
    """Its limit, in thousandths of a point."""
    progress: int
    """How much of the table's time is spent, in percent."""


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


def prospect(view: View, table: Table) -> Prospect:
    """Look at a table from a seat: values, limits, what the bodies and the others would say."""
    seat, facts = view.seat, view.known.values
    sitting = view.known.sittings[table.id]
    pledge = sitting.pledges.get(seat)
    worth = values(table, terms_of_side(table, seat, facts, pledge))
    fit = np.ones(len(worth), np.bool_)
    for body in table.bodies:
        if body.side == seat:
            support = parts(table, terms_of_side(table, seat, facts, pledge, body))
            fit &= support >= body.threshold.value(facts) * PARTS + (HOPELESS - 50) * PARTS // max(1, body.slope)
    left, total = turns_left(view, table)
    return Prospect(
        worth=worth,
        fit=fit,
        liked=_liked(view, table),
        reservation=table.stakes[seat].reservation.value(facts) * POINT,
        progress=100 if left <= 1 else 100 - (left - 1) * 100 // max(1, total - 2),  # what is offered last cannot be answered
    )


def _liked(view: View, table: Table) -> Values:
    """Return how well the others are believed to like each package: public belief, then what they have asked for."""
    total: Values | None = None
    for other in table.accepting():
        stakes = table.stakes.get(other)
        if other == view.seat or stakes is None:
            continue
        believed = terms(table, other, stakes.weights, stakes.worths, {}, {})
        asked = [offer for offer in view.known.sittings[table.id].offers if offer.seat == other]
        for place, offer in enumerate(asked[-4:], start=1):
            for issue, option in offer.package.items():
                believed[issue][option] += PARTS * place  # one point for each of the last offers, later ones more
        column = parts(table, believed)
        total = column if total is None else np.minimum(total, column)
    return np.zeros(table.size(), np.int64) if total is None else total


def aspiration(view: View, table: Table, look: Prospect, temperament: Temperament) -> tuple[int, str]:
    """Return the value asked for now, in thousandths, and the ground that weighed most: `clock`, `reciprocity` or `opening`."""
    best = int(look.worth[look.fit].max()) if look.fit.any() else int(look.worth.max())
    span = max(0, best - look.reservation)
    patience = 1 + temperament.patience * 3 // 100  # exponent 1 to 4: how late it concedes
    floor = temperament.firmness * 8 // 100  # percent of the span it means to keep at the end
    spent = look.progress**patience * 100 // 100**patience
    by_clock = span * (100 - floor) * spent // 10_000
    by_reciprocity = _given(view, table, look) * (120 - temperament.firmness) // 100
    opening = span * (10 + (100 - temperament.firmness) // 5) // 100
    conceded = max(
        opening,
        min(span * (100 - floor) // 100, max(by_clock, (by_clock + by_reciprocity) // 2 + opening // 2)),
    )
    ground = "opening" if conceded == opening else "reciprocity" if by_reciprocity > by_clock else "clock"
    return best - conceded, ground


def _given(view: View, table: Table, look: Prospect) -> int:
    """Return how much better the others' best offer has become for us since their first, in thousandths."""
    offers = [offer for offer in view.known.sittings[table.id].offers if offer.seat != view.seat]
    if len(offers) < 2:  # noqa: PLR2004  a concession needs two offers
        return 0
    seen = [int(look.worth[index_of(table, offer.package)]) for offer in offers]
    return max(0, max(seen) - seen[0])


def bargain(view: View, table: Table, temperament: Temperament) -> tuple[Move | None, Reason | None]:
    """Return the move for one table, with its reason; None where there is nothing to do there."""
    seat = view.seat
    sitting = view.known.sittings[table.id]
    if seat in sitting.away:
        move = Move(kind="return", table=table.id)
        ready = not move_gaps(view.edition, view.known, seat, move)
        return (move, Reason(key="returned", more={"table": table.id})) if ready else (None, None)
    sits = seat in table.proposing() and seat in table.stakes
    if not sits or sitting.deal is not None or talk_gaps(view.edition, view.known, table.id):
        return None, None
    look = prospect(view, table)
    wanted, ground = aspiration(view, table, look, temperament)
    number = _best(look, wanted)
    if number is None:
        return None, None
    next_value = int(look.worth[number])
    offer = _acceptable(view, table, look)
    left, _ = turns_left(view, table)
    if offer is not None:
        worth = int(look.worth[index_of(table, offer.package)])
        gap = max(0, next_value - worth)
        tired = (100 - temperament.firmness) * POINT // 25 if left <= 1 else POINT // 2
        if worth >= wanted or worth >= next_value or gap <= tired:
            key = "accepted_as_good" if worth >= next_value else "accepted_for_the_clock"
            return Move(kind="accept", table=table.id, offer=offer.id), _reason(key, table, worth, look.reservation)
    package = package_at(table, number)
    move = Move(kind="propose", table=table.id, package=package)
    gaps = move_gaps(view.edition, view.known, seat, move)
    same = next((gap.subject for gap in gaps if gap.key == "same_as_offer"), "")
    if same and len(gaps) == 1:
        return Move(kind="accept", table=table.id, offer=same), _reason("accepted_as_good", table, next_value, wanted)
    if gaps:
        return None, None
    return move, _reason(f"asked_{ground}", table, next_value, look.reservation)


def _reason(key: str, table: Table, worth: int, limit: int) -> Reason:
    return Reason(key=key, more={"table": table.id, "value": str(worth // POINT), "limit": str(limit // POINT)})


def _best(look: Prospect, wanted: int) -> int | None:
    """Return the package worth at least what is wanted, ratifiable, and liked best by the others; of equals the best for us."""
    floor = max(wanted, look.reservation)
    open_to = np.flatnonzero((look.worth >= floor) & look.fit)
    if not len(open_to):
        open_to = np.flatnonzero((look.worth >= look.reservation) & look.fit)
    if not len(open_to):
        return None
    liked = look.liked[open_to]
    best = open_to[liked == liked.max()]
    return int(best[look.worth[best].argmax()])


def _acceptable(view: View, table: Table, look: Prospect) -> Offer | None:
    """Return the best offer on the table that is inside our limits and that our bodies may be expected to ratify."""
    best: tuple[int, Offer] | None = None
    for offer in view.known.sittings[table.id].offers:
        if not acceptable(table, offer, view.seat, view.known.turn) or view.seat in offer.assents:
            continue
        move = Move(kind="accept", table=table.id, offer=offer.id)
        number = index_of(table, offer.package)
        worth = int(look.worth[number])
        if worth < look.reservation or not look.fit[number] or move_gaps(view.edition, view.known, view.seat, move):
            continue
        if best is None or worth > best[0]:
            best = worth, offer
    return None if best is None else best[1]


def forecast(view: View, table: Table, package: Mapping[str, str]) -> dict[str, int]:
    """Return each own body's chance of approving a package, in percent, as far as the seat can tell."""
    facts = view.known.values
    pledge = view.known.sittings[table.id].pledges.get(view.seat)
    return {
        body.id: approval(body, value(terms_of_side(table, view.seat, facts, pledge, body), package), facts) // 100
        for body in table.bodies
        if body.side == view.seat
    }
