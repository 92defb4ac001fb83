"""Stubborn lines at a table: refuse everything, ask for the same again and again, mirror, agree to anything within the limit.

Rules for a Scripted player; they read a View as every player does. They know nothing of what is done away from the tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from game.core.bargaining import index_of, package_at, parts, values
from game.core.orders import Move, acceptable, talk_gaps
from game.core.table import POINT, Table, terms, terms_of_side
from game.core.view import View
from game.core.world import Offer
from game.study.lines import sayable

if TYPE_CHECKING:
    from game.core.bargaining import Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Refuse:
    """Never says anything."""

    def move(self, view: View, table: str) -> Move | None:  # noqa: ARG002  as the protocol has it
        """Return no move."""
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """Repeats its first offer to the end, and accepts only what is worth as much to it."""

    keeps: int = 100
    """How much of the way from its limit to the best package it asks for, in percent; 100: the best."""

    def move(self, view: View, table: str) -> Move | None:
        """Return the first offer again, or an acceptance of one that is as good."""
        found = _seat(view, table)
        if found is None:
            return None
        own, worth, limit = found
        first = next((offer for offer in view.known.sittings[table].offers if offer.seat == view.seat), None)
        best = int(worth.max())
        number = index_of(own, first.package) if first else _asked(view, own, worth, limit + (best - limit) * self.keeps // 100)
        return _ask_or_accept(view, own, worth, number, int(worth[number]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirror:
    """Gives exactly as much as it has been given since the others' first offer, down to its limit."""

    def move(self, view: View, table: str) -> Move | None:
        """Return an offer that concedes as much as the others did, or an acceptance of one that is as good."""
        found = _seat(view, table)
        if found is None:
            return None
        own, worth, limit = found
        heard = [offer for offer in view.known.sittings[table].offers if offer.seat != view.seat]
        seen = [int(worth[index_of(own, offer.package)]) for offer in heard]
        wanted = max(limit, int(worth.max()) - (max(seen) - seen[0] if seen else 0))
        number = _asked(view, own, worth, wanted)
        return _ask_or_accept(view, own, worth, number, wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agree:
    """Accepts the first offer within its limit, and itself asks for no more than its limit."""

    def move(self, view: View, table: str) -> Move | None:
        """Return an acceptance, or an offer at the limit."""
        found = _seat(view, table)
        if found is None:
            return None
        own, worth, limit = found
        return _ask_or_accept(view, own, worth, _asked(view, own, worth, limit), limit)


def _seat(view: View, name: str) -> tuple[Table, Values, int] | None:
    """Return a table at which the seat can speak now, what every package is worth to it, and its limit."""
    table = view.edition.tables[name]
    if view.seat not in table.stakes or view.seat not in table.proposing() or talk_gaps(view.edition, view.known, name):
        return None
    pledge = view.known.sittings[name].pledges.get(view.seat)
    worth = values(table, terms_of_side(table, view.seat, view.known.values, pledge))
    return table, worth, table.stakes[view.seat].reservation.value(view.known.values) * POINT


def _asked(view: View, table: Table, worth: Values, wanted: int) -> int:
    """Return the number of the package worth what is wanted that the others are publicly believed to like best."""
    believed = [
        parts(table, terms(table, other, table.stakes[other].weights, table.stakes[other].worths, {}, {}))
        for other in table.accepting()
        if other != view.seat and other in table.stakes
    ]
    enough = np.flatnonzero(worth >= min(wanted, int(worth.max())))
    if not believed:
        return int(enough[worth[enough].argmin()])
    liked = reduce(np.minimum, believed)[enough]
    best = enough[liked == liked.max()]
    return int(best[worth[best].argmax()])


def _ask_or_accept(view: View, table: Table, worth: Values, number: int, enough: int) -> Move | None:
    """Return an acceptance of the best offer that is worth enough, or else the package with this number as an offer."""
    offers: list[tuple[int, Offer]] = [
        (int(worth[index_of(table, offer.package)]), offer)
        for offer in view.known.sittings[table.id].offers
        if acceptable(table, offer, view.seat, view.known.turn) and view.seat not in offer.assents
    ]
    good = [pair for pair in offers if pair[0] >= enough]
    if good:
        best = max(good, key=lambda pair: pair[0])[1]
        move = sayable(view, Move(kind="accept", table=table.id, offer=best.id))
        if move is not None:
            return move
    return sayable(view, Move(kind="propose", table=table.id, package=package_at(table, number)))
