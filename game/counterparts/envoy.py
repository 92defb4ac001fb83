"""The envoy, and the attaché: counterparts that look a turn ahead.

The envoy bargains by the clock, by reciprocity and for what the others like, and weighs its deeds by all its purposes, the room
for agreement among them, and by what will be left of a change when it is needed. The attaché has just been posted: it asks for
what comes nearest to its own demand, takes a deed for what it does on the day and follows its moods. Both keep nothing between
turns but what they could read again from their View, so that a resumed match goes on as it would have.
"""

from __future__ import annotations

from dataclasses import replace

from game.core.indicator import capital_of
from game.core.journal import Reason
from game.core.luck import Luck
from game.core.orders import Move, Orders, cost
from game.core.scenario import Scenario
from game.core.seat import Temperament
from game.core.view import View
from game.counterparts import belief
from game.counterparts.bargaining import Skill, bargain
from game.counterparts.deeds import NOISE, Weighed, affordable, weigh
from game.counterparts.manner import MIDDLING, Manner, manner
from game.counterparts.outlook import Outlook, outlook
from game.match import Decision

GREED = 45
"""How much more of an even share an attaché means to keep, in percent."""


class Envoy:
    """A Player."""

    level = "envoy"
    """What it is called in a journal."""
    mood = NOISE
    """The most that a whim adds to a deed, in ten-thousandths of a point of purpose."""
    far = True
    """Whether it asks what will be left of a change when it is needed."""

    def __init__(self, temperament: str = "") -> None:
        """Play with this temperament; empty: the one the scenario gives the seat."""
        self.temperament = temperament
        self.skill = Skill(believing=belief.of_other)
        self._read: tuple[Scenario, Temperament, Manner, Outlook] | None = None

    def decide(self, view: View, luck: Luck) -> Decision:
        """Return a move for each table and the deeds worth their cost, with the reasons."""
        temperament, style, purposes = self.read(view)
        moves: list[Move] = []
        because: list[Reason] = []
        for table in view.edition.tables.values():
            step = bargain(view, table, style, self.skill)
            if step is not None:
                moves.append(step[0])
                because.append(step[1])
        deeds = self.deeds(view, purposes, temperament, luck)
        orders = Orders(
            seat=view.seat,
            turn=view.known.turn,
            moves=tuple(moves),
            deeds=tuple(item.action.id for item in deeds),
        )
        purse = view.known.values[capital_of(view.seat)]
        while cost(view.edition, view.known, orders) > purse:
            orders = _lighter(orders)  # each can be paid alone, but perhaps not all together
        because = because[: len(orders.moves)]
        kept = set(orders.deeds)
        because += [item.reason for item in deeds if item.action.id in kept]
        return Decision(orders=orders, because=tuple(because))

    def deeds(self, view: View, purposes: Outlook, temperament: Temperament, luck: Luck) -> tuple[Weighed, ...]:
        """Return the deeds to order this turn, best first."""
        return affordable(view, weigh(view, purposes, temperament, luck, self.mood, far=self.far))

    def read(self, view: View) -> tuple[Temperament, Manner, Outlook]:
        """Return what does not change over a match: temperament, manner, purposes; read again for another edition."""
        if self._read is None or self._read[0] is not view.edition:
            name = self.temperament or view.edition.seats[view.seat].temperament
            temperament = view.edition.temperaments.get(name, MIDDLING)
            self._read = view.edition, temperament, manner(temperament), outlook(view.edition, view.seat, temperament)
        return self._read[1:]


class Attache(Envoy):
    """A Player that has just been posted."""

    level = "attache"
    mood = 15 * NOISE
    far = False

    def __init__(self, temperament: str = "") -> None:
        """Play with this temperament; empty: the one the scenario gives the seat."""
        super().__init__(temperament)
        self.skill = Skill(believing=belief.of_other, trades=False, pledges=False)

    def read(self, view: View) -> tuple[Temperament, Manner, Outlook]:
        """Return what does not change over a match; it means to keep more to the last than can be had."""
        temperament, style, purposes = super().read(view)
        keeps = replace(style, ending=style.ending + GREED, stubborn=style.stubborn + GREED, curve=style.curve + 1)
        return temperament, keeps, purposes


def _lighter(orders: Orders) -> Orders:
    deeds, moves = (orders.deeds[:-1], orders.moves) if orders.deeds else ((), orders.moves[:-1])
    return Orders(seat=orders.seat, turn=orders.turn, moves=moves, deeds=deeds)
