"""The one function through which a World changes: what a phase will change, added up at its end.

Every change leaves an Entry with its cause, so that the books balance. Knows nothing of the order of phases (see `turn`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from game.core.clauses import Effect
from game.core.scenario import Scenario
from game.core.world import IN_FORCE, VOIDED, Cause, Due, Entry, Sitting, World, agreements, bounds, readers, who_knows


class Draft:
    """What one phase will change: everything is read from the World as the phase found it and added up at the end."""

    def __init__(self, scenario: Scenario, world: World) -> None:
        """Begin with nothing changed."""
        self.scenario = scenario
        self.world = world
        self.entries: list[Entry] = []
        self._changes: dict[str, list[Entry]] = {}
        self._set: dict[str, Entry] = {}
        self._cleared: dict[str, Entry] = {}
        self._suspended: dict[str, Entry] = {}
        self._resumed: dict[str, Entry] = {}
        self._voided: dict[str, Entry] = {}
        self._due: list[Due] = []
        self._remainders: dict[str, int] = {}
        self._sittings: dict[str, Sitting] = {}
        self._done: dict[str, tuple[int, ...]] = {}
        self._happened: dict[str, tuple[int, ...]] = {}

    def note(  # noqa: PLR0913  an entry has that many sides
        self,
        key: str,
        cause: Cause,
        subject: str = "",
        *,
        known_to: tuple[str, ...] | None = None,
        cause_known_to: tuple[str, ...] | None = None,
        more: Mapping[str, str] | None = None,
    ) -> None:
        """Add a line to the record that changes nothing by itself."""
        self.entries.append(
            Entry(
                key=key,
                cause=cause,
                subject=subject,
                known_to=known_to,
                cause_known_to=cause_known_to,
                more=more or {},
            )
        )

    def change(self, indicator: str, amount: int, cause: Cause, cause_known_to: tuple[str, ...] | None = None) -> None:
        """Add to an indicator."""
        if amount:
            entry = Entry(
                key="changed",
                cause=cause,
                subject=indicator,
                amount=amount,
                known_to=who_knows(self.scenario, indicator),
                cause_known_to=cause_known_to,
            )
            self._changes.setdefault(indicator, []).append(entry)

    def effects(
        self,
        effects: Iterable[Effect],
        cause: Cause,
        *,
        halved: bool = False,
        cause_known_to: tuple[str, ...] | None = None,
        day: int | None = None,
    ) -> None:
        """Add effects: those with a delay wait for their day (counted from `day`), the others join this phase."""
        start = self.world.first_day if day is None else day
        for effect in effects:
            if effect.after > 0:
                due = start + effect.after
                later = replace(effect, after=0)
                self._due.append(Due(day=due, effect=later, cause=cause, cause_known_to=cause_known_to, halved=halved))
            else:
                self.effect(effect, cause, halved=halved, cause_known_to=cause_known_to)

    def effect(
        self,
        effect: Effect,
        cause: Cause,
        *,
        halved: bool = False,
        cause_known_to: tuple[str, ...] | None = None,
    ) -> None:
        """Add one effect to this phase, whatever its delay, if its own condition holds."""
        if not effect.when.holds(self.world):
            return
        for name, amount in effect.change.items():
            number = amount.value(self.world.values)
            self.change(name, half(number) if halved else number, cause, cause_known_to)
        flags, tables = self.scenario.flags, self.scenario.tables  # an edition lacks those its seat does not know of
        for key, names, into in (("set", effect.sets, self._set), ("cleared", effect.clears, self._cleared)):
            for name in names:
                known_to = flags[name].known_to if name in flags else ()
                _first(into, Entry(key=key, cause=cause, subject=name, known_to=known_to, cause_known_to=cause_known_to))
        for key, names, into in (
            ("suspended", effect.suspends, self._suspended),
            ("resumed", effect.resumes, self._resumed),
            ("voided", effect.voids, self._voided),
        ):
            for name in names:
                if name in tables:
                    known_to = readers(tables[name]) if key == "voided" else tables[name].knowing()
                    _first(into, Entry(key=key, cause=cause, subject=name, known_to=known_to, cause_known_to=cause_known_to))

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
        world = self.world
        entries = self.entries
        values = dict(world.values)
        for name in sorted(self._changes):
            lines = self._changes[name]
            entries += lines
            wanted = values[name] + sum(line.amount for line in lines)
            low, high = bounds(self.scenario, name)
            held = min(high, max(low, wanted))
            if held != wanted:
                limit = Cause(kind="limit", id=name, turn=world.turn)
                known = who_knows(self.scenario, name)
                entries.append(Entry(key="held", cause=limit, subject=name, amount=held - wanted, known_to=known))
            values[name] = held
        flags = self._flags()
        sittings = self._tables()
        agreed = world.agreed if sittings is world.sittings else agreements(sittings)
        due = world.due
        if self._due or dropped:
            waiting = [*(item for item in world.due if item not in dropped), *self._due]
            due = tuple(sorted(waiting, key=_order_of_due))
        changed = World(
            pace=world.pace,
            turn=world.turn,
            first_day=world.first_day,
            last_day=world.last_day,
            values=values,
            remainders={**world.remainders, **self._remainders} if self._remainders else world.remainders,
            flags=flags,
            agreed=agreed,
            sittings=sittings,
            due=due,
            done={**world.done, **self._done} if self._done else world.done,
            happened={**world.happened, **self._happened} if self._happened else world.happened,
            opening=world.opening,
            ending=world.ending,
        )
        return changed, tuple(entries)

    def _flags(self) -> Mapping[str, int]:
        if not self._set and not self._cleared:
            return self.world.flags
        flags = dict(self.world.flags)
        for flag in sorted(self._cleared):
            if flag in flags and flag not in self._set:
                del flags[flag]
                self.entries.append(self._cleared[flag])
        for flag in sorted(self._set):
            if flag not in flags:
                flags[flag] = self.world.turn
                self.entries.append(self._set[flag])
        return flags

    def _tables(self) -> Mapping[str, Sitting]:
        if not (self._sittings or self._suspended or self._resumed or self._voided):
            return self.world.sittings
        sittings = {**self.world.sittings, **self._sittings}
        for table in sorted(self._resumed):
            if table not in self._suspended and sittings[table].suspended:
                sittings[table] = replace(sittings[table], suspended=False)
                self.entries.append(self._resumed[table])
        for table in sorted(self._suspended):
            if not sittings[table].suspended:
                sittings[table] = replace(sittings[table], suspended=True)
                self.entries.append(self._suspended[table])
        for table in sorted(self._voided):
            deal = sittings[table].deal
            if deal is not None and deal.fate == IN_FORCE:
                deals = (*sittings[table].deals[:-1], replace(deal, fate=VOIDED))
                sittings[table] = replace(sittings[table], deals=deals)
                self.entries.append(self._voided[table])
        return sittings


def half(number: int) -> int:
    """Return half a number, rounded towards nothing; in integers, as everything on the way to a World."""
    return number // 2 if number >= 0 else -(-number // 2)


def _first(into: dict[str, Entry], entry: Entry) -> None:
    """Keep one entry for each subject: of several causes a public one before a secret one, then the first by name."""
    held = into.get(entry.subject)
    if held is None or _standing(entry) < _standing(held):
        into[entry.subject] = entry


def _standing(entry: Entry) -> tuple[bool, tuple[str, str, str, str, int]]:
    return entry.cause_known_to is not None, _order(entry.cause)


def _order(cause: Cause) -> tuple[str, str, str, str, int]:
    """Order causes by name, so that no seat gains from its place in a file."""
    return cause.kind, cause.id, cause.part, cause.seat, cause.turn


def _order_of_due(item: Due) -> tuple[int, tuple[str, str, str, str, int]]:
    return item.day, _order(item.cause)
