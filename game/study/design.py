"""What a study asks: Design, its Variants, and the trials that answer it.

Variants are played with the same seeds, so that what differs between them is what was varied and not the luck. Knows nothing of
how trials are spread, kept or summed up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product

from game.core.assumption import supposing
from game.core.scenario import Scenario
from game.core.world import opening
from game.study.forks import Fork, try_some
from game.study.trial import Sample, Sitter, Trial, measure

LEVEL, TEMPERAMENT, WITHOUT, SUPPOSED = "level", "temperament", "without", "supposed"
"""What may be varied: a seat's level, a seat's temperament, an action that is taken out, an assumption."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that a variant does otherwise."""

    kind: str
    """`level`, `temperament`, `without` or `supposed`."""
    subject: str
    """The seat, the action or the assumption."""
    value: str = ""
    """The level, the temperament or the option."""

    @property
    def name(self) -> str:
        """How the command line says it."""
        if self.kind == WITHOUT:
            return f"without {self.subject}"
        return f"{self.subject}={self.value}" if self.kind == SUPPOSED else f"{self.subject}.{self.kind}={self.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """What a study asks."""

    pace: str
    """How time is cut."""
    sitters: Mapping[str, Sitter]
    """Who plays, by seat."""
    playouts: int = 1000
    """How many seeds each variant is played with."""
    seed: int = 1
    """The first of them; the others follow it."""
    forks: int = 3
    """How many deeds of each playout are tried for their worth."""
    axes: tuple[tuple[Change | None, ...], ...] = field(default=())
    """What is varied: of each axis one step is taken, in every combination; None: as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One way in which the scenario is played."""

    changes: tuple[Change, ...]
    """What is otherwise than in the scenario, or than the players who were asked for; nothing: as they are."""
    scenario: Scenario
    """The scenario, changed so."""
    sitters: Mapping[str, Sitter]
    """Who plays, by seat."""

    @property
    def name(self) -> str:
        """How it is called; empty: as it is."""
        return ", ".join(change.name for change in self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One trial of one variant."""

    variant: int
    """Which, by its place."""
    trial: Trial
    """The trial."""
    forks: int
    """How many deeds are tried for their worth."""


def variants(scenario: Scenario, design: Design) -> tuple[Variant, ...]:
    """Return the variants of a design; the first is what the others are compared with. Raises KeyError for an unknown name."""
    found = []
    for steps in product(*design.axes):
        changes = tuple(step for step in steps if step is not None)
        changed, sitters = scenario, dict(design.sitters)
        for change in changes:
            if change.kind == WITHOUT:
                changed = without(changed, change.subject)
            elif change.kind == SUPPOSED:
                changed = supposing(changed, {change.subject: change.value})
            elif change.kind == LEVEL:
                sitters[change.subject] = replace(sitters[change.subject], level=change.value)
            else:
                sitters[change.subject] = replace(sitters[change.subject], temperament=change.value)
        found.append(Variant(changes=changes, scenario=changed, sitters=sitters))
    return tuple(found)


def without(scenario: Scenario, action: str) -> Scenario:
    """Return a scenario in which nobody can do an action, and history knows nothing of it. Raises KeyError for no action."""
    _ = scenario.actions[action]
    return replace(
        scenario,
        actions={name: found for name, found in scenario.actions.items() if name != action},
        history=tuple(order for order in scenario.history if order.action != action),
    )


def tasks(design: Design, asked: tuple[Variant, ...]) -> Iterator[Task]:
    """Yield every trial: seed by seed, and for each seed every variant, so that a study cut short can still be compared."""
    for seed in range(design.seed, design.seed + design.playouts):
        for place, variant in enumerate(asked):
            trial = Trial(seed=seed, pace=design.pace, sitters=variant.sitters)
            yield Task(variant=place, trial=trial, forks=design.forks)


def perform(scenarios: tuple[Scenario, ...], task: Task) -> Sample:
    """Play a task and measure it; what processes are given to do."""
    scenario, trial = scenarios[task.variant], task.trial
    fork = Fork(scenario, trial)
    worlds = fork.play_on(opening(scenario, trial.pace))
    return replace(measure(scenario, trial.seed, worlds), gains=try_some(fork, worlds, task.forks))
