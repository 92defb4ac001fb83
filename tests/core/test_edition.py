from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from game.core.edition import MISJUDGED, edition
from game.core.imagination import imagine
from game.core.luck import Luck
from game.core.table import Prior
from game.core.turn import play_turn
from tests.core.build import (
    Run,
    amount,
    body,
    effect,
    event,
    flag,
    scenario,
    stakes,
    table,
    when,
)


@pytest.mark.parametrize("known_to", [None, ("north",)])
def test_events_to_come(known_to: tuple[str, ...] | None) -> None:
    """17.9 An event to come is secret unless foretold: then that and when, but not how likely nor what it does."""
    vote = event(
        "vote",
        effect({"trust": 5}),
        foretold=True,
        on=date(2024, 2, 1),
        chance=40,
        known_to=known_to,
        condition=when(has=("angry",)),
    )
    view = Run(scenario(flags=[flag("angry")], events=[vote, event("coup", chance=1)])).view("south")
    assert set(view.edition.events) == (set() if known_to else {"vote"})
    for told in view.edition.events.values():
        assert (told.name, told.on) == ("vote", date(2024, 2, 1))
        assert (told.effects, told.condition, told.chance.base) == ((), when(), 0)


def test_anothers_stakes() -> None:
    """17.5 Another seat's stakes, and its bodies', are replaced by what is publicly believed of them."""
    public = Prior(weights={"water": 10, "price": 90}, worths=stakes().worths, low=20, high=50)
    secret = stakes(last=True, reservation=77, batna="we leave", publicly=public, credibility={"north": amount(3)})
    held = table(stakes={"north": stakes(), "south": secret}, bodies=(body("council", "south", 66),))
    seen = Run(scenario(tables=[held])).view("north").edition.tables["talks"]
    believed = seen.stakes["south"]
    assert (believed.weights, believed.worths) == (public.weights, public.worths)
    assert (believed.reservation, believed.batna, believed.credibility) == (amount(35), "", {})
    assert seen.stakes["north"] == held.stakes["north"]
    (council,) = seen.bodies
    assert (council.weights, council.worths, council.threshold) == (public.weights, public.worths, amount(20))


def test_nothing_is_believed() -> None:
    """17.5 Where the author states no belief, every issue weighs and every option is worth the same."""
    held = table(stakes={"north": stakes(), "south": stakes(last=True, publicly=Prior())}, bodies=(body("council", "south"),))
    run = Run(scenario(tables=[held]))
    run.sign()
    believed = run.view("north").edition.tables["talks"].stakes["south"]
    assert believed.weights == {"price": 50, "water": 50}
    assert {worth for options in believed.worths.values() for worth in options.values()} == {50}
    rules, world = imagine(run.view("north"), Luck.of(1))
    assert play_turn(rules, world, {}, Luck.of(1)).world.sittings["talks"].deals[0].decided == 2


def test_ones_own_bodies() -> None:
    """17.6 Of its own bodies a seat knows the threshold to within three points, the same all through a match."""
    errors = set()
    for seed in range(60):
        run = Run(scenario(tables=[table(bodies=(body("senate", "north", amount(40, heat=10)),))]), Luck.of(seed))
        (first,) = run.view("north").edition.tables["talks"].bodies
        run.wait(2)
        (later,) = run.view("north").edition.tables["talks"].bodies
        assert first == later
        assert first.threshold.plus == {"heat": 10}
        errors.add(first.threshold.base - 40)
    assert errors == set(range(-MISJUDGED, MISJUDGED + 1))
    assert MISJUDGED == 3


def test_ones_own_effects_of_walking_out() -> None:
    """17.5 What leaving, returning, pledging brings another at home is its own business."""
    by_seat = {name: (effect({"heat": 1}),) for name in ("north", "south")}
    fields = ("walked_out", "relief", "returned", "pledged", "released")
    run = Run(scenario(tables=[table(**dict.fromkeys(fields, by_seat))]))
    seen = run.view("north").edition.tables["talks"]
    assert [set(getattr(seen, name)) for name in fields] == [{"north"}] * 5


def test_an_edition_is_for_one_seat() -> None:
    """17.10 Another seat's dossier and advisers, what happened in reality, and the debrief are not in an edition."""
    rules = replace(scenario(), happened="in reality", human_cost="the dead", questions=(), empty_room=True)
    seen = edition(rules, "north", Luck.of(1))
    assert seen.seats["north"].dossier.role == "secret of north"
    assert "secret of south" not in repr(seen)
    assert "in reality" not in repr(seen)
    assert not seen.empty_room
