"""All that is true in a match at one moment, and the one function through which it changes.

A World is a plain value: `opening` makes the first, `Draft.apply` makes the next and leaves an Entry for every change. Knows
nothing of who may see what (see `view`) or of the order of phases (see `turn`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from game.core.clauses import Condition, Effect, Gap
from game.core.indicator import CAPITAL, Indicator, Rung, capital_of
from game.core.scenario import Scenario
from game.core.table import POINT, Pledge, Table
from game.core.twin import twin

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


_OpenEntry, _OpenOffer, _OpenWorld = twin(Entry), twin(Offer), twin(World)
_NOTHING_MORE: Mapping[str, str] = {}


def line(  # noqa: PLR0913  an entry has that many sides
    key: str,
    cause: Cause,
    subject: str = "",
    *,
    amount: int = 0,
    more: Mapping[str, str] | None = None,
    known_to: tuple[str, ...] | None = None,
    cause_known_to: tuple[str, ...] | None = None,
) -> Entry:
    """Return an Entry, made sooner than by its own name: a turn leaves many."""
    made = _OpenEntry()
    made.key = key
    made.cause = cause
    made.subject = subject
    made.amount = amount
    made.more = _NOTHING_MORE if more is None else more
    made.known_to = known_to
    made.cause_known_to = cause_known_to
    made.__class__ = Entry
    entry: Entry = made
    return entry


def offered(name: str, table: str, seat: str, package: Mapping[str, str], turn: int) -> Offer:
    """Return an offer put forward in a turn: it stands in the next."""
    made = _OpenOffer()
    made.id = name
    made.table = table
    made.seat = seat
    made.package = package
    made.made = turn
    made.stands = turn + 1
    made.assents = ()
    made.fate = STANDING
    made.__class__ = Offer
    new: Offer = made
    return new


def fated(offer: Offer, fate: str) -> Offer:
    """Return an offer that has met this fate."""
    made = _OpenOffer()
    made.id = offer.id
    made.table = offer.table
    made.seat = offer.seat
    made.package = offer.package
    made.made = offer.made
    made.stands = offer.stands
    made.assents = offer.assents
    made.fate = fate
    made.__class__ = Offer
    met: Offer = made
    return met


def reopened(world: World) -> Any:
    """Return an open copy of a World: its maker writes what has changed, then lets it become a World (see `twin`)."""
    made = _OpenWorld()
    made.pace = world.pace
    made.turn = world.turn
    made.first_day = world.first_day
    made.last_day = world.last_day
    made.values = world.values
    made.remainders = world.remainders
    made.flags = world.flags
    made.agreed = world.agreed
    made.sittings = world.sittings
    made.due = world.due
    made.done = world.done
    made.happened = world.happened
    made.opening = world.opening
    made.ending = world.ending
    return made


def closed(made: Any) -> World:
    """Close an open World."""
    made.__class__ = World
    world: World = made
    return world


@lru_cache(maxsize=8192)
def cause(kind: str, id: str = "", part: str = "", seat: str = "", turn: int = 0) -> Cause:  # noqa: A002  as the field is called
    """Return a Cause, the same one whenever the same is asked for: few are there, and they are named often.

    Name its parts by their places alone: it is found sooner.
    """
    return Cause(kind=kind, id=id, part=part, seat=seat, turn=turn)


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
