"""The one function through which a World changes: what a phase will change, added up at its end.

Every change leaves an Entry with its cause, so that the books balance. Knows nothing of the order of phases (see `turn`).
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping

from game.core.clauses import Effect
from game.core.index import Index, Seats, index
from game.core.scenario import Scenario
from game.core.twin import changed
from game.core.world import IN_FORCE, VOIDED, Cause, Due, Entry, Sitting, World, agreements, closed, line, reopened

Why = tuple[Cause, Seats]
"""A cause and who may know it."""

NOTHING: Mapping[str, Why] = {}
"""What effects did where none did anything."""

OF_FLAGS = frozenset({"set", "cleared"})
"""What effects can do to a flag."""


class Draft:
    """What one phase will change: everything is read from the World as the phase found it and added up at the end."""

    __slots__ = (
        "_done",
        "_due",
        "_happened",
        "_lines",
        "_marks",
        "_remainders",
        "_sittings",
        "_sums",
        "entries",
        "index",
        "scenario",
        "told",
        "world",
    )

    def __init__(self, scenario: Scenario, world: World, *, told: bool = True) -> None:
        """Begin with nothing changed. Where it is not to be told there is no record, and the same World."""
        self.scenario = scenario
        self.index: Index = index(scenario)
        self.world = world
        self.told = told
        self.entries: list[Entry] = []
        self._sums: dict[str, int] = {}
        self._lines: dict[str, list[tuple[int, Cause, Seats]]] = {}
        self._marks: dict[str, dict[str, Why]] = {}
        self._due: list[Due] = []
        self._remainders: dict[str, int] = {}
        self._sittings: dict[str, Sitting] = {}
        self._done: dict[str, tuple[int, ...]] = {}
        self._happened: dict[str, tuple[int, ...]] = {}

    def note(
        self, key: str, cause: Cause, subject: str = "", *, known_to: Seats = None, more: Mapping[str, str] | None = None
    ) -> None:
        """Add a line to the record that changes nothing by itself."""
        if self.told:
            self.entries.append(line(key, cause, subject, known_to=known_to, more=more))

    def change(self, indicator: str, amount: int, cause: Cause, cause_known_to: Seats = None) -> None:
        """Add to an indicator."""
        if amount:
            self._sums[indicator] = self._sums.get(indicator, 0) + amount
            if self.told:
                self._lines.setdefault(indicator, []).append((amount, cause, cause_known_to))

    def effects(  # noqa: PLR0913  one more fact than usual
        self,
        effects: Iterable[Effect],
        cause: Cause,
        *,
        halved: bool = False,
        cause_known_to: Seats = None,
        day: int | None = None,
        delay: int = 0,
    ) -> None:
        """Add effects: those with a delay (their own and what is given) wait for their day, the others join this phase.

        Days are counted from `day`, or from the first of the turn.
        """
        for effect in effects:
            after = effect.after + delay
            if after > 0:
                due = (self.world.first_day if day is None else day) + after
                later = self.index.spent(effect)
                self._due.append(Due(day=due, effect=later, cause=cause, cause_known_to=cause_known_to, halved=halved))
            else:
                self.effect(effect, cause, halved=halved, cause_known_to=cause_known_to)

    def effect(self, effect: Effect, cause: Cause, *, halved: bool = False, cause_known_to: Seats = None) -> None:
        """Add one effect to this phase, whatever its delay, if its own condition holds."""
        when, changes, more = self.index.plan(effect)
        if when is not None and not when.holds(self.world):
            return
        values, sums, told = self.world.values, self._sums, self.told
        for name, fixed, amount in changes:
            number = fixed if amount is None else amount.value(values)
            if halved:
                number = half(number)
            if told:
                self.change(name, number, cause, cause_known_to)
            elif number:
                sums[name] = sums.get(name, 0) + number
        if more:
            self._mark(effect, (cause, cause_known_to))

    def _mark(self, effect: Effect, why: Why) -> None:
        """Add what an effect does to flags and tables."""
        tables = self.scenario.tables  # an edition lacks those its seat does not know of
        for key, names in (("set", effect.sets), ("cleared", effect.clears)):
            for name in names:
                _first(self._marks.setdefault(key, {}), name, why)
        for key, names in (("suspended", effect.suspends), ("resumed", effect.resumes), ("voided", effect.voids)):
            for name in names:
                if name in tables:
                    _first(self._marks.setdefault(key, {}), name, why)

    def sitting(self, table: str) -> Sitting:
        """Return how a table stands so far in this phase."""
        return self._sittings.get(table) or self.world.sittings[table]

    def sit(self, table: str, sitting: Sitting) -> None:
        """Say how a table now stands (before what this phase's effects do to it)."""
        self._sittings[table] = sitting

    def remember(self, key: str, remainder: int) -> None:
        """Keep what a trend has left over, in thirtieths."""
        self._remainders[key] = remainder

    def did(self, seat: str, action: str) -> None:
        """Mark a deed as done this turn."""
        key = f"{seat}.{action}"
        self._done[key] = (*self.world.done.get(key, ()), self.world.turn)

    def happen(self, event: str, day: int) -> None:
        """Mark an event as happened on this day."""
        self._happened[event] = (*self.world.happened.get(event, ()), day)

    def apply(self, *, dropped: tuple[Due, ...] = ()) -> tuple[World, tuple[Entry, ...]]:
        """Return the World with everything added up, and the record: notes first, then each change.

        Sums are clamped once; what the limit swallowed is an entry of its own, so that the books balance. A flag set and
        cleared in one phase is set.
        """
        values = self._values()
        flags = self._flags() if self._marks else self.world.flags
        sittings = self.world.sittings
        if self._sittings or not self._marks.keys() <= OF_FLAGS:
            sittings = self._tables()
        world, entries = self.world, tuple(self.entries)
        due = world.due
        if self._due or dropped:
            gone = {id(item) for item in dropped}
            waiting = [item for item in world.due if id(item) not in gone]  # in order: so it was left
            for item in self._due:
                insort(waiting, item, key=_order_of_due)
            due = tuple(waiting)
        elif (
            values is world.values
            and flags is world.flags
            and sittings is world.sittings
            and not (self._remainders or self._done or self._happened)
        ):
            return world, entries
        made = reopened(world)
        made.values = values
        made.flags = flags
        made.due = due
        if sittings is not world.sittings:
            made.sittings = sittings
            made.agreed = agreements(sittings)
        if self._remainders:
            made.remainders = {**world.remainders, **self._remainders}
        if self._done:
            made.done = {**world.done, **self._done}
        if self._happened:
            made.happened = {**world.happened, **self._happened}
        return closed(made), entries

    def _values(self) -> Mapping[str, int]:
        if not self._sums:
            return self.world.values
        values, limits = dict(self.world.values), self.index.limits
        for name, amount in self._sums.items():
            wanted = values[name] + amount
            low, high = limits[name]
            values[name] = low if wanted < low else min(high, wanted)
        if self.told:
            for name in sorted(self._sums):
                self._say(name, values[name] - self.world.values[name])
        return values

    def _say(self, name: str, moved: int) -> None:
        """Record what changed an indicator, and what its limit swallowed."""
        known = self.index.knowers[name]
        self.entries += [
            line("changed", cause, name, amount=amount, known_to=known, cause_known_to=cause_known_to)
            for amount, cause, cause_known_to in self._lines[name]
        ]
        if moved != self._sums[name]:
            limit = Cause(kind="limit", id=name, turn=self.world.turn)
            self.entries.append(line("held", limit, name, amount=moved - self._sums[name], known_to=known))

    def _record(self, key: str, name: str, known_to: Seats) -> None:
        """Record what effects did to a flag or a table."""
        if self.told:
            cause, cause_known_to = self._marks[key][name]
            self.entries.append(line(key, cause, name, known_to=known_to, cause_known_to=cause_known_to))

    def _flags(self) -> Mapping[str, int]:
        to_set, to_clear = self._marks.get("set", NOTHING), self._marks.get("cleared", NOTHING)
        if not to_set and not to_clear:
            return self.world.flags
        flags, named = dict(self.world.flags), self.scenario.flags  # an edition lacks those its seat does not know of
        for flag in sorted(to_clear):
            if flag in flags and flag not in to_set:
                del flags[flag]
                self._record("cleared", flag, named[flag].known_to if flag in named else ())
        for flag in sorted(to_set):
            if flag not in flags:
                flags[flag] = self.world.turn
                self._record("set", flag, named[flag].known_to if flag in named else ())
        return flags

    def _tables(self) -> Mapping[str, Sitting]:
        marks = self._marks
        suspended, resumed, voided = (marks.get(key, NOTHING) for key in ("suspended", "resumed", "voided"))
        sittings = {**self.world.sittings, **self._sittings}
        for table in sorted(resumed):
            if table not in suspended and sittings[table].suspended:
                sittings[table] = changed(sittings[table], suspended=False)
                self._record("resumed", table, self.index.knowing[table])
        for table in sorted(suspended):
            if not sittings[table].suspended:
                sittings[table] = changed(sittings[table], suspended=True)
                self._record("suspended", table, self.index.knowing[table])
        for table in sorted(voided):
            deal = sittings[table].deal
            if deal is not None and deal.fate == IN_FORCE:
                deals = (*sittings[table].deals[:-1], changed(deal, fate=VOIDED))
                sittings[table] = changed(sittings[table], deals=deals)
                self._record("voided", table, self.index.readers[table])
        return sittings


def half(number: int) -> int:
    """Return half a number, rounded towards nothing; in integers, as everything on the way to a World."""
    return number // 2 if number >= 0 else -(-number // 2)


def _first(into: dict[str, Why], subject: str, why: Why) -> None:
    """Keep one cause for each subject: of several a public one before a secret one, then the first by name."""
    held = into.get(subject)
    if held is None or _standing(why) < _standing(held):
        into[subject] = why


def _standing(why: Why) -> tuple[bool, tuple[str, str, str, str, int]]:
    cause, known_to = why
    return known_to is not None, _order(cause)


def _order(cause: Cause) -> tuple[str, str, str, str, int]:
    """Order causes by name, so that no seat gains from its place in a file."""
    return cause.kind, cause.id, cause.part, cause.seat, cause.turn


def _order_of_due(item: Due) -> tuple[int, tuple[str, str, str, str, int]]:
    return item.day, _order(item.cause)
