"""Orders read back before they are sealed: in words, with their cost, what stands in the way, and the human cost.

Knows only Views and Orders.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.briefing.conditions import tightest, timely
from game.briefing.glossary import plain
from game.briefing.table import tables, valued
from game.briefing.told import told
from game.core.clauses import Gap, Obstacle
from game.core.indicator import capital_of
from game.core.orders import Move, Orders, cost, move_price, obstacles, price, release_price
from game.core.scenario import Scenario
from game.core.view import View
from game.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """One order, read back."""

    order: str
    """`deed ACTION`, `move TABLE` or `release TABLE`, as obstacles name it."""
    sentence: str
    """It in words, with its cost."""
    details: tuple[str, ...] = ()
    """For a package: each issue with its option, then value, forecasts."""
    human_cost: str = ""
    """For a deed that may kill: who was or may be harmed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Orders, read back."""

    lines: tuple[OrderLine, ...]
    """The orders: moves, releases, deeds."""
    cost: int
    """What they cost in all."""
    capital: int
    """What there is."""
    price: str
    """Cost and capital in words."""
    obstacles: tuple[str, ...]
    """What stands in the way, as sentences; empty where they can be sealed."""
    reminders: tuple[str, ...]
    """What one may have overlooked: an offer unanswered, deeds left, nothing ordered."""


def review(view: View, orders: Orders, words: Words) -> Review:
    """Read orders back to the seat that is about to seal them."""
    scenario, known = told(view), view.known
    found = tuple(words.obstacle(item, scenario) for item in _obstacles(view, orders))
    total, capital = cost(view.edition, known, orders), known.values[capital_of(view.seat)]
    lines = [_move(view, move, scenario, words) for move in orders.moves]
    lines += [_release(view, table, scenario, words) for table in orders.releases]
    lines += [_deed(view, name, words) for name in orders.deeds]
    return Review(
        lines=tuple(lines),
        cost=total,
        capital=capital,
        price=words.text(
            "Cost: {cost} of {capital} political capital; {left} would be left.",
            cost=total,
            capital=capital,
            left=words.number(capital - total),
        ),
        obstacles=found,
        reminders=_reminders(view, orders, words),
    )


def _obstacles(view: View, orders: Orders) -> Iterator[Obstacle]:
    """Yield what stands in the way, order by order, of several bounds on one measure the tightest."""
    by_order: dict[str, list[Gap]] = {}
    for item in obstacles(view.edition, view.known, orders):
        by_order.setdefault(item.order, []).append(item.gap)
    for order, gaps in by_order.items():
        yield from (Obstacle(order=order, gap=gap) for gap in tightest(timely(view, gaps)))


def describe(move: Move, scenario: Scenario, words: Words) -> str:
    """Return a move as a sentence, for reviews and replays."""
    table = words.name(move.table, scenario)
    if move.kind == "propose":
        return words.text("At {table}: propose a package", table=table)
    if move.kind == "accept":
        return words.text("At {table}: accept {offer}", table=table, offer=words.offer(move.offer, scenario))
    if move.kind == "withdraw":
        return words.text("At {table}: withdraw the standing offer", table=table)
    if move.kind == "walk_out":
        return words.text("At {table}: walk out", table=table)
    if move.kind == "return":
        return words.text("At {table}: come back", table=table)
    return words.text(
        "At {table}: pledge in public, on {issue}, not to go beyond “{option}”",
        table=table,
        issue=words.name(move.issue, scenario),
        option=words.option(move.issue, move.option, scenario),
    )


def _priced(sentence: str, amount: int, words: Words) -> str:
    if not amount:
        return words.text("{order} (free)", order=sentence)
    return words.text("{order} ({cost} political capital)", order=sentence, cost=amount)


def _move(view: View, move: Move, scenario: Scenario, words: Words) -> OrderLine:
    package = dict(move.package)
    place = view.known.sittings.get(move.table)
    if move.kind == "accept" and place is not None:
        package = next((dict(offer.package) for offer in place.offers if offer.id == move.offer), {})
    details: list[str] = []
    table = view.edition.tables.get(move.table)
    if table is not None and set(package) == set(table.issues):
        details = [
            words.text("{issue}: {option}", issue=table.issues[name].name, option=words.option(name, option, scenario))
            for name, option in package.items()
        ]
        worth = valued(view, move.table, package, words)
        details.append(words.text("Altogether {worth}.", worth=worth.sentence))
        details += [words.text("{forecast}.", forecast=forecast.sentence) for forecast in worth.forecasts]
    sentence = _priced(describe(move, scenario, words), move_price(view.edition, view.known, move), words)
    return OrderLine(order=f"move {move.table}", sentence=sentence, details=tuple(details))


def _release(view: View, table: str, scenario: Scenario, words: Words) -> OrderLine:
    said = words.text("At {table}: take your pledge back", table=words.name(table, scenario))
    return OrderLine(order=f"release {table}", sentence=_priced(said, release_price(view.edition, view.known, table), words))


def _deed(view: View, name: str, words: Words) -> OrderLine:
    action = view.edition.actions.get(name)
    if action is None:
        return OrderLine(order=f"deed {name}", sentence=name)
    costs = [action.human_cost, *(risk.human_cost for risk in action.risks)] if action.lethal else []
    return OrderLine(
        order=f"deed {name}",
        sentence=_priced(action.name, price(view.known, action), words),
        human_cost=plain(" ".join(text for text in costs if text), view.edition.glossary),
    )


def _reminders(view: View, orders: Orders, words: Words) -> tuple[str, ...]:
    found: list[str] = []
    if not (orders.moves or orders.deeds or orders.releases):
        found.append(words.text("You order nothing this turn."))
    moved = {move.table for move in orders.moves}
    pledged = {move.table for move in orders.moves if move.kind == "pledge"}
    for brief in tables(view, words):
        offers = [offer for offer in brief.offers if offer.acceptable]
        if offers and brief.id not in moved and not brief.gaps:
            found.append(words.text("You leave an offer unanswered at {table}; it may lapse.", table=brief.name))
        mine = [offer for offer in brief.offers if offer.mine and offer.standing]
        found += [
            words.text(
                "Your offer of turn {turn} at {table} can still be accepted in these talks, whatever you order, and is now "
                "{worth}.",
                turn=offer.made,
                table=brief.name,
                worth=offer.worth.sentence,
            )
            for offer in mine
            if offer.worth.surplus is not None and offer.worth.surplus < 0 and not brief.gaps
        ]
        if mine and (brief.id not in moved or brief.id in pledged) and not brief.gaps:
            found.append(words.text("Your own offer at {table} lapses unless you propose it again.", table=brief.name))
    return tuple(found)
