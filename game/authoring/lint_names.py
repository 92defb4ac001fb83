"""Lint: every name that is used exists, and exists as what it is used for.

Knows which field names what; nothing of what the named things mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from game.authoring.forms import meant
from game.authoring.marks import Path
from game.authoring.survey import Finding, Survey, reads
from game.core.action import Action, Risk
from game.core.assumption import Supposition
from game.core.clauses import Amount, Condition, Effect
from game.core.event import Event, Revision
from game.core.indicator import Flag, Indicator
from game.core.scenario import Actor, Ending, Precedent, Question
from game.core.seat import Dossier, Seat
from game.core.table import Body, Issue, Option, Stakes, Table

NAMED: Final[Mapping[tuple[type, str], str]] = {
    (Actor, "sources"): "sources",
    (Dossier, "sources"): "sources",
    (Seat, "temperament"): "temperaments",
    (Indicator, "good"): "seats",
    (Indicator, "known_to"): "seats",
    (Flag, "known_to"): "seats",
    (Flag, "burdens"): "seats",
    (Supposition, "starts"): "indicators",
    (Supposition, "sets"): "flags",
    (Action, "seats"): "seats",
    (Action, "known_to"): "seats",
    (Action, "readings"): "actors",
    (Action, "accounts"): "actors",
    (Action, "place"): "places",
    (Action, "sources"): "sources",
    (Risk, "readings"): "actors",
    (Event, "by"): "actors",
    (Event, "known_to"): "seats",
    (Event, "accounts"): "actors",
    (Event, "place"): "places",
    (Event, "sources"): "sources",
    (Revision, "accounts"): "actors",
    (Revision, "sources"): "sources",
    (Ending, "sources"): "sources",
    (Precedent, "seat"): "seats",
    (Precedent, "action"): "actions",
    (Precedent, "table"): "tables",
    (Precedent, "sources"): "sources",
    (Option, "sources"): "sources",
    (Option, "trends"): "indicators",
    (Issue, "delivered_by"): "actors",
    (Stakes, "credibility"): "actors",
    (Body, "side"): "seats",
    (Table, "parties"): "seats",
    (Table, "proposers"): "seats",
    (Table, "acceptors"): "seats",
    (Table, "observers"): "seats",
    (Table, "mediator"): "seats",
    (Table, "carrier"): "actors",
    (Table, "known_to"): "seats",
    (Table, "stakes"): "seats",
    (Table, "pledged"): "seats",
    (Table, "released"): "seats",
    (Table, "walked_out"): "seats",
    (Table, "relief"): "seats",
    (Table, "returned"): "seats",
    (Effect, "change"): "indicators",
    (Effect, "sets"): "flags",
    (Effect, "clears"): "flags",
    (Effect, "suspends"): "tables",
    (Effect, "resumes"): "tables",
    (Effect, "voids"): "tables",
}
"""Fields whose texts, items or keys are names of other things, and of what kind."""

STAGES: Final = frozenset({"happened", "why", "real", "next"})


def _used(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        if value:
            yield path, value
    elif isinstance(value, Mapping):
        yield from (((*path, key), key) for key in value)
    else:
        yield from (((*path, index), name) for index, name in enumerate(value or ()))


def fields_that_name(survey: Survey) -> Iterator[Finding]:
    """Find names, in fields that hold names, of which there is no such thing."""
    for (cls, field), kind in NAMED.items():
        things: tuple[tuple[Path, Any], ...] = survey.each(cls)
        for path, thing in things:
            for where, name in _used(getattr(thing, field), (*path, field)):
                if message := survey.unknown(kind, name):
                    yield Finding(path=where, check="unknown-name", message=message)


def clauses_that_name(survey: Survey) -> Iterator[Finding]:
    """Find names in conditions and Amounts of which there is no such thing."""
    for path, amount in survey.each(Amount):
        for name in amount.plus:
            if message := survey.unknown("indicators", name):
                yield Finding(path=(*path, "plus", name), check="unknown-name", message=message)
    for path, condition in survey.each(Condition):
        for read in reads(condition, path):
            inside = read.path[len(path)]
            is_own = inside != "any_of" and read.path[-2] != "plus"
            if is_own and (message := survey.unknown(read.kind, read.name)):
                yield Finding(path=read.path, check="unknown-name", message=message)
        for issue, options in condition.agreed.items():
            yield from _options(survey, (*path, "agreed", issue), issue, options)


def _options(survey: Survey, path: Path, issue: str, names: tuple[str, ...]) -> Iterator[Finding]:
    known = survey.options.get(issue)
    for index, name in enumerate(names):
        if known is not None and name not in known:
            message = f"issue '{issue}' has no option '{name}'.{meant(name, known)}"
            yield Finding(path=(*path, index), check="unknown-name", message=message)


def seats_are_actors(survey: Survey) -> Iterator[Finding]:
    """Find seats without an actor of that name, and events done by an actor that has a seat."""
    for name in survey.scenario.seats:
        if message := survey.unknown("actors", name):
            yield Finding(path=("seats", name), check="unknown-name", message=f"{message} A seat's id is an actor's id.")
    for path, event in survey.each(Event):
        if event.by in survey.scenario.seats:
            message = f"'{event.by}' has a seat: what it does should be an action it chooses, not an event"
            yield Finding(path=(*path, "by"), check="event-by", message=message, severe=False)


def history_can_be_ordered(survey: Survey) -> Iterator[Finding]:
    """Find historical orders that could not be given: a deed not open to the seat, a package that is not whole."""
    scenario = survey.scenario
    for path, order in survey.each(Precedent):
        if not order.action and not order.table:
            yield Finding(path=path, check="history", message="a precedent needs an action, or a table and a package")
        if (action := scenario.actions.get(order.action)) and order.seat not in action.seats:
            message = f"action '{order.action}' is not open to '{order.seat}'"
            yield Finding(path=(*path, "action"), check="history", message=message)
        table = scenario.tables.get(order.table)
        if table is None:
            continue
        for issue in table.issues:
            if issue not in order.package:
                message = f"the package names no option for issue '{issue}'"
                yield Finding(path=(*path, "package"), check="history", message=message)
        for issue, option in order.package.items():
            where = (*path, "package", issue)
            if issue not in table.issues:
                message = f"table '{table.id}' has no issue '{issue}'.{meant(issue, table.issues)}"
                yield Finding(path=where, check="unknown-name", message=message)
            elif (known := survey.options.get(issue)) is not None and option not in known:
                message = f"issue '{issue}' has no option '{option}'.{meant(option, known)}"
                yield Finding(path=where, check="unknown-name", message=message)


def questions_have_a_stage(survey: Survey) -> Iterator[Finding]:
    """Find debrief questions of no known stage."""
    for path, question in survey.each(Question):
        if question.stage not in STAGES:
            words = "'happened', 'why', 'real' or 'next' was expected"
            message = f"there is no stage '{question.stage}': {words}.{meant(question.stage, STAGES)}"
            yield Finding(path=(*path, "stage"), check="unknown-name", message=message)


CHECKS = (
    fields_that_name,
    clauses_that_name,
    seats_are_actors,
    history_can_be_ordered,
    questions_have_a_stage,
)
