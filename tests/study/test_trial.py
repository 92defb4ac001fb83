"""A trial is a playout, and its sample says of it what its Worlds say."""

from __future__ import annotations

from functools import cache

import pytest

from game.authoring import shelf
from game.core.bargaining import room
from game.core.reckoning import reckon
from game.core.scenario import Scenario
from game.match import outcome
from game.study.trial import MIXED, Sample, Sitter, Trial, play, players, temperament_of


@cache
def scenario() -> Scenario:
    """Return a small scenario, read once."""
    return shelf.read(shelf.find("tests/scenarios/two_neighbours.yaml"))


def trial(seed: int = 3, temperament: str = "", *, detailed: bool = True) -> Trial:
    """Return a trial among envoys."""
    sitters = {seat: Sitter(level="envoy", temperament=temperament) for seat in scenario().seats}
    return Trial(seed=seed, pace=next(iter(scenario().paces)), sitters=sitters, detailed=detailed)


def test_a_sample_says_what_the_worlds_say() -> None:
    """Ending, worth, fates, rooms and deeds are those of the Worlds of the same match."""
    worlds = outcome(scenario(), 3, trial().pace, players(scenario(), trial()))
    found: Sample = play(scenario(), trial())
    main = next(iter(scenario().tables.values()))
    assert found.ending == worlds[-1].ending
    assert found.turns == len(worlds) - 1
    assert found.rooms == tuple(room(main, world) for world in worlds[:-1])
    for seat in scenario().seats:
        assert found.reckonings[seat] == reckon(scenario(), worlds[-1], seat)
    assert found.done == {key: len(turns) for key, turns in worlds[-1].done.items()}
    assert all(found.open[key] >= times for key, times in found.done.items())


def test_the_same_trial_gives_the_same_sample() -> None:
    """Two plays of one trial are equal; without details only the details are missing."""
    assert play(scenario(), trial()) == play(scenario(), trial())
    assert play(scenario(), trial(detailed=False)).reckonings == play(scenario(), trial()).reckonings


def test_mixed_temperaments_are_drawn_by_seat_and_seed() -> None:
    """Over some seeds every temperament is drawn for every seat; the same seed draws the same."""
    mixed = Sitter(level="envoy", temperament=MIXED)
    for seat in scenario().seats:
        drawn = [temperament_of(scenario(), seat, mixed, seed) for seed in range(40)]
        assert set(drawn) == set(scenario().temperaments)
        assert drawn == [temperament_of(scenario(), seat, mixed, seed) for seed in range(40)]


def test_a_level_that_there_is_not_is_refused() -> None:
    """A sitter of an unknown level is refused by name."""
    sitters = {seat: Sitter(level="genius") for seat in scenario().seats}
    with pytest.raises(ValueError, match="genius"):
        players(scenario(), Trial(seed=1, pace="any", sitters=sitters))
