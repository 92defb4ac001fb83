"""Where things stand at the beginning of a turn, as far as one seat may know: dates, capital, ladders, measures.

Every measure has a number that stays the same for the whole match, so that "why 3" always asks about the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.briefing.glossary import plain
from game.briefing.told import known
from game.core.indicator import Indicator, capital_of
from game.core.scenario import Scenario
from game.core.view import View
from game.core.world import rung
from game.voice import n_
from game.words import Words

GROUPS = {
    "ladder": n_("The ladder"),
    "trust": n_("Trust"),
    "home": n_("Pressure at home"),
    "ground": n_("On the ground"),
    "people": n_("People"),
    "nuclear": n_("The nuclear file"),
    "": n_("Other measures"),
}
"""Headings of the groups that scenarios are told to use; another group is its own heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a ladder stands."""

    name: str
    """The rung's name."""
    text: str
    """What it looks like."""
    place: int
    """Which rung it is, from 1."""
    count: int
    """How many there are."""
    up: int | None
    """How far it is to the next rung up; None at the top."""
    down: int | None
    """How far it is down to the rung below; None at the bottom."""
    rungs: tuple[str, ...]
    """Names of all rungs, the lowest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """One measure as a seat sees it."""

    number: int
    """Its number: asked for as "why 3"."""
    id: str
    """The indicator."""
    name: str
    """Its name."""
    text: str
    """What it measures."""
    unit: str
    """Its unit, where it has one."""
    low: int | None
    """What it is at least known to be; None where nothing is known."""
    high: int | None
    """What it is at most known to be."""
    scale: tuple[int, int]
    """The least and the most it can be."""
    change: int | None
    """Change since the last turn; None where it is not known exactly."""
    history: tuple[int | None, ...]
    """What it stood at when each turn began, now last; None where it was not known exactly."""
    standing: Standing | None
    """The rung, where it is a ladder."""
    wanted: bool
    """Whether this seat would rather see it rise."""
    human_cost: bool
    """Whether it counts people."""
    level: str
    """What is known of it, in words: "47 of 100", "between 33 and 57 (an estimate)"."""
    sentence: str
    """The whole measure as a line: name, level, rung, change."""

    @property
    def value(self) -> int | None:
        """Its value, where it is known exactly."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """Measures that belong together."""

    id: str
    """The group."""
    name: str
    """Its heading."""
    gauges: tuple[Gauge, ...]
    """The measures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Where things stand."""

    seat: str
    """Whose view it is."""
    seat_name: str
    """That seat's name."""
    turn: int
    """The turn about to be played."""
    turns: int
    """How many there are."""
    first_day: int
    """Its first day, as an ordinal."""
    last_day: int
    """Its last day, included."""
    when: str
    """The turn and its dates, in words."""
    capital: Gauge
    """The seat's political capital."""
    income: str
    """What it is given each turn, and the most it can keep, in words."""
    deeds: int
    """How many deeds it may order in a turn."""
    headings: tuple[Heading, ...]
    """The measures, by group."""
    ahead: tuple[str, ...]
    """What everyone can know beforehand, with its day, in words: the nearest first."""

    def gauges(self) -> tuple[Gauge, ...]:
        """Return every measure, capital first, in the order of their numbers."""
        return (self.capital, *(gauge for heading in self.headings for gauge in heading.gauges))


def groups(edition: Scenario) -> dict[str, list[str]]:
    """Return the indicators of a scenario by group, in the order the groups first appear."""
    found: dict[str, list[str]] = {}
    for name, indicator in edition.indicators.items():
        found.setdefault(indicator.group, []).append(name)
    return found


def numbering(edition: Scenario, seat: str) -> dict[str, int]:
    """Return the number of every measure: the seat's capital is 1, the others follow as the situation lists them."""
    names = [capital_of(seat), *(name for members in groups(edition).values() for name in members)]
    return {name: number for number, name in enumerate(names, start=1)}


def span_of_days(first: int, last: int, words: Words) -> str:
    """Return a span of days in words."""
    if first == last:
        return words.day(first)
    return words.text("{first} to {last}", first=words.day(first), last=words.day(last))


def heading(group: str, words: Words) -> str:
    """Return the heading of a group of measures or deeds."""
    return words.text(GROUPS[group]) if group in GROUPS else group.replace("_", " ").capitalize()


def situation(views: Sequence[View], words: Words) -> Situation:
    """Return where things stand in the last of a seat's views."""
    view = views[-1]
    edition, now = view.edition, view.known
    numbers = numbering(edition, view.seat)
    days = edition.paces[now.pace].days
    purse = edition.seats[view.seat].capital
    multiple = edition.paces[now.pace].income
    over = bool(now.ending)
    when = (
        words.text("The match is over, on {day}", day=words.day(now.first_day - 1))
        if over
        else words.text(
            "Turn {turn} of {turns}, {dates}",
            turn=now.turn,
            turns=len(days),
            dates=span_of_days(now.first_day, now.last_day, words),
        )
    )
    return Situation(
        seat=view.seat,
        seat_name=edition.name_of(view.seat),
        turn=now.turn,
        turns=len(days),
        first_day=now.first_day,
        last_day=now.last_day,
        when=when,
        capital=_purse(views, words),
        income=words.text("{income} more each turn, at most {limit} kept", income=purse.income * multiple, limit=purse.limit),
        deeds=edition.paces[now.pace].deeds,
        headings=tuple(
            Heading(
                id=group,
                name=heading(group, words),
                gauges=tuple(_gauge(views, edition.indicators[name], numbers[name], words) for name in members),
            )
            for group, members in groups(edition).items()
        ),
        ahead=tuple(_ahead(view, words)),
    )


def _ahead(view: View, words: Words) -> Iterator[str]:
    """Yield what is foretold and has not come yet: that and when, not whether its condition will hold."""
    now, events = view.known, view.edition.events.values()
    end = view.edition.begins.toordinal() + sum(view.edition.paces[now.pace].days) - 1
    coming = [
        (event.on.toordinal(), event.name) for event in events if event.foretold and event.on and event.id not in view.stories
    ]
    for day, name in sorted(coming):
        if now.ending or not now.first_day <= day <= end:
            continue
        if day <= now.last_day:
            yield words.text("In this turn, {day}: {name}", day=words.day(day), name=name)
        else:
            yield words.text("{day}: {name}", day=words.day(day), name=name)


def _purse(views: Sequence[View], words: Words) -> Gauge:
    view = views[-1]
    name = capital_of(view.seat)
    history = tuple(earlier.known.values[name] for earlier in views)
    value, limit = history[-1], view.edition.seats[view.seat].capital.limit
    change = value - history[-2] if len(history) > 1 else None
    level = words.text("{value} of {limit}", value=value, limit=limit)
    title = words.text("Your political capital")
    return Gauge(
        number=1,
        id=name,
        name=title,
        text=words.text("What deeds, pledges and coming back to a table are paid with."),
        unit="",
        low=value,
        high=value,
        scale=(0, limit),
        change=change,
        history=history,
        standing=None,
        wanted=True,
        human_cost=False,
        level=level,
        sentence=_line(title, level, None, change, words),
    )


def _gauge(views: Sequence[View], indicator: Indicator, number: int, words: Words) -> Gauge:
    view, name = views[-1], indicator.id
    span = known(view, name)
    history = tuple(earlier.known.values.get(name) for earlier in views)
    before = history[-2] if len(history) > 1 else None
    change = span.low - before if span is not None and span.exact and before is not None else None
    standing = _standing(indicator, span.low, view) if span is not None and span.exact else None
    level = words.text("not known to you")
    if span is not None:
        level = measure(indicator, span.low, words) if span.exact else between(indicator, span.low, span.high, words)
    return Gauge(
        number=number,
        id=name,
        name=indicator.name,
        text=plain(indicator.text, view.edition.glossary),
        unit=indicator.unit,
        low=span.low if span else None,
        high=span.high if span else None,
        scale=(indicator.low, indicator.high),
        change=change,
        history=history,
        standing=standing,
        wanted=view.seat in indicator.good,
        human_cost=indicator.human_cost,
        level=level,
        sentence=_line(indicator.name, level, standing, change, words),
    )


def measure(indicator: Indicator, value: int, words: Words) -> str:
    """Return a value with its unit, or with the end of its scale where it has none."""
    if indicator.unit:
        return words.text("{value} {unit}", value=words.number(value), unit=indicator.unit)
    return words.text("{value} of {limit}", value=words.number(value), limit=indicator.high)


def between(indicator: Indicator, low: int, high: int, words: Words) -> str:
    """Return an estimate in words."""
    ends: dict[str, object] = {"low": words.number(low), "high": words.number(high)}
    if indicator.unit:
        return words.text("between {low} and {high} {unit} (an estimate)", unit=indicator.unit, **ends)
    return words.text("between {low} and {high} of {limit} (an estimate)", limit=indicator.high, **ends)


def _standing(indicator: Indicator, value: int, view: View) -> Standing | None:
    step = rung(indicator, value)
    if step is None:
        return None
    place = indicator.rungs.index(step)
    following = indicator.rungs[place + 1] if place + 1 < len(indicator.rungs) else None
    return Standing(
        name=step.name,
        text=plain(step.text, view.edition.glossary),
        place=place + 1,
        count=len(indicator.rungs),
        up=following.at - value if following is not None else None,
        down=value - step.at + 1 if place else None,
        rungs=tuple(item.name for item in indicator.rungs),
    )


def _line(name: str, level: str, standing: Standing | None, change: int | None, words: Words) -> str:
    line = words.text("{name}: {level}", name=name, level=level)
    if standing is not None:
        line = words.text(
            "{line}, rung {place} of {count}, “{rung}”",
            line=line,
            place=standing.place,
            count=standing.count,
            rung=standing.name,
        )
    if change:
        line = words.text("{line} ({change} since last turn)", line=line, change=words.signed(change))
    return line
