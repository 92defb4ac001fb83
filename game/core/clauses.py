"""The author's "how much", "when" and "what": Amount, Condition, Effect.

A linear form is enough: it is checked when the file is read, it is fast, and it can always be itemised ("40, and 18 from
trust 30"). There is no expression language. Knows nothing of seats, tables or turns; it reads values, flags and dates
through the small `Facts` protocol.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

HUNDRED = 100


class Facts(Protocol):
    """What a clause may read: a World, or what one seat knows of it."""

    @property
    def values(self) -> Mapping[str, int]:
        """Indicator id to value."""

    @property
    def flags(self) -> Mapping[str, int]:
        """Flags that are set, each with the turn it was set in."""

    @property
    def agreed(self) -> Mapping[str, str]:
        """Issue id to agreed option, for deals in force."""

    @property
    def first_day(self) -> int:
        """First day of the turn, as a proleptic Gregorian ordinal."""

    @property
    def last_day(self) -> int:
        """Last day of the turn, included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of an itemised Amount."""

    indicator: str | None
    """The indicator it comes from, or None for the base."""
    value: int
    """What the indicator stood at; 0 for the base."""
    hundredths: int
    """What it contributes, in hundredths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An integer that may depend on indicators: (base + sum of coefficient x indicator), rounded down, then limited.

    >>> Amount(base=40, plus={"trust": 60}).value({"trust": 31})
    58
    """

    base: int = 0
    """The part that depends on nothing."""
    plus: Mapping[str, int] = field(default_factory=dict)
    """Coefficient of each indicator, in hundredths (YAML writes 0.6; more than two decimals are refused)."""
    min: int | None = None
    """The least it can be."""
    max: int | None = None
    """The most it can be."""

    def value(self, values: Mapping[str, int]) -> int:
        """Return the amount where the indicators stand at `values`."""
        amount = self.base
        if self.plus:
            amount *= HUNDRED
            for indicator, hundredths in self.plus.items():
                amount += hundredths * values[indicator]
            amount //= HUNDRED
        least, most = self.min, self.max
        if least is not None and amount < least:
            amount = least
        if most is not None and amount > most:
            amount = most
        return amount

    def items(self, values: Mapping[str, int]) -> tuple[Item, ...]:
        """Itemise: the base, then what each indicator adds, in hundredths, before rounding and limits."""
        lines = [Item(indicator=None, value=0, hundredths=self.base * HUNDRED)]
        lines += [Item(indicator=name, value=values[name], hundredths=part * values[name]) for name, part in self.plus.items()]
        return tuple(lines)

    def names(self) -> Iterator[str]:
        """Yield the indicators it depends on."""
        yield from self.plus


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One clause of a Condition (or a rule of the game) that is not met: data, made into a sentence by `game.words`."""

    key: str
    """What kind of gap: `at_least`, `below`, `has`, `lacks`, `from`, `until`, `agreed`, `any_of`, or a rule's own key."""
    subject: str = ""
    """The indicator, flag, issue or date it is about."""
    needed: int = 0
    """The value asked for, where there is one."""
    options: tuple[str, ...] = ()
    """The options asked for, where there are any."""
    within: tuple[Gap, ...] = ()
    """For `any_of`: the gaps of every branch, of which one branch would do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """One reason why an order cannot be given."""

    order: str
    """`orders`, `deed ACTION`, `move TABLE` or `release TABLE`."""
    gap: Gap
    """The reason, as data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """When something is so: every clause that is given must hold. An empty Condition always holds."""

    at_least: Mapping[str, Amount] = field(default_factory=dict)
    """Indicators that must stand at this Amount or above."""
    below: Mapping[str, Amount] = field(default_factory=dict)
    """Indicators that must stand below this Amount."""
    has: tuple[str, ...] = ()
    """Flags that must be set."""
    lacks: tuple[str, ...] = ()
    """Flags that must not be set."""
    since: date | None = None
    """First date: holds in a turn whose last day is this day or later. YAML writes `from`."""
    until: date | None = None
    """Last date: holds in a turn whose first day is this day or earlier."""
    agreed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Issues on which one of these options must be in force."""
    any_of: tuple[Condition, ...] = ()
    """Conditions of which at least one must hold."""

    def holds(self, facts: Facts) -> bool:
        """Tell whether every clause is met."""
        if self.has or self.lacks:
            flags = facts.flags
            for flag in self.has:
                if flag not in flags:
                    return False
            for flag in self.lacks:
                if flag in flags:
                    return False
        if self.at_least or self.below:
            values = facts.values
            for name, amount in self.at_least.items():
                if values[name] < amount.value(values):
                    return False
            for name, amount in self.below.items():
                if values[name] >= amount.value(values):
                    return False
        if self.since is not None and facts.last_day < self.since.toordinal():
            return False
        if self.until is not None and facts.first_day > self.until.toordinal():
            return False
        if self.agreed:
            agreed = facts.agreed
            for issue, options in self.agreed.items():
                if agreed.get(issue) not in options:
                    return False
        if self.any_of:
            for branch in self.any_of:  # noqa: SIM110  a generator would cost as much as a branch
                if branch.holds(facts):
                    return True
            return False
        return True

    def gaps(self, facts: Facts) -> tuple[Gap, ...]:
        """Return every unmet clause, in the order the fields are declared; empty where the Condition holds."""
        return () if self.holds(facts) else tuple(self._gaps(facts))

    def _gaps(self, facts: Facts) -> Iterator[Gap]:
        values = facts.values
        for name, amount in self.at_least.items():
            if values[name] < (needed := amount.value(values)):
                yield Gap(key="at_least", subject=name, needed=needed)
        for name, amount in self.below.items():
            if values[name] >= (needed := amount.value(values)):
                yield Gap(key="below", subject=name, needed=needed)
        yield from (Gap(key="has", subject=flag) for flag in self.has if flag not in facts.flags)
        yield from (Gap(key="lacks", subject=flag) for flag in self.lacks if flag in facts.flags)
        if self.since is not None and facts.last_day < self.since.toordinal():
            yield Gap(key="from", subject=self.since.isoformat())
        if self.until is not None and facts.first_day > self.until.toordinal():
            yield Gap(key="until", subject=self.until.isoformat())
        for issue, options in self.agreed.items():
            if facts.agreed.get(issue) not in options:
                yield Gap(key="agreed", subject=issue, options=options)
        if self.any_of and not any(branch.holds(facts) for branch in self.any_of):
            yield Gap(key="any_of", within=tuple(gap for branch in self.any_of for gap in branch.gaps(facts)))

    def indicators(self) -> Iterator[str]:
        """Yield every indicator it names, those inside Amounts and branches too."""
        for clause in (self.at_least, self.below):
            for name, amount in clause.items():
                yield name
                yield from amount.names()
        for branch in self.any_of:
            yield from branch.indicators()

    def flags(self) -> Iterator[str]:
        """Yield every flag it asks for, set or not, those inside branches too."""
        yield from self.has
        yield from self.lacks
        for branch in self.any_of:
            yield from branch.flags()

    def issues(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield every issue it names with the options asked for, those inside branches too."""
        yield from self.agreed.items()
        for branch in self.any_of:
            yield from branch.issues()


ALWAYS = Condition()
"""The Condition that always holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What changes. Applied as one piece, at once or some days later."""

    change: Mapping[str, Amount] = field(default_factory=dict)
    """Indicators and by how much they change."""
    sets: tuple[str, ...] = ()
    """Flags that become set."""
    clears: tuple[str, ...] = ()
    """Flags that become unset."""
    suspends: tuple[str, ...] = ()
    """Tables at which talks stop."""
    resumes: tuple[str, ...] = ()
    """Tables at which talks, stopped by an effect, may go on."""
    voids: tuple[str, ...] = ()
    """Tables whose deal ceases to be in force."""
    after: int = 0
    """Days until it happens; 0: at once."""
    when: Condition = ALWAYS
    """It only happens if this holds when it falls due."""
    note: str = ""
    """Why, in the author's words, for the reader of the file and of the record."""

    def indicators(self) -> Iterator[str]:
        """Yield every indicator it reads or changes."""
        for name, amount in self.change.items():
            yield name
            yield from amount.names()
        yield from self.when.indicators()
