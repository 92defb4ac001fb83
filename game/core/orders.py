"""A seat's sealed paper: Orders and Moves, and what stands in their way.

`obstacles` explains before `check` refuses. Both read a Scenario and a World; for a seat these are its own edition and what it
knows, so that a reason never tells what the seat may not know. Knows nothing of what orders do (see `turn`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from game.core.action import Action
from game.core.clauses import Gap, Obstacle
from game.core.errors import IllegalOrder
from game.core.indicator import capital_of
from game.core.scenario import Scenario
from game.core.table import Table
from game.core.world import SIGNED, STANDING, Offer, Sitting, World

MoveKind = Literal["propose", "accept", "withdraw", "walk_out", "return", "pledge"]

PRICED: tuple[MoveKind, ...] = ("pledge", "return")
"""The moves that cost capital."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Something done at a table."""

    kind: MoveKind
    """What."""
    table: str
    """Where."""
    package: Mapping[str, str] = field(default_factory=dict)
    """For `propose`: one option for every issue."""
    offer: str = ""
    """For `accept`: the offer's id."""
    issue: str = ""
    """For `pledge`: the issue."""
    option: str = ""
    """For `pledge`: the option one will not go beyond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """Everything a seat orders for one turn."""

    seat: str
    """Who."""
    turn: int
    """For which turn."""
    moves: tuple[Move, ...] = ()
    """At most one for each table."""
    deeds: tuple[str, ...] = ()
    """Action ids; each at most once."""
    releases: tuple[str, ...] = ()
    """Tables at which the seat takes its pledge back."""


def check(scenario: Scenario, world: World, orders: Orders) -> None:
    """Raise IllegalOrder with every obstacle, if there is any."""
    found = obstacles(scenario, world, orders)
    if found:
        raise IllegalOrder(found)


def obstacles(scenario: Scenario, world: World, orders: Orders) -> tuple[Obstacle, ...]:
    """Return every reason why these orders cannot be given; empty where they can."""
    return tuple(_obstacles(scenario, world, orders))


def _obstacles(scenario: Scenario, world: World, orders: Orders) -> Iterator[Obstacle]:
    if world.ending:
        yield Obstacle(order="orders", gap=Gap(key="match_over"))
        return
    if orders.seat not in scenario.seats:
        yield Obstacle(order="orders", gap=Gap(key="unknown_seat", subject=orders.seat))
        return
    if orders.turn != world.turn:
        yield Obstacle(order="orders", gap=Gap(key="wrong_turn", needed=world.turn))
    most = scenario.paces[world.pace].deeds
    if len(orders.deeds) > most:
        yield Obstacle(order="orders", gap=Gap(key="too_many_deeds", needed=most))
    for table, count in Counter(move.table for move in orders.moves).items():
        if count > 1:
            yield Obstacle(order=f"move {table}", gap=Gap(key="two_moves", subject=table))
    for action, count in Counter(orders.deeds).items():
        if count > 1:
            yield Obstacle(order=f"deed {action}", gap=Gap(key="twice", subject=action))
    for move in orders.moves:
        for gap in move_gaps(scenario, world, orders.seat, move):
            yield Obstacle(order=f"move {move.table}", gap=gap)
    for action in dict.fromkeys(orders.deeds):
        for gap in deed_gaps(scenario, world, orders.seat, action):
            yield Obstacle(order=f"deed {action}", gap=gap)
    for table in dict.fromkeys(orders.releases):
        for gap in release_gaps(scenario, world, orders.seat, table):
            yield Obstacle(order=f"release {table}", gap=gap)
    needed = cost(scenario, world, orders)
    if needed > world.values[capital_of(orders.seat)]:
        yield Obstacle(order="orders", gap=Gap(key="capital", subject=capital_of(orders.seat), needed=needed))


def price(world: World, action: Action) -> int:
    """Return what a deed costs now, in political capital; never below 0."""
    return max(0, action.cost.value(world.values))


def move_price(scenario: Scenario, world: World, move: Move) -> int:
    """Return what a move costs now, in political capital."""
    table = scenario.tables.get(move.table)
    if table is None:
        return 0
    if move.kind == "pledge":
        return max(0, table.pledge_cost.value(world.values))
    return max(0, table.return_cost.value(world.values)) if move.kind == "return" else 0


def release_price(scenario: Scenario, world: World, table: str) -> int:
    """Return what it costs now to take a pledge back."""
    found = scenario.tables.get(table)
    return 0 if found is None else max(0, found.release_cost.value(world.values))


def cost(scenario: Scenario, world: World, orders: Orders) -> int:
    """Return what these orders cost in all; those that are unknown or another seat's cost nothing."""
    deeds = (scenario.actions[name] for name in orders.deeds if name in scenario.actions)
    total = sum(price(world, action) for action in deeds if orders.seat in action.seats)
    total += sum(move_price(scenario, world, move) for move in orders.moves if knows(scenario, orders.seat, move.table))
    releases = (table for table in dict.fromkeys(orders.releases) if knows(scenario, orders.seat, table))
    return total + sum(release_price(scenario, world, table) for table in releases)


def knows(scenario: Scenario, seat: str, table: str) -> bool:
    """Tell whether there is such a table as far as a seat knows: to the others it is as if there were none."""
    found = scenario.tables.get(table)
    return found is not None and (found.known_to is None or seat in found.known_to or seat in found.seeing())


def deed_gaps(scenario: Scenario, world: World, seat: str, name: str) -> tuple[Gap, ...]:
    """Return what stands in the way of one deed, its cost apart from what else is ordered."""
    action = scenario.actions.get(name)
    if action is None:
        return (Gap(key="unknown_action", subject=name),)
    if seat not in action.seats:
        return (Gap(key="not_your_action", subject=name),)
    return (*action.condition.gaps(world), *_limits(world, seat, action))


def can_do(world: World, seat: str, action: Action, *, paid_for: bool = False) -> bool:
    """Tell whether nothing stands in the way of a deed of this seat's own: what `deed_gaps` explains, without the reasons."""
    if not action.condition.holds(world):
        return False
    done = world.done.get(f"{seat}.{action.id}")
    if done and ((action.times is not None and len(done) >= action.times) or world.turn - done[-1] < action.every):
        return False
    if not done and action.times is not None and action.times <= 0:
        return False
    return paid_for or price(world, action) <= world.values[capital_of(seat)]


def _limits(world: World, seat: str, action: Action) -> Iterator[Gap]:
    done = world.done.get(f"{seat}.{action.id}", ())
    if action.times is not None and len(done) >= action.times:
        yield Gap(key="times", subject=action.id, needed=action.times)
    if done and world.turn - done[-1] < action.every:
        yield Gap(key="every", subject=action.id, needed=done[-1] + action.every)
    needed = price(world, action)
    if needed > world.values[capital_of(seat)]:
        yield Gap(key="capital", subject=capital_of(seat), needed=needed)


def release_gaps(scenario: Scenario, world: World, seat: str, name: str) -> tuple[Gap, ...]:
    """Return what stands in the way of taking a pledge back."""
    if not knows(scenario, seat, name):
        return (Gap(key="unknown_table", subject=name),)
    return () if seat in world.sittings[name].pledges else (Gap(key="no_pledge", subject=name),)


def talk_gaps(scenario: Scenario, world: World, name: str) -> tuple[Gap, ...]:
    """Return why there are no talks at a table this turn; empty where there are."""
    table, sitting = scenario.tables[name], world.sittings[name]
    gaps = [*table.open.gaps(world), *_closed_gaps(table, world)]
    if sitting.deal is not None:
        key = "waits" if sitting.deal.fate == SIGNED else "in_force"
        gaps.append(Gap(key=key, subject=name))
    if sitting.suspended:
        gaps.append(Gap(key="suspended", subject=name))
    if sitting.away:
        gaps += [Gap(key="away", subject=seat) for seat in sorted(sitting.away)]
    return tuple(gaps)


def _closed_gaps(table: Table, world: World) -> tuple[Gap, ...]:
    if table.closes is not None and world.first_day > table.closes.toordinal():
        return (Gap(key="closed", subject=table.closes.isoformat()),)
    return ()


def move_gaps(scenario: Scenario, world: World, seat: str, move: Move) -> tuple[Gap, ...]:
    """Return what stands in the way of one move, its cost included."""
    table = scenario.tables.get(move.table)
    if table is None or not (table.known_to is None or knows(scenario, seat, move.table)):
        return (Gap(key="unknown_table", subject=move.table),)
    sitting = world.sittings[move.table]
    if not (seat in table.parties or seat in table.proposing() or seat in table.accepting()):
        return (Gap(key="not_a_party", subject=move.table),)
    gaps = list(_capital_gaps(scenario, world, seat, move)) if move.kind in PRICED else []
    if move.kind == "return":
        if seat not in sitting.away:
            gaps.append(Gap(key="not_away", subject=move.table))
        elif sitting.away[seat] >= world.turn:
            gaps.append(Gap(key="away", subject=seat))
        return (*gaps, *_closed_gaps(table, world))
    gaps += talk_gaps(scenario, world, move.table)
    rules = _KINDS.get(move.kind)
    if rules is None:
        return (Gap(key="unknown_move", subject=move.kind),)
    gaps += rules(table, sitting, world, seat, move)
    return tuple(gaps)


def _capital_gaps(scenario: Scenario, world: World, seat: str, move: Move) -> Iterator[Gap]:
    needed = move_price(scenario, world, move)
    if needed > world.values[capital_of(seat)]:
        yield Gap(key="capital", subject=capital_of(seat), needed=needed)


def _propose(table: Table, sitting: Sitting, world: World, seat: str, move: Move) -> Iterator[Gap]:
    if seat not in table.proposing():
        yield Gap(key="may_not_propose", subject=table.id)
    package, issues = move.package, table.issues
    if not issues.keys() <= package.keys():
        yield Gap(key="package_lacks", subject=table.id, options=tuple(name for name in issues if name not in package))
    for name, option in package.items():
        issue = issues.get(name)
        if issue is None:
            yield Gap(key="unknown_issue", subject=name)
        elif option not in issue.options:
            yield Gap(key="unknown_option", subject=option, options=tuple(issue.options))
    for offer in sitting.offers:
        if offer.fate == STANDING and offer.package == package and acceptable(table, offer, seat, world.turn):
            yield Gap(key="same_as_offer", subject=offer.id)


def _accept(table: Table, sitting: Sitting, world: World, seat: str, move: Move) -> Iterator[Gap]:
    if seat not in table.accepting():
        yield Gap(key="may_not_accept", subject=table.id)
        return
    offer = next((item for item in sitting.offers if item.id == move.offer), None)
    if offer is None:
        yield Gap(key="unknown_offer", subject=move.offer)
    elif offer.seat == seat:
        yield Gap(key="own_offer", subject=move.offer)
    elif table.mediator and offer.seat != table.mediator:
        yield Gap(key="mediator_only", subject=table.mediator)
    elif not acceptable(table, offer, seat, world.turn):
        yield Gap(key="lapsed", subject=move.offer)
    elif seat in offer.assents:
        yield Gap(key="already_assented", subject=move.offer)


def _withdraw(table: Table, sitting: Sitting, _world: World, seat: str, _move: Move) -> Iterator[Gap]:
    if not any(offer.seat == seat for offer in sitting.standing()):
        yield Gap(key="no_offer", subject=table.id)


def _walk_out(table: Table, _sitting: Sitting, _world: World, seat: str, _move: Move) -> Iterator[Gap]:
    if seat not in table.parties:
        yield Gap(key="not_a_party", subject=table.id)


def _pledge(table: Table, sitting: Sitting, _world: World, seat: str, move: Move) -> Iterator[Gap]:
    if seat not in table.stakes or seat not in table.parties:
        yield Gap(key="not_a_party", subject=table.id)
    if seat in sitting.pledges:
        yield Gap(key="already_pledged", subject=table.id)
    issue = table.issues.get(move.issue)
    if issue is None:
        yield Gap(key="unknown_issue", subject=move.issue)
    elif move.option not in issue.options:
        yield Gap(key="unknown_option", subject=move.option, options=tuple(issue.options))


_KINDS = {
    "propose": _propose,
    "accept": _accept,
    "withdraw": _withdraw,
    "walk_out": _walk_out,
    "pledge": _pledge,
}


def acceptable(table: Table, offer: Offer, seat: str, turn: int) -> bool:
    """Tell whether an offer stands in this turn's talks and this seat may say yes to it."""
    return (
        offer.fate == STANDING
        and offer.made < turn <= offer.stands
        and offer.seat != seat
        and seat in table.accepting()
        and (not table.mediator or offer.seat == table.mediator)
    )
