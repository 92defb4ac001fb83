"""A deed's worth is the difference between two matches that are the same but for it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from game.authoring import shelf
from game.core.clauses import Effect
from game.core.reckoning import reckon
from game.core.scenario import Scenario
from game.match import outcome
from game.study.forks import STAGES, Fork, open_deeds, stage, try_some
from game.study.trial import Sitter, Trial, players


@cache
def scenario() -> Scenario:
    """Return a small scenario, read once."""
    return shelf.read(shelf.find("tests/scenarios/two_neighbours.yaml"))


def trial(seed: int = 3) -> Trial:
    """Return a trial among envoys."""
    return Trial(seed=seed, pace="evening", sitters={seat: Sitter(level="envoy") for seat in scenario().seats})


@pytest.mark.parametrize("start", [0, 3, 6])
def test_playing_on_from_a_world_is_the_match_itself(start: int) -> None:
    """Played on from any of its Worlds, a match ends as it did."""
    worlds = outcome(scenario(), 3, "evening", players(scenario(), trial()))
    assert Fork(scenario(), trial()).play_on(worlds[start]) == worlds[start:]


def test_a_gain_is_the_difference_of_two_whole_matches() -> None:
    """The deed is done in the one and nothing in the other, and the gain is what the seat's reckonings differ by."""
    worlds = outcome(scenario(), 3, "evening", players(scenario(), trial()))
    fork = Fork(scenario(), trial())
    done = fork._end(worlds[1], "upper", ("open_sluice",))
    without = fork._end(worlds[1], "upper", ())
    assert worlds[1].turn in done.done["upper.open_sluice"]
    assert all(worlds[1].turn not in turns for key, turns in without.done.items() if key.startswith("upper."))
    (gain,) = fork.gains(worlds[1], "upper", ["open_sluice"])
    assert gain.difference == reckon(scenario(), done, "upper").total - reckon(scenario(), without, "upper").total
    assert (gain.seat, gain.action, gain.turn) == ("upper", "open_sluice", 2)


def test_a_deed_that_changes_nothing_is_worth_nothing() -> None:
    """Where a free deed has no effect, the two ways are one and the same."""
    actions = dict(scenario().actions)
    actions["sound_out"] = replace(actions["sound_out"], effects=(Effect(note="Nothing."),))
    idle = replace(scenario(), actions=actions)
    worlds = outcome(idle, 3, "evening", players(idle, trial()))
    (gain,) = Fork(idle, trial()).gains(worlds[2], "lower", ["sound_out"])
    assert (gain.difference, gain.people) == (0, 0)


def test_seats_and_stages_take_turns() -> None:
    """Over as many seeds as there are seats and stages, each is tried once where the match came so far."""
    found = set()
    for seed in range(6):
        worlds = outcome(scenario(), seed, "evening", players(scenario(), trial(seed)))
        gains = try_some(Fork(scenario(), trial(seed)), worlds, 2)
        assert len(gains) <= 2
        for gain in gains:
            assert gain.action in open_deeds(scenario(), worlds[gain.turn - 1], gain.seat)
            assert gain.stage == stage(scenario(), worlds[gain.turn - 1])
            found.add((gain.seat, gain.stage))
        assert gains == try_some(Fork(scenario(), trial(seed)), worlds, 2)
    assert len(found) >= 4
    assert {name for _, name in found} <= set(STAGES)


def test_nothing_is_tried_where_nothing_was_asked() -> None:
    """No forks, no gains."""
    worlds = outcome(scenario(), 3, "evening", players(scenario(), trial()))
    assert try_some(Fork(scenario(), trial()), worlds, 0) == ()
