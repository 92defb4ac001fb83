"""What a seat cares about, read once from its edition: what each of its deeds would bring, as far as it can tell.

Interests and reservations are linear, so that "what would this deed do for me" is a sum: every effect of every deed is a row of
one table of integers, and a turn multiplies it by what indicators weigh at that moment. Knows only the edition, so nothing that
the seat may not know.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from game.core.action import Action
from game.core.clauses import ALWAYS, HUNDRED, Amount, Condition, Effect
from game.core.index import index
from game.core.indicator import capital_of
from game.core.luck import MONTH
from game.core.scenario import Scenario
from game.core.seat import Temperament
from game.core.table import Table
from game.core.view import View
from game.core.world import bounds

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

DOOR = 40_000
"""What opening a table is worth, in ten-thousandths of a point of purpose, the scale of all gains."""
BURDEN = 22_000
"""What it is worth to be rid of a fact that is a burden, in the same scale."""
LATER = 50
"""Percent that an effect with a delay counts."""
ROOM = 1
"""For how many months what is done for the talks must last to count there."""
WHOLE = 10_000
"""All of a change, in ten-thousandths."""

Ground = tuple[str, str]
"""Why something matters: a kind and what of that kind.

`interest`, `deal` (what it could sign), `stake` (what others sign and it does not), `kept` (what is signed), `goodwill`, `calm`,
`door`, `burden`.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One effect of one deed: a row of the outlook's table of changes."""

    deed: int
    """Whose: the number of the deed."""
    row: int
    """Which row."""
    when: Condition | None
    """It only counts while this holds; None: always."""
    chance: Amount | None
    """Where it is a risk: how likely, in percent."""
    moving: tuple[tuple[int, Amount, int], ...]
    """Changes that depend on the World: column, amount, share in percent."""
    sets: tuple[str, ...]
    """Flags it would set that matter to the seat."""
    clears: tuple[str, ...]
    """Flags it would clear that matter to the seat."""

    @property
    def plain(self) -> bool:
        """Whether it depends on nothing."""
        return self.when is None and self.chance is None and not (self.moving or self.sets or self.clears)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What everything is worth to one seat of one scenario, with one temperament."""

    names: tuple[str, ...]
    """The indicators that matter: the columns."""
    grounds: tuple[Ground, ...]
    """Why they matter."""
    terms: Numbers
    """By ground and indicator: hundredths of a point of purpose for each point it rises in the middle of its range."""
    lows: Numbers
    """The least each indicator can be."""
    spans: Numbers
    """How far it is from there to the most it can be."""
    doors: Mapping[str, tuple[str, ...]]
    """Flags that open a table in which the seat has stakes: flag to tables."""
    burdens: tuple[str, ...]
    """Flags that the seat would rather were not set."""
    wrongs: Mapping[str, tuple[str, ...]]
    """Flags that would burden those it talks with: flag to seats."""
    word: int
    """What it holds against wronging one it talks with, in the scale of gains; more for the candid."""
    actions: tuple[Action, ...]
    """What it may order."""
    lines: tuple[tuple[Line, ...], ...]
    """What each of them would bring."""
    changes: Numbers
    """By row and indicator: by how much it changes, in hundredths."""
    plain: Numbers
    """By deed and indicator: what all its effects change that depend on nothing, in hundredths."""
    unsure: tuple[tuple[Line, ...], ...]
    """Of each deed the other effects: that hold only on a condition, with a chance, by the World, or set or clear a flag."""
    lasting: tuple[Numbers, ...]
    """By months: what has become of a change in one indicator (row) in each (column) by their trends, in ten-thousandths."""
    aims: NDArray[np.bool_]
    """By ground: whether it is an interest, which is served at the end, or something that is needed sooner."""

    def weights(self, values: Mapping[str, int], over: Collection[str] = (), months: int = 0) -> Numbers:
        """Return by ground and indicator what a point weighs now, with so many months to go.

        What is already well needs help less than what is not; at tables whose talks are `over` there is nothing left to widen.
        What fades before it is needed weighs less; what draws others after it, more.
        """
        now = np.array([values[name] for name in self.names], np.int64) - self.lows
        rising = np.maximum(20, 200 * (self.spans - now) // self.spans)
        falling = np.maximum(20, 200 * now // self.spans)
        found = self.terms * np.where(self.terms > 0, rising, falling) // HUNDRED
        if over:
            for place, (kind, name) in enumerate(self.grounds):
                if kind in {"deal", "stake"} and name in over:
                    found[place] = 0
        if not months:
            return found
        last = len(self.lasting) - 1
        at_end = found @ self.lasting[min(months, last)].T // WHOLE
        sooner = found @ self.lasting[min(months, ROOM, last)].T // WHOLE
        return np.where(self.aims[:, None], at_end, sooner)

    def facts(self, line: Line, flags: Mapping[str, int]) -> Iterator[tuple[Ground, int]]:
        """Yield what an effect is worth for the flags it would set or clear."""
        for flag in line.sets:
            if flag not in flags:
                for table in self.doors.get(flag, ()):
                    yield ("door", table), DOOR
                if flag in self.burdens:
                    yield ("burden", flag), -BURDEN
                for other in self.wrongs.get(flag, ()):
                    yield ("goodwill", other), -self.word
        for flag in line.clears:
            if flag in flags:
                yield ("burden", flag), BURDEN


def outlook(edition: Scenario, seat: str, temperament: Temperament) -> Outlook:
    """Read a seat's purposes from its edition, once for each temperament."""
    kept = index(edition).derived
    key = "outlook", seat, temperament
    found = kept.get(key)
    if not isinstance(found, Outlook):
        found = kept[key] = _outlook(edition, seat, temperament)
    return found


def _outlook(edition: Scenario, seat: str, temperament: Temperament) -> Outlook:
    terms = _terms(edition, seat, temperament)
    drawn = {feeds for measure in edition.indicators.values() for feeds in measure.trend.plus}
    names = (*terms, *(name for name in edition.indicators if name in drawn and name not in terms))
    columns = {name: place for place, name in enumerate(names)}
    grounds = tuple(dict.fromkeys(ground for gains in terms.values() for ground in gains))
    table = np.zeros((len(grounds), len(names)), np.int64)
    for name, gains in terms.items():
        for ground, gain in gains.items():
            table[grounds.index(ground), columns[name]] = gain
    doors: dict[str, tuple[str, ...]] = {}
    for place in edition.tables.values():
        if seat in place.stakes:
            for flag in place.open.has:
                doors[flag] = (*doors.get(flag, ()), place.id)
    burdens = tuple(name for name, flag in edition.flags.items() if seat in flag.burdens)
    partners = {other for place in edition.tables.values() if seat in place.parties for other in place.parties} - {seat}
    wrongs = {
        name: tuple(other for other in flag.burdens if other in partners)
        for name, flag in edition.flags.items()
        if not partners.isdisjoint(flag.burdens)
    }
    actions = tuple(action for action in edition.actions.values() if seat in action.seats)
    lines, changes = _lines(actions, columns, {*doors, *burdens, *wrongs}, burdens)
    plain = np.zeros((len(actions), len(names)), np.int64)
    for number, own in enumerate(lines):
        plain[number] = sum(changes[line.row] for line in own if line.plain)
    limits = [bounds(edition, name) for name in names]
    return Outlook(
        names=names,
        grounds=grounds,
        terms=table,
        lows=np.array([low for low, _ in limits], np.int64),
        spans=np.array([max(1, high - low) for low, high in limits], np.int64),
        doors=doors,
        burdens=burdens,
        wrongs=wrongs,
        word=BURDEN * (25 + temperament.candour) // 25,
        actions=actions,
        lines=lines,
        changes=changes,
        plain=plain,
        unsure=tuple(tuple(line for line in own if not line.plain) for own in lines),
        lasting=_lasting(edition, names),
        aims=np.array([kind == "interest" for kind, _ in grounds], np.bool_),
    )


def _lasting(edition: Scenario, names: tuple[str, ...]) -> tuple[Numbers, ...]:
    """Return what becomes of a change by the trends, month by month, as far as the seat may know them."""
    step = np.eye(len(names), dtype=np.int64) * WHOLE
    for column, name in enumerate(names):
        measure = edition.indicators.get(name)
        for feeds, hundredths in measure.trend.plus.items() if measure is not None else ():
            if feeds in names:
                step[names.index(feeds), column] += hundredths * WHOLE // HUNDRED
    found = [np.eye(len(names), dtype=np.int64) * WHOLE]
    longest = max((sum(pace.days) for pace in edition.paces.values()), default=0) // MONTH
    for _ in range(longest):
        found.append(found[-1] @ step // WHOLE)
    return tuple(found)


def _lines(
    actions: Iterable[Action], columns: Mapping[str, int], matter: Collection[str], burdens: Collection[str]
) -> tuple[tuple[tuple[Line, ...], ...], Numbers]:
    """Return what each deed would bring, and the table of changes."""
    rows: list[list[int]] = []
    found: list[tuple[Line, ...]] = []
    for number, action in enumerate(actions):
        mine: list[Line] = []
        parts: list[tuple[Effect, Amount | None]] = [(effect, None) for effect in action.effects]
        parts += [(effect, risk.chance) for risk in action.risks for effect in risk.effects]
        for effect, chance in parts:
            share = LATER if effect.after else HUNDRED
            row = [0] * len(columns)
            moving: list[tuple[int, Amount, int]] = []
            for name, amount in effect.change.items():
                if name in columns and amount.plus:
                    moving.append((columns[name], amount, share))
                elif name in columns:
                    row[columns[name]] += amount.value({}) * share
            line = Line(
                deed=number,
                row=len(rows),
                when=None if effect.when == ALWAYS else effect.when,
                chance=chance,
                moving=tuple(moving),
                sets=tuple(flag for flag in effect.sets if flag in matter),
                clears=tuple(flag for flag in effect.clears if flag in burdens),
            )
            if any(row) or moving or line.sets or line.clears:
                rows.append(row)
                mine.append(line)
        found.append(tuple(mine))
    return tuple(found), np.array(rows, np.int64).reshape(len(rows), len(columns))


def _terms(edition: Scenario, seat: str, temperament: Temperament) -> dict[str, dict[Ground, int]]:
    terms: dict[str, dict[Ground, int]] = {}

    def add(indicator: str, kind: str, name: str, gain: int) -> None:
        if gain:
            gains = terms.setdefault(indicator, {})
            gains[kind, name] = gains.get((kind, name), 0) + gain

    interests = edition.seats[seat].interests
    total = sum(interest.weight for interest in interests) or 1
    for interest in interests:
        for indicator, hundredths in interest.measure.plus.items():
            add(indicator, "interest", interest.id, 2 * hundredths * interest.weight // total)
    for table in edition.tables.values():
        if seat not in table.stakes:
            continue
        for indicator, slope in _willing(table, seat).items():
            add(indicator, "deal" if seat in table.accepting() else "stake", table.id, -slope)
        others = [other for other in table.accepting() if other != seat and seat in table.parties]
        for name, measure in edition.indicators.items():
            for other in others:
                if other in measure.good:
                    add(name, "goodwill", other, 25)
    for name, measure in edition.indicators.items():
        if measure.rungs:
            add(name, "calm", name, -(100 - temperament.risk) * 60 // 100)
        if measure.human_cost:
            add(name, "calm", name, -10)
    return terms


def _willing(table: Table, seat: str) -> dict[str, int]:
    """Return how much each indicator raises what the seat, or a body of its own, must have before it can sign."""
    slopes: dict[str, int] = dict(table.stakes[seat].reservation.plus)
    own = [body for body in table.bodies if body.side == seat]
    for body in own:
        for indicator, hundredths in body.threshold.plus.items():
            slopes[indicator] = slopes.get(indicator, 0) + hundredths // len(own)
    for amount in table.stakes[seat].credibility.values():
        for indicator, hundredths in amount.plus.items():
            slopes[indicator] = slopes.get(indicator, 0) - hundredths // 3
    return slopes


def supposed(view: View) -> dict[str, int]:
    """Return every indicator as the seat knows it or must suppose it: estimates and public ranges at their middle."""
    values = dict(view.known.values)
    for name, indicator in view.edition.indicators.items():
        if name not in values:
            guess = view.guesses.get(name)
            low, high = (guess.low, guess.high) if guess else indicator.publicly or (indicator.low, indicator.high)
            values[name] = (low + high) // 2
    for seat in view.edition.seats.values():
        values.setdefault(capital_of(seat.id), seat.capital.start)
    return values
