"""A World that a seat must hold possible: what it does not know, drawn from public belief.

Knows only a View, so nothing that the seat may not know.
"""

from __future__ import annotations

from dataclasses import replace

from game.core.clauses import Amount
from game.core.indicator import capital_of
from game.core.luck import Luck
from game.core.scenario import Scenario
from game.core.table import Stakes, Table
from game.core.view import View
from game.core.world import Sitting, World, agreements, reservations


def imagine(view: View, luck: Luck) -> tuple[Scenario, World]:
    """Return a scenario and a World that the seat must hold possible, drawn from public priors and its own estimates.

    What it knows stays as it is. Weights of others are scattered by up to a third of themselves, reservations are drawn from the
    believed range, hidden indicators from the estimate or the public range, secret terms of a deal from all that there could be.
    """
    turn = view.known.turn
    own = view.edition
    values = dict(view.known.values)
    for name, indicator in own.indicators.items():
        if name not in values:
            guess = view.guesses.get(name)
            low, high = (guess.low, guess.high) if guess else indicator.publicly or (indicator.low, indicator.high)
            values[name] = luck.between(low, high, turn, "imagine", name)
    for seat in own.seats.values():
        values.setdefault(capital_of(seat.id), seat.capital.start)
    tables = {
        name: replace(
            table,
            stakes={
                seat: stakes if seat == view.seat else _imagined(stakes, luck, turn, f"{name}.{seat}")
                for seat, stakes in table.stakes.items()
            },
        )
        for name, table in own.tables.items()
    }
    sittings = {name: _settled(tables[name], sitting, luck, turn) for name, sitting in view.known.sittings.items()}
    world = replace(
        view.known,
        values=values,
        agreed=agreements(sittings),
        sittings=sittings,
        opening={name: {**reservations(table, values), **view.known.opening.get(name, {})} for name, table in tables.items()},
    )
    return replace(own, tables=tables, events={**own.events, **view.stories}), world


def _settled(table: Table, sitting: Sitting, luck: Luck, turn: int) -> Sitting:
    """Return a sitting whose deals have terms, drawn where the seat does not know them."""
    if all(deal.package for deal in sitting.deals):
        return sitting
    drawn = {
        name: tuple(issue.options)[luck.between(0, len(issue.options) - 1, turn, "imagine", table.id, name)]
        for name, issue in table.issues.items()
    }
    return replace(sitting, deals=tuple(deal if deal.package else replace(deal, package=drawn) for deal in sitting.deals))


def _imagined(stakes: Stakes, luck: Luck, turn: int, whose: str) -> Stakes:
    prior = stakes.publicly
    scattered = {
        issue: max(1, weight + luck.between(-(weight // 3), weight // 3, turn, "imagine", whose, issue))
        for issue, weight in prior.weights.items()
    }
    total = sum(scattered.values())
    weights = {issue: weight * 100 // total for issue, weight in scattered.items()}
    if weights:
        heaviest = max(weights, key=lambda issue: (weights[issue], issue))
        weights[heaviest] += 100 - sum(weights.values())
    reservation = Amount(base=luck.between(prior.low, prior.high, turn, "imagine", whose, "reservation"))
    return replace(stakes, weights=weights, reservation=reservation)
