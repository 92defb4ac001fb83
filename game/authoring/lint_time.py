"""Lint: dates and lengths of time fit the scenario.

Knows the calendar of a scenario: its first day, and its last under the longest pace. Nothing of what happens on a day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from game.authoring.survey import Finding, Survey
from game.core.clauses import Condition, Effect
from game.core.event import Event, Revision
from game.core.scenario import Pace, Precedent, Scenario
from game.core.table import Table

TURNS: Final = 60
DAYS: Final = 3660
SHORT: Final = 3


def last_day(scenario: Scenario) -> date:
    """Return the last day of the longest pace."""
    days = max((sum(pace.days) for pace in scenario.paces.values()), default=1)
    return scenario.begins + timedelta(days=min(max(days, 1), DAYS) - 1)


def _calendar(survey: Survey) -> tuple[date, date] | None:
    if survey.absent & {"begins", "paces"}:
        return None
    return survey.scenario.begins, last_day(survey.scenario)


def paces_are_sane(survey: Survey) -> Iterator[Finding]:
    """Find paces that nobody could play, and paces that tell stories of different length."""
    scenario = survey.scenario
    if not scenario.paces and "paces" not in survey.absent:
        yield Finding(path=("paces",), check="paces", message="at least one pace was expected")
    for path, pace in survey.each(Pace):
        where = (*path, "days")
        if not 1 <= len(pace.days) <= TURNS:
            message = f"1 to {TURNS} turns were expected, found {len(pace.days)}"
            yield Finding(path=where, check="paces", message=message)
        elif min(pace.days) < 1:
            message = f"a turn lasts at least a day, found {min(pace.days)}"
            yield Finding(path=where, check="paces", message=message)
        elif sum(pace.days) > DAYS:
            message = f"the turns last {sum(pace.days):,} days together; {DAYS:,} is the most"
            yield Finding(path=where, check="paces", message=message)
        elif len(pace.days) < SHORT:
            message = f"{len(pace.days)} turns leave little to play"
            yield Finding(path=where, check="paces", message=message, severe=False)
        for name in ("deeds", "income"):
            if not 1 <= getattr(pace, name) <= 10:  # noqa: PLR2004  more would be another game
                message = f"1 to 10 was expected, found {getattr(pace, name)}"
                yield Finding(path=(*path, name), check="paces", message=message)
    totals = {name: sum(pace.days) for name, pace in scenario.paces.items()}
    if totals and max(totals.values()) - min(totals.values()) > max(totals.values()) // 20:
        words = ", ".join(f"'{name}' {days} days" for name, days in totals.items())
        message = f"the paces tell stories of different length: {words}"
        yield Finding(path=("paces",), check="paces", message=message, severe=False)


def dates_lie_inside(survey: Survey) -> Iterator[Finding]:
    """Find dates before the first day or after the last."""
    calendar = _calendar(survey)
    if calendar is None:
        return
    first, last = calendar
    span = f"the scenario runs from {first} to {last}"
    days = [((*path, "on"), event.on) for path, event in survey.each(Event)]
    days += [((*path, "on"), order.on) for path, order in survey.each(Precedent)]
    days += [((*path, "closes"), table.closes) for path, table in survey.each(Table)]
    for path, day in days:
        if day is not None and not first <= day <= last:
            yield Finding(path=path, check="date", message=f"{day} lies outside: {span}")
    for path, condition in survey.each(Condition):
        if condition.since is not None and condition.since > last:
            yield Finding(path=(*path, "from"), check="date", message=f"{condition.since} never comes: {span}")
        if condition.until is not None and condition.until < first:
            yield Finding(path=(*path, "until"), check="date", message=f"{condition.until} is past: {span}")
        if condition.since and condition.until and condition.since > condition.until:
            message = f"'from' ({condition.since}) lies after 'until' ({condition.until})"
            yield Finding(path=(*path, "from"), check="date", message=message)


def events_find_their_day(survey: Survey) -> Iterator[Finding]:
    """Find dated events whose condition excludes their day, and intervals of no length."""
    longest = max((max(pace.days, default=0) for pace in survey.scenario.paces.values()), default=0)
    for path, event in survey.each(Event):
        when = event.condition
        if event.on and when.until and (event.on - when.until).days > longest:
            message = f"its condition ends on {when.until}, long before its day, {event.on}"
            yield Finding(path=(*path, "on"), check="date", message=message)
        if event.on and when.since and (when.since - event.on).days > longest:
            message = f"its condition begins on {when.since}, long after its day, {event.on}"
            yield Finding(path=(*path, "on"), check="date", message=message)
        if event.again is not None and event.again < 1:
            yield Finding(path=(*path, "again"), check="range", message="1 or more days were expected")


def delays_end_in_time(survey: Survey) -> Iterator[Finding]:
    """Find delays before their cause, and effects that come after the end."""
    calendar = _calendar(survey)
    late = [((*path, "after"), path, effect.after) for path, effect in survey.each(Effect)]
    late += [((*path, "after"), path, revision.after) for path, revision in survey.each(Revision)]
    for where, path, after in late:
        if after < 0:
            yield Finding(path=where, check="range", message=f"0 or more days were expected, found {after}")
        elif calendar and after:
            first, last = calendar
            event = survey.scenario.events.get(str(path[1])) if path[0] == "events" else None
            start = event.on if event and event.on else first
            if start + timedelta(days=min(after, 2 * DAYS)) > last:
                message = f"it comes after the last day, {last}, and is never felt"
                yield Finding(path=where, check="date", message=message, severe=False)


def revisions_come_in_order(survey: Survey) -> Iterator[Finding]:
    """Find events of which the later news stands before the earlier: what is learnt is told in the order of the file."""
    for path, event in survey.each(Event):
        days = [revision.after for revision in event.revisions]
        for place, (earlier, later) in enumerate(pairwise(days), start=1):
            if later < earlier:
                message = f"{later} days come before the {earlier} of the revision above it; the earliest was expected first"
                yield Finding(path=(*path, "revisions", place, "after"), check="order", message=message)


def talks_leave_time(survey: Survey) -> Iterator[Finding]:
    """Find main tables that close so late that nothing signed is carried out in play."""
    calendar = _calendar(survey)
    for path, table in survey.each(Table)[:1]:
        if calendar and (
            table.closes is None or (calendar[1] - table.closes).days < min(30, (calendar[1] - calendar[0]).days // 6)
        ):
            message = "the main table should close early enough for play after the signature"
            yield Finding(path=path, check="date", message=message, severe=False)


CHECKS = (
    paces_are_sane,
    dates_lie_inside,
    events_find_their_day,
    delays_end_in_time,
    revisions_come_in_order,
    talks_leave_time,
)
