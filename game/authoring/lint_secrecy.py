"""Lint: nothing that a seat is shown is decided by what it may not know.

A condition that names a hidden indicator tells its value when a deed greys out; a limit that depends on one tells it when
it is itemised. Events and endings may read anything. Knows who may know what; nothing of what it means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.authoring.marks import Path
from game.authoring.survey import Finding, Survey, listed, reads, table_of
from game.core.action import Action
from game.core.clauses import Amount, Condition
from game.core.event import Event
from game.core.indicator import CAPITAL
from game.core.seat import Seat
from game.core.table import Table
from game.core.world import readers


def knows(survey: Survey, seat: str, kind: str, name: str) -> bool:
    """Tell whether a seat may know an indicator's value, whether a flag is set, or what is agreed on an issue."""
    scenario = survey.scenario
    if kind == "issues":
        table = table_of(scenario, name)
        known_to = None if table is None else readers(table)
        return known_to is None or seat in known_to
    if name.startswith(CAPITAL):
        return name == CAPITAL + seat
    thing = (scenario.indicators if kind == "indicators" else scenario.flags).get(name)
    return thing is None or thing.known_to is None or seat in thing.known_to


def _hidden(  # noqa: PLR0913  a clause, where it stands, who reads it and what to call it
    survey: Survey, clause: Amount | Condition, path: Path, seats: Iterable[str], what: str, *, severe: bool = True
) -> Iterator[Finding]:
    for read in reads(clause, path):
        blind = [seat for seat in dict.fromkeys(seats) if not knows(survey, seat, read.kind, read.name)]
        if blind:
            message = f"{what} names '{read.name}', which {listed(blind)} may not know"
            yield Finding(path=read.path, check="secrecy", message=message, severe=severe)


def deeds_read_what_is_known(survey: Survey) -> Iterator[Finding]:
    """Find conditions and costs of deeds, and chances of their risks, that name what the doer may not know."""
    for path, action in survey.each(Action):
        yield from _hidden(survey, action.condition, (*path, "condition"), action.seats, "the condition of a deed")
        yield from _hidden(survey, action.cost, (*path, "cost"), action.seats, "the cost of a deed")
        for risk in action.risks:
            where = (*path, "risks", risk.id, "chance")
            yield from _hidden(survey, risk.chance, where, action.seats, "the chance of a risk", severe=False)


def seats_read_what_is_known(survey: Survey) -> Iterator[Finding]:
    """Find advisers' lines and interests that name what their seat may not know."""
    for path, seat in survey.each(Seat):
        for adviser in seat.advisers:
            for index, line in enumerate(adviser.lines):
                where = (*path, "advisers", adviser.id, "lines", index, "when")
                yield from _hidden(survey, line.when, where, [seat.id], "an adviser's line")
        for interest in seat.interests:
            where = (*path, "interests", interest.id, "measure")
            yield from _hidden(survey, interest.measure, where, [seat.id], "the measure of an interest")


def tables_read_what_is_known(survey: Survey) -> Iterator[Finding]:
    """Find limits, beliefs, thresholds, costs and openings of tables that name what their seats may not know."""
    for path, table in survey.each(Table):
        for seat, stakes in table.stakes.items():
            where = (*path, "stakes", seat)
            yield from _hidden(survey, stakes.reservation, (*where, "reservation"), [seat], "a reservation")
            for actor, amount in stakes.credibility.items():
                yield from _hidden(survey, amount, (*where, "credibility", actor), [seat], "a credibility")
        for body in table.bodies:
            where = (*path, "bodies", body.id, "threshold")
            yield from _hidden(survey, body.threshold, where, [body.side], "the threshold of a body")
        for field in ("audience", "pledge_cost", "release_cost", "return_cost", "open"):
            clause: Amount | Condition = getattr(table, field)
            yield from _hidden(survey, clause, (*path, field), table.seeing(), f"'{field}' of a table")


def foretold_is_known(survey: Survey) -> Iterator[Finding]:
    """Find events everyone can foresee whose condition names what somebody may not know."""
    for path, event in survey.each(Event):
        if event.foretold:
            seats = survey.scenario.seats
            yield from _hidden(
                survey, event.condition, (*path, "condition"), seats, "the condition of a foretold event", severe=False
            )


CHECKS = (
    deeds_read_what_is_known,
    seats_read_what_is_known,
    tables_read_what_is_known,
    foretold_is_known,
)
