"""What patience brings a strategist at a table where values stand still."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from game.core.bargaining import index_of, side_values
from game.core.scenario import Scenario
from game.core.table import POINT
from game.core.world import opening
from game.counterparts.envoy import Envoy
from game.counterparts.strategist import Strategist
from game.match import outcome

if TYPE_CHECKING:
    from game.match import Player

BENCH = str(Path(__file__).resolve().parent.parent.parent / "bench")


def strategist(patience: int) -> Strategist:
    """Return a strategist that waits so far."""
    made = Strategist()
    made.skill = replace(made.skill, patience=patience, doubt=8_000)
    return made


def gained(scenario: Scenario, seed: int, seat: str, players: dict[str, Player]) -> int:
    """Return what the deal is worth to a seat beyond its limit, in thousandths of a point; there must be one."""
    table, world = scenario.tables["table"], opening(scenario, "steady")
    deal = outcome(scenario, seed, "steady", players)[-1].sittings["table"].deal
    assert deal is not None
    return int(side_values(table, world, seat)[index_of(table, deal.package)]) - table.stakes[seat].reservation.base * POINT


@pytest.fixture
def negotiation(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Scenario]:
    """Return the maker of small negotiations."""
    monkeypatch.syspath_prepend(BENCH)
    import talks

    made: Callable[[int], Scenario] = talks.negotiation
    return made


def test_patience_pays_against_an_envoy_and_loses_no_deal(negotiation: Callable[[int], Scenario]) -> None:
    """Over both roles of several tables, half the patience gains a strategist more than none, and always a deal."""
    with_it = without = 0
    for seed in range(4):
        scenario = negotiation(seed)
        for seat, other in (("north", "south"), ("south", "north")):
            with_it += gained(scenario, seed, seat, {seat: strategist(50), other: Envoy()})
            without += gained(scenario, seed, seat, {seat: strategist(0), other: Envoy()})
    assert with_it > without > 0


def test_two_who_are_half_patient_agree(negotiation: Callable[[int], Scenario]) -> None:
    """Half the patience on both sides still ends in a deal above both limits."""
    for seed in range(4):
        scenario = negotiation(seed)
        for seat in scenario.seats:
            assert gained(scenario, seed, seat, {name: strategist(50) for name in scenario.seats}) >= 0
