"""What one seat may see of a World.

Built by allow-list, as the seat's edition of the scenario is (see `edition`). Knows nothing of how a View is shown or used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from game.core.edition import edition
from game.core.event import Event, Revision
from game.core.index import index
from game.core.indicator import capital_of
from game.core.luck import Luck
from game.core.scenario import Ending, Scenario
from game.core.sight import Sight
from game.core.table import Table, value
from game.core.table import terms as terms_of
from game.core.turn import Turn
from game.core.twin import changed, twin
from game.core.world import IN_FORCE, UNDISCLOSED, Deal, Entry, Sitting, World, agreements, closed, line

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What a seat is told of an indicator it may not know."""

    low: int
    """It is at least this."""
    high: int
    """It is at most this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """How well one interest was served."""

    interest: str
    """The interest's id."""
    before: int
    """At the opening, 0–100."""
    after: int
    """Now, 0–100."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a deal was worth to a seat."""

    table: str
    """At which table."""
    value: int
    """The deal's value now, in thousandths of a point."""
    at_opening: int
    """The reservation at the opening."""
    at_signature: int
    """The reservation when it was signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What has become of one seat's purposes."""

    seat: str
    """Whose."""
    outcomes: tuple[Outcome, ...]
    """Deals in force in which it has stakes."""
    served: tuple[Served, ...]
    """Its interests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All that one seat may see at the beginning of a turn."""

    seat: str
    """Whose view it is."""
    edition: Scenario
    """The scenario as this seat may know it: its own secrets, the others' only as publicly believed."""
    known: World
    """The World as this seat knows it: `values` and `flags` hold only what it may know exactly."""
    guesses: Mapping[str, Guess] = field(default_factory=dict)
    """Estimates of indicators it may not know exactly."""
    news: tuple[Entry, ...] = ()
    """The record of the last turn, and of interventions since, as far as this seat may read it."""
    stories: Mapping[str, Event] = field(default_factory=dict)
    """Events that have happened and that it may know of: as told, with what has been learnt since."""
    ending: Ending | None = None
    """How the match closed, once it has."""
    result: Result | None = None
    """What has become of this seat's purposes, once the match has closed."""


def _closing(ending: Ending) -> Ending:
    """Return an ending as told: the verdict, not the condition that led to it."""
    return Ending(
        id=ending.id,
        name=ending.name,
        verdict=ending.verdict,
        history=ending.history,
        happened=ending.happened,
        sources=ending.sources,
    )


def learnt(event: Event, days: tuple[int, ...], today: int) -> tuple[Revision, ...]:
    """Return what has been learnt of an event that happened on these days."""
    return tuple(item for item in event.revisions if any(day + item.after < today for day in days))


def story(event: Event, revisions: tuple[Revision, ...]) -> Event:
    """Return an event as told after it happened: no conditions, chances or effects; only what has been learnt by now."""
    return Event(
        id=event.id,
        name=event.name,
        text=event.text,
        by=event.by,
        on=event.on,
        accounts=event.accounts,
        revisions=tuple(
            Revision(after=item.after, text=item.text, accounts=item.accounts, sources=item.sources) for item in revisions
        ),
        human_cost=event.human_cost,
        place=event.place,
        history=event.history,
        sources=event.sources,
        coverage=event.coverage,
        constructed=event.constructed,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Public:
    """The part of a look that does not depend on the seat: made once a turn."""

    stories: Mapping[str, Event]
    """Every event that has happened, as told."""


def public(scenario: Scenario, world: World) -> Public:
    """Return what is the same for every seat, before it is filtered by who may know it."""
    found, events, today = index(scenario).stories, scenario.events, world.first_day
    stories: dict[str, Event] = {}
    for name, days in world.happened.items():
        event = events[name]
        known = learnt(event, days, today) if event.revisions else ()
        told = found.get((name, len(known)))  # what is due sooner is learnt sooner: so many are always the same ones
        if told is None:
            told = found[name, len(known)] = story(event, known)
        stories[name] = told
    return Public(stories=stories)


_OpenView, _OpenGuess, _OpenWorld = twin(View), twin(Guess), twin(World)

NOTHING_TOLD = Public(stories={})
"""The public part for those who read neither news nor stories."""


def look(  # noqa: PLR0913  the last two only spare work
    scenario: Scenario,
    world: World,
    seat: str,
    luck: Luck,
    last: Turn | None = None,
    *,
    since: tuple[Entry, ...] = (),
    own: Scenario | None = None,
    shared: Public | None = None,
) -> View:
    """Return what a seat may see.

    `last` is the turn just played, `since` what interventions have changed after it; `own` the seat's edition and `shared` the
    public part, where they are at hand.
    """
    mine = own if own is not None else edition(scenario, seat, luck)
    told = (shared if shared is not None else public(scenario, world)).stories
    sight = index(scenario).sight(seat)
    entries = since if last is None else (*last.entries, *since)
    view = _OpenView()
    view.seat = seat
    view.edition = mine
    view.known = _known(sight, world)
    view.guesses = _guesses(sight, world, luck)
    view.news = read(entries, seat, mine) if entries else ()
    view.stories = _only(told, sight.events)
    view.ending = view.result = None
    if world.ending:
        ending = next((item for item in scenario.endings if item.id == world.ending), None)
        if ending is not None:
            view.ending, view.result = _closing(ending), result(scenario, world, seat)
    view.__class__ = View
    seen: View = view
    return seen


def _only(things: Mapping[str, T], known: frozenset[str]) -> Mapping[str, T]:
    """Return of these things those that are known; the same mapping where all are."""
    if known.issuperset(things):
        return things
    return {name: thing for name, thing in things.items() if name in known}


def _known(sight: Sight, world: World) -> World:
    seat, values = sight.seat, world.values
    made = _OpenWorld()  # each field that is handed on is named here
    made.pace = world.pace
    made.turn = world.turn
    made.first_day = world.first_day
    made.last_day = world.last_day
    made.values = {name: values[name] for name in sight.measures}
    made.remainders = {}
    made.flags = _only(world.flags, sight.flags)
    made.sittings = {name: _sitting(table, world.sittings[name], seat, sees=sees) for name, table, sees in sight.tables}
    made.agreed = agreements(made.sittings)
    made.due = ()
    made.done = _only(world.done, sight.deeds)
    made.happened = _only(world.happened, sight.events)
    made.opening = {name: {seat: limits[seat]} for name, limits in world.opening.items() if seat in limits}
    made.ending = world.ending
    return closed(made)


def _sitting(table: Table, sitting: Sitting, seat: str, *, sees: bool) -> Sitting:
    if sees and not sitting.deals and (not sitting.relieved or sitting.relieved == (seat,)):
        return sitting  # there is nothing in it that this seat may not know
    return Sitting(
        suspended=sitting.suspended,
        away=sitting.away,
        relieved=(seat,) if seat in sitting.relieved else (),
        offers=sitting.offers if sees else (),
        pledges=sitting.pledges,
        deals=tuple(_deal(deal, seat, open_=sees or (table.published and deal.decided > 0)) for deal in sitting.deals),
    )


def _deal(deal: Deal, seat: str, *, open_: bool) -> Deal:
    limits = {seat: deal.reservations[seat]} if seat in deal.reservations else {}
    return Deal(
        offer=deal.offer if open_ else "",
        package=deal.package if open_ else {},
        turn=deal.turn,
        fate=deal.fate,
        decided=deal.decided,
        refused_by=deal.refused_by,
        reservations=limits,
    )


def _guesses(sight: Sight, world: World, luck: Luck) -> dict[str, Guess]:
    guesses: dict[str, Guess] = {}
    values = world.values
    for name, band, hold, least, most in sight.guessed:
        half = band // 2
        error = luck.between(-half, half, (world.turn - 1) // hold, "estimate", sight.seat, name)
        step = 2 * (band - half) or 1  # the scale is read roughly, or a held error would show every movement
        middle = (values[name] + error + step // 2) // step * step
        guess = _OpenGuess()
        guess.low = min(max(least, middle - band), most)
        guess.high = max(min(most, middle + band), least)
        guess.__class__ = Guess
        guesses[name] = guess
    return guesses


def read(entries: tuple[Entry, ...], seat: str, own: Scenario) -> tuple[Entry, ...]:
    """Return the entries a seat may read, causes that it may not know masked, unknown flags left out."""
    result: list[Entry] = []
    for entry in entries:
        known, cause_known = entry.known_to, entry.cause_known_to
        if known is not None and seat not in known:
            continue
        if cause_known is not None and seat not in cause_known:
            result.append(line(entry.key, UNDISCLOSED, entry.subject, amount=entry.amount))
        elif entry.more or entry.key == "signed":
            result.append(_particular(entry, seat, own))
        else:
            result.append(entry)
    return tuple(result)


def _particular(entry: Entry, seat: str, own: Scenario) -> Entry:
    """Return an entry with those of its particulars that a seat may read."""
    if entry.key == "signed":
        table = own.tables.get(entry.subject)
        if table is None or seat in table.seeing():
            return entry
        return changed(entry, cause=changed(entry.cause, seat=""), more={})  # that a package was signed, not whose it was
    because = entry.more.get("because")
    if not because:
        return entry
    known = ",".join(flag for flag in because.split(",") if flag in own.flags)
    more = {key: item for key, item in entry.more.items() if key != "because"}
    return changed(entry, more={**more, "because": known} if known else more)


def result(scenario: Scenario, world: World, seat: str) -> Result:
    """Return what has become of a seat's purposes: deals against its reservations, interests against the opening."""
    outcomes: list[Outcome] = []
    for name, table in scenario.tables.items():
        deal = world.sittings[name].deal
        stakes = table.stakes.get(seat)
        if deal is None or stakes is None or deal.fate != IN_FORCE:
            continue
        own = terms_of(table, seat, stakes.weights, stakes.worths, stakes.credibility, world.values)
        outcomes.append(
            Outcome(
                table=name,
                value=value(own, deal.package),
                at_opening=world.opening[name][seat],
                at_signature=deal.reservations[seat],
            )
        )
    start = {name: indicator.start for name, indicator in scenario.indicators.items()}
    start[capital_of(seat)] = scenario.seats[seat].capital.start
    served = tuple(
        Served(
            interest=interest.id,
            before=_held(interest.measure.value(start)),
            after=_held(interest.measure.value(world.values)),
        )
        for interest in scenario.seats[seat].interests
    )
    return Result(seat=seat, outcomes=tuple(outcomes), served=served)


def _held(measure: int) -> int:
    return min(100, max(0, measure))
