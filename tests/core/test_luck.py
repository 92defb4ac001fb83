from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.luck import FACES, Luck, chance_over
from tests.core.build import Run, event, found, scenario

seeds = st.integers(-(10**9), 10**9)


@given(seeds, st.integers(0, 99), st.text("abc_", min_size=1))
def test_a_die_has_a_name(seed: int, turn: int, name: str) -> None:
    """14.1 The same seed, turn and purpose throw the same number."""
    assert Luck.of(seed).roll(turn, "event", name) == Luck.of(seed).roll(turn, "event", name)
    assert 0 <= Luck.of(seed).roll(turn, "event", name) < FACES


def test_a_die_falls_the_same_everywhere() -> None:
    """14.1 Dice are the same on every platform: these numbers may never change."""
    luck = Luck.of(7)
    assert [luck.roll(turn, "event", "rain") for turn in (1, 2, 3)] == [6845, 4184, 8530]


def test_other_names_are_other_dice() -> None:
    """14.1 Another seed, another turn or another purpose is another die."""
    rolls = {Luck.of(seed).roll(turn, "event", name) for seed in range(5) for turn in range(5) for name in "abcd"}
    assert len(rolls) > 95


@pytest.mark.parametrize("seed", [0, -1, 10**80, -(10**300)], ids=["none", "minus", "long", "longer"])
def test_any_integer_is_a_seed(seed: int) -> None:
    """14.1 A die is known by its seed, whatever integer that is."""
    assert Luck.of(seed).roll(1, "x") == Luck.of(seed).roll(1, "x") != Luck.of(seed + 1).roll(1, "x")


def test_one_more_event_moves_no_other_die() -> None:
    """14.2 One more event in a scenario moves no other die."""
    hail, rain, snow = (event(name, chance=60, again=1) for name in ("hail", "rain", "snow"))
    few, many = Run(scenario((30,) * 6, events=[rain])), Run(scenario((30,) * 6, events=[hail, rain, snow]))
    few.wait(6)
    many.wait(6)
    for turn_of_few, turn_of_many in zip(few.turns, many.turns, strict=True):
        fallen = found(turn_of_few.entries, "happened", "rain")
        assert fallen == found(turn_of_many.entries, "happened", "rain")
    assert 0 < len(few.world.happened["rain"]) < 6


def test_another_order_moves_no_other_die() -> None:
    """14.2 Another order moves no other die."""
    rules = scenario((30,) * 6, events=[event("rain", chance=60, again=1)])
    idle, busy = Run(rules), Run(rules)
    for _ in range(6):
        idle.turn()
        busy.turn(north="speak", south="speak")
    assert idle.world.happened == busy.world.happened
    assert 0 < len(idle.world.happened["rain"]) < 6


@given(seeds)
def test_certainty(seed: int) -> None:
    """14.3 What has no chance never happens, what has every chance always does."""
    luck = Luck.of(seed)
    assert not luck.happens(0, 1, "x")
    assert not luck.happens(-5, 1, "x")
    assert luck.happens(FACES, 1, "x")


def test_chances_are_kept() -> None:
    """14.3 Between the two, things happen about as often as their chance says."""
    luck = Luck.of(1)
    often = sum(luck.happens(3000, turn, "x") for turn in range(4000))
    assert 1100 < often < 1300


@given(seeds, st.integers(-50, 50), st.integers(0, 50))
def test_draws_stay_inside(seed: int, low: int, width: int) -> None:
    """14.4 A draw is never below the least nor above the most."""
    assert low <= Luck.of(seed).between(low, low + width, 1, "x") <= low + width


def test_draws_reach_both_ends() -> None:
    """14.4 Draws reach from the least to the most, each about as often as another."""
    drawn = [Luck.of(3).between(-2, 2, turn, "x") for turn in range(5000)]
    counts = {face: drawn.count(face) for face in range(-2, 3)}
    assert sum(counts.values()) == 5000
    assert all(850 < count < 1150 for count in counts.values())


def test_a_players_luck_tells_nothing() -> None:
    """14.5 A player's luck throws other dice than the match, and no two players the same."""
    luck = Luck.of(7)
    north, south = luck.fork("player", "north"), luck.fork("player", "south")
    rolls = [[source.roll(turn, "x") for turn in range(50)] for source in (luck, north, south)]
    same = [sum(a == b for a, b in zip(rolls[i], rolls[j], strict=True)) for i, j in ((0, 1), (0, 2), (1, 2))]
    assert max(same) <= 1
    assert north == luck.fork("player", "north")
    assert north.key not in luck.key + south.key


def test_chance_over_a_month() -> None:
    """6.1 Over thirty days a chance is what the author wrote; over sixty it is compounded."""
    assert chance_over(30, 20) == 2000
    assert chance_over(60, 20) == 3600
    assert chance_over(15, 19) == 1000
    assert (chance_over(0, 20), chance_over(5, 0), chance_over(5, 100), chance_over(5, 130)) == (0, 0, 10_000, 10_000)


@given(st.integers(0, 100), st.lists(st.integers(1, 40), min_size=1, max_size=8))
def test_cutting_time_changes_no_chance(percent: int, days: list[int]) -> None:
    """6.1 More turns in the same time make an event neither likelier nor less likely."""
    escaped = 1.0
    for length in days:
        escaped *= 1 - chance_over(length, percent) / FACES
    assert abs((1 - escaped) - chance_over(sum(days), percent) / FACES) < 0.0001 * len(days)
