"""Playing on in imagination: what would come of some orders, as far as one seat can tell.

A World that the seat must hold possible is imagined from its View (see `imagine`) and played on by the rules in the seat's own
edition: this turn and the next as they are, the rest of the match in a few long strides, nobody else acting. Knows only a View.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from game.core.bargaining import package_at, parts, values
from game.core.imagination import imagine
from game.core.luck import MONTH, Luck
from game.core.orders import Orders
from game.core.reckoning import surplus_of
from game.core.scenario import Pace, Scenario
from game.core.seat import Temperament
from game.core.table import PARTS, POINT, Table, known_options, terms_of_side
from game.core.turn import play_turn
from game.core.view import View
from game.core.world import IN_FORCE, SIGNED, World
from game.counterparts.haggling import Other
from game.counterparts.outlook import Ground
from game.counterparts.prospect import HOPELESS, needed

STRIDE = 100
"""The most days in a turn in which the rest of a match, after the next turn, is imagined.

A trend that draws a measure back to its level is worked out once a turn: over a longer one it would overshoot.
"""
LIKELY = 20
"""Percent of chance of a deal where the best package leaves somebody with exactly what it needs."""
LIKELIER = 6
"""Percent of chance for each point more than that."""
BURDEN = 1_100
"""Thousandths of a point that a fact weighs that the seat would rather were not so."""
WRONG = 22
"""Thousandths of a point that it weighs to have burdened a partner, for each point of candour and 25 more."""
STRAIN = 20
"""Hundredths of a point that another side is taken to need more for each point of strain at its home or on a ladder."""
CARRIED = 10 * POINT
"""The most that carrying out a package is taken to do for or against a seat's interests."""
CALM = 3
"""Thousandths of a point that each point of a ladder weighs for each point of caution."""
FORCE = 25
"""Thousandths of a point that a deed that may kill weighs for each point of caution."""


def striding(edition: Scenario) -> Scenario:
    """Return the edition with paces to imagine by: for each turn of each pace one whose rest is cut into a few long strides."""
    paces = dict(edition.paces)
    for pace in edition.paces.values():
        for turn in range(1, len(pace.days) + 1):
            paces[_stride(pace.id, turn)] = _strided(pace, turn)
    return replace(edition, paces=paces)


def _stride(pace: str, turn: int) -> str:
    return f"{pace} from {turn}"


def _strided(pace: Pace, turn: int) -> Pace:
    near, rest = pace.days[: turn + 1], sum(pace.days[turn + 1 :])
    strides = -(-rest // STRIDE)
    lengths = [rest // strides + (place < rest % strides) for place in range(strides)]
    return replace(pace, id=_stride(pace.id, turn), days=(*near, *lengths))


@dataclass(frozen=True, slots=True, kw_only=True)
class Future:
    """What would come of some orders, in thousandths of a point, by ground."""

    grounds: Mapping[Ground, int]
    """What it is worth: interests at the end, deals in force, what might be signed, calm."""
    total: int
    """All of them together."""


class Foresight:
    """One seat's imagination for one turn."""

    def __init__(  # noqa: PLR0913  what imagination rests on
        self,
        view: View,
        strides: Scenario,
        temperament: Temperament,
        beliefs: Mapping[str, Sequence[Other]],
        luck: Luck,
        worlds: int,
    ) -> None:
        """Imagine some Worlds. `beliefs`: of the others at each table at which anything may yet be signed."""
        self.view = view
        self.strides = strides
        self.temperament = temperament
        self.beliefs = beliefs
        known = view.known
        pace = _stride(known.pace, known.turn)
        sources = [luck.fork("imagined", str(known.turn), str(number)) for number in range(worlds)]
        self.worlds = [(replace(imagine(view, source)[1], pace=pace), source) for source in sources]
        self.interests = view.edition.seats[view.seat].interests
        self.last_day = view.edition.begins.toordinal() + sum(view.edition.paces[known.pace].days) - 1
        self.weight = sum(interest.weight for interest in self.interests) or 1
        willing: set[str] = set()
        for table in view.edition.tables.values():
            if view.seat in table.stakes:
                willing.update(table.stakes[view.seat].reservation.plus)
        measures = view.edition.indicators
        self.strains = [name for name, item in measures.items() if item.rungs or (item.group == "home" and name not in willing)]
        self.partners = {
            other
            for table in view.edition.tables.values()
            if view.seat in table.parties
            for other in table.parties
            if other != view.seat
        }
        self.ladders = [name for name, item in measures.items() if item.rungs]
        self.goods = {
            other: [name for name, item in measures.items() if other in item.good]
            for other in view.edition.seats
            if other != view.seat
        }

    def future(self, orders: Orders) -> Future:
        """Return what would come of these orders: the mean over the imagined Worlds."""
        grounds: dict[Ground, int] = {}
        for world, source in self.worlds:
            for ground, worth in self._grounds(world, orders, source).items():
                grounds[ground] = grounds.get(ground, 0) + worth
        mean = {ground: worth // len(self.worlds) for ground, worth in grounds.items()}
        return Future(grounds=mean, total=sum(mean.values()))

    def _grounds(self, start: World, orders: Orders, luck: Luck) -> dict[Ground, int]:
        seat = self.view.seat
        near = play_turn(self.strides, start, {seat: orders}, luck, told=False).world
        if not near.ending:
            near = play_turn(self.strides, near, {}, luck, told=False).world
        end = near
        while not end.ending:
            end = play_turn(self.strides, end, {}, luck, told=False).world
        found: dict[Ground, int] = {}
        for interest in self.interests:
            held = min(100, max(0, interest.measure.value(end.values)))
            found["interest", interest.id] = held * interest.weight * POINT // self.weight
        for name, table in self.strides.tables.items():
            if seat not in table.stakes:
                continue
            deal = near.sittings[name].deal
            if deal is not None and deal.fate in {IN_FORCE, SIGNED}:
                found["kept", name] = surplus_of(self.strides, end, name, seat) or 0
            elif name in self.beliefs and table.open.holds(near):
                found["deal", name] = self._prospect(table, start, near, self.beliefs[name])
        for flag in near.flags:
            fact = self.view.edition.flags.get(flag)
            if fact is None or not fact.burdens:
                continue
            if seat in fact.burdens:
                found["burden", flag] = -BURDEN
            for other in fact.burdens:
                if other in self.partners:
                    found["goodwill", other] = found.get(("goodwill", other), 0) - WRONG * (25 + self.temperament.candour)
        caution = 100 - self.temperament.risk
        for name in self.ladders:
            found["calm", name] = -near.values[name] * caution * CALM
        lethal = sum(self.view.edition.actions[name].lethal for name in orders.deeds)
        if lethal:
            found["calm", "force"] = -lethal * caution * FORCE
        return found

    def _prospect(self, table: Table, start: World, near: World, others: Sequence[Other]) -> int:
        """Return what talks may still bring: the surplus in the package that may come about, times the chance that it does."""
        seat, facts = self.view.seat, near.values
        own = values(table, terms_of_side(table, seat, facts, near.sittings[table.id].pledges.get(seat)))
        surplus = own - table.stakes[seat].reservation.value(facts) * POINT
        least = None if seat not in table.accepting() else surplus
        for other in others:
            theirs = other.worth - other.limit - self._strained(start, near)
            least = theirs if least is None else np.minimum(least, theirs)
        if least is None:
            return 0
        carried = np.full(len(own), 100, np.int64)
        for body in table.bodies:
            if body.side == seat:
                support = parts(table, terms_of_side(table, seat, facts, None, body)) // (PARTS // POINT)
                spare = support - needed(body, facts)
                least = np.minimum(least, spare)
                carried = np.minimum(carried, np.maximum(0, HOPELESS + spare * max(1, body.slope) // POINT))
        number = int(least.argmax())
        chance = min(95, max(0, LIKELY + LIKELIER * int(least[number]) // POINT)) * int(carried[number]) // 100
        return (int(surplus[number]) + self._carried(table, number, near)) * chance // 100

    def _carried(self, table: Table, number: int, near: World) -> int:
        """Return what carrying a package out would do for the interests to the end of the match, in thousandths of a point."""
        days = max(0, self.last_day - near.last_day)
        total = 0
        for option in known_options(table, package_at(table, number)):
            changes: dict[str, int] = {}
            for effect in option.effects:
                for name, amount in effect.change.items():
                    changes[name] = changes.get(name, 0) + amount.value(near.values) * MONTH
            for name, amount in option.trends.items():
                changes[name] = changes.get(name, 0) + amount.value(near.values) * days
            for interest in self.interests:
                for name, hundredths in interest.measure.plus.items():
                    total += changes.get(name, 0) * hundredths * interest.weight
        return min(CARRIED, max(-CARRIED, total * POINT // (100 * MONTH * self.weight)))

    def _strained(self, start: World, near: World) -> int:
        """Return how much more others are taken to need then: what strains them, less what they like to see rise; thousandths."""
        before, after = start.values, near.values
        strain = sum(after[name] - before[name] for name in self.strains)
        goods = [sum(after[name] - before[name] for name in names) for names in self.goods.values() if names]
        ease = sum(goods) // len(goods) if goods else 0
        return (strain - ease) * STRAIN * POINT // 100

    def worth_of_capital(self, capital: int, limit: int, income: int) -> int:
        """Return what unspent capital is worth: less when time is short, nothing beyond what can be kept; thousandths."""
        left = len(self.view.edition.paces[self.view.known.pace].days) - self.view.known.turn
        return min(capital, max(0, limit - income)) * 300 * min(left, 4) // 4
