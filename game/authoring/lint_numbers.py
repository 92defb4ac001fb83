"""Lint: numbers lie where they can mean something: ranges, rungs, chances, capital, temperaments.

Knows the scales of the rules; nothing of tables and dates, which have files of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Final

from game.authoring.marks import Path
from game.authoring.survey import Finding, Survey
from game.core.action import Action, Risk
from game.core.clauses import Amount
from game.core.event import Event
from game.core.indicator import Indicator
from game.core.scenario import Place
from game.core.seat import Capital, Interest, Temperament

FULL: Final = 100
SEATS: Final = range(2, 6)


def seats_are_enough(survey: Survey) -> Iterator[Finding]:
    """Find scenarios of fewer than two or more than five seats."""
    count = len(survey.names.get("seats", ()))
    if count not in SEATS and "seats" not in survey.absent:
        yield Finding(path=("seats",), check="seats", message=f"two to five seats were expected, found {count}")


def ranges_hold(survey: Survey) -> Iterator[Finding]:
    """Find indicators whose start, rungs or public range lie outside their range."""
    for path, one in survey.each(Indicator):
        if one.low >= one.high:
            message = f"low ({one.low}) must be less than high ({one.high})"
            yield Finding(path=(*path, "low"), check="range", message=message)
            continue
        span = f"{one.low} to {one.high}"
        if not one.low <= one.start <= one.high:
            yield Finding(path=(*path, "start"), check="range", message=f"start {one.start} lies outside {span}")
        if one.publicly and not one.low <= one.publicly[0] <= one.publicly[1] <= one.high:
            message = f"a lowest and a highest value within {span} were expected"
            yield Finding(path=(*path, "publicly"), check="range", message=message)
        if one.estimate and (one.estimate.band < 0 or one.estimate.hold < 1):
            message = "a band of 0 or more and a hold of 1 or more turns were expected"
            yield Finding(path=(*path, "estimate"), check="range", message=message)
        if one.estimate and one.known_to is None:
            message = "everyone sees it exactly, so nobody gets the estimate; is known_to missing?"
            yield Finding(path=(*path, "estimate"), check="secrecy", message=message, severe=False)


def rungs_rise(survey: Survey) -> Iterator[Finding]:
    """Find ladders whose rungs are out of order or out of range."""
    for path, one in survey.each(Indicator):
        before = None
        for rung in one.rungs:
            where = (*path, "rungs", rung.id, "at")
            if not one.low <= rung.at <= one.high:
                message = f"{rung.at} lies outside {one.low} to {one.high}"
                yield Finding(path=where, check="rungs", message=message)
            if before is not None and rung.at <= before.at:
                message = f"rungs rise: more than {before.at} (rung '{before.id}') was expected, found {rung.at}"
                yield Finding(path=where, check="rungs", message=message)
            before = rung
        if one.rungs and one.rungs[0].at > one.low:
            message = f"below {one.rungs[0].at} the ladder has no named step"
            yield Finding(path=(*path, "rungs"), check="rungs", message=message, severe=False)


def _chance(survey: Survey, path: Path, chance: Amount) -> Iterator[Finding]:
    low, high = survey.lowest(chance), survey.highest(chance)
    if not chance.plus and not 0 <= low <= FULL:
        yield Finding(path=path, check="chance", message=f"0 to 100 percent was expected, found {low}")
    elif low > FULL or high < 0:
        yield Finding(path=path, check="chance", message=f"it always lies outside 0 to 100 ({low} to {high})")
    elif high <= 0:
        yield Finding(path=path, check="chance", message="its chance is always 0: it never happens", severe=False)


def chances_are_percentages(survey: Survey) -> Iterator[Finding]:
    """Find chances that cannot be percentages."""
    for cls in (Event, Risk):
        for path, thing in survey.each(cls):
            chance: Amount = thing.chance  # type: ignore[attr-defined]
            yield from _chance(survey, (*path, "chance"), chance)


def deeds_can_be_paid(survey: Survey) -> Iterator[Finding]:
    """Find deeds no seat can ever pay, limits that allow nothing, and seats without a free deed."""
    seats = survey.scenario.seats
    free = set[str]()
    for path, action in survey.each(Action):
        low = survey.lowest(action.cost)
        if low < 0 and not action.cost.plus:
            yield Finding(path=(*path, "cost"), check="cost", message=f"a deed costs 0 or more, found {low}")
        for seat in action.seats:
            if seat in seats and low > seats[seat].capital.limit:
                message = f"'{seat}' can keep {seats[seat].capital.limit} capital at most and can never pay {low}"
                yield Finding(path=(*path, "cost"), check="unreachable", message=message)
        if (action.times is not None and action.times < 1) or action.every < 1 or action.fresh < 0:
            message = "times and every are 1 or more, fresh is 0 or more"
            yield Finding(path=path, check="range", message=message)
        if low <= 0 and action.times is None:
            free.update(action.seats)
        if not action.seats:
            yield Finding(path=path, check="unreachable", message="no seat may do it")
    for name in seats if "actions" not in survey.absent else ():
        if name not in free:
            message = f"'{name}' has no deed that is free and may be repeated; every seat needs one each turn"
            yield Finding(path=("seats", name), check="cost", message=message, severe=False)


def capital_adds_up(survey: Survey) -> Iterator[Finding]:
    """Find seats whose capital starts beyond its limit, or never grows."""
    for path, capital in survey.each(Capital):
        if not 0 <= capital.start <= capital.limit:
            message = f"start must lie between 0 and the limit {capital.limit}, found {capital.start}"
            yield Finding(path=(*path, "start"), check="range", message=message)
        if capital.income < 0:
            yield Finding(path=(*path, "income"), check="range", message="income is 0 or more")


def scales_hold(survey: Survey) -> Iterator[Finding]:
    """Find temperaments outside 0–100, interests without weight, places off the map."""
    for path, temperament in survey.each(Temperament):
        for item in fields(temperament):
            number = getattr(temperament, item.name)
            if isinstance(number, int) and not 0 <= number <= FULL:
                message = f"0 to 100 was expected, found {number}"
                yield Finding(path=(*path, item.name), check="range", message=message)
    for path, interest in survey.each(Interest):
        if interest.weight < 1:
            message = f"a weight of 1 or more was expected, found {interest.weight}"
            yield Finding(path=(*path, "weight"), check="range", message=message)
    for path, place in survey.each(Place):
        for name, most in (("latitude", 90), ("longitude", 180)):
            if abs(getattr(place, name)) > most * 100:
                message = f"-{most} to {most} degrees was expected"
                yield Finding(path=(*path, name), check="range", message=message)


def amounts_have_room(survey: Survey) -> Iterator[Finding]:
    """Find Amounts whose least is more than their most."""
    for path, amount in survey.each(Amount):
        if amount.min is not None and amount.max is not None and amount.min > amount.max:
            message = f"min ({amount.min}) must not be more than max ({amount.max})"
            yield Finding(path=(*path, "min"), check="range", message=message)


CHECKS = (
    seats_are_enough,
    ranges_hold,
    rungs_rise,
    chances_are_percentages,
    deeds_can_be_paid,
    capital_adds_up,
    scales_hold,
    amounts_have_room,
)
