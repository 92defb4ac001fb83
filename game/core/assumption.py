"""What a scenario takes for granted and might not: an instructor can switch it, on the same scenario.

Is the other side deterred by a strike, or does it answer in kind? Effects and trends read the indicators and flags that an
assumption sets at the opening; facts stay as they are. The first option of each is the scenario as written. Knows nothing of who
chooses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.core.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposition:
    """One way in which it may be."""

    id: str
    """Its name in the file."""
    name: str
    """What is supposed, in a few words."""
    text: str = ""
    """What follows from it, and who argues so."""
    starts: Mapping[str, int] = field(default_factory=dict)
    """Where indicators then stand at the opening; those not named stand where they say themselves."""
    sets: tuple[str, ...] = ()
    """Flags that are then set at the opening; those that other options of the assumption name are not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """Something the scenario takes for granted and might not."""

    id: str
    """Its name in the file."""
    name: str
    """The question, e.g. "What does a strike do to the other side's resolve?"."""
    text: str = ""
    """Why it is open."""
    options: Mapping[str, Supposition]
    """The ways in which it may be; the first is the scenario as written."""


def supposing(scenario: Scenario, chosen: Mapping[str, str]) -> Scenario:
    """Return the scenario under other suppositions: for each assumption that is named, the option that is chosen.

    The chosen one becomes the first, and all options are written out, so that choosing again changes it back: the last choice
    counts. Raises KeyError for an assumption or an option that there is not.
    """
    for name, option in chosen.items():
        scenario = _supposing(scenario, scenario.assumptions[name], option)
    return scenario


def _supposing(scenario: Scenario, assumption: Assumption, option: str) -> Scenario:
    taken = assumption.options[option]
    if taken is next(iter(assumption.options.values())):
        return scenario
    moved = [name for other in assumption.options.values() for name in other.starts]
    named = {name for other in assumption.options.values() for name in other.sets}
    starts = {name: scenario.indicators[name].start for name in moved}
    whole = {
        name: replace(other, starts={**starts, **other.starts})
        for name, other in sorted(assumption.options.items(), key=lambda item: item[0] != option)
    }
    now = whole[option].starts
    return replace(
        scenario,
        assumptions={**scenario.assumptions, assumption.id: replace(assumption, options=whole)},
        indicators={
            name: replace(indicator, start=now[name]) if name in now and indicator.start != now[name] else indicator
            for name, indicator in scenario.indicators.items()
        },
        flags={
            name: replace(flag, start=name in taken.sets) if name in named and flag.start != (name in taken.sets) else flag
            for name, flag in scenario.flags.items()
        },
    )
