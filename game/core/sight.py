"""What one seat may know of a match, worked out once: which indicators, flags, events, deeds and tables.

Built by allow-list from the scenario alone, and found again by its identity. Knows no World and no luck.
"""

from __future__ import annotations

from functools import cached_property

from game.core.indicator import capital_of
from game.core.scenario import Scenario
from game.core.table import Table


def may_know(known_to: tuple[str, ...] | None, seat: str) -> bool:
    """Tell whether something known to these seats (None: everyone) is known to one of them."""
    return known_to is None or seat in known_to


class Sight:
    """One seat's sight of one scenario; each part is made when it is first asked for."""

    def __init__(self, scenario: Scenario, seat: str) -> None:
        """Begin with nothing worked out."""
        self.scenario = scenario
        self.seat = seat

    @cached_property
    def measures(self) -> tuple[str, ...]:
        """The indicators it sees exactly, its own capital last."""
        items = self.scenario.indicators.items()
        return (*(name for name, item in items if may_know(item.known_to, self.seat)), capital_of(self.seat))

    @cached_property
    def flags(self) -> frozenset[str]:
        """The flags it knows of; an edition lacks the others, and an effect may yet set them."""
        return frozenset(name for name, flag in self.scenario.flags.items() if may_know(flag.known_to, self.seat))

    @cached_property
    def events(self) -> frozenset[str]:
        """The events it learns of."""
        return frozenset(name for name, event in self.scenario.events.items() if may_know(event.known_to, self.seat))

    @cached_property
    def deeds(self) -> frozenset[str]:
        """The deeds it sees done, by `seat.action`: its own, and of the others' those that it may know."""
        return frozenset(
            f"{seat}.{name}"
            for seat in self.scenario.seats
            for name, action in self.scenario.actions.items()
            if seat == self.seat or may_know(action.known_to, self.seat)
        )

    @cached_property
    def tables(self) -> tuple[tuple[str, Table, bool], ...]:
        """The tables it knows of, and whether it sees what is put forward there."""
        items = self.scenario.tables.items()
        return tuple((name, table, self.seat in table.seeing()) for name, table in items if may_know(table.knowing(), self.seat))

    @cached_property
    def guessed(self) -> tuple[tuple[str, int, int, int, int], ...]:
        """The indicators of which it has an estimate: name, band, turns for which an error is held, least and most."""
        return tuple(
            (name, item.estimate.band, max(1, item.estimate.hold), item.low, item.high)
            for name, item in self.scenario.indicators.items()
            if item.estimate is not None and not may_know(item.known_to, self.seat)
        )
