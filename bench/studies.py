"""How many playouts a second a study makes, in one process and in two, and how long 500 what-ifs of half a match take on two.

Times are of the whole, the start of the processes included. A what-if is played on from the middle of a match by other luck.
"""

from __future__ import annotations

from time import perf_counter

from measure import SCENARIO, report

from game.authoring import shelf
from game.core.scenario import Scenario
from game.core.world import World, opening
from game.study.design import Design
from game.study.forks import Fork
from game.study.spreading import spread
from game.study.study import study
from game.study.trial import Sitter, Trial

PLAYOUTS = 60
"""Of each study."""
WHAT_IFS = 500
"""Ways on from the middle of a match."""
AIM = 2.0
"""Seconds that they may take on two cores."""


def what_if(shared: tuple[Scenario, Trial, World], seed: int) -> str:
    """Play on from a World by other luck, and return the ending."""
    scenario, trial, world = shared
    other = Trial(seed=seed, pace=trial.pace, sitters=trial.sitters)
    return Fork(scenario, other).play_on(world)[-1].ending


def seconds_of_study(scenario: Scenario, design: Design, jobs: int) -> float:
    """Return how long a study takes."""
    start = perf_counter()
    study(scenario, design, jobs=jobs)
    return perf_counter() - start


def main() -> None:
    """Measure, and print the line."""
    scenario = shelf.read(shelf.find(SCENARIO))
    pace = next(iter(scenario.paces))
    sitters = {seat: Sitter(level="envoy") for seat in scenario.seats}
    plain = Design(pace=pace, sitters=sitters, playouts=PLAYOUTS, forks=0)
    forked = Design(pace=pace, sitters=sitters, playouts=PLAYOUTS)
    alone, together = (seconds_of_study(scenario, plain, jobs) for jobs in (1, 2))
    trial = Trial(seed=1, pace=pace, sitters=sitters)
    worlds = Fork(scenario, trial).play_on(opening(scenario, pace))
    middle = worlds[len(scenario.paces[pace].days) // 2]
    start = perf_counter()
    ends = list(spread(what_if, (scenario, trial, middle), range(WHAT_IFS), jobs=2))
    what_ifs = perf_counter() - start
    report(
        "studies",
        scenario=SCENARIO,
        pace=pace,
        playouts_a_second=PLAYOUTS / alone,
        playouts_a_second_on_two=PLAYOUTS / together,
        speed_up=alone / together,
        with_forks_a_second_on_two=PLAYOUTS / seconds_of_study(scenario, forked, 2),
        what_ifs=len(ends),
        what_ifs_seconds_on_two=what_ifs,
        what_ifs_aim_seconds=AIM,
    )


if __name__ == "__main__":  # processes that are started anew import this file
    main()
