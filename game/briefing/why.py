"""Why a number stands where it stands: every change a seat has seen, each with its cause and what stood behind it.

The books balance: what it began with and the changes add up to what it is. What the record does not explain (a facilitator's
hand) is a line of its own, never left out. Knows only Views, so never tells what the seat may not know.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from game.briefing.causes import CUT, Step, chain, netted, phrase, pooled
from game.briefing.situation import between, measure, numbering
from game.briefing.told import known, part, supposed, told
from game.core.clauses import HUNDRED, Amount
from game.core.indicator import CAPITAL
from game.core.scenario import Scenario
from game.core.view import View
from game.core.world import UNDISCLOSED, Cause, Entry
from game.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One change of a number."""

    turn: int
    """The turn in which it changed."""
    first_day: int
    """That turn's first day."""
    amount: int
    """By how much."""
    cause: Cause | None
    """Why; None where the record does not say."""
    sentence: str
    """The change with its cause."""
    chain: tuple[Step, ...]
    """What stood behind the cause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """A number, explained."""

    indicator: str
    """The indicator."""
    number: int
    """Its number."""
    name: str
    """Its name."""
    text: str
    """What it measures."""
    start: int | None
    """What it began with; None where it is not known."""
    now: int | None
    """What it is; None where it is not known exactly."""
    lines: tuple[Line, ...]
    """Every change, oldest first; what is undisclosed of a turn is one line, the last of the turn."""
    course: str
    """What it does by itself, in words; empty where it does nothing."""
    sentence: str
    """The balance in words: what it began with, the changes, what it is; or how it is known."""


def why(views: Sequence[View], indicator: str, words: Words) -> Why:
    """Explain a number of the last view. Raises KeyError for an indicator the seat has never heard of."""
    view = views[-1]
    scenario = told(view)
    number = numbering(view.edition, view.seat)[indicator]
    found = view.edition.indicators.get(indicator)
    name = found.name if found is not None else words.text("Your political capital")
    lines = tuple(_lines(views, indicator, scenario, words))
    start = views[0].known.values.get(indicator)
    now = view.known.values.get(indicator)
    return Why(
        indicator=indicator,
        number=number,
        name=name,
        text=found.text if found is not None else "",
        start=start,
        now=now,
        lines=lines,
        course=_course(view, found.trend, words) if found is not None else "",
        sentence=_balance(view, indicator, start, now, lines, words),
    )


def _balance(  # noqa: PLR0913  a balance has that many columns
    view: View, indicator: str, start: int | None, now: int | None, lines: Sequence[Line], words: Words
) -> str:
    if start is not None and now is not None:
        total = sum(line.amount for line in lines)
        return words.text(
            "It began at {start}, has changed by {change} in all, and stands at {now}.",
            start=words.number(start),
            change=words.signed(total),
            now=words.number(now),
        )
    span = known(view, indicator)
    if span is None or indicator.startswith(CAPITAL):
        return words.text("You are not told what it stands at, nor what moves it.")
    found = view.edition.indicators[indicator]
    hold = max(1, found.estimate.hold) if found.estimate is not None else 1
    return words.text(
        "You are not told what moves it. Your people put it {span}; a new estimate comes every {hold} turns.",
        span=between(found, span.low, span.high, words),
        hold=hold,
    )


def _lines(views: Sequence[View], indicator: str, scenario: Scenario, words: Words) -> list[Line]:
    lines: list[Line] = []
    before = views[0].known.values.get(indicator)
    for earlier, view in pairwise(views):
        turn = view.known.turn - 1
        after = view.known.values.get(indicator)
        found = pooled(netted([entry for entry in view.news if entry.subject == indicator and entry.key in {"changed", "held"}]))
        total = sum(entry.amount for entry in found)
        of_turn = [_line(views, entry, turn, earlier.known.first_day, scenario, words) for entry in found]
        if before is not None and after is not None and after - before != total:
            rest = after - before - total
            said = words.text("{amount}: the facilitator", amount=words.signed(rest))
            of_turn.append(Line(turn=turn, first_day=earlier.known.first_day, amount=rest, cause=None, sentence=said, chain=()))
        lines += sorted(of_turn, key=lambda line: line.cause == UNDISCLOSED)
        before = after
    return lines


def _line(  # noqa: PLR0913  as above
    views: Sequence[View], entry: Entry, turn: int, first_day: int, scenario: Scenario, words: Words
) -> Line:
    cause = phrase(entry.cause, scenario, words, turn)
    if entry.more.get(CUT):
        cause = words.text("{cause} (more would not count: end of the scale)", cause=cause)
    return Line(
        turn=turn,
        first_day=first_day,
        amount=entry.amount,
        cause=entry.cause,
        sentence=words.text("{amount}: {cause}", amount=words.signed(entry.amount), cause=cause),
        chain=chain(views, entry.cause, scenario, words),
    )


def _course(view: View, trend: Amount, words: Words) -> str:
    """Say what an indicator does in thirty days when nobody does anything, and why."""
    if trend == Amount():
        return ""
    items = itemised(view, trend, words)
    change = trend.value(supposed(view))
    if not trend.plus:
        return words.text("By itself it changes by {change} in thirty days.", change=words.signed(change))
    return words.text(
        "By itself it now changes by {change} in thirty days ({items}).",
        change=words.signed(change),
        items=", ".join(items),
    )


def itemised(view: View, amount: Amount, words: Words) -> tuple[str, ...]:
    """Return an Amount's parts in words: the base, then what each indicator adds; limits and rounding where they bite."""
    values = supposed(view)
    parts: list[str] = []
    for item in amount.items(values):
        if item.indicator is None:
            if item.hundredths or not amount.plus:
                parts.append(words.text("{points} to begin with", points=part(item.hundredths)))
            continue
        if not item.hundredths:
            continue
        name = words.name(item.indicator, view.edition)
        span = known(view, item.indicator)
        found = view.edition.indicators.get(item.indicator)
        if span is not None and span.exact and found is not None:
            level = measure(found, item.value, words)
        elif span is not None:
            level = words.text("about {value}", value=words.number(item.value))
        else:
            level = words.text("supposed to be {value}", value=words.number(item.value))
        points = part(item.hundredths)
        if item.hundredths > 0:
            parts.append(words.text("{points} more from {name}, {level}", points=points, name=name, level=level))
        else:
            less = part(-item.hundredths)
            parts.append(words.text("{points} less from {name}, {level}", points=less, name=name, level=level))
    exact = sum(item.hundredths for item in amount.items(values))
    result = amount.value(values)
    if amount.min is not None and exact < amount.min * 100:
        parts.append(words.text("held at its least, {limit}", limit=words.number(result)))
    elif amount.max is not None and exact > amount.max * 100:
        parts.append(words.text("held at its most, {limit}", limit=words.number(result)))
    elif exact != result * 100:
        parts.append(words.text("rounded down to {value}", value=words.number(result)))
    return tuple(parts) or (words.text("{points} to begin with", points=part(amount.base * HUNDRED)),)
