"""The scenario First talks: short, gentle, and everything met once."""

from __future__ import annotations

from functools import cache

import pytest

from game.authoring import shelf
from game.core.bargaining import room
from game.core.scenario import Scenario
from game.core.world import opening
from game.counterparts import counterpart
from game.match import playout


@cache
def scenario() -> Scenario:
    """Return the scenario, read once."""
    return shelf.read(shelf.find("first-talks"))


def test_it_is_a_lesson() -> None:
    """Two seats, one table of three questions, three or four turns, an adviser for each seat; it says that it is a tutorial."""
    story = scenario()
    assert story.tutorial
    assert len(story.seats) == 2
    (table,) = story.tables.values()
    assert len(table.issues) == 3
    assert all(3 <= len(pace.days) <= 4 for pace in story.paces.values())
    assert all(seat.advisers for seat in story.seats.values())


def test_every_mechanic_is_met() -> None:
    """There are bodies that ratify, deeds that wait, mishaps, events of the record and of play, a ladder, trust that weighs."""
    story = scenario()
    (table,) = story.tables.values()
    assert {body.side for body in table.bodies} <= set(story.seats)
    assert table.bodies
    assert any(stakes.credibility for stakes in table.stakes.values())
    assert any(effect.after for action in story.actions.values() for effect in action.effects)
    assert any(action.risks for action in story.actions.values())
    assert {event.history for event in story.events.values()} == {True, False}
    assert any(indicator.rungs for indicator in story.indicators.values())


def test_nobody_is_harmed() -> None:
    """No deed may kill, and no effect counts people."""
    story = scenario()
    people = {name for name, indicator in story.indicators.items() if indicator.human_cost}
    assert not any(action.lethal for action in story.actions.values())
    told = [effect for thing in (*story.actions.values(), *story.events.values()) for effect in thing.effects]
    assert not any(people & set(effect.change) for effect in told)


@pytest.mark.parametrize("pace", ["evening", "class"])
def test_something_can_be_signed_from_the_start(pace: str) -> None:
    """At the opening some packages, and not most of them, are inside everybody's limits."""
    story = scenario()
    (table,) = story.tables.values()
    found = room(table, opening(story, pace))
    assert 0 < found.ratifiable < found.packages // 2


@pytest.mark.parametrize("pace", ["evening", "class"])
def test_it_ends_by_itself(pace: str) -> None:
    """Among counterparts it comes to an ending within its turns, and not always to the same one."""
    story = scenario()
    ended = {playout(story, seed, pace, {seat: counterpart() for seat in story.seats}).world.ending for seed in range(20)}
    assert "" not in ended
    assert len(ended) > 1
