"""One playout of a study: what fixes it, and what is measured of it.

Both are small enough to be sent between processes. Knows nothing of how playouts are spread or summed up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.core.bargaining import Room, room
from game.core.luck import Luck
from game.core.orders import can_do
from game.core.reckoning import Reckoning, reckon
from game.core.scenario import Scenario
from game.core.world import World
from game.counterparts import counterpart
from game.match import Player, outcome

MIXED = "mixed"
"""Instead of a temperament: one of the scenario's, drawn for each seat and seed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitter:
    """Who plays a seat: `level`, or `level:temperament`."""

    level: str
    """A level of counterparts, or a fixed line."""
    temperament: str = ""
    """A temperament of the scenario, or `mixed`; empty: the scenario's own for the seat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What fixes one playout, the scenario apart."""

    seed: int
    """Of all its luck."""
    pace: str
    """How time is cut."""
    sitters: Mapping[str, Sitter]
    """Who plays, by seat."""
    detailed: bool = True
    """Whether rooms and open deeds are measured at every turn, which takes about as long as playing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """What one deed brought the seat that did it: the match played on with it and without any, by the same luck."""

    seat: str
    """Who."""
    action: str
    """What."""
    turn: int
    """When."""
    stage: str
    """`early`, `middle` or `late`: which third of the match."""
    difference: int
    """How much more the seat's own reckoning came to with it, in thousandths of a point."""
    people: int = 0
    """How many more people were hurt with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What is measured of one playout."""

    seed: int
    """The seed it was played with."""
    ending: str
    """The ending that closed it."""
    turns: int
    """How many turns it took."""
    reckonings: Mapping[str, Reckoning]
    """What it was worth, by seat."""
    fates: Mapping[str, tuple[str, ...]]
    """What became of each table's deals, oldest first."""
    signed: Mapping[str, tuple[int, ...]]
    """In which turn each of them was signed."""
    highest: Mapping[str, int]
    """The highest value of each ladder over the match."""
    people: Mapping[str, int]
    """By how much each count of people rose."""
    rooms: tuple[Room, ...] = ()
    """Room for agreement at the main table at the beginning of each turn."""
    done: Mapping[str, int] = field(default_factory=dict)
    """How often each deed was done, by `seat.action`."""
    open: Mapping[str, int] = field(default_factory=dict)
    """In how many turns it could have been ordered, by `seat.action`."""
    gains: tuple[Gain, ...] = ()
    """What some of the deeds brought that could have been ordered, where forks were asked for (see `forks`)."""


def temperament_of(scenario: Scenario, seat: str, sitter: Sitter, seed: int) -> str:
    """Return the temperament a seat is played with: as said, the scenario's own, or drawn."""
    if sitter.temperament != MIXED:
        return sitter.temperament or scenario.seats[seat].temperament
    names = tuple(scenario.temperaments)
    return names[Luck.of(seed).fork("temperament").between(0, len(names) - 1, 0, seat)] if names else ""


def players(scenario: Scenario, trial: Trial) -> dict[str, Player]:
    """Return the counterparts of a trial. Raises ValueError for a level that there is not."""
    return {
        seat: counterpart(sitter.level, temperament_of(scenario, seat, sitter, trial.seed))
        for seat, sitter in trial.sitters.items()
    }


def play(scenario: Scenario, trial: Trial, sitting: Mapping[str, Player] | None = None) -> Sample:
    """Play a trial, with these players where some are given, and measure it."""
    worlds = outcome(scenario, trial.seed, trial.pace, {**players(scenario, trial), **(sitting or {})}, told=False)
    return measure(scenario, trial.seed, worlds, detailed=trial.detailed)


def measure(scenario: Scenario, seed: int, worlds: tuple[World, ...], *, detailed: bool = True) -> Sample:
    """Measure a playout by its Worlds, the opening first."""
    last = worlds[-1]
    main = next(iter(scenario.tables.values()))
    opened: dict[str, int] = {}
    if detailed:
        for world in worlds[:-1]:
            for action in scenario.actions.values():
                for seat in action.seats:
                    if can_do(world, seat, action):
                        opened[f"{seat}.{action.id}"] = opened.get(f"{seat}.{action.id}", 0) + 1
    ladders = [name for name, indicator in scenario.indicators.items() if indicator.rungs]
    people = [name for name, indicator in scenario.indicators.items() if indicator.human_cost]
    return Sample(
        seed=seed,
        ending=last.ending,
        turns=len(worlds) - 1,
        reckonings={seat: reckon(scenario, last, seat) for seat in scenario.seats},
        fates={name: tuple(deal.fate for deal in sitting.deals) for name, sitting in last.sittings.items()},
        signed={name: tuple(deal.turn for deal in sitting.deals) for name, sitting in last.sittings.items()},
        highest={name: max(world.values[name] for world in worlds) for name in ladders},
        people={name: last.values[name] - worlds[0].values[name] for name in people},
        rooms=tuple(room(main, world) for world in worlds[:-1]) if detailed else (),
        done={key: len(turns) for key, turns in last.done.items()},
        open=opened,
    )
