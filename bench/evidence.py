"""What is claimed of the counterparts, counted: hawk and dove, fixed lines, joint value, how long a decision takes.

Run from the top folder, `python bench/evidence.py`; some minutes on one core. Arguments (`decisions`, `joint_value`,
`hawks_and_doves`, `lines`): only those claims. Intervals are of 95 percent, over pairs of playouts with the same luck. The levels
against each other are judged by `python main.py gate SCENARIO`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from statistics import mean
from time import process_time

from measure import SCENARIO, report
from talks import share_of_joint_value

from game.authoring import shelf
from game.core.luck import Luck
from game.core.view import View
from game.counterparts import LEVELS, LINES, counterpart
from game.match import Decision, playout
from game.study.interval import mean as mean_of
from game.study.trial import MIXED, Sample, Sitter, Trial, play

PAIRS = 150
scenario = shelf.read(shelf.find(SCENARIO))
pace = next(iter(scenario.paces))
main = next(iter(scenario.tables.values()))


def sample(seed: int, seat: str, level: str, temperament: str = MIXED) -> Sample:
    """Return a playout in which one seat is played so and the others by envoys of mixed temperament."""
    sitters = {name: Sitter(level="envoy", temperament=MIXED) for name in scenario.seats}
    sitters[seat] = Sitter(level=level, temperament=temperament)
    return play(scenario, Trial(seed=seed, pace=pace, sitters=sitters, detailed=False))


def interval(numbers: list[float]) -> str:
    """Return a mean with its interval, as text."""
    found = mean_of(numbers)
    return f"{found.value:.2f} [{found.low:.2f}, {found.high:.2f}]"


def strikes(found: Sample, seat: str) -> int:
    """Count the deeds of a seat that may kill."""
    return sum(
        times for key, times in found.done.items() if key.startswith(f"{seat}.") and scenario.actions[key.split(".")[1]].lethal
    )


class Watched:
    """A counterpart of which every decision is timed, and what it asked for is kept."""

    def __init__(self, level: str, temperament: str = "") -> None:
        self.inner = counterpart(level, temperament)
        self.taken: list[float] = []
        self.asked: list[dict[str, str]] = []

    def decide(self, view: View, luck: Luck) -> Decision:
        """Decide as the counterpart does."""
        start = process_time()
        decision = self.inner.decide(view, luck)
        self.taken.append((process_time() - start) * 1000)
        self.asked += [dict(move.package) for move in decision.orders.moves if move.kind == "propose" and move.table == main.id]
        return decision


def still_asked(seat: str, temperament: str, seed: int) -> float:
    """Return what a seat's last proposal of a match is worth to it, in points of its stakes (credibility apart)."""
    players = {name: counterpart("envoy") for name in scenario.seats}
    watched = Watched("envoy", temperament)
    playout(scenario, seed, pace, {**players, seat: watched})
    stakes = main.stakes[seat]
    last = watched.asked[-1] if watched.asked else main.status_quo()
    return sum(stakes.weights[issue] * stakes.worths[issue][option] for issue, option in last.items()) / 100


Claims = Iterator[tuple[str, float | str]]


def hawks_and_doves() -> Claims:
    """Yield what a hawk does more than a dove in the same seats and matches: deeds that may kill, points still asked for."""
    for seat in scenario.seats:
        pairs = [(sample(seed, seat, "envoy", "hawk"), sample(seed, seat, "envoy", "dove")) for seed in range(PAIRS)]
        yield f"hawk_less_dove_strikes_{seat}", interval([strikes(hawk, seat) - strikes(dove, seat) for hawk, dove in pairs])
        if seat in main.parties:
            asked = [still_asked(seat, "hawk", seed) - still_asked(seat, "dove", seed) for seed in range(60)]
            yield f"hawk_less_dove_points_asked_last_{seat}", interval(asked)


def lines() -> Claims:
    """Yield what fixed lines gain beyond an envoy in the same seat and matches, in points."""
    for line in LINES:
        for seat in scenario.seats:
            pairs = [
                (sample(seed, seat, line).reckonings[seat].total, sample(seed, seat, "envoy").reckonings[seat].total)
                for seed in range(1000, 1060)
            ]
            yield f"{line}_less_envoy_{seat}", interval([(one - other) / 1000 for one, other in pairs])


def decisions() -> Claims:
    """Yield how long a decision takes, in milliseconds of the processor."""
    for level in LEVELS:
        watched = {seat: Watched(level) for seat in scenario.seats}
        for seed in range(4):
            playout(scenario, seed, pace, watched)
        taken = sorted(time for player in watched.values() for time in player.taken)
        yield f"decision_{level}_ms", f"mean {mean(taken):.2f}, 95 of 100 under {taken[len(taken) * 95 // 100]:.2f}"


def joint_value() -> Claims:
    """Yield the joint value of what two of a level sign where values stand still, in percent of the frontier's best."""
    for level in ("envoy", "strategist"):
        shares = [share_of_joint_value(level, seed) for seed in range(60)]
        agreed = [share for share in shares if share]
        yield f"joint_value_{level}", f"{interval([share / 100 for share in agreed])}, {len(agreed)} of {len(shares)} signed"


if __name__ == "__main__":
    asked = sys.argv[1:] or ["decisions", "joint_value", "hawks_and_doves", "lines"]
    claims = [claim for claim in (decisions, joint_value, hawks_and_doves, lines) if claim.__name__ in asked]
    report("evidence", pairs=PAIRS, **{name: figure for claim in claims for name, figure in claim()})
