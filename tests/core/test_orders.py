from __future__ import annotations

from datetime import date

import pytest

from game.core.errors import IllegalOrder
from game.core.orders import Move, Orders, check, cost, obstacles
from game.core.seat import Capital
from game.core.world import IN_FORCE
from tests.core.build import (
    RELEASE,
    RETURN,
    WALK_OUT,
    WITHDRAW,
    Run,
    accept,
    action,
    amount,
    effect,
    event,
    issue,
    orders,
    pledge,
    propose,
    scenario,
    seat,
    stakes,
    table,
    when,
)


def test_who_may_do_what() -> None:
    """5.1 A deed may be ordered by the seats it names, and must be one."""
    run = Run(scenario(actions=[action("speak", seats=("south",))]))
    assert run.gaps("south", "speak") == []
    assert run.gaps("north", "speak") == ["not_your_action"]
    assert run.gaps("north", "sing") == ["unknown_action"]


def test_a_deeds_condition() -> None:
    """5.1 A deed may be ordered while its condition holds."""
    run = Run(scenario(actions=[action("speak", condition=when(below={"heat": 20}, has=("angry",)))]))
    assert run.gaps("north", "speak") == ["below", "has"]


def test_deeds_in_a_turn() -> None:
    """5.1 A seat may order a deed once in a turn, and no more deeds than the pace allows."""
    run = Run(scenario(deeds=2, actions=[action(name) for name in ("one", "two", "three")]))
    assert run.gaps("north", "one", "two") == []
    assert run.gaps("north", "one", "two", "three") == ["too_many_deeds"]
    assert run.gaps("north", "one", "one") == ["twice"]


def test_times_in_a_match() -> None:
    """5.2 A deed with a number of times may be done so often by each seat."""
    run = Run(scenario(actions=[action("speak", times=2)]))
    run.turn(north="speak")
    run.turn(north="speak")
    assert run.gaps("north", "speak") == ["times"]
    assert run.gaps("south", "speak") == []


def test_every_so_many_turns() -> None:
    """5.2 A deed that is possible every three turns rests for two."""
    run = Run(scenario(actions=[action("speak", every=3)]))
    rests = []
    run.turn(north="speak")
    for _ in range(3):
        rests.append(run.gaps("north", "speak"))
        run.wait()
    assert rests == [["every"], ["every"], []]
    assert run.gaps("south", "speak") == []


def test_orders_cost_capital() -> None:
    """5.3 Orders that cost more together than the seat has are refused, though each alone could be paid."""
    run = Run(scenario(actions=[action("one", cost=2), action("two", cost=2)]))
    assert run.gaps("north", "one") == []
    assert run.gaps("north", "one", "two") == ["capital"]
    assert run.gaps("north", "one", pledge("water", "b")) == []
    dear = Run(scenario(actions=[action("one", cost=3)]))
    assert dear.gaps("north", "one", pledge("water", "b")) == ["capital"]


def test_prices_move() -> None:
    """5.3 A price is an amount of the moment, and never less than nothing."""
    run = Run(scenario(actions=[action("one", cost=amount(0, trust=4)), action("two", cost=-5)]))
    assert cost(run.scenario, run.world, orders("north", 1, ["one", "two"])) == 2


def test_what_orders_cost() -> None:
    """5.3 Deeds, pledges, releases and returns cost capital; other moves do not; a release named twice costs once."""
    held = table(pledge_cost=amount(2), release_cost=amount(3), return_cost=amount(4))
    run = Run(scenario(tables=[held], actions=[action("one", cost=5)]))

    def price(*paper: Move | str) -> int:
        return cost(run.scenario, run.world, orders("north", 1, paper))

    assert [price(p) for p in ("one", pledge("water", "b"), RELEASE, RETURN)] == [5, 2, 3, 4]
    assert [price(p) for p in (propose(), accept("x"), WALK_OUT, WITHDRAW)] == [0, 0, 0, 0]
    assert price(RELEASE, RELEASE, "one") == 8


def test_orders_of_another_turn() -> None:
    """13.2 Orders are for the turn about to be played, by a seat that there is."""
    run = Run()
    assert [o.gap.key for o in obstacles(run.scenario, run.world, Orders(seat="north", turn=2))] == ["wrong_turn"]
    assert [o.gap.key for o in obstacles(run.scenario, run.world, Orders(seat="moon", turn=1))] == ["unknown_seat"]


def test_refusal_carries_every_reason() -> None:
    """20.5 Orders that may not be given are refused with every reason, each with its order."""
    run = Run()
    with pytest.raises(IllegalOrder, match="deed sing: unknown_action") as refused:
        check(run.scenario, run.world, orders("north", 1, ["sing", WITHDRAW, RELEASE]))
    assert [(o.order, o.gap.key) for o in refused.value.obstacles] == [
        ("move talks", "no_offer"),
        ("deed sing", "unknown_action"),
        ("release talks", "no_pledge"),
    ]


@pytest.mark.parametrize(
    ("package", "gap"),
    [
        ({"water": "a"}, "package_lacks"),
        ({"water": "a", "price": "q"}, "unknown_option"),
        ({"water": "a", "price": "x", "moon": "a"}, "unknown_issue"),
    ],
)
def test_a_package_is_complete(package: dict[str, str], gap: str) -> None:
    """7.1 A package names one of the options of every issue, and no other issue."""
    assert Run().gaps("north", propose(package)) == [gap]


def test_one_move_at_each_table() -> None:
    """7.2 A seat may make one move at each table in a turn."""
    run = Run(scenario(tables=[table(), table("annex", issues=(issue("road"), issue("rail")))]))
    assert run.gaps("north", propose(), WALK_OUT) == ["two_moves"]
    assert run.gaps("north", propose(), propose({"road": "a", "rail": "a"}, "annex")) == []
    assert run.gaps("north", propose(at="cellar")) == ["unknown_table"]


def test_talks_need_the_tables_condition() -> None:
    """7.3 There are talks while the table's condition holds."""
    run = Run(scenario(tables=[table(open=when(below={"heat": 20}))]))
    moves = (propose(), WALK_OUT, pledge("water", "b"))
    assert [run.gaps("north", move) for move in moves] == [["below"]] * 3


def test_talks_need_everybody() -> None:
    """7.3 Nobody can move while somebody is away, but to return."""
    run = Run()
    run.turn(north=WALK_OUT)
    assert run.gaps("south", propose()) == ["away"]
    assert run.gaps("north", propose()) == ["away"]
    assert run.gaps("north", RETURN) == []
    assert run.gaps("south", RETURN) == ["not_away"]


def test_no_talks_beside_a_deal() -> None:
    """7.3 There are no talks while a deal waits or is in force."""
    run = Run()
    run.sign()
    assert run.gaps("north", propose()) == ["waits"]
    assert run.gaps("north", WALK_OUT) == ["waits"]
    run.wait()
    assert run.gaps("north", propose()) == ["in_force"]


@pytest.mark.parametrize(("last", "gaps"), [(10, ["closed"]), (11, []), (20, [])])
def test_closing(last: int, gaps: list[str]) -> None:
    """7.4 A turn that begins on the last day or before still has talks, a later one has none."""
    run = Run(scenario(tables=[table(closes=date(2024, 1, last))]))
    run.wait()
    assert run.gaps("north", propose()) == gaps


def test_ratification_after_closing() -> None:
    """7.4 What was signed is ratified even after the table has closed."""
    run = Run(scenario(tables=[table(closes=date(2024, 1, 1))]))
    run.sign()
    run.wait()
    assert run.deal.fate == IN_FORCE


def test_who_may_propose_and_accept() -> None:
    """7.5 Who may propose and who must accept is said by the table."""
    run = Run(scenario(tables=[table(proposers=("north",), acceptors=("south",))]))
    assert run.gaps("south", propose()) == ["may_not_propose"]
    run.turn(north=propose())
    assert run.gaps("north", accept("talks.1.north")) == ["may_not_accept"]
    assert run.gaps("south", accept("talks.1.north")) == []
    run.turn(south=accept("talks.1.north"))
    assert run.deal.offer == "talks.1.north"


def test_guests_have_no_move() -> None:
    """7.7 A seat that may neither propose nor accept has no move; a mediator is no party and cannot walk out."""
    three = [seat(name) for name in ("north", "south", "west")]
    held = table(observers=("west",), stakes={**table().stakes, "west": stakes()})
    run = Run(scenario(seats=three, tables=[held]))
    for move in (propose(), WALK_OUT, pledge("water", "b"), RETURN):
        assert run.gaps("west", move) == ["not_a_party"]
    run = Run(scenario(seats=three, tables=[table(mediator="west", stakes=held.stakes)]))
    assert run.gaps("west", propose()) == []
    assert run.gaps("west", WALK_OUT) == ["not_a_party"]
    assert run.gaps("west", pledge("water", "b")) == ["not_a_party"]


def test_only_the_mediators_text() -> None:
    """7.8 Where there is a mediator, the mediator's text alone can be accepted."""
    run = Run(scenario(seats=[seat(n) for n in ("north", "south", "west")], tables=[table(mediator="west")]))
    run.turn(north=propose(), west=propose(water="c"))
    assert run.gaps("south", accept("talks.1.north")) == ["mediator_only"]
    assert run.gaps("south", accept("talks.1.west")) == []
    assert run.gaps("west", accept("talks.1.north")) == ["may_not_accept"]


def test_which_offers_can_be_accepted() -> None:
    """9.2 An acceptance names an offer of another seat that stood before this turn."""
    run = Run()
    run.turn(north=propose())
    assert run.gaps("north", accept("talks.1.north")) == ["own_offer"]
    assert run.gaps("south", accept("talks.1.south")) == ["unknown_offer"]
    assert run.gaps("south", accept("talks.1.north")) == []
    run.wait()
    assert run.gaps("south", accept("talks.1.north")) == ["lapsed"]


def test_not_the_same_package() -> None:
    """8.5 Who could accept an offer cannot propose the same package instead."""
    run = Run()
    run.turn(north=propose())
    assert run.gaps("south", propose()) == ["same_as_offer"]
    assert run.gaps("south", propose(water="c")) == []
    assert run.gaps("north", propose()) == []


def test_nothing_to_withdraw() -> None:
    """8.4 Without a standing offer there is nothing to withdraw."""
    run = Run()
    assert run.gaps("north", WITHDRAW) == ["no_offer"]
    run.turn(north=propose())
    assert (run.gaps("north", WITHDRAW), run.gaps("south", WITHDRAW)) == ([], ["no_offer"])
    run.wait()
    assert run.gaps("north", WITHDRAW) == ["no_offer"]


def test_one_pledge() -> None:
    """11.1 A seat has one pledge at a table at most; it names an issue and an option, and costs capital."""
    run = Run(scenario(seats=[seat("north", Capital(start=1)), seat("south", Capital(start=0, income=0))]))
    assert run.gaps("north", pledge("moon", "b")) == ["unknown_issue"]
    assert run.gaps("north", pledge("water", "x")) == ["unknown_option"]
    assert set(run.gaps("south", pledge("water", "b"))) == {"capital"}
    run.turn(north=pledge("water", "b"))
    assert run.gaps("north", pledge("price", "y")) == ["already_pledged"]


def test_after_the_ending() -> None:
    """16.3 After the ending there are no orders."""
    run = Run(scenario(days=(10,)))
    run.wait()
    assert run.gaps("north", "speak", propose()) == ["match_over"]


def test_a_suspended_table_waits() -> None:
    """7.3 Talks that were stopped leave no move."""
    run = Run(scenario(events=[event("storm", effect(suspends=("talks",)))]))
    run.wait()
    for move in (propose(), WALK_OUT, pledge("water", "b")):
        assert run.gaps("north", move) == ["suspended"]
