"""The scenario and the World as a seat can put them into words and figures.

Fills what a seat may not know with the middle of what it must suppose, so that every Amount can be reckoned, and says how far off
that may be. Knows nothing the View does not hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.core.clauses import ALWAYS, HUNDRED, Amount, Condition, Gap
from game.core.indicator import CAPITAL, capital_of
from game.core.scenario import Scenario
from game.core.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A number as far as it is known: from low to high, equal where it is known exactly."""

    low: int
    """It is at least this."""
    high: int
    """It is at most this."""

    @property
    def exact(self) -> bool:
        """Whether it is known exactly."""
        return self.low == self.high


def told(view: View) -> Scenario:
    """Return the seat's edition with what has since become known by name: events that have happened, the ending."""
    endings = (view.ending,) if view.ending is not None else ()
    return replace(view.edition, events={**view.edition.events, **view.stories}, endings=endings)


def known(view: View, indicator: str) -> Span | None:
    """Return what a seat knows of an indicator: its value, its estimate, or None for nothing."""
    if indicator in view.known.values:
        value = view.known.values[indicator]
        return Span(low=value, high=value)
    guess = view.guesses.get(indicator)
    return Span(low=guess.low, high=guess.high) if guess is not None else None


def supposed(view: View) -> dict[str, int]:
    """Return every indicator as the seat knows it, or else the middle of what it must suppose."""
    values = dict(view.known.values)
    for name in view.edition.indicators:
        if name not in values:
            span = _range(view, name)
            values[name] = (span.low + span.high) // 2
    for seat in view.edition.seats.values():
        values.setdefault(capital_of(seat.id), seat.capital.start)
    return values


def _range(view: View, indicator: str) -> Span:
    span = known(view, indicator)
    if span is not None:
        return span
    if indicator.startswith(CAPITAL):
        return Span(low=0, high=view.edition.seats[indicator.removeprefix(CAPITAL)].capital.limit)
    found = view.edition.indicators[indicator]
    low, high = found.publicly or (found.low, found.high)
    return Span(low=low, high=high)


def reckon(view: View, amount: Amount) -> Span:
    """Return what an Amount comes to, as far as the seat can know the indicators it depends on."""
    if all(name in view.known.values for name in amount.plus):
        value = amount.value(view.known.values)
        return Span(low=value, high=value)
    ends: dict[bool, dict[str, int]] = {False: {}, True: {}}
    for name, hundredths in amount.plus.items():
        span = _range(view, name)
        rising = hundredths >= 0
        ends[rising][name] = span.high
        ends[not rising][name] = span.low
    return Span(low=amount.value(ends[False]), high=amount.value(ends[True]))


def holds(view: View, condition: Condition) -> bool | None:
    """Tell whether a condition holds, as the seat knows the World; None where it cannot know."""
    if not _knowable(view, condition):
        return None
    return condition.holds(view.known)


def _knowable(view: View, condition: Condition) -> bool:
    return all(name in view.known.values for name in condition.indicators()) and all(
        flag in view.edition.flags for flag in condition.flags()
    )


def clauses(view: View, condition: Condition, values: Mapping[str, int] | None = None) -> tuple[Gap, ...]:
    """Return every clause of a condition as a Gap, met or not, for saying when something would be so.

    Flags the seat may not know are left out: `hidden` tells whether there are any.
    """
    values = supposed(view) if values is None else values
    found = [Gap(key="at_least", subject=name, needed=amount.value(values)) for name, amount in condition.at_least.items()]
    found += [Gap(key="below", subject=name, needed=amount.value(values)) for name, amount in condition.below.items()]
    found += [Gap(key="has", subject=flag) for flag in condition.has if flag in view.edition.flags]
    found += [Gap(key="lacks", subject=flag) for flag in condition.lacks if flag in view.edition.flags]
    if condition.since is not None:
        found.append(Gap(key="from", subject=condition.since.isoformat()))
    if condition.until is not None:
        found.append(Gap(key="until", subject=condition.until.isoformat()))
    found += [Gap(key="agreed", subject=issue, options=options) for issue, options in condition.agreed.items()]
    within = tuple(gap for branch in condition.any_of for gap in clauses(view, branch, values))
    if within:
        found.append(Gap(key="any_of", within=within))
    return tuple(found)


def hidden(view: View, condition: Condition) -> bool:
    """Tell whether a condition asks for a flag that the seat may not know."""
    return condition is not ALWAYS and any(flag not in view.edition.flags for flag in condition.flags())


def part(hundredths: int) -> str:
    """Return hundredths as a plain number, at most two decimals, e.g. "8.2" or "−3".

    >>> part(820), part(-300), part(5)
    ('8.2', '−3', '0.05')
    """
    whole, rest = divmod(abs(hundredths), HUNDRED)
    text = f"{whole}.{rest:02}".rstrip("0").rstrip(".") if rest else str(whole)
    return f"\N{MINUS SIGN}{text}" if hundredths < 0 else text
