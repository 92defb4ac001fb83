from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.event import Revision
from game.core.imagination import _imagined, imagine
from game.core.indicator import Estimate
from game.core.luck import Luck
from game.core.table import Prior
from game.core.turn import play_turn
from game.core.view import look
from game.core.world import opening
from tests.core.build import (
    Run,
    action,
    body,
    effect,
    event,
    flag,
    indicator,
    moved,
    orders,
    scenario,
    stakes,
    table,
)
from tests.core.busy import BUSY, FEWER, some_orders
from tests.core.hidden import CHANNEL, TERMS, THREE


def test_imagining_without_a_secret_table() -> None:
    """17.13 What is done to a table of which the seat does not know can be imagined done."""
    run = Run(CHANNEL)
    rules, world = imagine(run.view("west"), Luck.of(1))
    turn = play_turn(rules, world, {"north": orders("north", 1, ["stop", "void"])}, Luck.of(1))
    assert moved(turn.entries, "trust") == [2]


def agrees(known: Mapping[str, object], imagined: Mapping[str, object]) -> bool:
    """Tell whether everything known is so in what is imagined."""
    return all(imagined[name] == value for name, value in known.items())


@FEWER
@given(st.data(), st.integers(0, 99))
def test_imagining(draw: st.DataObject, seed: int) -> None:
    """17.13 An imagined World agrees with all that the seat knows, and can be played on to the end."""
    world, luck = opening(BUSY, "steady"), Luck.of(seed)
    while not world.ending:
        for name in BUSY.seats:
            view = look(BUSY, world, name, luck)
            rules, guess = imagine(view, luck.fork("player", name))
            assert agrees(view.known.values, guess.values)
            assert guess.values.keys() == world.values.keys()
            assert (guess.flags, guess.done, guess.turn) == (view.known.flags, view.known.done, view.known.turn)
            assert guess.sittings == view.known.sittings
            assert rules.tables["talks"].stakes[name] == BUSY.tables["talks"].stakes[name]
            while not guess.ending:
                guess = play_turn(rules, guess, some_orders(draw, rules, guess), luck.fork("imagined")).world
        world = play_turn(BUSY, world, some_orders(draw, BUSY, world), luck).world


def test_imagining_a_last_turn() -> None:
    """17.13 An imagined match closes after its last turn, though a seat does not know how."""
    run = Run(scenario((10,)))
    rules, world = imagine(run.view("north"), Luck.of(1))
    assert play_turn(rules, world, {}, Luck.of(1)).world.ending != ""


def test_imagining_what_has_happened() -> None:
    """17.13 What has happened, and what cannot be known beforehand, does not stand in the way of playing on."""
    run = Run(scenario(events=[event("fire", revisions=(Revision(after=12, text=""),))]))
    run.wait()
    rules, world = imagine(run.view("north"), Luck.of(1))
    assert world.happened == run.world.happened
    assert play_turn(rules, world, {}, Luck.of(1)).world.turn == 3


def test_imagining_a_secret_flag() -> None:
    """17.13 A deed that sets a flag the seat may not know can be imagined done."""
    rules = scenario(
        flags=[flag("armed", known_to=("south",))],
        actions=[action("arm", effect({"trust": 1}, sets=("armed",), clears=("armed",)))],
    )
    imagined, world = imagine(Run(rules).view("north"), Luck.of(1))
    turn = play_turn(imagined, world, {"south": orders("south", 1, "arm")}, Luck.of(1))
    assert moved(turn.entries, "trust") == [1]


@pytest.mark.parametrize("turns", [0, 1])
def test_imagining_secret_terms(turns: int) -> None:
    """17.13 Where the terms of a deal are secret a seat imagines some, and can play on."""
    run = Run(scenario(seats=THREE, tables=[table(issues=TERMS, published=False, bodies=(body("senate", "north"),))]))
    run.sign()
    run.wait(turns)
    imagined = set()
    for seed in range(40):
        rules, world = imagine(run.view("west"), Luck.of(seed))
        imagined.add(tuple(world.sittings["talks"].deals[0].package.values()))
        assert world.agreed == (world.sittings["talks"].deals[0].package if turns else {})
        play_turn(rules, world, {}, Luck.of(seed))
    assert len(imagined) == 9
    assert imagine(run.view("north"), Luck.of(1))[1].agreed == run.world.agreed


def test_imagining_from_estimates() -> None:
    """17.13 What is not known is drawn from the estimate, else from what is publicly possible, over all of it."""
    hidden = [
        indicator("fear", 50, known_to=("south",), estimate=Estimate(band=3)),
        indicator("hope", 50, known_to=("south",), publicly=(20, 22)),
        indicator("rage", 50, known_to=("south",), low=48, high=51),
    ]
    view = Run(scenario(indicators=hidden)).view("north")
    drawn: dict[str, set[int]] = {"fear": set(), "hope": set(), "rage": set()}
    limits = set()
    for seed in range(300):
        rules, world = imagine(view, Luck.of(seed))
        for name, values in drawn.items():
            values.add(world.values[name])
        believed = rules.tables["talks"].stakes["south"]
        limits.add(believed.reservation.base)
        assert sum(believed.weights.values()) == 100
        assert world.opening["talks"]["south"] == believed.reservation.base * 1000
    guess = view.guesses["fear"]
    assert drawn == {
        "fear": set(range(guess.low, guess.high + 1)),
        "hope": {20, 21, 22},
        "rage": {48, 49, 50, 51},
    }
    assert limits == set(range(30, 61))


def test_imagined_weights_are_scattered() -> None:
    """17.13 Believed weights are scattered by up to a third of themselves either way, and sum to 100 again."""
    even = Prior(weights={f"i{n}": 2 for n in range(50)}, worths={})
    third = Prior(weights={"a": 50, "b": 50}, worths={})
    seen = set()
    for seed in range(60):
        kept = _imagined(stakes(publicly=even), Luck.of(seed), 1, "south")
        assert set(kept.weights.values()) == {2}, "a third of two is no whole number"
        seen.add(_imagined(stakes(publicly=third), Luck.of(seed), 1, "south").weights["a"])
    assert 34 <= min(seen) < 40, "sixteen of fifty is the most, either way"
    assert 60 < max(seen) <= 66
