from __future__ import annotations

from dataclasses import replace
from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core import bargaining
from game.core.table import Issue, Pledge, Table, approval, terms_of_side, value
from game.core.world import Sitting, World
from tests.core.build import Run, amount, body, issue, scenario, seat, stakes, table

PARTIES = ("north", "south", "west", "east")
SHAPES = ("abc", "xyz", "pq")


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Draw a table of two to four parties and up to three issues, with crude worths so that there are many ties."""
    parties = PARTIES[: draw(st.integers(2, 4))]
    issues = [issue(f"i{number}", shape) for number, shape in enumerate(SHAPES[: draw(st.integers(1, 3))])]
    return table(
        parties=parties,
        issues=issues,
        stakes={party: draw(holdings(issues)) for party in parties},
        bodies=(body("senate", "north", draw(st.integers(0, 100)), **draw(liked(issues))),),
    )


@st.composite
def liked(draw: st.DrawFn, issues: list[Issue]) -> dict[str, dict[str, object]]:
    """Draw weights and worths."""
    shares = [draw(st.integers(1, 3)) for _ in issues]
    weights = [share * 100 // sum(shares) for share in shares]
    weights[0] += 100 - sum(weights)
    worths = {item.id: {name: draw(st.sampled_from([0, 33, 50, 100])) for name in item.options} for item in issues}
    return {"weights": dict(zip(worths, weights, strict=True)), "worths": worths}


@st.composite
def holdings(draw: st.DrawFn, issues: list[Issue]) -> object:
    """Draw stakes."""
    return stakes(issues, reservation=draw(st.integers(0, 90)), **draw(liked(issues)))


def world_of(held: Table, pledges: dict[str, Pledge] | None = None) -> World:
    """Return the World at the opening of a scenario with this table, with standing pledges."""
    world = Run(scenario(seats=[seat(name) for name in PARTIES], tables=[held])).world
    return replace(world, sittings={"talks": Sitting(pledges=pledges or {})})


def packages(held: Table) -> list[dict[str, str]]:
    """Return every package, in the table's order."""
    return [dict(zip(held.issues, chosen, strict=True)) for chosen in product(*(i.options for i in held.issues.values()))]


def worth(held: Table, world: World, party: str, package: dict[str, str]) -> int:
    """Return what a package is worth to a party, one package at a time."""
    pledge = world.sittings["talks"].pledges.get(party)
    return value(terms_of_side(held, party, world.values, pledge), package)


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
    world = world_of(held)
    for party in held.parties:
        assert bargaining.side_values(held, world, party).tolist() == [
            worth(held, world, party, package) for package in packages(held)
        ]


@given(tables(), st.booleans())
def test_room(held: Table, pledged: bool) -> None:
    """19.1 The room is every package at or above all reservations, with and without those a body would likely refuse."""
    pledge = Pledge(seat="north", issue="i0", option="b", turn=1)
    world = world_of(held, {"north": pledge} if pledged else None)
    inside = ratifiable = 0
    margins = []
    for package in packages(held):
        surplus = [worth(held, world, p, package) - held.stakes[p].reservation.base * 1000 for p in held.parties]
        margins.append(min(surplus))
        inside += margins[-1] >= 0
        home = value(terms_of_side(held, "north", world.values, pledge if pledged else None, held.bodies[0]), package)
        ratifiable += margins[-1] >= 0 and approval(held.bodies[0], home, world.values) >= 5000
    found = bargaining.room(held, world)
    assert (found.packages, found.inside, found.ratifiable) == (held.size(), inside, ratifiable)
    assert found.margin == max(margins)


def test_margin_of_an_empty_room() -> None:
    """19.2 The margin is negative where the room is empty, and shrinks and grows with the limits all the same."""
    proud = {name: stakes(last=name == "south", reservation=70) for name in ("north", "south")}
    found = bargaining.room(table(stakes=proud), world_of(table(stakes=proud)))
    assert (found.inside, found.margin) == (0, -10_000)
    prouder = {**proud, "south": stakes(last=True, reservation=75)}
    assert bargaining.room(table(stakes=prouder), world_of(table(stakes=prouder))).margin == -15_000


def test_the_room_moves_with_the_ladder() -> None:
    """19.1 Reservations are amounts, so the room shrinks as an indicator rises."""
    angry = {"north": stakes(), "south": stakes(last=True, reservation=amount(20, heat=50))}
    held = table(stakes=angry)
    rooms = []
    for heat in (0, 50, 100):
        world = world_of(held)
        rooms.append(bargaining.room(held, replace(world, values={**world.values, "heat": heat})).inside)
    assert rooms[0] > rooms[1] > rooms[2]


def test_a_third_with_stakes_does_not_limit_the_room() -> None:
    """18.5 A seat with stakes that does not sit at the table has values, but its reservation does not limit the room."""
    held = table(stakes={**table().stakes, "west": stakes(reservation=100)})
    assert bargaining.room(held, world_of(held)).inside == bargaining.room(table(), world_of(table())).inside > 0
    assert bargaining.side_values(held, world_of(held), "west").max() == 100_000


@given(tables())
def test_frontier(held: Table) -> None:
    """19.3 On the frontier is exactly what no package beats for one side without being worse for another."""
    world = world_of(held)
    sides = [bargaining.side_values(held, world, party) for party in held.parties]
    points = list(zip(*(side.tolist() for side in sides), strict=True))

    def beaten(point: tuple[int, ...]) -> bool:
        return any(other != point and all(a >= b for a, b in zip(other, point, strict=True)) for other in points)

    expected = [number for number, point in enumerate(points) if not beaten(point)]
    assert bargaining.frontier(sides).tolist() == expected


@given(tables())
def test_nash(held: Table) -> None:
    """19.4 The Nash point has the largest product of surpluses inside all limits, the first of equals, or is not there."""
    world = world_of(held)
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
    world = world_of(held)
    sides = [bargaining.side_values(held, world, party) for party in held.parties]
    chosen = data.draw(st.integers(0, held.size() - 1))
    gains = [min(int(side[other] - side[chosen]) for side in sides) for other in range(held.size())]
    assert bargaining.left_on_table(sides, chosen) == max(0, *gains)


@pytest.mark.parametrize("party", PARTIES)
def test_nothing_is_left_at_ones_ideal(party: str) -> None:
    """19.5 Nothing is left where one side has all it can have."""
    held = table(parties=PARTIES)
    sides = [bargaining.side_values(held, world_of(held), other) for other in PARTIES]
    ideal = int(sides[PARTIES.index(party)].argmax())
    assert bargaining.left_on_table(sides, ideal) == 0
