"""Fixed lines: players that do not think, against which those that do are measured.

Each bargains or acts by one rule whatever happens; the rest of it is an envoy's, so that only the rule differs. Not offered to
people.
"""

from __future__ import annotations

from dataclasses import replace

from game.core.indicator import capital_of
from game.core.luck import Luck
from game.core.orders import Move, Orders, can_do, move_gaps, price
from game.core.table import Table, ideal, terms_of_side
from game.core.view import View
from game.counterparts.bargaining import bargain
from game.counterparts.envoy import Envoy
from game.match import Decision


class Drill(Envoy):
    """An envoy of which one part follows a fixed rule."""

    level = "drill"

    def decide(self, view: View, luck: Luck) -> Decision:
        """Decide as an envoy does, but for the rule."""
        decision = super().decide(view, luck)
        orders = replace(decision.orders, moves=self.moves(view, luck), deeds=self.done(view, decision.orders.deeds, luck))
        return Decision(orders=_payable(view, orders))

    def moves(self, view: View, luck: Luck) -> tuple[Move, ...]:
        """Return its moves."""
        del luck
        steps = (bargain(view, table, self.read(view)[1], self.skill) for table in view.edition.tables.values())
        return tuple(step[0] for step in steps if step is not None)

    def done(self, view: View, deeds: tuple[str, ...], luck: Luck) -> tuple[str, ...]:
        """Return its deeds; those of an envoy are at hand."""
        del view, luck
        return deeds


class Random(Drill):
    """Does anything that is allowed: a move out of those it could make at each table, deeds out of those that are open."""

    level = "random"

    def moves(self, view: View, luck: Luck) -> tuple[Move, ...]:
        """Return a random package, or a random acceptance, at each table where it can."""
        found: list[Move] = []
        turn = view.known.turn
        for table in view.edition.tables.values():
            options = [Move(kind="accept", table=table.id, offer=offer.id) for offer in view.known.sittings[table.id].standing()]
            package = {
                issue.id: tuple(issue.options)[luck.between(0, len(issue.options) - 1, turn, "random", table.id, issue.id)]
                for issue in table.issues.values()
            }
            options.append(Move(kind="propose", table=table.id, package=package))
            options.append(Move(kind="return", table=table.id))
            legal = [move for move in options if not move_gaps(view.edition, view.known, view.seat, move)]
            if legal:
                found.append(legal[luck.between(0, len(legal) - 1, turn, "random", table.id)])
        return tuple(found)

    def done(self, view: View, deeds: tuple[str, ...], luck: Luck) -> tuple[str, ...]:
        """Return deeds drawn from those that are open."""
        del deeds
        most = view.edition.paces[view.known.pace].deeds
        able = [
            action.id
            for action in view.edition.actions.values()
            if view.seat in action.seats and can_do(view.known, view.seat, action)
        ]
        able.sort(key=lambda name: (luck.roll(view.known.turn, "random", name), name))
        return tuple(able[:most])


class Refuser(Drill):
    """Says nothing at any table."""

    level = "refuser"

    def moves(self, view: View, luck: Luck) -> tuple[Move, ...]:
        """Return none."""
        del view, luck
        return ()


class Repeater(Drill):
    """Puts its ideal forward again and again, and takes nothing else."""

    level = "repeater"

    def moves(self, view: View, luck: Luck) -> tuple[Move, ...]:
        """Return the same proposal as ever, at each table where it can be made."""
        del luck
        found = [self.move(view, table) for table in view.edition.tables.values() if view.seat in table.stakes]
        return tuple(move for move in found if not move_gaps(view.edition, view.known, view.seat, move))

    def move(self, view: View, table: Table) -> Move:
        """Return what it says at a table: what it said first, or else its ideal."""
        said = [offer for offer in view.known.sittings[table.id].offers if offer.seat == view.seat]
        package = said[0].package if said else ideal(terms_of_side(table, view.seat, view.known.values))
        return Move(kind="propose", table=table.id, package=dict(package))


class Mirror(Repeater):
    """Gives as much as it is given: for each new offer of another side it moves one issue to what that side asks for."""

    level = "mirror"

    def move(self, view: View, table: Table) -> Move:
        """Return its ideal with as many issues given as the others have made new offers since their first."""
        terms = terms_of_side(table, view.seat, view.known.values)
        package = ideal(terms)
        theirs = [offer for offer in view.known.sittings[table.id].offers if offer.seat != view.seat]
        if theirs:
            last = theirs[-1]
            cheap = sorted(table.issues, key=lambda name: (terms[name][package[name]] - terms[name][last.package[name]], name))
            for issue in cheap[: len({tuple(offer.package.items()) for offer in theirs}) - 1]:
                package[issue] = last.package[issue]
            if package == dict(last.package):
                return Move(kind="accept", table=table.id, offer=last.id)
        return Move(kind="propose", table=table.id, package=package)


class Striker(Drill):
    """Orders every deed that may kill, as soon as it is open, the dearest first."""

    level = "striker"

    def done(self, view: View, deeds: tuple[str, ...], luck: Luck) -> tuple[str, ...]:
        """Return what may kill, then what an envoy would do."""
        del luck
        most = view.edition.paces[view.known.pace].deeds
        force = [
            action
            for action in view.edition.actions.values()
            if action.lethal and view.seat in action.seats and can_do(view.known, view.seat, action)
        ]
        force.sort(key=lambda action: (-price(view.known, action), action.id))
        return tuple(dict.fromkeys([*(action.id for action in force), *deeds]))[:most]


def _payable(view: View, orders: Orders) -> Orders:
    """Leave out what cannot be paid for: deeds in their order while there is capital, after the moves."""
    purse = view.known.values[capital_of(view.seat)]
    table = view.edition.tables
    purse -= sum(max(0, table[move.table].return_cost.value(view.known.values)) for move in orders.moves if move.kind == "return")
    purse -= sum(max(0, table[move.table].pledge_cost.value(view.known.values)) for move in orders.moves if move.kind == "pledge")
    kept: list[str] = []
    for name in orders.deeds:
        cost = price(view.known, view.edition.actions[name])
        if cost <= purse:
            purse -= cost
            kept.append(name)
    return replace(orders, deeds=tuple(kept))


DRILLS: dict[str, type[Drill]] = {line.level: line for line in (Random, Refuser, Repeater, Mirror, Striker)}
"""Fixed lines by name."""
