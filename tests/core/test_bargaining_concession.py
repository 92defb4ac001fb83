from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.core.bargaining import concessions
from game.core.table import Pledge, Table, terms_of_side, value
from game.core.world import Offer
from tests.core.build import stakes, table
from tests.core.drawn import packages, tables, world_of


def offer(seat: str, turn: int, package: dict[str, str]) -> Offer:
    """Return an offer."""
    return Offer(id=f"talks.{turn}.{seat}", table="talks", seat=seat, package=package, made=turn, stands=turn + 1)


@given(tables(), st.data())
def test_what_a_concession_gave_and_cost(held: Table, data: st.DataObject) -> None:
    """19.8 Cost and gain are differences of value as the World stands, and the shifts of the issues add up to them."""
    pledge = Pledge(seat="north", issue="i0", option="b", turn=1)
    world = world_of({"north": pledge})
    every = packages(held)
    said = data.draw(st.lists(st.tuples(st.sampled_from(held.parties), st.sampled_from(every)), max_size=8))
    offers = [offer(name, turn, package) for turn, (name, package) in enumerate(said, start=1)]
    terms = {name: terms_of_side(held, name, world.values, pledge if name == "north" else None) for name in held.parties}
    expected = []
    for place, later in enumerate(offers):
        before = [earlier for earlier in offers[:place] if earlier.seat == later.seat]
        if before and before[-1].package != later.package:
            expected.append((before[-1], later))
    found = concessions(held, world, offers)
    assert [(item.before, item.after) for item in found] == expected
    for item in found:
        gains = {name: value(its, item.after.package) - value(its, item.before.package) for name, its in terms.items()}
        assert {item.seat: -item.cost, **item.gave} == gains
        assert [shift.issue for shift in item.shifts] == [
            name for name in held.issues if item.before.package[name] != item.after.package[name]
        ]
        for name, its in terms.items():
            parts = [sum(options[package.package[i]] for i, options in its.items()) for package in (item.before, item.after)]
            assert sum(shift.parts[name] for shift in item.shifts) == parts[1] - parts[0]


def test_one_seat_alone() -> None:
    """19.8 The concessions of one seat are those among all that are its own."""
    first, last = {"water": "a", "price": "x"}, {"water": "c", "price": "z"}
    offers = [offer("north", 1, first), offer("south", 1, last), offer("north", 2, {**first, "price": "y"})]
    offers += [offer("south", 2, last), offer("north", 3, first)]
    found = concessions(table(), world_of(), offers, "north")
    assert found == concessions(table(), world_of(), offers)  # south repeated itself
    assert [(item.cost, item.gave) for item in found] == [(20_000, {"south": 30_000}), (-20_000, {"south": -30_000})]
    assert [(shift.issue, shift.before, shift.after) for shift in found[0].shifts] == [("price", "x", "y")]
    assert found[0].shifts[0].parts == {"north": -200_000, "south": 300_000}
    assert concessions(table(), world_of(), offers, "south") == ()


def test_an_author_without_stakes() -> None:
    """19.8 A mediator's text costs its author nothing, and what it gives is reckoned for all who have stakes."""
    held = table(mediator="west", stakes={"north": stakes(), "south": stakes(last=True)})
    first = {"water": "a", "price": "x"}
    found = concessions(held, world_of(), [offer("west", 1, first), offer("west", 2, {**first, "water": "b"})])
    assert [(item.seat, item.cost, sorted(item.gave)) for item in found] == [("west", 0, ["north", "south"])]
