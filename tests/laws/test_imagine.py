"""What a seat imagines can be played, and agrees with all it knows."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from game.core.bargaining import room
from game.core.clauses import Amount
from game.core.edition import edition
from game.core.imagination import imagine
from game.core.indicator import capital_of
from game.core.journal import canonical
from game.core.orders import obstacles
from game.core.scenario import Scenario
from game.core.turn import play_turn
from game.core.view import View, look
from game.core.world import IN_FORCE, World, bounds
from tests.laws.worlds import Dealer, Played, all_legal, any_orders, law, legal_orders, matches


def views(played: Played) -> list[View]:
    """Return what each seat sees now."""
    return [look(played.scenario, played.world, seat, played.luck, played.last) for seat in played.scenario.seats]


def agrees(view: View, scenario: Scenario, world: World) -> None:
    """Assert that an imagined pair contradicts nothing in a View."""
    known, own = view.known, view.edition
    for name, value in known.values.items():
        assert world.values[name] == value
    for name, guess in view.guesses.items():
        assert guess.low <= world.values[name] <= guess.high
    for name in world.values:
        low, high = bounds(scenario, name)
        assert low <= world.values[name] <= high
    assert set(known.values) <= set(world.values) == {*scenario.indicators, *(capital_of(seat) for seat in scenario.seats)}
    seen = {name for name, flag in own.flags.items() if flag.known_to is None or view.seat in flag.known_to}
    assert {name: turn for name, turn in world.flags.items() if name in seen} == dict(known.flags)
    assert (world.pace, world.turn, world.first_day, world.last_day) == (known.pace, known.turn, known.first_day, known.last_day)
    assert world.done == known.done
    assert set(known.happened) <= set(world.happened)
    assert known.agreed.items() <= world.agreed.items()
    for name, sitting in known.sittings.items():
        imagined = world.sittings[name]
        assert (imagined.away, imagined.pledges, imagined.suspended) == (sitting.away, sitting.pledges, sitting.suspended)
        assert all(offer in imagined.offers for offer in sitting.offers)
        assert [(deal.turn, deal.fate) for deal in imagined.deals] == [(deal.turn, deal.fate) for deal in sitting.deals]
        for mine, deal in zip(sitting.deals, imagined.deals, strict=True):
            assert not mine.package or mine.package == deal.package
    for name, limits in known.opening.items():
        assert {seat: world.opening[name][seat] for seat in limits} == dict(limits)
    for name, table in own.tables.items():
        if view.seat in table.stakes:
            assert scenario.tables[name].stakes[view.seat] == table.stakes[view.seat]
        for seat, stakes in scenario.tables[name].stakes.items():
            assert sum(stakes.weights.values()) == 100
            assert all(weight >= 0 for weight in stakes.weights.values())
            prior = stakes.publicly
            assert seat == view.seat or prior.low <= stakes.reservation.value(world.values) <= prior.high
    assert scenario.seats[view.seat] == own.seats[view.seat]


@law()
@given(matches(going=True))
def test_imagined_agrees_with_what_is_known(played: Played) -> None:
    """What a seat imagines differs in nothing from what it knows, and lies within its estimates and public beliefs."""
    for view in views(played):
        agrees(view, *imagine(view, played.luck.fork("player", view.seat)))


@law()
@given(matches(going=True), st.data())
def test_imagined_can_be_played_to_its_end(played: Played, data: st.DataObject) -> None:
    """An imagined pair is like any other: rooms are measured, orders drawn, turns played, seats look on."""
    dealer = Dealer(data.draw)
    view = dealer.one(views(played))
    luck = played.luck.fork("player", view.seat)
    scenario, world = imagine(view, luck)
    while not world.ending:
        for table in scenario.tables.values():
            room(table, world)
        orders = all_legal(dealer, scenario, world)
        turn = play_turn(scenario, world, orders, luck)
        assert turn.world.turn == world.turn + 1
        world = turn.world
        for seat in scenario.seats:
            look(scenario, world, seat, luck, turn)


@law()
@given(matches(going=True), st.data())
def test_own_orders_stand_the_same_in_imagination(played: Played, data: st.DataObject) -> None:
    """What stands in the way of a seat's orders is the same in truth, in its View and in what it imagines."""
    dealer = Dealer(data.draw)
    view = dealer.one(views(played))
    scenario, world = imagine(view, played.luck.fork(view.seat))
    for orders in (
        legal_orders(dealer, view.edition, view.known, view.seat),
        any_orders(dealer, played.scenario, played.world, view.seat),
    ):
        truly = obstacles(played.scenario, played.world, orders)
        assert obstacles(view.edition, view.known, orders) == truly
        assert obstacles(scenario, world, orders) == truly


@law(50)
@given(matches(going=True))
def test_imagination_is_chance(played: Played) -> None:
    """The same luck imagines the same; what is imagined does not depend on the match's own dice."""
    for view in views(played):
        luck = played.luck.fork("player", view.seat)
        first, second = imagine(view, luck), imagine(view, luck)
        assert canonical(first) == canonical(second)


@law(50)
@given(matches(going=True))
def test_imagination_rests_on_the_view_alone(played: Played) -> None:
    """A View that came over a wire imagines the same: nothing but the View is used."""
    for view in views(played):
        luck = played.luck.fork("player", view.seat)
        copy = replace(view, edition=replace(edition(played.scenario, view.seat, played.luck)))
        assert canonical(imagine(copy, luck)) == canonical(imagine(view, luck))


@law(50)
@given(matches(going=True))
def test_own_prospects_are_true_in_imagination(played: Played) -> None:
    """Where a seat's stakes name only what it knows, its own reservation is the same in truth and imagination."""
    for view in views(played):
        _, world = imagine(view, played.luck.fork(view.seat))
        for name, table in view.edition.tables.items():
            if view.seat in table.stakes:
                reservation: Amount = played.scenario.tables[name].stakes[view.seat].reservation
                assert reservation.value(world.values) == reservation.value(played.world.values)
        deals = [sitting.deal for sitting in world.sittings.values()]
        assert all(deal is None or deal.package or deal.fate != IN_FORCE for deal in deals)
