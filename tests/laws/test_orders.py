"""Obstacles are exactly what refuses an order, and what is refused changes nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.errors import IllegalOrder
from game.core.indicator import capital_of
from game.core.journal import canonical
from game.core.orders import Orders, check, cost, deed_gaps, move_gaps, obstacles, release_gaps
from game.core.turn import play_turn
from game.core.world import bounds
from game.match import Match
from tests.laws.worlds import Dealer, Played, all_legal, any_orders, law, legal_orders, matches


@law(200)
@given(matches(going=True), st.data())
def test_unobstructed_is_accepted_and_refused_changes_nothing(played: Played, data: st.DataObject) -> None:
    """`check` accepts exactly the orders without obstacles; a refusal leaves World, Match and Journal as they were."""
    dealer = Dealer(data.draw)
    scenario, world = played.scenario, played.world
    match = Match.new(scenario, played.seed, world.pace)
    for turn in played.turns:
        for sealed in turn.orders.values():
            match.seal(sealed)
        match.play()
    for seat in (*scenario.seats, "nobody"):
        orders = any_orders(dealer, scenario, world, seat)
        found = obstacles(scenario, world, orders)
        journal, sealed_now, before = match.journal, dict(match.sealed), canonical(match.world)
        if not found:
            check(scenario, world, orders)
            match.seal(orders)
            continue
        with pytest.raises(IllegalOrder) as refused:
            check(scenario, world, orders)
        assert refused.value.obstacles == found
        with pytest.raises(IllegalOrder):
            match.seal(orders)
        assert match.journal is journal
        assert match.sealed == sealed_now
        assert canonical(match.world) == before
    match.play()


@law()
@given(matches(going=True), st.data())
def test_legal_orders_are_done(played: Played, data: st.DataObject) -> None:
    """Orders without obstacles are paid for at their price and each leaves its mark, unless the record says why not."""
    dealer = Dealer(data.draw)
    scenario, world = played.scenario, played.world
    orders = all_legal(dealer, scenario, world)
    turn = play_turn(scenario, world, orders, played.luck)
    for seat, paper in orders.items():
        assert not obstacles(scenario, world, paper)
        paid = sum(-e.amount for e in turn.entries if e.cause.kind == "cost" and e.cause.seat == seat)
        assert paid == cost(scenario, world, paper)
        for name in paper.deeds:
            done = [e for e in turn.entries if e.key in {"did", "not_done"} and e.cause.seat == seat and e.subject == name]
            assert len(done) == 1
            assert (turn.number in turn.world.done.get(f"{seat}.{name}", ())) == (done[0].key == "did")
        returned = {e.cause.id for e in turn.entries if e.cause.kind == "returned" and e.cause.seat == seat}
        refused = {e.subject for e in turn.entries if e.key in {"not_done", "move_not_done"} and e.cause.seat == seat}
        assert returned <= refused
        signed = {e.subject for e in turn.entries if e.key == "signed"}
        for move in paper.moves:
            undone = [e for e in turn.entries if e.key == "move_not_done" and e.cause.seat == seat and e.subject == move.table]
            assert not undone or (move.kind == "propose" and move.table in signed)


@law(200)
@given(matches(going=True), st.data())
def test_undone_is_paid_back(played: Played, data: st.DataObject) -> None:
    """What was legal when sealed and is impossible when its phase comes is not done, is told, and costs nothing."""
    dealer = Dealer(data.draw)
    scenario, world = played.scenario, played.world
    orders = all_legal(dealer, scenario, world)
    values = {name: dealer.one(bounds(scenario, name)) for name in scenario.indicators}  # the world turns over meanwhile
    world = replace(world, values={**world.values, **values}, flags=dict.fromkeys(dealer.some(tuple(scenario.flags)), 1))
    turn = play_turn(scenario, world, orders, played.luck)
    for seat, paper in orders.items():
        own = [entry for entry in turn.entries if entry.cause.seat == seat]
        for order in (*paper.deeds, *{*(move.table for move in paper.moves), *paper.releases}):
            undone = [entry for entry in own if entry.key in {"not_done", "move_not_done"} and entry.subject == order]
            paid = -sum(entry.amount for entry in own if entry.cause.kind == "cost" and entry.cause.id == order)
            back = sum(entry.amount for entry in own if entry.cause.kind == "returned" and entry.cause.id == order)
            asked = (order in paper.deeds) + (order in paper.releases) + sum(move.table == order for move in paper.moves)
            assert 0 <= back <= paid
            if asked == 1:
                assert back == (paid if undone else 0)


@law()
@given(matches(going=True), st.data())
def test_single_gaps_agree_with_obstacles(played: Played, data: st.DataObject) -> None:
    """A deed, move or release alone has an obstacle exactly where its own gaps say so."""
    dealer = Dealer(data.draw)
    scenario, world = played.scenario, played.world
    for seat in scenario.seats:
        wild = any_orders(dealer, scenario, world, seat)
        for move in wild.moves:
            alone = Orders(seat=seat, turn=world.turn, moves=(move,))
            assert bool(obstacles(scenario, world, alone)) == bool(move_gaps(scenario, world, seat, move))
        for name in wild.deeds:
            alone = Orders(seat=seat, turn=world.turn, deeds=(name,))
            assert bool(obstacles(scenario, world, alone)) == bool(deed_gaps(scenario, world, seat, name))
        for name in wild.releases:
            alone = Orders(seat=seat, turn=world.turn, releases=(name,))
            dear = cost(scenario, world, alone) > world.values[capital_of(seat)]
            assert bool(obstacles(scenario, world, alone)) == (bool(release_gaps(scenario, world, seat, name)) or dear)


@law(50)
@given(matches(going=True), st.data())
def test_less_is_never_refused(played: Played, data: st.DataObject) -> None:
    """Leaving out part of legal orders leaves legal orders."""
    dealer = Dealer(data.draw)
    scenario, world = played.scenario, played.world
    for seat in scenario.seats:
        orders = legal_orders(dealer, scenario, world, seat)
        less = replace(
            orders,
            moves=dealer.some(orders.moves),
            deeds=dealer.some(orders.deeds),
            releases=dealer.some(orders.releases),
        )
        assert not obstacles(scenario, world, less)
