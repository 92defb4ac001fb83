"""The envoy: a counterpart of middling strength that bargains by the clock and by reciprocity, and looks a turn ahead.

Keeps nothing between turns but what it could read again from its View, so that a resumed match goes on as it would have.
"""

from __future__ import annotations

from game.core.indicator import capital_of
from game.core.journal import Reason
from game.core.luck import Luck
from game.core.orders import Move, Orders, cost
from game.core.scenario import Scenario
from game.core.view import View
from game.counterparts.bargaining import bargain
from game.counterparts.deeds import choose
from game.counterparts.outlook import MIDDLING, Outlook, outlook
from game.match import Decision


class Envoy:
    """A Player."""

    def __init__(self, temperament: str = "") -> None:
        """Play with this temperament; empty: the one the scenario gives the seat."""
        self.temperament = temperament
        self._read: tuple[Scenario, Outlook] | None = None

    def decide(self, view: View, luck: Luck) -> Decision:
        """Return a move for each table and the deeds worth their cost, with the reasons."""
        name = self.temperament or view.edition.seats[view.seat].temperament
        temperament = view.edition.temperaments.get(name, MIDDLING)
        if self._read is None or self._read[0] is not view.edition:
            self._read = view.edition, outlook(view.edition, view.seat, temperament)
        moves: list[Move] = []
        because: list[Reason] = []
        for table in view.edition.tables.values():
            move, reason = bargain(view, table, temperament)
            if move is not None and reason is not None:
                moves.append(move)
                because.append(reason)
        deeds = choose(view, self._read[1], temperament, luck)
        orders = Orders(
            seat=view.seat,
            turn=view.known.turn,
            moves=tuple(moves),
            deeds=tuple(item.action for item in deeds),
        )
        purse = view.known.values[capital_of(view.seat)]
        while cost(view.edition, view.known, orders) > purse:
            orders = _lighter(orders)  # each can be paid alone, but perhaps not all together
        kept = set(orders.deeds)
        because += [item.reason for item in deeds if item.action in kept]
        return Decision(orders=orders, because=tuple(because))


def _lighter(orders: Orders) -> Orders:
    deeds, moves = (orders.deeds[:-1], orders.moves) if orders.deeds else ((), orders.moves[:-1])
    return Orders(seat=orders.seat, turn=orders.turn, moves=moves, deeds=deeds)
