from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.table import Pledge, Table, approval, beyond, ideal, terms_of_side, value
from tests.core.build import PACKAGE, amount, body, issue, stakes, table

CALM = {"trust": 50}


def worth(held: Table, package: dict[str, str], trust: int = 50, pledge: Pledge | None = None, side: str = "north") -> int:
    """Return what a package is worth at a table, in thousandths."""
    return value(terms_of_side(held, side, {"trust": trust}, pledge), package)


def test_value_is_weighted() -> None:
    """18.1 A value is the sum of the weighted worths, in thousandths of a point."""
    plain = table(stakes={"north": stakes(weights={"water": 30, "price": 70}), "south": stakes(last=True)})
    assert worth(plain, {"water": "a", "price": "x"}) == 100_000
    assert worth(plain, {"water": "b", "price": "z"}) == 18_000
    assert worth(plain, {"water": "c", "price": "z"}) == 0


@given(
    st.integers(0, 100),
    st.lists(st.integers(0, 100), min_size=6, max_size=6),
    st.integers(0, 100),
    st.sampled_from("abc"),
    st.sampled_from("xyz"),
)
def test_value_by_the_book(weight: int, worths: list[int], believed: int, water: str, price: str) -> None:
    """18.2 Worth is q + (w - q) x credibility for gains and w for losses, and is rounded once."""
    liked = {"water": dict(zip("abc", worths[:3], strict=True)), "price": dict(zip("xyz", worths[3:], strict=True))}
    weights = {"water": weight, "price": 100 - weight}
    own = stakes(weights=weights, worths=liked, credibility={"south": amount(believed)})
    issues = (issue("water", by=("south",)), issue("price", "xyz"))
    held = table(issues=issues, stakes={"north": own, "south": stakes(last=True)})
    quo, chosen = liked["water"]["a"], liked["water"][water]
    hundredths = quo * 100 + (chosen - quo) * (believed if chosen > quo else 100)
    exact = weights["water"] * hundredths + weights["price"] * liked["price"][price] * 100
    assert worth(held, {"water": water, "price": price}) == exact // 10


def test_losses_count_in_full() -> None:
    """18.2 A gain that another must deliver counts as far as it is believed, a loss in full."""
    issues = (issue("water", by=("north", "south")), issue("price", "xyz"))
    doubt = {"credibility": {"north": amount(0), "south": amount(0)}}
    held = table(issues=issues, stakes={"north": stakes(issues, **doubt), "south": stakes(issues, last=True, **doubt)})
    assert worth(held, {"water": "b", "price": "x"}) == 80_000, "north loses 40 on water, all of it"
    assert worth(held, {"water": "c", "price": "x"}, side="south") == 0, "south gains nothing it believes in"


@pytest.mark.parametrize(
    ("by", "credibility", "gained"),
    [
        (("north", "militia"), {"north": 80, "militia": 30}, 30),
        (("north",), {}, 100),
        (("south",), {"south": 0}, 100),
        ((), {"north": 0}, 100),
        (("south", "north"), {"south": 0, "north": 70}, 70),
    ],
)
def test_deliverers(by: tuple[str, ...], credibility: dict[str, int], gained: int) -> None:
    """18.3 The least believed deliverer counts; oneself, the unnamed and nobody are believed in full."""
    issues = (issue("water", by=by), issue("price", "xyz"))
    believed = {name: amount(number) for name, number in credibility.items()}
    held = table(issues=issues, stakes={"north": stakes(issues), "south": stakes(issues, last=True, credibility=believed)})
    assert worth(held, {"water": "c", "price": "x"}, side="south") == gained * 500


@pytest.mark.parametrize(("trust", "gained"), [(0, 10), (50, 60), (100, 100), (-40, 0)])
def test_belief_moves(trust: int, gained: int) -> None:
    """18.4 Belief is an amount of the indicators, held to 0-100."""
    issues = (issue("water", by=("north",)), issue("price", "xyz"))
    own = stakes(issues, last=True, credibility={"north": amount(10, trust=100)})
    held = table(issues=issues, stakes={"north": stakes(issues), "south": own})
    assert worth(held, {"water": "c", "price": "x"}, trust=trust, side="south") == gained * 500


def test_beyond_a_pledge() -> None:
    """11.2 Beyond a pledge are the options worth less to the pledger, equals not."""
    worths = {"water": {"a": 100, "b": 40, "c": 40}, "price": {"x": 1, "y": 2, "z": 3}}
    assert beyond(worths, Pledge(seat="north", issue="water", option="b", turn=1)) == ()
    assert beyond(worths, Pledge(seat="north", issue="water", option="a", turn=1)) == ("b", "c")
    assert beyond(worths, Pledge(seat="north", issue="price", option="z", turn=1)) == ("x", "y")


def test_a_pledge_costs_its_maker() -> None:
    """11.3 A package beyond a standing pledge is worth the audience amount less to the pledger."""
    held = table(audience=amount(3, trust=10))
    pledge = Pledge(seat="north", issue="water", option="b", turn=1)
    assert worth(held, {"water": "b", "price": "y"}, pledge=pledge) == 60_000
    assert worth(held, {"water": "c", "price": "y"}, pledge=pledge) == 30_000 - 8_000
    assert worth(held, {"water": "c", "price": "y"}, pledge=pledge, trust=100) == 30_000 - 13_000


def test_a_pledge_costs_its_makers_bodies() -> None:
    """11.3 Beyond is what is worth less to the pledger, though its body may think otherwise; both lose the audience."""
    upside_down = {"water": {"a": 0, "b": 60, "c": 100}, "price": {"x": 0, "y": 60, "z": 100}}
    own = body("senate", "north", worths=upside_down)
    held = table(bodies=(own,))
    pledge = Pledge(seat="north", issue="water", option="b", turn=1)
    free, bound = (terms_of_side(held, "north", CALM, standing, own) for standing in (None, pledge))
    assert value(free, {"water": "c", "price": "z"}) == 100_000
    assert value(bound, {"water": "c", "price": "z"}) == 92_000
    assert value(bound, {"water": "a", "price": "z"}) == value(free, {"water": "a", "price": "z"})


@pytest.mark.parametrize(("points", "chance"), [(50, 50), (51, 55), (49, 45), (60, 100), (40, 0), (90, 100), (0, 0)])
def test_approval(points: int, chance: int) -> None:
    """10.2 A body's chance is half at its threshold and moves by its slope for every point."""
    assert approval(body("senate", "north", 50, slope=5), points * 1000, CALM) == chance * 100


def test_approval_follows_the_climate() -> None:
    """10.2 The threshold is an amount; parts of a point count."""
    senate = body("senate", "north", amount(0, trust=100), slope=5)
    assert approval(senate, 50_500, {"trust": 50}) == 5250
    assert approval(senate, 50_500, {"trust": 51}) == 4750


def test_who_sits_where() -> None:
    """7.5 Every party proposes and accepts, a mediator proposes too, unless the table names others."""
    plain = table()
    assert (plain.proposing(), plain.accepting()) == (("north", "south"), ("north", "south"))
    indirect = table(mediator="west", observers=("east",))
    assert indirect.proposing() == ("north", "south", "west")
    assert indirect.accepting() == ("north", "south")
    assert set(indirect.seeing()) == {"north", "south", "west", "east"}
    named = table(proposers=("north",), acceptors=("south",))
    assert (named.proposing(), named.accepting()) == (("north",), ("south",))


def test_size_and_ideal() -> None:
    """7.1 A package is one option for every issue: a table has as many as there are combinations."""
    plain = table(issues=(issue("water"), issue("price", "wxyz")))
    assert plain.size() == 12
    assert plain.status_quo() == {"water": "a", "price": "w"}
    assert ideal(terms_of_side(plain, "south", CALM)) == {"water": "c", "price": "z"}
    assert set(PACKAGE) == set(plain.issues)
