"""All that can be said of a 15,625-package table, and the same from NegMAS on the same domain: both must say the same.

The game: values of all packages, counts and masks of the room, margin, frontier, four fair points. NegMAS: `pareto_frontier`,
which asks every utility function for every outcome, then its Nash, Kalai, Kalai–Smorodinsky and welfare points on that frontier;
outcomes are listed beforehand, and counts are not asked of it. Frontiers are compared as sets of values and inside the limits
(NegMAS looks no further, and names equals once), the Nash point, the egalitarian (Kalai's) and the utilitarian as values. The
Kalai–Smorodinsky point of NegMAS is another over discrete outcomes (least difference of shares, not largest least share), so it
is timed but not compared.
"""

from __future__ import annotations

from math import prod
from statistics import median

from domain import table, utilities, world
from measure import milliseconds, report
from negmas.preferences import kalai_points, ks_points, max_welfare_points, nash_points, pareto_frontier

from game.core.bargaining import analyse

SEEDS = (1, 2, 3)
ROUNDS, TIMES, THEIR_TIMES = 5, 20, 1

figures: dict[str, float] = {}
for sides in (2, 3, 4):
    ours = theirs = unbeaten = 0.0
    for seed in SEEDS:
        held, now = table(sides, seed), world()
        functions = utilities(held)
        space = functions[0].outcome_space
        outcomes = list(space.enumerate())

        def ask() -> tuple[list[tuple[float, ...]], list[tuple[tuple[float, ...], ...]]]:
            """Return NegMAS's frontier, and what it finds at the points it calls best: Nash, Kalai, welfare."""
            edge, _ = pareto_frontier(functions, outcomes)  # noqa: B023  called before the next seed
            ranges = [function.minmax(space, above_reserve=False) for function in functions]  # noqa: B023
            ks_points(functions, edge, ranges)  # noqa: B023
            found = [rule(functions, edge, ranges) for rule in (nash_points, kalai_points, max_welfare_points)]  # noqa: B023
            return list(edge), [tuple(point for point, _ in points) for points in found]

        mine, (edge, points) = analyse(held, now), ask()
        inside = {mine.worth(number) for number in mine.frontier.tolist() if mine.inside[number]}
        assert inside == {tuple(round(value) for value in point) for point in edge}  # noqa: S101
        for number, found in zip((mine.nash, mine.egalitarian, mine.utilitarian), points, strict=True):
            assert number is not None  # noqa: S101
            assert mine.worth(number) in {tuple(round(value) for value in point) for point in found}  # noqa: S101
        rounds = [
            (milliseconds(lambda: analyse(held, now), TIMES), milliseconds(ask, THEIR_TIMES))  # noqa: B023
            for _ in range(ROUNDS)  # by turns, so that a busy machine is busy for both
        ]
        ours += median(mine for mine, _ in rounds) / len(SEEDS)
        theirs += median(its for _, its in rounds) / len(SEEDS)
        unbeaten += len(mine.frontier) / len(SEEDS)
    figures |= {f"sides_{sides}_ms": ours, f"negmas_{sides}_ms": theirs, f"ratio_{sides}": theirs / ours}
    figures[f"frontier_{sides}"] = unbeaten

report("analysis", packages=prod([5] * 6), same_frontier_and_points=f"{len(SEEDS)} domains each", **figures)
