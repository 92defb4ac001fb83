"""The scenario as one seat may know it.

Built by allow-list: each field that is handed on is named here, so that a field added to the rules stays secret until somebody
decides otherwise. What another seat keeps private is replaced by what is publicly believed of it. Knows nothing of any World.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from game.core.assumption import Assumption, Supposition
from game.core.clauses import Amount, Effect
from game.core.event import Event
from game.core.index import index
from game.core.indicator import Indicator
from game.core.luck import Luck
from game.core.scenario import Actor, Scenario
from game.core.seat import Dossier, Seat
from game.core.sight import may_know
from game.core.table import Body, Prior, Stakes, Table

MISJUDGED = 3
"""A side knows its bodies' thresholds to within this many points; the error is drawn once per match."""


KEPT = 256
"""Editions of one scenario that are kept: those of one seat differ by its errors alone, and there are not many."""


def edition(scenario: Scenario, seat: str, luck: Luck) -> Scenario:
    """Return the scenario as a seat may know it. It can be used wherever a Scenario can, and gives nothing away.

    Where the same errors were drawn in another match it is the same edition.
    """
    errors = tuple(
        luck.between(-MISJUDGED, MISJUDGED, 0, "misjudged", table.id, body.id)
        for table in scenario.tables.values()
        for body in table.bodies
        if body.side == seat
    )
    editions = index(scenario).editions
    found = editions.get((seat, errors))
    if found is None:
        while len(editions) >= KEPT:
            editions.pop(list(editions)[0], None)  # noqa: RUF015  a list is taken in one step, whatever other threads do
        found = editions[seat, errors] = _edition(scenario, seat, errors)
    return found


def _edition(scenario: Scenario, seat: str, errors: tuple[int, ...]) -> Scenario:
    drawn = iter(errors)
    misjudged = {
        (table.id, body.id): next(drawn) for table in scenario.tables.values() for body in table.bodies if body.side == seat
    }
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
        flags={name: flag for name, flag in scenario.flags.items() if may_know(flag.known_to, seat)},
        assumptions={name: _assumption(item) for name, item in scenario.assumptions.items()},
        tables={
            name: _table(table, seat, misjudged) for name, table in scenario.tables.items() if may_know(table.knowing(), seat)
        },
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
    if may_know(indicator.known_to, seat):
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


def _assumption(assumption: Assumption) -> Assumption:
    """Return what is open, not what is so: which option is chosen shows in its place and in what it sets."""
    return Assumption(
        id=assumption.id,
        name=assumption.name,
        text=assumption.text,
        options={
            name: Supposition(id=option.id, name=option.name, text=option.text)
            for name, option in sorted(assumption.options.items())
        },
    )


def _announced(event: Event, seat: str) -> bool:
    return event.foretold and may_know(event.known_to, seat)


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


def _table(table: Table, seat: str, misjudged: Mapping[tuple[str, str], int]) -> Table:
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
        bodies=tuple(_body(table, body, seat, misjudged) for body in table.bodies),
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


def _body(table: Table, body: Body, seat: str, misjudged: Mapping[tuple[str, str], int]) -> Body:
    if body.side == seat:
        threshold = replace(body.threshold, base=body.threshold.base + misjudged[table.id, body.id])
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
