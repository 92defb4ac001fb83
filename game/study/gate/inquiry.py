"""What every part of the gate needs: the scenario, the plan, and playouts spread over processes. Judges nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from game.core.scenario import Scenario
from game.core.table import Table
from game.core.world import World
from game.study.gate.plan import Plan
from game.study.spreading import spread
from game.study.trial import MIXED, Sitter

Piece = TypeVar("Piece")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """One gate."""

    scenario: Scenario
    """Which is judged."""
    plan: Plan
    """How much is played."""
    jobs: int = 1
    """In how many processes."""

    def ask(self, work: Callable[[Scenario, Piece], Found], pieces: Sequence[Piece]) -> list[Found]:
        """Return what a piece of work finds for each piece, in their order, whatever the number of processes."""
        return list(spread(work, self.scenario, pieces, jobs=self.jobs))

    @property
    def main(self) -> Table:
        """The main table."""
        return next(iter(self.scenario.tables.values()))

    @property
    def pace(self) -> str:
        """The pace of those parts that are judged at one pace: the scenario's first."""
        return next(iter(self.scenario.paces))


def envoys(scenario: Scenario, but: Mapping[str, Sitter] | None = None) -> dict[str, Sitter]:
    """Return envoys of mixed temperament in every seat, but for those that are given."""
    return {seat: Sitter(level="envoy", temperament=MIXED) for seat in scenario.seats} | dict(but or {})


def talks(table: Table, worlds: Sequence[World]) -> tuple[World, ...]:
    """Return the Worlds at the beginning of each turn in which a table has not closed; at least the first."""
    last = None if table.closes is None else table.closes.toordinal()
    return tuple(world for world in worlds[:-1] if last is None or world.first_day <= last) or tuple(worlds[:1])


def at_close(table: Table, worlds: Sequence[World]) -> World:
    """Return the World in which talks at a table ended: at the first signature, or in the last turn before it closed."""
    deals = worlds[-1].sittings[table.id].deals
    signed = deals[0].turn if deals else 0
    held = talks(table, worlds)
    return next((world for world in held if world.turn == signed), held[-1])
