"""The strategist: an envoy that learns what the others want and plays out what its deeds would lead to.

Its pictures of the others are weighed by all that they have done (see `belief`), and each deed within reach is judged by playing
on in Worlds that it must hold possible (see `foresight`). Keeps nothing between turns but what it could read again from its View.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from game.core.indicator import capital_of
from game.core.luck import Luck
from game.core.orders import Orders
from game.core.scenario import Scenario
from game.core.seat import Temperament
from game.core.table import Table
from game.core.view import View
from game.counterparts.bargaining import FIRM, Skill
from game.counterparts.belief import Pictures, of_other
from game.counterparts.deeds import Weighed, affordable, over, weigh
from game.counterparts.envoy import Envoy
from game.counterparts.foresight import Foresight, striding
from game.counterparts.haggling import Other
from game.counterparts.manner import Manner
from game.counterparts.outlook import Ground, Outlook
from game.match import Decision

LOOKED_AT = 8
"""Deeds that are played out; which, its first impression says."""
OUT_OF_THE_QUESTION = -100_000
"""A first impression as bad as this, in ten-thousandths of half a point, is not looked into."""
IMPRESSION = 40
"""The first impression counts too, half as much as what is played out: it is in ten-thousandths of half a point."""
KEPT = 60
"""Percent of what its temperament would keep to the last talks that it does keep."""
WORLDS = 2
"""Imagined Worlds in which each is."""


class Strategist(Envoy):
    """A Player."""

    level = "strategist"

    def __init__(self, temperament: str = "") -> None:
        """Play with this temperament; empty: the one the scenario gives the seat."""
        super().__init__(temperament)
        self.skill = Skill(believing=self.believed, careful=True, firm=FIRM * KEPT // 100)
        self._imagined: tuple[Scenario, Scenario, dict[tuple[str, str], Pictures]] | None = None
        self._luck: Luck | None = None
        self._others: dict[tuple[str, str], Other] = {}

    def decide(self, view: View, luck: Luck) -> Decision:
        """Return a move for each table and the deeds worth their cost, with the reasons."""
        if self._imagined is None or self._imagined[0] is not view.edition or self._luck != luck:
            self._imagined = view.edition, striding(view.edition), {}
            self._luck = luck
        self._others.clear()
        return super().decide(view, luck)

    def believed(self, view: View, table: Table, other: str) -> Other:
        """Return what is believed of another side; worked out once a turn.

        Where only a mediator's text can be signed nothing is learnt: papers go to the mediator and nobody can take them up,
        so neither their order nor that they were let pass says what a side would sign.
        """
        if table.mediator:
            return of_other(view, table, other)
        key = table.id, other
        if key not in self._others:
            assert self._imagined is not None  # noqa: S101  decide has seen to it
            assert self._luck is not None  # noqa: S101
            pictures = self._imagined[2]
            if key not in pictures:
                pictures[key] = Pictures(table, other, self._luck)
            self._others[key] = pictures[key].learnt(view)
        return self._others[key]

    def read(self, view: View) -> tuple[Temperament, Manner, Outlook]:
        """Return what does not change over a match; rather than go without, it keeps less to the last than an envoy would."""
        temperament, style, purposes = super().read(view)
        return temperament, replace(style, ending=style.ending * KEPT // 100), purposes

    def deeds(self, view: View, purposes: Outlook, temperament: Temperament, luck: Luck) -> tuple[Weighed, ...]:
        """Return the deeds to order this turn, best first: those after which more is to be hoped for than after none."""
        options = weigh(view, purposes, temperament, luck, 0)
        first = [option for option in options if option.gain > OUT_OF_THE_QUESTION][:LOOKED_AT]
        if not first:
            return ()
        seen = self._foresight(view, temperament, luck)
        capital = view.edition.seats[view.seat].capital
        purse = view.known.values[capital_of(view.seat)]
        idle = seen.future(Orders(seat=view.seat, turn=view.known.turn))
        kept = seen.worth_of_capital(purse, capital.limit, capital.income)
        found: list[Weighed] = []
        for option in first:
            future = seen.future(Orders(seat=view.seat, turn=view.known.turn, deeds=(option.action.id,)))
            spent = kept - seen.worth_of_capital(purse - option.cost, capital.limit, capital.income)
            grounds = {ground: gain // IMPRESSION for ground, gain in option.grounds.items()}
            for ground in {**idle.grounds, **future.grounds}:
                change = future.grounds.get(ground, 0) - idle.grounds.get(ground, 0)
                grounds[ground] = grounds.get(ground, 0) + change
            gain = future.total - idle.total - spent + option.gain // IMPRESSION
            brings: Callable[[], Mapping[Ground, int]] = partial(dict, grounds)
            found.append(Weighed(action=option.action, gain=gain, cost=option.cost, brings=brings))
        found.sort(key=lambda item: (-item.gain, item.action.id))
        return affordable(view, found)

    def _foresight(self, view: View, temperament: Temperament, luck: Luck) -> Foresight:
        assert self._imagined is not None  # noqa: S101  decide has seen to it
        beliefs = {
            table.id: [
                self.believed(view, table, other) for other in table.accepting() if other != view.seat and other in table.stakes
            ]
            for table in view.edition.tables.values()
            if view.seat in table.stakes and not over(view, table.id)
        }
        return Foresight(view, self._imagined[1], temperament, beliefs, luck, WORLDS)
