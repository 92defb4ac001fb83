"""A recorded match can be played again, with one deed more or less and nothing else changed."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from game.authoring import shelf
from game.core.clauses import Effect
from game.core.scenario import Scenario
from game.match import outcome
from game.study.recording import record
from game.study.trial import Sitter, Trial, players


@cache
def scenario() -> Scenario:
    """Return a small scenario, read once."""
    return shelf.read(shelf.find("tests/scenarios/two_neighbours.yaml"))


def trial(seed: int = 3) -> Trial:
    """Return a trial among envoys."""
    return Trial(seed=seed, pace="evening", sitters={seat: Sitter(level="envoy") for seat in scenario().seats})


def test_a_recording_is_the_match_itself() -> None:
    """It has the Worlds of the match, and what was ordered in each turn but the last World's."""
    found = record(scenario(), trial())
    assert found.worlds == outcome(scenario(), 3, "evening", players(scenario(), trial()), told=False)
    assert len(found.papers) == len(found.worlds) - 1


def test_with_the_same_deeds_it_ends_the_same() -> None:
    """Played again from any turn with the deeds that were done in it, nothing changes."""
    found = record(scenario(), trial())
    for turn, papers in enumerate(found.papers, start=1):
        for seat in scenario().seats:
            assert found.again(turn, seat, papers[seat].deeds) == found.worlds[-1]


def test_only_the_one_deed_is_more_or_less() -> None:
    """What is done in that turn is the deed; what is done in the others is what was done, where it still could be."""
    found = record(scenario(), trial())
    end = found.again(2, "upper", ("open_sluice",))
    assert 2 in end.done["upper.open_sluice"]
    without = found.again(2, "upper", ())
    assert all(2 not in turns for key, turns in without.done.items() if key.startswith("upper."))
    others = {key: turns for key, turns in end.done.items() if key.startswith("lower.")}
    assert others == {key: turns for key, turns in without.done.items() if key.startswith("lower.")}


def test_a_deed_that_changes_nothing_is_worth_nothing() -> None:
    """Where a free deed has no effect, it gains nothing, in any turn."""
    actions = dict(scenario().actions)
    actions["sound_out"] = replace(actions["sound_out"], effects=(Effect(note="Nothing."),))
    found = record(replace(scenario(), actions=actions), trial())
    assert [found.gains(turn, "lower", ["sound_out"]) for turn in (1, 3, 5)] == [(0,), (0,), (0,)]
