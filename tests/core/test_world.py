from __future__ import annotations

import pytest

from game.core.draft import Draft
from game.core.indicator import Rung
from game.core.seat import Capital
from game.core.world import Cause, World, opening, rung, unmet
from tests.core.build import (
    FIRST_DAY,
    Run,
    action,
    effect,
    flag,
    indicator,
    scenario,
    seat,
    when,
)

WHY = Cause(kind="rule", id="test")


def test_opening() -> None:
    """1.1 Indicators begin where the scenario says, and so do flags."""
    rules = scenario(
        indicators=[indicator("trust", 35), indicator("kilos", 400, low=100, high=900)],
        flags=[flag("angry", start=True), flag("calm")],
    )
    world = opening(rules, "steady")
    assert (world.values["trust"], world.values["kilos"]) == (35, 400)
    assert world.flags == {"angry": 0}
    assert (world.turn, world.first_day, world.days) == (1, FIRST_DAY.toordinal(), 10)
    assert world.opening == {"talks": {"north": 40_000, "south": 40_000}}
    assert unmet(world, when(has=("angry",))) == ()


@pytest.mark.parametrize(("amount", "value"), [(500, 900), (-500, 100), (499, 899), (-300, 100)])
def test_an_indicator_stays_inside(amount: int, value: int) -> None:
    """1.1 An indicator never leaves its range."""
    run = Run(
        scenario(
            indicators=[indicator("kilos", 400, low=100, high=900)],
            actions=[action("haul", effect({"kilos": amount}))],
        )
    )
    run.turn(north="haul")
    assert run.world.values["kilos"] == value


def test_capital_has_limits() -> None:
    """1.2 Capital begins at the seat's start and is never below 0 nor above the seat's limit."""
    poor = seat("north", Capital(start=2, income=0, limit=5))
    rules = scenario(
        seats=[poor, seat("south")],
        actions=[action("earn", effect({"capital.north": 9})), action("lose", effect({"capital.north": -9}))],
    )
    run = Run(rules)
    assert run.world.values["capital.north"] == 2
    run.turn(south="earn")
    assert run.world.values["capital.north"] == 5
    run.turn(south="lose")
    assert run.world.values["capital.north"] == 0


@pytest.mark.parametrize(("value", "name"), [(0, None), (9, None), (10, "low"), (49, "low"), (50, "top"), (100, "top")])
def test_rungs(value: int, name: str | None) -> None:
    """1.5 A ladder stands on the highest rung it has reached, and below the first on none."""
    ladder = indicator("heat", rungs=(Rung(id="low", at=10, name="low"), Rung(id="top", at=50, name="top")))
    step = rung(ladder, value)
    assert (step.id if step else None) == name


def test_worlds_are_left_alone() -> None:
    """13.7 A draft changes nothing in the World it was begun with."""
    rules = scenario(flags=[flag("angry")])
    world = opening(rules, "steady")
    before = repr(world)
    draft = Draft(rules, world)
    draft.effects([effect({"trust": 5}, sets=("angry",), suspends=("talks",)), effect({"heat": 1}, after=9)], WHY)
    after, _ = draft.apply()
    assert repr(world) == before
    assert isinstance(after, World)
    assert after.values["trust"] == 55
