"""What a scenario looks like to the rules: its parts sorted by what a turn asks of them, made once and found again by identity.

Nothing here decides anything: every part is the scenario's own, only sorted. Knows no World and no luck.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from game.core.clauses import ALWAYS, Amount, Condition, Effect
from game.core.event import Event
from game.core.indicator import Indicator, capital_of
from game.core.luck import chance_over
from game.core.scenario import Ending, Scenario
from game.core.sight import Sight
from game.core.world import bounds, readers, who_knows

KEPT = 16
"""Scenarios whose index is kept; a program plays few at a time, but a counterpart imagines others beside them."""

Seats = tuple[str, ...] | None
"""Who may know something; None: everyone."""


class Possible(NamedTuple):
    """An event that the calendar allows in some turn, and what is asked of it: first what is asked quickly."""

    flag: str
    """A flag without which it does not happen; empty where there is none."""
    bar: str
    """A flag with which it does not happen; empty where there is none."""
    indicator: str
    """An indicator that must stand at `least`; empty where there is none."""
    least: int
    """See `indicator`."""
    rest: Condition | None
    """What else must hold, the calendar apart; None where nothing must."""
    chance: int | None
    """Its chance in this turn, in hundredths of a percent; None where it depends on indicators."""
    event: Event
    """The event."""


class Plan(NamedTuple):
    """An effect as it is carried out."""

    when: Condition | None
    """What must hold; None where nothing must."""
    changes: tuple[tuple[str, int, Amount | None], ...]
    """Each indicator with its change, or with 0 and the Amount where that depends on indicators."""
    more: bool
    """Whether it does anything else than change indicators."""


class Index:
    """One scenario's parts, sorted; each part is made when it is first asked for."""

    def __init__(self, scenario: Scenario) -> None:
        """Begin with nothing sorted."""
        self.scenario = scenario
        self.asked = False
        """Whether it was asked for again since it was made or last spared."""
        self._possible: dict[tuple[int, int], tuple[Possible, ...]] = {}
        self._sights: dict[str, Sight] = {}
        self.editions: dict[tuple[str, tuple[int, ...]], Scenario] = {}
        """Editions, by seat and by its errors about its own bodies; `edition` fills it."""
        self.stories: dict[tuple[str, int], Event] = {}
        """Events as told once they have happened, by how much more has been learnt; `view` fills it."""
        self.derived: dict[object, object] = {}
        """What others work out from this scenario alone, and want kept as long as it is; whoever fills it names the key."""
        self._plans: dict[int, tuple[Effect, Plan]] = {}
        self._spent: dict[int, tuple[Effect, Effect]] = {}

    @cached_property
    def measures(self) -> tuple[str, ...]:
        """Every indicator, capital too."""
        return (*self.scenario.indicators, *(capital_of(seat) for seat in self.scenario.seats))

    @cached_property
    def limits(self) -> dict[str, tuple[int, int]]:
        """The least and the most each indicator can be."""
        return {name: bounds(self.scenario, name) for name in self.measures}

    @cached_property
    def knowers(self) -> dict[str, Seats]:
        """Who sees each indicator exactly."""
        return {name: who_knows(self.scenario, name) for name in self.measures}

    @cached_property
    def drifts(self) -> tuple[tuple[str, Amount], ...]:
        """The indicators that move by themselves, and how."""
        items = self.scenario.indicators.items()
        return tuple((name, indicator.trend) for name, indicator in items if indicator.trend != Amount())

    @cached_property
    def ladders(self) -> tuple[tuple[str, Indicator], ...]:
        """The indicators with named steps."""
        return tuple((name, indicator) for name, indicator in self.scenario.indicators.items() if indicator.rungs)

    @cached_property
    def incomes(self) -> tuple[tuple[str, str, int], ...]:
        """Each seat, its purse and what comes into it at a pace that multiplies nothing."""
        return tuple((seat.id, capital_of(seat.id), seat.capital.income) for seat in self.scenario.seats.values())

    @cached_property
    def early(self) -> tuple[Ending, ...]:
        """The endings that may close a match before its last turn."""
        return tuple(ending for ending in self.scenario.endings if ending.early)

    @cached_property
    def seeing(self) -> dict[str, tuple[str, ...]]:
        """Who sees the offers at each table."""
        return {name: table.seeing() for name, table in self.scenario.tables.items()}

    @cached_property
    def knowing(self) -> dict[str, Seats]:
        """Who knows of each table."""
        return {name: table.knowing() for name, table in self.scenario.tables.items()}

    @cached_property
    def readers(self) -> dict[str, Seats]:
        """Who knows each table's deals."""
        return {name: readers(table) for name, table in self.scenario.tables.items()}

    @cached_property
    def revised(self) -> frozenset[str]:
        """The events of which more is learnt later."""
        return frozenset(name for name, event in self.scenario.events.items() if event.revisions)

    def sight(self, seat: str) -> Sight:
        """Return what a seat may know by this scenario."""
        found = self._sights.get(seat)
        if found is None:
            found = self._sights[seat] = Sight(self.scenario, seat)
        return found

    def plan(self, effect: Effect) -> Plan:
        """Return one of the scenario's effects as it is carried out."""
        found = self._plans.get(id(effect))
        if found is None:  # the effect is held with its plan, so that no other can have its identity meanwhile
            found = self._plans[id(effect)] = effect, _plan(effect)
        return found[1]

    def spent(self, effect: Effect) -> Effect:
        """Return one of the scenario's effects as it waits for its day: its own delay is spent."""
        if effect.after == 0:
            return effect
        found = self._spent.get(id(effect))
        if found is None:  # the effect is held with what it becomes, so that no other can have its identity meanwhile
            found = self._spent[id(effect)] = effect, replace(effect, after=0)
        return found[1]

    def possible(self, first: int, last: int) -> tuple[Possible, ...]:
        """Return the events that the calendar allows between two days, in the scenario's order."""
        found = self._possible.get((first, last))
        if found is None:
            days = last - first + 1
            found = tuple(_possible(event, days) for event in self.scenario.events.values() if _in_time(event, first, last))
            self._possible[first, last] = found
        return found


def _plan(effect: Effect) -> Plan:
    return Plan(
        when=None if effect.when == ALWAYS else effect.when,
        changes=tuple(
            (name, 0, amount) if amount.plus else (name, amount.value({}), None) for name, amount in effect.change.items()
        ),
        more=bool(effect.sets or effect.clears or effect.suspends or effect.resumes or effect.voids),
    )


def _in_time(event: Event, first: int, last: int) -> bool:
    since, until = event.condition.since, event.condition.until
    return (
        (event.on is None or first <= event.on.toordinal() <= last)
        and (since is None or last >= since.toordinal())
        and (until is None or first <= until.toordinal())
    )


def chance_of(event: Event, days: int, percent: int) -> int:
    """Return an event's chance in a turn of so many days, in hundredths of a percent: that of its day, or of its month."""
    return percent * 100 if event.on is not None else chance_over(days, percent)


def _possible(event: Event, days: int) -> Possible:
    condition = event.condition
    fixed = {name: amount.base for name, amount in condition.at_least.items() if amount == Amount(base=amount.base)}
    indicator, least = next(iter(fixed.items()), ("", 0))
    rest = replace(
        condition,
        has=condition.has[1:],
        lacks=condition.lacks[1:],
        at_least={name: amount for name, amount in condition.at_least.items() if name != indicator},
        since=None,
        until=None,
    )
    return Possible(
        flag=condition.has[0] if condition.has else "",
        bar=condition.lacks[0] if condition.lacks else "",
        indicator=indicator,
        least=least,
        rest=None if rest == ALWAYS else rest,
        chance=None if event.chance.plus else chance_of(event, days, event.chance.value({})),
        event=event,
    )


_made: dict[int, Index] = {}


def index(scenario: Scenario) -> Index:
    """Return a scenario's index, the same as long as it is asked for more often than others are made."""
    found = _made.get(id(scenario))  # the index holds its scenario, so that no other can have this identity meanwhile
    if found is None:
        return _make(scenario)
    found.asked = True
    return found


def _make(scenario: Scenario) -> Index:
    while len(_made) >= KEPT:  # the first goes that was not asked for again
        first = _made.pop(list(_made)[0], None)  # noqa: RUF015  a list is taken in one step, whatever other threads do
        if first is not None and first.asked:
            first.asked = False
            _made[id(first.scenario)] = first
    made = _made[id(scenario)] = Index(scenario)
    return made
