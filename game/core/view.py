"""What one seat may see, and a World it must hold possible.

`edition` is the scenario as a seat may know it, `look` the World. Both are built by allow-list: each field that is handed on is
named here, so that a field added to the rules stays secret until somebody decides otherwise. What another seat keeps private
is replaced by what is publicly believed of it. Knows nothing of how a View is shown or used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from game.core.clauses import Amount, Effect
from game.core.luck import Luck
from game.core.scenario import (
    Actor,
    Dossier,
    Ending,
    Event,
    Indicator,
    Revision,
    Scenario,
    Seat,
    capital_of,
)
from game.core.table import Body, Prior, Stakes, Table, value
from game.core.table import terms as terms_of
from game.core.turn import Turn
from game.core.world import IN_FORCE, UNDISCLOSED, Deal, Entry, Sitting, World, agreements, reservations

MISJUDGED = 3
"""A side knows its bodies' thresholds to within this many points; the error is drawn once per match."""


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


def edition(scenario: Scenario, seat: str, luck: Luck) -> Scenario:
    """Return the scenario as a seat may know it. It can be used wherever a Scenario can, and gives nothing away."""
    return Scenario(
        id=scenario.id,
        title=scenario.title,
        summary=scenario.summary,
        briefing=scenario.briefing,
        notice=scenario.notice,
        language=scenario.language,
        begins=scenario.begins,
        teaches=scenario.teaches,
        paces=scenario.paces,
        actors={name: _actor(actor) for name, actor in scenario.actors.items()},
        seats={name: _seat(other, seat) for name, other in scenario.seats.items()},
        temperaments=scenario.temperaments,
        indicators={name: _indicator(item, seat) for name, item in scenario.indicators.items()},
        flags={name: flag for name, flag in scenario.flags.items() if _may(flag.known_to, seat)},
        tables={name: _table(table, seat, luck) for name, table in scenario.tables.items() if _may(table.knowing(), seat)},
        actions=scenario.actions,
        events={name: _foretold(event) for name, event in scenario.events.items() if _announced(event, seat)},
        endings=(),
        sources=scenario.sources,
        glossary=scenario.glossary,
        places=scenario.places,
    )


def _actor(actor: Actor) -> Actor:
    return Actor(id=actor.id, name=actor.name, short=actor.short, text=actor.text, sources=actor.sources)


def _seat(other: Seat, seat: str) -> Seat:
    if other.id == seat:
        return other
    return Seat(id=other.id, dossier=Dossier(role=""))


def _indicator(indicator: Indicator, seat: str) -> Indicator:
    if _may(indicator.known_to, seat):
        return indicator
    low, high = indicator.publicly or (indicator.low, indicator.high)
    return Indicator(
        id=indicator.id,
        name=indicator.name,
        text=indicator.text,
        start=(low + high) // 2,
        low=indicator.low,
        high=indicator.high,
        unit=indicator.unit,
        group=indicator.group,
        rungs=indicator.rungs,
        known_to=indicator.known_to,
        estimate=indicator.estimate,
        publicly=indicator.publicly,
        human_cost=indicator.human_cost,
        constructed=indicator.constructed,
    )


def _announced(event: Event, seat: str) -> bool:
    return event.foretold and _may(event.known_to, seat)


def _foretold(event: Event) -> Event:
    """Return what everyone may know of an event to come: that and when, not how likely or what it does."""
    return Event(
        id=event.id,
        name=event.name,
        text=event.text,
        by=event.by,
        on=event.on,
        chance=Amount(base=0),
        place=event.place,
        foretold=True,
    )


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


def story(event: Event, days: tuple[int, ...], today: int) -> Event:
    """Return an event as told after it happened: no conditions, chances or effects; only what has been learnt by now."""
    learnt = tuple(
        Revision(after=item.after, text=item.text, accounts=item.accounts, sources=item.sources)
        for item in event.revisions
        if any(day + item.after < today for day in days)
    )
    return Event(
        id=event.id,
        name=event.name,
        text=event.text,
        by=event.by,
        on=event.on,
        accounts=event.accounts,
        revisions=learnt,
        human_cost=event.human_cost,
        place=event.place,
        history=event.history,
        sources=event.sources,
        coverage=event.coverage,
        constructed=event.constructed,
    )


def _table(table: Table, seat: str, luck: Luck) -> Table:
    return Table(
        id=table.id,
        name=table.name,
        text=table.text,
        parties=table.parties,
        proposers=table.proposers,
        acceptors=table.acceptors,
        mediator=table.mediator,
        carrier=table.carrier,
        observers=table.observers,
        issues=table.issues,
        stakes={name: _stakes(table, stakes, own=name == seat) for name, stakes in table.stakes.items()},
        bodies=tuple(_body(table, body, seat, luck) for body in table.bodies),
        open=table.open,
        closes=table.closes,
        audience=table.audience,
        pledge_cost=table.pledge_cost,
        release_cost=table.release_cost,
        return_cost=table.return_cost,
        signed=table.signed,
        ratified=table.ratified,
        pledged=_own(table.pledged, seat),
        released=_own(table.released, seat),
        walked_out=_own(table.walked_out, seat),
        relief=_own(table.relief, seat),
        returned=_own(table.returned, seat),
        published=table.published,
        known_to=table.known_to,
    )


def _own(by_seat: Mapping[str, tuple[Effect, ...]], seat: str) -> dict[str, tuple[Effect, ...]]:
    return {seat: by_seat[seat]} if seat in by_seat else {}


def _stakes(table: Table, stakes: Stakes, *, own: bool) -> Stakes:
    if own:
        return stakes
    prior = _supposed(table, stakes.publicly)
    return Stakes(
        weights=prior.weights,
        worths=prior.worths,
        reservation=Amount(base=(prior.low + prior.high) // 2),
        publicly=prior,
    )


def _supposed(table: Table, prior: Prior) -> Prior:
    """Return a belief about every issue and option: where the author states none, each weighs and is worth the same."""
    share, rest = divmod(100, len(table.issues))
    even = {name: share + (rest if place == 0 else 0) for place, name in enumerate(sorted(table.issues))}
    worths = {
        name: {option: prior.worths.get(name, {}).get(option, 50) for option in issue.options}
        for name, issue in table.issues.items()
    }
    return replace(prior, weights=prior.weights or even, worths=worths)


def _body(table: Table, body: Body, seat: str, luck: Luck) -> Body:
    if body.side == seat:
        error = luck.between(-MISJUDGED, MISJUDGED, 0, "misjudged", table.id, body.id)
        threshold = replace(body.threshold, base=body.threshold.base + error)
        return replace(body, threshold=threshold)
    prior = _supposed(table, table.stakes[body.side].publicly if body.side in table.stakes else Prior())
    return Body(
        id=body.id,
        name=body.name,
        side=body.side,
        text=body.text,
        weights=prior.weights,
        worths=prior.worths,
        threshold=Amount(base=prior.low),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Public:
    """The part of a look that does not depend on the seat: made once a turn."""

    stories: Mapping[str, Event]
    """Every event that has happened, as told."""


def public(scenario: Scenario, world: World) -> Public:
    """Return what is the same for every seat, before it is filtered by who may know it."""
    events = scenario.events
    return Public(stories={name: story(events[name], days, world.first_day) for name, days in world.happened.items()})


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
    ending = next((item for item in scenario.endings if item.id == world.ending), None)
    return View(
        seat=seat,
        edition=mine,
        known=_known(scenario, world, seat),
        guesses=_guesses(scenario, world, seat, luck),
        news=read((*(last.entries if last is not None else ()), *since), seat, mine),
        stories={name: event for name, event in told.items() if _may(scenario.events[name].known_to, seat)},
        ending=None if ending is None else _closing(ending),
        result=None if ending is None else result(scenario, world, seat),
    )


def _may(known_to: tuple[str, ...] | None, seat: str) -> bool:
    return known_to is None or seat in known_to


def _known(scenario: Scenario, world: World, seat: str) -> World:
    values = {name: world.values[name] for name, indicator in scenario.indicators.items() if _may(indicator.known_to, seat)}
    values[capital_of(seat)] = world.values[capital_of(seat)]
    flags = scenario.flags  # an edition lacks those its seat does not know of, and an effect may yet set them
    sittings = {
        name: _sitting(table, world.sittings[name], seat)
        for name, table in scenario.tables.items()
        if _may(table.knowing(), seat)
    }
    agreed = {
        issue: option
        for name, sitting in sittings.items()
        if (deal := sitting.deal) is not None and deal.fate == IN_FORCE
        for issue, option in deal.package.items()
    }
    return World(
        pace=world.pace,
        turn=world.turn,
        first_day=world.first_day,
        last_day=world.last_day,
        values=values,
        flags={name: turn for name, turn in world.flags.items() if name in flags and _may(flags[name].known_to, seat)},
        agreed=agreed,
        sittings=sittings,
        done={key: turns for key, turns in world.done.items() if _sees_deed(scenario, key, seat)},
        happened={name: days for name, days in world.happened.items() if _may(scenario.events[name].known_to, seat)},
        opening={name: {seat: limits[seat]} for name, limits in world.opening.items() if seat in limits},
        ending=world.ending,
    )


def _sees_deed(scenario: Scenario, key: str, seat: str) -> bool:
    doer, _, action = key.partition(".")
    return doer == seat or _may(scenario.actions[action].known_to, seat)


def _sitting(table: Table, sitting: Sitting, seat: str) -> Sitting:
    sees = seat in table.seeing()
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


def _guesses(scenario: Scenario, world: World, seat: str, luck: Luck) -> dict[str, Guess]:
    result: dict[str, Guess] = {}
    for name, indicator in scenario.indicators.items():
        if _may(indicator.known_to, seat) or indicator.estimate is None:
            continue
        band = indicator.estimate.band
        period = (world.turn - 1) // max(1, indicator.estimate.hold)
        middle = world.values[name] + luck.between(-band, band, period, "estimate", seat, name)
        low, high = max(indicator.low, middle - band), min(indicator.high, middle + band)
        result[name] = Guess(low=min(low, indicator.high), high=max(high, indicator.low))
    return result


def read(entries: tuple[Entry, ...], seat: str, own: Scenario) -> tuple[Entry, ...]:
    """Return the entries a seat may read, causes that it may not know masked, unknown flags left out."""
    result: list[Entry] = []
    for entry in entries:
        if entry.known_to is not None and seat not in entry.known_to:
            continue
        if entry.cause_known_to is not None and seat not in entry.cause_known_to:
            result.append(Entry(key=entry.key, cause=UNDISCLOSED, subject=entry.subject, amount=entry.amount))
            continue
        because = entry.more.get("because")
        if because:
            known = ",".join(flag for flag in because.split(",") if flag in own.flags)
            more = {key: item for key, item in entry.more.items() if key != "because"}
            result.append(replace(entry, more={**more, "because": known} if known else more))
        else:
            result.append(entry)
    return tuple(result)


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


def imagine(view: View, luck: Luck) -> tuple[Scenario, World]:
    """Return a scenario and a World that the seat must hold possible, drawn from public priors and its own estimates.

    What it knows stays as it is. Weights of others are scattered by up to a third of themselves, reservations are drawn from the
    believed range, hidden indicators from the estimate or the public range, secret terms of a deal from all that there could be.
    """
    turn = view.known.turn
    own = view.edition
    values = dict(view.known.values)
    for name, indicator in own.indicators.items():
        if name not in values:
            guess = view.guesses.get(name)
            low, high = (guess.low, guess.high) if guess else indicator.publicly or (indicator.low, indicator.high)
            values[name] = luck.between(low, high, turn, "imagine", name)
    for seat in own.seats.values():
        values.setdefault(capital_of(seat.id), seat.capital.start)
    tables = {
        name: replace(
            table,
            stakes={
                seat: stakes if seat == view.seat else _imagined(stakes, luck, turn, f"{name}.{seat}")
                for seat, stakes in table.stakes.items()
            },
        )
        for name, table in own.tables.items()
    }
    sittings = {name: _settled(tables[name], sitting, luck, turn) for name, sitting in view.known.sittings.items()}
    world = replace(
        view.known,
        values=values,
        agreed=agreements(sittings),
        sittings=sittings,
        opening={name: {**reservations(table, values), **view.known.opening.get(name, {})} for name, table in tables.items()},
    )
    return replace(own, tables=tables, events={**own.events, **view.stories}), world


def _settled(table: Table, sitting: Sitting, luck: Luck, turn: int) -> Sitting:
    """Return a sitting whose deals have terms, drawn where the seat does not know them."""
    if all(deal.package for deal in sitting.deals):
        return sitting
    drawn = {
        name: tuple(issue.options)[luck.between(0, len(issue.options) - 1, turn, "imagine", table.id, name)]
        for name, issue in table.issues.items()
    }
    return replace(sitting, deals=tuple(deal if deal.package else replace(deal, package=drawn) for deal in sitting.deals))


def _imagined(stakes: Stakes, luck: Luck, turn: int, whose: str) -> Stakes:
    prior = stakes.publicly
    scattered = {
        issue: max(1, weight + luck.between(-(weight // 3), weight // 3, turn, "imagine", whose, issue))
        for issue, weight in prior.weights.items()
    }
    total = sum(scattered.values())
    weights = {issue: weight * 100 // total for issue, weight in scattered.items()}
    if weights:
        heaviest = max(weights, key=lambda issue: (weights[issue], issue))
        weights[heaviest] += 100 - sum(weights.values())
    reservation = Amount(base=luck.between(prior.low, prior.high, turn, "imagine", whose, "reservation"))
    return replace(stakes, weights=weights, reservation=reservation)
