"""Scripted players do what their rules say, as far as it can be ordered and paid."""

from __future__ import annotations

from game.core.luck import Luck
from game.core.scenario import Scenario
from game.core.seat import Capital
from game.core.view import View
from game.study.gate.talk import Agree, Mirror, Refuse, Repeat
from game.study.lines import Cycle, Forced, Scripted
from tests.core.build import Run, action, propose, scenario, seat

LUCK = Luck.of(1)


def rules() -> Scenario:
    """Return a scenario with three deeds, one of them dear."""
    deeds = [action("speak"), action("visit", cost=1), action("strike", cost=3, lethal=True)]
    return scenario(deeds=2, actions=deeds, seats=[seat("north", Capital(start=3)), seat("south")])


def ordered(player: Scripted, view: View) -> tuple[str, ...]:
    """Return what a player orders."""
    return player.decide(view, LUCK).orders.deeds


def test_a_round_goes_on_where_it_stands() -> None:
    """Each turn begins with the next of the round, after as many as were done."""
    run = Run(rules())
    player = Scripted(deeds=Cycle(actions=("visit", "speak", "strike")))
    assert ordered(player, run.view("north")) == ("visit", "speak")
    run.turn(north=["visit", "speak"])
    assert ordered(player, run.view("north")) == ("strike",)  # the next, and then there is no capital left for a visit


def test_an_empty_round_does_nothing() -> None:
    """A round of no deeds orders none, and without anyone behind it nothing is said either."""
    run = Run(rules())
    found = Scripted(deeds=Cycle()).decide(run.view("north"), LUCK).orders
    assert (found.deeds, found.moves) == ((), ())


def test_forced_deeds_come_when_due_and_never_else() -> None:
    """Until it is due, and after it was done, a deed of the kind is not ordered, whoever would."""
    run = Run(rules())
    eager = Scripted(deeds=Cycle(actions=("strike", "speak")))
    player = Scripted(behind=eager, deeds=Forced(kind=("strike",), turns=(2,)))
    assert ordered(player, run.view("north")) == ("speak",)
    run.turn(north=["speak"])
    assert ordered(player, run.view("north")) == ("strike", "speak")
    run.turn(north=["strike", "speak"])
    run.wait(3)
    assert ordered(player, run.view("north")) == ("speak",)


def test_who_refuses_says_nothing() -> None:
    """Whatever lies on the table."""
    run = Run(rules())
    run.turn(south=propose(water="c"))
    assert Scripted(deeds=Cycle(), talk=Refuse()).decide(run.view("north"), LUCK).orders.moves == ()


def test_who_repeats_asks_the_same_again_and_takes_no_less() -> None:
    """The first offer is the best for itself, stays the same, and a worse one is not accepted; an equal one is."""
    run = Run(rules())
    player = Scripted(talk=Repeat())
    run.turn(north=list(player.decide(run.view("north"), LUCK).orders.moves), south=propose())
    (move,) = player.decide(run.view("north"), LUCK).orders.moves
    assert (move.kind, dict(move.package)) == ("propose", {"water": "a", "price": "x"})
    other = Run(rules())
    other.turn(south=propose(water="a", price="x"))
    (move,) = player.decide(other.view("north"), LUCK).orders.moves
    assert move.kind == "accept"


def test_who_mirrors_gives_what_was_given() -> None:
    """Without a concession it asks for its best; after one it asks for less by as much."""
    run = Run(rules())
    player = Scripted(talk=Mirror())
    (first,) = player.decide(run.view("north"), LUCK).orders.moves
    assert dict(first.package) == {"water": "a", "price": "x"}
    run.turn(south=propose(water="c", price="z"))
    run.turn(south=propose(water="b", price="z"))
    (move,) = player.decide(run.view("north"), LUCK).orders.moves
    assert move.kind == "propose"
    assert dict(move.package) in ({"water": "b", "price": "x"}, {"water": "a", "price": "y"})


def test_who_agrees_takes_the_best_offer_within_the_limit() -> None:
    """An offer above the limit is accepted; one below it is answered by an offer at the limit."""
    run = Run(rules())
    player = Scripted(talk=Agree())
    run.turn(south=propose(water="b", price="z"))
    (move,) = player.decide(run.view("north"), LUCK).orders.moves
    assert move.kind == "propose"
    run.turn(south=propose())
    (move,) = player.decide(run.view("north"), LUCK).orders.moves
    assert move.kind == "accept"
