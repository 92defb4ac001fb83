"""How many bilateral negotiations of 100 steps run in a second, here and in NegMAS's mechanism: same domains, same tactics.

NegMAS: SAOMechanism with modular negotiators, TimeBasedOfferingPolicy and ACNext. Here: `alternating.py` over the values that the
game's own stakes give. Once with stakes built anew for each negotiation (values of all packages, sorted), once with stakes that
are kept: there the utility functions with the inverses they cache, here values and order. Agreement rates, worths (0 to 1) and
steps stand side by side. They differ only by which of several packages worth the same to its author is asked for: given the order
in which NegMAS has put equals, every negotiation must end with the same worths after as many steps as there.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import fmean
from time import perf_counter

import numpy as np
from alternating import ByTheClock, Stake, negotiate, stake
from domain import table, utilities, world
from measure import report
from negmas.gb.components import ACNext, TimeBasedOfferingPolicy
from negmas.gb.negotiators.modular import BOANegotiator
from negmas.negotiators.helpers import PolyAspiration
from negmas.preferences import LinearAdditiveUtilityFunction
from negmas.sao import SAOMechanism

from game.core.bargaining import index_of, side_values
from game.core.table import POINT, Table

STEPS, SEEDS = 100, range(1, 11)
PAIRS = (("boulware", "boulware"), ("linear", "linear"), ("boulware", "linear"))
TINY = 1e-9
Found = tuple[float, float, int] | None
"""What an agreement is worth to both, and how many steps it took."""


def ours(held: Table) -> list[Stake]:
    """Return what every package is worth to both sides."""
    now = world()
    return [stake(side_values(held, now, seat), held.stakes[seat].reservation.base * POINT) for seat in held.parties]


def play_ours(stakes: list[Stake], pair: tuple[str, str]) -> Found:
    """Negotiate here."""
    package, step = negotiate(*(ByTheClock(one, curve, STEPS) for one, curve in zip(stakes, pair, strict=True)), STEPS)
    return None if package is None else (float(stakes[0].worth[package]), float(stakes[1].worth[package]), step)


def play_theirs(functions: list[LinearAdditiveUtilityFunction], pair: tuple[str, str]) -> Found:
    """Negotiate there."""
    mechanism = SAOMechanism(outcome_space=functions[0].outcome_space, n_steps=STEPS)
    for function, curve in zip(functions, pair, strict=True):
        offering = TimeBasedOfferingPolicy(curve=PolyAspiration(1.0, curve))
        mechanism.add(BOANegotiator(offering=offering, acceptance=ACNext(offering)), ufun=function)
    state = mechanism.run()
    return None if state.agreement is None else (*(float(function(state.agreement)) for function in functions), state.step)


def in_their_order(one: Stake, held: Table, function: LinearAdditiveUtilityFunction) -> Stake:
    """Return a stake with its packages in the order of NegMAS's inverse of the same stakes."""
    inverse = function.invert(rational_only=True, eps=-1, rel_eps=-1).delegate
    rational = inverse.outcomes[: int((inverse.utils >= function.reserved_value).sum())]
    order = np.array([index_of(held, dict(zip(held.issues, outcome, strict=True))) for outcome in rational])
    return Stake(worth=one.worth, order=order, sorted=one.worth[order])


def same(one: Found, other: Found) -> bool:
    """Say whether two negotiations ended alike."""
    return one == other if one is None or other is None else all(abs(a - b) < TINY for a, b in zip(one, other, strict=True))


def rate(play: Callable[[Table, tuple[str, str]], Found], rounds: int) -> tuple[float, list[Found]]:
    """Return negotiations a second, and what was found in each of one round."""
    start, found = perf_counter(), []
    for _ in range(rounds):
        found = [play(held, pair) for held in tables for pair in PAIRS]
    return rounds * len(found) / (perf_counter() - start), found


tables = [table(2, seed) for seed in SEEDS]
kept = {id(held): ours(held) for held in tables}
theirs = {id(held): utilities(held, normal=True) for held in tables}
for held in tables:
    play_theirs(theirs[id(held)], PAIRS[0])  # now its inverses are there
    pairs = zip(kept[id(held)], theirs[id(held)], strict=True)
    likewise = [in_their_order(one, held, function) for one, function in pairs]
    assert all(same(play_ours(likewise, pair), play_theirs(theirs[id(held)], pair)) for pair in PAIRS)  # noqa: S101

anew, here = rate(lambda held, pair: play_ours(ours(held), pair), 5)
reused, again = rate(lambda held, pair: play_ours(kept[id(held)], pair), 50)
their_anew, there = rate(lambda held, pair: play_theirs(utilities(held, normal=True), pair), 1)
their_reused, _ = rate(lambda held, pair: play_theirs(theirs[id(held)], pair), 1)
assert here == again  # noqa: S101
done, their_done = [one for one in here if one], [one for one in there if one]
report(
    "negotiations",
    steps=STEPS,
    played_alike=f"{len(here)} of {len(here)}",
    anew_a_second=anew,
    negmas_anew_a_second=their_anew,
    ratio_anew=anew / their_anew,
    reused_a_second=reused,
    negmas_reused_a_second=their_reused,
    ratio_reused=reused / their_reused,
    agreed=len(done) / len(here),
    negmas_agreed=len(their_done) / len(there),
    first=fmean(one[0] for one in done),
    negmas_first=fmean(one[0] for one in their_done),
    second=fmean(one[1] for one in done),
    negmas_second=fmean(one[1] for one in their_done),
    step=fmean(one[2] for one in done),
    negmas_step=fmean(one[2] for one in their_done),
)
