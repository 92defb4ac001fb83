"""What a seat cares about, read once from its edition: what each of its deeds would bring, as far as it can tell.

Interests and reservations are linear, so that "what would this deed do for me" is a sum; most of it does not depend on the
World and is added up once. Knows only the edition, so nothing that the seat may not know.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from game.core.action import Action
from game.core.clauses import Amount, Effect
from game.core.indicator import capital_of
from game.core.scenario import Scenario
from game.core.seat import Temperament
from game.core.table import Table
from game.core.view import View
from game.core.world import bounds

MIDDLING = Temperament(id="", name="")
"""The temperament of a counterpart for which none was chosen."""

DOOR = 40_000
"""What opening a table is worth, in ten-thousandths of a point of purpose, the scale of all gains."""
BURDEN = 22_000
"""What it is worth to be rid of a fact that is a burden, in the same scale."""

Ground = tuple[str, str]
"""Why something matters: a kind (`interest`, `deal`, `goodwill`, `calm`, `door`, `burden`) and what of that kind."""
Terms = Mapping[str, tuple[tuple[Ground, int], ...]]
"""By indicator: grounds, and hundredths of a point of purpose for each point it rises."""
Gains = dict[Ground, int]
"""How much each ground gains, in ten-thousandths of a point of purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What a list of effects would bring a seat."""

    fixed: tuple[tuple[str, int], ...]
    """Changes that do not depend on the World: indicator, hundredths."""
    moving: tuple[tuple[str, Amount, int], ...]
    """Changes that do: indicator, amount, share in hundredths."""
    sets: tuple[str, ...]
    """Flags it would set that matter to the seat."""
    clears: tuple[str, ...]
    """Flags it would clear that matter to the seat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One of the seat's actions, with what it would bring."""

    action: Action
    """The action."""
    bundle: Bundle
    """What its effects bring."""
    risks: tuple[tuple[Amount, Bundle], ...]
    """What each risk brings, with its chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What everything is worth to one seat of one scenario, with one temperament."""

    terms: Terms
    """What each indicator is worth when it stands in the middle of its range."""
    ranges: Mapping[str, tuple[int, int]]
    """The least and the most each of these indicators can be."""
    doors: Mapping[str, tuple[str, ...]]
    """Flags that open a table in which the seat has stakes: flag to tables."""
    burdens: tuple[str, ...]
    """Flags that the seat would rather were not set."""
    wrongs: Mapping[str, tuple[str, ...]]
    """Flags that would burden those it talks with: flag to seats."""
    word: int
    """What it holds against wronging one it talks with, in the scale of gains; more for the candid."""
    deeds: tuple[Deed, ...]
    """What it may order."""

    def weights(self, values: Mapping[str, int], over: Collection[str] = ()) -> Terms:
        """Return the terms as they weigh now.

        What is already well needs help less than what is not; at tables whose talks are `over` there is nothing left to widen.
        """
        return {
            indicator: tuple(
                (ground, gain * self._need(indicator, values[indicator], gain) // 100)
                for ground, gain in grounds
                if ground[0] != "deal" or ground[1] not in over
            )
            for indicator, grounds in self.terms.items()
        }

    def _need(self, indicator: str, value: int, gain: int) -> int:
        """Return how much a change matters where the indicator stands, in percent: 20 to 200."""
        low, high = self.ranges[indicator]
        missing = high - value if gain > 0 else value - low
        return max(20, 200 * missing // max(1, high - low))

    def gains(self, bundle: Bundle, weights: Terms, values: Mapping[str, int], flags: Mapping[str, int]) -> Gains:
        """Return what a bundle would bring now, by ground."""
        result: Gains = {}
        moving = [(indicator, amount.value(values) * share) for indicator, amount, share in bundle.moving]
        for indicator, change in (*bundle.fixed, *moving):
            for ground, gain in weights[indicator]:
                result[ground] = result.get(ground, 0) + gain * change
        for flag in bundle.sets:
            if flag not in flags:
                for table in self.doors.get(flag, ()):
                    result["door", table] = DOOR
                if flag in self.burdens:
                    result["burden", flag] = -BURDEN
                for other in self.wrongs.get(flag, ()):
                    result["goodwill", other] = result.get(("goodwill", other), 0) - self.word
        for flag in bundle.clears:
            if flag in flags:
                result["burden", flag] = BURDEN
        return result


def outlook(edition: Scenario, seat: str, temperament: Temperament) -> Outlook:
    """Read a seat's purposes from its edition."""
    terms = _terms(edition, seat, temperament)
    doors: dict[str, tuple[str, ...]] = {}
    for table in edition.tables.values():
        if seat in table.stakes:
            for flag in table.open.has:
                doors[flag] = (*doors.get(flag, ()), table.id)
    burdens = tuple(name for name, flag in edition.flags.items() if seat in flag.burdens)
    partners = {other for table in edition.tables.values() if seat in table.parties for other in table.parties} - {seat}
    wrongs = {
        name: tuple(other for other in flag.burdens if other in partners)
        for name, flag in edition.flags.items()
        if not partners.isdisjoint(flag.burdens)
    }
    word = BURDEN * (25 + temperament.candour) // 25
    matter = {*doors, *burdens, *wrongs}

    def bundle(effects: Iterable[Effect]) -> Bundle:
        fixed: dict[str, int] = {}
        moving: list[tuple[str, Amount, int]] = []
        sets: list[str] = []
        clears: list[str] = []
        for effect in effects:
            share = 100 if effect.after == 0 else 50  # what comes later counts half
            for indicator, amount in effect.change.items():
                if indicator in terms and amount.plus:
                    moving.append((indicator, amount, share))
                elif indicator in terms:
                    fixed[indicator] = fixed.get(indicator, 0) + amount.value({}) * share
            sets += [flag for flag in effect.sets if flag in matter]
            clears += [flag for flag in effect.clears if flag in burdens]
        return Bundle(fixed=tuple(fixed.items()), moving=tuple(moving), sets=tuple(sets), clears=tuple(clears))

    deeds = tuple(
        Deed(
            action=action,
            bundle=bundle(action.effects),
            risks=tuple((risk.chance, bundle(risk.effects)) for risk in action.risks),
        )
        for action in edition.actions.values()
        if seat in action.seats
    )
    ranges = {name: bounds(edition, name) for name in terms}
    return Outlook(terms=terms, ranges=ranges, doors=doors, burdens=burdens, wrongs=wrongs, word=word, deeds=deeds)


def _terms(edition: Scenario, seat: str, temperament: Temperament) -> Terms:
    terms: dict[str, dict[Ground, int]] = {}

    def add(indicator: str, kind: str, name: str, gain: int) -> None:
        if gain:
            terms.setdefault(indicator, {})[kind, name] = gain

    interests = edition.seats[seat].interests
    total = sum(interest.weight for interest in interests) or 1
    for interest in interests:
        for indicator, hundredths in interest.measure.plus.items():
            add(indicator, "interest", interest.id, 2 * hundredths * interest.weight // total)
    for table in edition.tables.values():
        if seat not in table.stakes:
            continue
        for indicator, slope in _willing(table, seat).items():
            add(indicator, "deal", table.id, -slope)
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
    return {indicator: tuple(grounds.items()) for indicator, grounds in terms.items()}


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
