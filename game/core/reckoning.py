"""What a match has been worth to a seat, as one number: its interests, and what its deals gave beyond doing without them.

There is no single winner, so numbers of different seats are never compared; they serve to compare two ways of playing the same
seat. Counts only what a Result tells (see `view`); knows nothing of how anybody played.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.core.scenario import Scenario
from game.core.seat import Interest
from game.core.table import POINT, terms_of_side, value
from game.core.world import IN_FORCE, World


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """What has become of one seat's purposes, in thousandths of a point."""

    seat: str
    """Whose."""
    interests: int
    """The weighted mean of how well its interests are served: 0 to 100 points."""
    surplus: int
    """What the deals in force are worth to it beyond its reservations at the opening; below nothing where one is worth less."""

    @property
    def total(self) -> int:
        """Both together."""
        return self.interests + self.surplus


def reckon(scenario: Scenario, world: World, seat: str) -> Reckoning:
    """Reckon what a seat has, as the World stands. A deal that waits for ratification, or is broken off, counts nothing."""
    return Reckoning(
        seat=seat,
        interests=served(scenario.seats[seat].interests, world.values),
        surplus=sum(surplus_of(scenario, world, name, seat) or 0 for name in scenario.tables),
    )


def served(interests: tuple[Interest, ...], values: Mapping[str, int]) -> int:
    """Return the weighted mean of how well interests are served, in thousandths of a point; 0 where there are none."""
    weight = sum(interest.weight for interest in interests)
    if not weight:
        return 0
    return sum(interest.weight * min(100, max(0, interest.measure.value(values))) for interest in interests) * POINT // weight


def surplus_of(scenario: Scenario, world: World, name: str, seat: str) -> int | None:
    """Return what a table's deal is worth to a seat beyond its opening reservation, in thousandths of a point.

    None where no deal is in force, or the seat has no stakes in the table.
    """
    table, deal = scenario.tables[name], world.sittings[name].deal
    if deal is None or deal.fate != IN_FORCE or seat not in table.stakes:
        return None
    return value(terms_of_side(table, seat, world.values), deal.package) - world.opening[name][seat]
