"""What a seat cares about, read once from its edition: how much each indicator is worth to it, and what opens doors.

Interests and reservations are linear, so that "what would this deed do for me" is a sum. Knows only the edition, so nothing that
the seat may not know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.core.clauses import Amount, Effect
from game.core.scenario import Action, Scenario, Temperament, capital_of
from game.core.table import Table
from game.core.view import View

MIDDLING = Temperament(id="", name="")
"""The temperament of a counterpart for which none was chosen."""

HUNDREDTHS = 100
LATER = 2
"""What comes later counts this many times less than what comes at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One ground on which an indicator matters, and how much: gain per point, in hundredths."""

    ground: str
    """`interest`, `deal`, `goodwill` or `calm`."""
    id: str
    """The interest, table, seat or ladder meant."""
    gain: int
    """Hundredths of a point of purpose for each point the indicator rises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What each indicator is worth to one seat of one scenario, with one temperament."""

    seat: str
    """Whose."""
    terms: Mapping[str, tuple[Term, ...]]
    """Grounds by indicator."""
    doors: Mapping[str, tuple[str, ...]]
    """Flags that open a table in which the seat has stakes: flag to tables."""
    own: tuple[Action, ...]
    """The deeds it may order."""


def outlook(edition: Scenario, seat: str, temperament: Temperament) -> Outlook:
    """Read a seat's purposes from its edition."""
    terms: dict[str, list[Term]] = {}

    def add(indicator: str, ground: str, name: str, gain: int) -> None:
        if gain:
            terms.setdefault(indicator, []).append(Term(ground=ground, id=name, gain=gain))

    interests = edition.seats[seat].interests
    total = sum(interest.weight for interest in interests) or 1
    for interest in interests:
        for indicator, hundredths in interest.measure.plus.items():
            add(indicator, "interest", interest.id, 2 * hundredths * interest.weight // total)
    for table in edition.tables.values():
        if seat in table.stakes:
            for indicator, slope in _willing(table, seat).items():
                add(indicator, "deal", table.id, -slope)
            others = [other for other in table.accepting() if other != seat and seat in table.parties]
            for name, measure in edition.indicators.items():
                for other in others:
                    if other in measure.good:
                        add(name, "goodwill", other, 25)
    caution = 100 - temperament.risk
    for name, measure in edition.indicators.items():
        if measure.rungs:
            add(name, "calm", name, -caution * 60 // HUNDREDTHS)
        if measure.human_cost:
            add(name, "calm", name, -10)
    doors: dict[str, list[str]] = {}
    for table in edition.tables.values():
        if seat in table.stakes:
            for flag in table.open.has:
                doors.setdefault(flag, []).append(table.id)
    return Outlook(
        seat=seat,
        terms={name: tuple(found) for name, found in terms.items()},
        doors={flag: tuple(tables) for flag, tables in doors.items()},
        own=tuple(action for action in edition.actions.values() if seat in action.seats),
    )


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


def expected(effects: Iterable[Effect], values: Mapping[str, int]) -> dict[str, int]:
    """Return what effects are expected to change, in hundredths; delayed ones count half."""
    result: dict[str, int] = {}
    for effect in effects:
        share = HUNDREDTHS if effect.after == 0 else HUNDREDTHS // LATER
        for indicator, amount in effect.change.items():
            result[indicator] = result.get(indicator, 0) + _value(amount, values) * share
    return result


def _value(amount: Amount, values: Mapping[str, int]) -> int:
    return amount.value(values) if amount.plus else amount.base
