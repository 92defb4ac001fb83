"""What the gate looks at in one playout among envoys: its sample, and where in it each deed was open.

A situation is when (early, middle, late), whether a fact stands that burdens the seat, and whether a deal is signed or in force
somewhere the seat has stakes. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

import numpy as np

from game.core.bargaining import Room, room, side_values
from game.core.orders import can_do, deed_gaps
from game.core.scenario import Scenario
from game.core.world import IN_FORCE, SIGNED, VOIDED, World, reservations
from game.match import outcome
from game.study.forks import stage
from game.study.gate.clause import clause
from game.study.gate.inquiry import at_close
from game.study.trial import Sample, Trial, measure, players


class Situation(NamedTuple):
    """Where a seat finds itself."""

    stage: str
    """`early`, `middle` or `late`: which third of the match's turns."""
    burdened: bool
    """A fact stands that is a burden to the seat."""
    settled: bool
    """A deal in which it has stakes is signed or in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What the gate looks at in one playout."""

    sample: Sample
    """What a study measures."""
    rooms: tuple[Room, ...]
    """Room for agreement at the main table at the beginning of each turn, where it was asked for."""
    openings: Mapping[str, Mapping[Situation, tuple[int, ...]]]
    """By `seat.action`: in which turns it could be ordered, by situation."""
    shut: Mapping[str, tuple[str, ...]]
    """For each deed that never could: what stood in its way in every turn, in words."""
    held: tuple[str, ...]
    """Endings whose condition held at the close."""
    gaps: Mapping[str, tuple[str, ...]]
    """For each other ending: the clauses that did not hold, in words."""
    refusals: tuple[str, ...]
    """Bodies that refused a deal at the main table, once for each time."""
    ratified: bool
    """Whether a deal at the main table came into force, and be it for a while."""
    signed: bool
    """Whether one was signed there."""
    stands: bool
    """Whether it was in force at the end."""
    signable: Mapping[str, int]
    """At the close of talks: how many packages in a thousand are within the limit of each seat that must accept."""
    inside: int
    """At the close of talks: how many packages are within the limits of all of them."""

    def open(self, key: str) -> int:
        """Return in how many turns a deed, named as `seat.action`, could be ordered."""
        return sum(len(turns) for turns in self.openings.get(key, {}).values())


def situation(scenario: Scenario, world: World, seat: str) -> Situation:
    """Return where a seat finds itself at the beginning of a turn."""
    burdened = any(seat in scenario.flags[name].burdens for name in world.flags if name in scenario.flags)
    deals = (world.sittings[table.id].deal for table in scenario.tables.values() if seat in table.stakes)
    settled = any(deal is not None and deal.fate in {SIGNED, IN_FORCE} for deal in deals)
    return Situation(stage(scenario, world), burdened, settled)


def course(scenario: Scenario, trial: Trial) -> Course:
    """Play a trial and look at it; at the room of every turn only where details are asked for."""
    worlds = outcome(scenario, trial.seed, trial.pace, players(scenario, trial), told=False)
    return follow(scenario, trial.seed, worlds, rooms=trial.detailed)


def follow(scenario: Scenario, seed: int, worlds: tuple[World, ...], *, rooms: bool = True) -> Course:
    """Look at a playout by its Worlds, the opening first."""
    main, last = next(iter(scenario.tables.values())), worlds[-1]
    openings: dict[str, dict[Situation, tuple[int, ...]]] = {}
    for world in worlds[:-1]:
        for seat in scenario.seats:
            here = situation(scenario, world, seat)
            for action in scenario.actions.values():
                if seat in action.seats and can_do(world, seat, action):
                    places = openings.setdefault(f"{seat}.{action.id}", {})
                    places[here] = (*places.get(here, ()), world.turn)
    shut = {
        f"{seat}.{action.id}": _always(scenario, worlds[:-1], seat, action.id)
        for action in scenario.actions.values()
        for seat in action.seats
        if f"{seat}.{action.id}" not in openings
    }
    deals = last.sittings[main.id].deals
    closing = at_close(main, worlds)
    limits = reservations(main, closing.values)
    within = {seat: side_values(main, closing, seat) >= limits[seat] for seat in main.accepting() if seat in main.stakes}
    return Course(
        sample=measure(scenario, seed, worlds, detailed=False),
        rooms=tuple(room(main, world) for world in worlds[:-1]) if rooms else (),
        openings=openings,
        shut=shut,
        held=tuple(ending.id for ending in scenario.endings if ending.condition.holds(last)),
        gaps={
            ending.id: tuple(clause(gap) for gap in ending.condition.gaps(last))
            for ending in scenario.endings
            if not ending.condition.holds(last)
        },
        refusals=tuple(name for deal in deals for name in deal.refused_by),
        ratified=any(deal.fate in {IN_FORCE, VOIDED} for deal in deals),
        signed=bool(deals),
        stands=last.sittings[main.id].deal is not None and deals[-1].fate == IN_FORCE,
        inside=int(reduce(np.logical_and, within.values()).sum()) if within else 0,
        signable={seat: int(inside.sum()) * 1000 // len(inside) for seat, inside in within.items()},
    )


def _always(scenario: Scenario, worlds: tuple[World, ...], seat: str, action: str) -> tuple[str, ...]:
    """Return what stood in the way of a deed in every turn, or else what did in the first."""
    every = [[clause(gap) for gap in deed_gaps(scenario, world, seat, action)] for world in worlds]
    return tuple(gap for gap in every[0] if all(gap in gaps for gaps in every)) or tuple(every[0])
