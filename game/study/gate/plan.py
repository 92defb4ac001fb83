"""How much the gate plays: Plan, in full or quick.

The quick one fits a check at every change: fewer seeds, fewer levels, and a figure falls short only where its whole interval
does. Knows nothing of what is judged.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

PART = 1_000_000
"""Seeds of two parts of the gate are at least this far apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How many playouts each part of the gate is given."""

    name: str = "full"
    """`full` or `quick`."""
    seed: int = 1
    """From which all seeds are counted."""
    playouts: int = 1000
    """Of the dilemma, at each pace."""
    lenient: bool = False
    """Whether a figure falls short only where its whole interval does."""
    looks: int = 4
    """How often a difference that cannot be told from nothing is looked at: each time as many seeds more, none of them played
    before. All looks together are as sure as one would be (Pocock 1977)."""
    held: tuple[int, ...] = (24, 96)
    """Forks of each action in each situation, with all other orders held; none: not measured. The first number finds its best
    situations, the second judges it there by fresh ones, at each look."""
    forks: tuple[int, ...] = (4, 64)
    """The same with everybody answering, for actions that are not shown to be worth doing with orders held."""
    places: int = 6
    """The most situations of each action that are looked at, those that most playouts reach first."""
    sure: float = 0.80
    """Confidence of the intervals of what a deed is worth: with 80 %, nine times in ten it is above the lower end."""
    heats: tuple[int, ...] = (5, 8, 24)
    """Seeds of each round of the search for exploits."""
    final: int = 90
    """Fresh seeds by which a suspected exploit is judged."""
    finalists: int = 2
    """Programs of each seat that are judged in the end."""
    singles: int = 0
    """The most actions of a seat that are tried in the search; 0: all."""
    kept: int = 4
    """How many of them, the best, are combined."""
    strikes: tuple[int, ...] = (0, 1, 2, 4)
    """Counts to which deeds that may kill are forced."""
    struck: int = 150
    """Seeds of each of these counts, at each look."""
    levels: tuple[str, ...] = ("random", "attache", "envoy", "strategist")
    """Levels of skill that are compared, weakest first; those that there are not are left out."""
    skilled: int = 120
    """Seeds of each level in each seat, at each look."""
    lineups: int = 24
    """Line-ups of the comparison of choice and luck."""
    chances: int = 20
    """Seeds of each line-up."""
    recorded: int = 200
    """Playouts of the historical orders, at each pace."""
    omitted: int = 100
    """Playouts without some of the historical orders, for each omission."""

    def seeds(self, part: int, count: int, skip: int = 0) -> range:
        """Return the seeds of one part of the gate, some of them skipped."""
        start = self.seed * PART * 100 + part * PART + skip
        return range(start, start + count)


FULL = Plan()
"""What a scenario that ships is judged by."""

QUICK = Plan(
    name="quick",
    playouts=60,
    lenient=True,
    looks=1,
    held=(),
    forks=(),
    heats=(2,),
    final=10,
    finalists=1,
    singles=3,
    strikes=(0, 4),
    struck=12,
    levels=("random", "envoy"),
    skilled=10,
    lineups=5,
    chances=5,
    recorded=40,
    omitted=6,
)
"""What a change is checked by."""


def plan(*, quick: bool = False, seed: int = 1, playouts: int | None = None) -> Plan:
    """Return the plan that was asked for."""
    found = replace(QUICK if quick else FULL, seed=seed)
    return found if playouts is None else replace(found, playouts=playouts)
