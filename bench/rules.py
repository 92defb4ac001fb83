"""How long the rules and the looks take by themselves: recorded orders, played again to be read and again to be counted."""

from statistics import median
from time import perf_counter

from measure import SCENARIO, report

from game.authoring import shelf
from game.core.edition import edition
from game.core.luck import Luck
from game.core.turn import Turn, play_turn
from game.core.view import NOTHING_TOLD, Public, look, public
from game.core.world import World, opening
from game.counterparts import counterpart
from game.match import playout

MATCHES, ROUNDS = 8, 9

scenario = shelf.read(shelf.find(SCENARIO))
pace = next(iter(scenario.paces))
recorded = [
    (seed, [turn.orders for turn in playout(scenario, seed, pace, {seat: counterpart() for seat in scenario.seats}).turns])
    for seed in range(MATCHES)
]


def spent(told: bool) -> dict[str, float]:
    """Play everything once and return the microseconds a turn of each part."""
    parts = dict.fromkeys(("editions", "looks", "rules"), 0.0)
    turns = 0
    for seed, papers in recorded:
        luck = Luck.of(seed)
        start = perf_counter()
        editions = {seat: edition(scenario, seat, luck) for seat in scenario.seats}
        parts["editions"] += perf_counter() - start
        world: World = opening(scenario, pace)
        last: Turn | None = None
        for orders in papers:
            start = perf_counter()
            shared: Public = public(scenario, world) if told else NOTHING_TOLD
            for seat, own in editions.items():
                look(scenario, world, seat, luck, last if told else None, own=own, shared=shared)
            seen = perf_counter()
            last = play_turn(scenario, world, orders, luck, told=told)
            parts["rules"] += perf_counter() - seen
            parts["looks"] += seen - start
            world = last.world
            turns += 1
    return {part: seconds / turns * 1e6 for part, seconds in parts.items()}


def figures(told: bool) -> dict[str, float]:
    """Return each part's median over some rounds, and their sum."""
    rounds = [spent(told) for _ in range(ROUNDS)]
    found = {part: median(item[part] for item in rounds) for part in rounds[0]}
    return {**found, "sum": sum(found.values())}


spent(told=True)
told, untold = figures(told=True), figures(told=False)
report(
    "rules",
    scenario=SCENARIO,
    pace=pace,
    **{f"{part}_us_a_turn": value for part, value in told.items()},
    **{f"{part}_untold_us_a_turn": value for part, value in untold.items()},
    aim_us=150,
)
