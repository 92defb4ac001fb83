from __future__ import annotations

from dataclasses import replace
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core import bargaining
from game.core.table import Body, Pledge, Table, approval, terms_of_side, value
from game.core.world import World
from tests.core.build import amount, stakes, table
from tests.core.drawn import PARTIES, packages, tables, unbeaten, world_of


def worth(held: Table, world: World, party: str, package: dict[str, str]) -> int:
    """Return what a package is worth to a party, one package at a time."""
    pledge = world.sittings["talks"].pledges.get(party)
    return value(terms_of_side(held, party, world.values, pledge), package)


def likely(held: Table, world: World, home: Body, package: dict[str, str]) -> bool:
    """Say whether a body would likelier ratify a package than not."""
    pledge = world.sittings["talks"].pledges.get(home.side)
    support = value(terms_of_side(held, home.side, world.values, pledge, home), package)
    return approval(home, support, world.values) >= 5000


@given(tables())
def test_packages_have_numbers(held: Table) -> None:
    """7.1 Every package has one number, and every number below the size is one package."""
    every = packages(held)
    assert len(every) == held.size() == prod(len(item.options) for item in held.issues.values())
    for number, package in enumerate(every):
        assert bargaining.package_at(held, number) == package
        assert bargaining.index_of(held, package) == number


@given(tables())
def test_values_are_those_of_single_packages(held: Table) -> None:
    """18.1 The values of all packages at once are those of each alone."""
    world = world_of()
    for party in held.parties:
        assert bargaining.side_values(held, world, party).tolist() == [
            worth(held, world, party, package) for package in packages(held)
        ]


@given(tables(), st.booleans())
def test_room(held: Table, pledged: bool) -> None:
    """19.1 The room is every package at or above all reservations, with and without those a body would likely refuse."""
    pledge = Pledge(seat="north", issue="i0", option="b", turn=1)
    world = world_of({"north": pledge} if pledged else None)
    inside = ratifiable = 0
    margins = []
    for package in packages(held):
        surplus = [worth(held, world, p, package) - held.stakes[p].reservation.base * 1000 for p in held.parties]
        margins.append(min(surplus))
        inside += margins[-1] >= 0
        ratifiable += margins[-1] >= 0 and all(likely(held, world, home, package) for home in held.bodies)
    found = bargaining.room(held, world)
    assert (found.packages, found.inside, found.ratifiable) == (held.size(), inside, ratifiable)
    assert found.margin == max(margins)


def test_margin_of_an_empty_room() -> None:
    """19.2 The margin is negative where the room is empty, and shrinks and grows with the limits all the same."""
    proud = {name: stakes(last=name == "south", reservation=70) for name in ("north", "south")}
    found = bargaining.room(table(stakes=proud), world_of())
    assert (found.inside, found.margin) == (0, -10_000)
    prouder = {**proud, "south": stakes(last=True, reservation=75)}
    assert bargaining.room(table(stakes=prouder), world_of()).margin == -15_000


def test_the_room_moves_with_the_ladder() -> None:
    """19.1 Reservations are amounts, so the room shrinks as an indicator rises."""
    angry = {"north": stakes(), "south": stakes(last=True, reservation=amount(20, heat=50))}
    held = table(stakes=angry)
    rooms = []
    for heat in (0, 50, 100):
        world = world_of()
        rooms.append(bargaining.room(held, replace(world, values={**world.values, "heat": heat})).inside)
    assert rooms[0] > rooms[1] > rooms[2]


def test_a_third_with_stakes_does_not_limit_the_room() -> None:
    """18.5 A seat with stakes that does not sit at the table has values, but its reservation does not limit the room."""
    held = table(stakes={**table().stakes, "west": stakes(reservation=100)})
    assert bargaining.room(held, world_of()).inside == bargaining.room(table(), world_of()).inside > 0
    assert bargaining.side_values(held, world_of(), "west").max() == 100_000


@given(tables())
def test_frontier(held: Table) -> None:
    """19.3 On the frontier is exactly what no package beats for one side without being worse for another."""
    world = world_of()
    sides = [bargaining.side_values(held, world, party) for party in held.parties]
    points = list(zip(*(side.tolist() for side in sides), strict=True))
    assert bargaining.frontier(sides).tolist() == unbeaten(points)


@given(tables())
def test_nash(held: Table) -> None:
    """19.4 The Nash point has the largest product of surpluses inside all limits, the first of equals, or is not there."""
    world = world_of()
    sides = [bargaining.side_values(held, world, party) for party in held.parties]
    limits = [held.stakes[party].reservation.base * 1000 for party in held.parties]
    best, where = -1, None
    for number in range(held.size()):
        surplus = [int(side[number]) - limit for side, limit in zip(sides, limits, strict=True)]
        if min(surplus) >= 0 and prod(surplus) > best:
            best, where = prod(surplus), number
    assert bargaining.nash(sides, limits) == where
    assert (where is None) is (bargaining.room(held, world).inside == 0)


@given(tables(), st.data())
def test_left_on_the_table(held: Table, data: st.DataObject) -> None:
    """19.5 Left on the table is the most the least-gaining side could still be given without anyone losing."""
    world = world_of()
    sides = [bargaining.side_values(held, world, party) for party in held.parties]
    chosen = data.draw(st.integers(0, held.size() - 1))
    gains = [min(int(side[other] - side[chosen]) for side in sides) for other in range(held.size())]
    assert bargaining.left_on_table(sides, chosen) == max(0, *gains)


@pytest.mark.parametrize("party", PARTIES)
def test_nothing_is_left_at_ones_ideal(party: str) -> None:
    """19.5 Nothing is left where one side has all it can have."""
    held = table(parties=PARTIES)
    sides = [bargaining.side_values(held, world_of(), other) for other in PARTIES]
    ideal = int(sides[PARTIES.index(party)].argmax())
    assert bargaining.left_on_table(sides, ideal) == 0
