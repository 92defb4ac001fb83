"""Measures and facts of a world: Indicator, its rungs and estimates, Flag.

Only shapes; who may see which is decided in `view`. Text is in the scenario's language.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.core.clauses import Amount

CAPITAL = "capital."
"""Prefix of the indicators that hold each seat's political capital: `capital.us`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A named step of an indicator that is a ladder."""

    id: str
    """Its name in the file."""
    at: int
    """The value from which it is reached."""
    name: str
    """Its name."""
    text: str = ""
    """What it looks like; what is documented to have followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """How those who may not know an indicator guess at it."""

    band: int
    """The estimate is off by at most this much either way."""
    hold: int = 3
    """Turns for which one error is kept: asking again does not average it away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A measure of the world."""

    id: str
    """Its name in the file."""
    name: str
    """Its name."""
    text: str = ""
    """What it measures and what moves it."""
    start: int
    """Its value at the opening."""
    low: int = 0
    """The least it can be."""
    high: int = 100
    """The most it can be."""
    unit: str = ""
    """The unit, where it has one: weeks, kg, soldiers."""
    group: str = ""
    """A heading to show it under: `ladder`, `trust`, `home`, `ground`, `people`, `nuclear`."""
    good: tuple[str, ...] = ()
    """Seats that would rather see it rise; for colours and arrows only."""
    rungs: tuple[Rung, ...] = ()
    """Named steps, lowest first: it is then a ladder, and going up or down is news."""
    trend: Amount = Amount()
    """Change per thirty days when nobody does anything."""
    known_to: tuple[str, ...] | None = None
    """Seats that see it exactly; not given: everyone."""
    estimate: Estimate | None = None
    """What the other seats get instead; not given: nothing."""
    publicly: tuple[int, int] | None = None
    """Lowest and highest start thought possible by those who get no estimate; not given: the whole range."""
    human_cost: bool = False
    """It counts people: nothing may profit from it."""
    constructed: bool = True
    """The scale is built for play (nearly always so)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A fact that is so or is not."""

    id: str
    """Its name in the file."""
    name: str
    """The fact as a sentence, e.g. "an attack stands unanswered"."""
    known_to: tuple[str, ...] | None = None
    """Seats that know it; not given: everyone."""
    burdens: tuple[str, ...] = ()
    """Seats that would rather it were not so; for colours, and for what counterparts try to mend."""
    start: bool = False
    """Whether it is so at the opening."""


def capital_of(seat: str) -> str:
    """Return the indicator id of a seat's political capital."""
    return CAPITAL + seat
