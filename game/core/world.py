"""All that is true in a match at one moment, and the one function through which it changes.

A World is a plain value: `opening` makes the first, `Draft.apply` makes the next and leaves an Entry for every change. Knows
nothing of who may see what (see `view`) or of the order of phases (see `turn`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from game.core.clauses import Condition, Effect, Gap
from game.core.scenario import CAPITAL, Indicator, Rung, Scenario, capital_of
from game.core.table import POINT, Pledge, Table

STANDING, LAPSED, WITHDRAWN, TAKEN = "standing", "lapsed", "withdrawn", "taken"
SIGNED, IN_FORCE, REFUSED, VOIDED = "signed", "in_force", "refused", "voided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Why something changed."""

    kind: str
    """`action`, `risk`, `event`, `revision`, `option`, `trend`, `income`, `cost`, `returned`, `limit`, `table`, `body`, `rule`,
    `intervention`, or `undisclosed`."""
    id: str = ""
    """The action, event, option, table or body."""
    part: str = ""
    """The risk of an action, the number of a revision, the issue of an option, or which of a table's effects."""
    seat: str = ""
    """Whose order it was, where it was an order."""
    turn: int = 0
    """The turn in which it began; earlier than the entry's own where the effect came later."""


UNDISCLOSED = Cause(kind="undisclosed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the record: what changed or happened, and its cause. Data; `game.words` makes the sentence."""

    key: str
    """`changed`, `held`, `set`, `cleared`, `did`, `went_wrong`, `not_done`, `happened`, `revised`, `proposed`, ..."""
    cause: Cause
    """Why."""
    subject: str = ""
    """The indicator, flag, action, event, offer or table it is about."""
    amount: int = 0
    """For `changed` and `held`: by how much."""
    more: Mapping[str, str] = field(default_factory=dict)
    """Further particulars, by name."""
    known_to: tuple[str, ...] | None = None
    """Seats that may read it; None: everyone."""
    cause_known_to: tuple[str, ...] | None = None
    """Seats that may know the cause; None: everyone who may read the entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A package that was put forward."""

    id: str
    """`table.turn.seat` of its first day."""
    table: str
    """Where."""
    seat: str
    """Who put it forward."""
    package: Mapping[str, str]
    """One option for every issue."""
    made: int
    """The turn in which it was first put forward."""
    stands: int
    """The last turn in whose talks it can be accepted."""
    assents: tuple[str, ...] = ()
    """Seats that have accepted it while others have not."""
    fate: str = STANDING
    """`standing`, `lapsed`, `withdrawn` or `taken`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """A package that was signed."""

    offer: str
    """The offer it was."""
    package: Mapping[str, str]
    """What was agreed."""
    turn: int
    """When it was signed."""
    fate: str = SIGNED
    """`signed`, `in_force`, `refused` or `voided`."""
    decided: int = 0
    """The turn in which the bodies answered; 0 while they have not."""
    refused_by: tuple[str, ...] = ()
    """Bodies that refused it."""
    reservations: Mapping[str, int] = field(default_factory=dict)
    """What each stakeholder's reservation was at signature, in thousandths of a point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """How a table stands."""

    suspended: bool = False
    """Talks were stopped by an effect."""
    away: Mapping[str, int] = field(default_factory=dict)
    """Seats that have walked out, each with the turn in which it did."""
    relieved: tuple[str, ...] = ()
    """Seats whose walk-out has already brought them relief at home."""
    offers: tuple[Offer, ...] = ()
    """Every offer so far, oldest first."""
    pledges: Mapping[str, Pledge] = field(default_factory=dict)
    """Standing pledges by seat."""
    deals: tuple[Deal, ...] = ()
    """Every deal so far, oldest first."""

    @property
    def deal(self) -> Deal | None:
        """The deal that waits for ratification or is in force, if there is one."""
        if self.deals and self.deals[-1].fate in {SIGNED, IN_FORCE}:
            return self.deals[-1]
        return None

    def standing(self) -> tuple[Offer, ...]:
        """Return the offers that can be accepted in the coming talks."""
        return tuple(offer for offer in self.offers if offer.fate == STANDING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An effect that waits for its day."""

    day: int
    """The day, as a proleptic Gregorian ordinal."""
    effect: Effect
    """What happens then (its own `after` is spent)."""
    cause: Cause
    """Why."""
    cause_known_to: tuple[str, ...] | None = None
    """Seats that may know the cause."""
    halved: bool = False
    """It has half its effect: the deed was repeated too soon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """All that is true, at the beginning of a turn."""

    pace: str
    """The pace the match is played at."""
    turn: int
    """The turn about to be played, from 1."""
    first_day: int
    """Its first day, as a proleptic Gregorian ordinal."""
    last_day: int
    """Its last day, included."""
    values: Mapping[str, int]
    """Every indicator's value; capital too, as `capital.SEAT`."""
    remainders: Mapping[str, int] = field(default_factory=dict)
    """Thirtieths that trends have not yet made whole."""
    flags: Mapping[str, int] = field(default_factory=dict)
    """Flags that are set, each with the turn it was set in."""
    agreed: Mapping[str, str] = field(default_factory=dict)
    """Issue to option, for deals in force."""
    sittings: Mapping[str, Sitting]
    """How each table stands."""
    due: tuple[Due, ...] = ()
    """Effects that wait for their day, the next first."""
    done: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Turns in which each deed was done, by `seat.action`."""
    happened: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Days on which each event happened: its own date, or else the first day of the turn."""
    opening: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Reservations at the opening by table and seat, in thousandths of a point."""
    ending: str = ""
    """The ending that closed the match, once one did."""

    @property
    def days(self) -> int:
        """Length of the turn."""
        return self.last_day - self.first_day + 1


def opening(scenario: Scenario, pace: str) -> World:
    """Return the World before the first turn. Raises KeyError where the scenario has no such pace."""
    values = {name: indicator.start for name, indicator in scenario.indicators.items()}
    for seat in scenario.seats.values():
        values[capital_of(seat.id)] = seat.capital.start
    first = scenario.begins.toordinal()
    return World(
        pace=pace,
        turn=1,
        first_day=first,
        last_day=first + scenario.paces[pace].days[0] - 1,
        values=values,
        flags={name: 0 for name, flag in scenario.flags.items() if flag.start},
        sittings={name: Sitting() for name in scenario.tables},
        opening={name: reservations(table, values) for name, table in scenario.tables.items()},
    )


def reservations(table: Table, values: Mapping[str, int]) -> dict[str, int]:
    """Return every stakeholder's reservation where the indicators stand at `values`, in thousandths of a point."""
    return {seat: stakes.reservation.value(values) * POINT for seat, stakes in table.stakes.items()}


def unmet(world: World, condition: Condition) -> tuple[Gap, ...]:
    """Return the clauses of a condition that the World does not meet."""
    return condition.gaps(world)


def bounds(scenario: Scenario, indicator: str) -> tuple[int, int]:
    """Return the least and the most an indicator (capital too) can be."""
    if indicator.startswith(CAPITAL):
        return 0, scenario.seats[indicator.removeprefix(CAPITAL)].capital.limit
    found = scenario.indicators[indicator]
    return found.low, found.high


def rung(indicator: Indicator, value: int) -> Rung | None:
    """Return the named step a ladder stands on at this value; None for what is no ladder."""
    reached = [step for step in indicator.rungs if step.at <= value]
    return reached[-1] if reached else None


def who_knows(scenario: Scenario, indicator: str) -> tuple[str, ...] | None:
    """Return the seats that see an indicator exactly; None: everyone."""
    if indicator.startswith(CAPITAL):
        return (indicator.removeprefix(CAPITAL),)
    return scenario.indicators[indicator].known_to


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
            self.change(name, int(number / 2) if halved else number, cause, cause_known_to)
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


def readers(table: Table) -> tuple[str, ...] | None:
    """Return the seats that know a table's deals; None: everyone."""
    return table.knowing() if table.published else table.seeing()


def agreements(sittings: Mapping[str, Sitting]) -> dict[str, str]:
    """Return every agreed option of every deal in force, by issue."""
    result: dict[str, str] = {}
    for sitting in sittings.values():
        if (deal := sitting.deal) is not None and deal.fate == IN_FORCE:
            result.update(deal.package)
    return result


def _first(into: dict[str, Entry], entry: Entry) -> None:
    """Keep one entry for each subject: of several causes the first by name."""
    if entry.subject not in into or _order(entry.cause) < _order(into[entry.subject].cause):
        into[entry.subject] = entry


def _order(cause: Cause) -> tuple[str, str, str, str, int]:
    """Order causes by name, so that no seat gains from its place in a file."""
    return cause.kind, cause.id, cause.part, cause.seat, cause.turn


def _order_of_due(item: Due) -> tuple[int, tuple[str, str, str, str, int]]:
    return item.day, _order(item.cause)
