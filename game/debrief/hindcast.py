"""How likely it was: what comes of the orders that were really given, when only luck differs.

A figure of the model, not of the world; the same playouts by which the gate judges whether a scenario respects history.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from game.core.scenario import Ending, Scenario
from game.study.precedents import SEEDS, Telling, really_came, tell
from game.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Likelihood:
    """How often an ending came."""

    share: float
    """In what share of playouts, 0 to 1."""
    sentence: str
    """It in words."""
    history: bool
    """Whether it is the ending that really came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hindcast:
    """What comes of the historical orders."""

    asked: str
    """What was played, how often, and what its figures are not."""
    endings: tuple[Likelihood, ...]
    """The endings that came, the most frequent first; the historical one even where it never did."""


def recorded(scenario: Scenario) -> bool:
    """Tell whether there is a record to play, and an ending that really came."""
    return bool(scenario.history and really_came(scenario))


def hindcast(scenario: Scenario, words: Words) -> Hindcast | None:
    """Play the record at the scenario's first pace, the one it is laid out for; None where there is no record to play.

    A scenario that is supposed otherwise than it is written is played as it is supposed.
    """
    if not recorded(scenario):
        return None
    came = really_came(scenario)
    pace = next(iter(scenario.paces.values()))
    times = Counter(tell(scenario, Telling(pace.id, seed)).ending for seed in SEEDS)
    shown = [ending for ending in scenario.endings if ending.id in {came, *times}]  # in their order where two came as often
    return Hindcast(
        asked=words.text(
            "Suppose that everybody orders what was really ordered, on its days and nothing else, and only luck differs. "
            "In {count} playouts at the pace “{pace}” this came of it. It is a figure of this model, not of the world.",
            count=len(SEEDS),
            pace=pace.name,
        ),
        endings=tuple(
            _likelihood(ending, times[ending.id], words) for ending in sorted(shown, key=lambda ending: -times[ending.id])
        ),
    )


def _likelihood(ending: Ending, times: int, words: Words) -> Likelihood:
    said = words.text("{ending}: {times} of {count}.", ending=ending.name, times=times, count=len(SEEDS))
    if ending.history:
        said = words.text("{sentence} So it really ended.", sentence=said)
    return Likelihood(share=times / len(SEEDS), sentence=said, history=ending.history)
