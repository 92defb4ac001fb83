"""How many whole matches three counterparts play in a second on one core."""

from time import perf_counter

from measure import SCENARIO, report

from game.authoring import shelf
from game.counterparts import counterpart
from game.match import outcome, playout

scenario = shelf.read(shelf.find(SCENARIO))
pace = next(iter(scenario.paces))
players = {seat: counterpart() for seat in scenario.seats}


def rate(seconds: float, journal: bool) -> float:
    """Return playouts a second, with or without a journal."""
    start, count = perf_counter(), 0
    while perf_counter() - start < seconds:
        if journal:
            playout(scenario, count, pace, players)
        else:
            outcome(scenario, count, pace, players, told=False)
        count += 1
    return count / (perf_counter() - start)


rate(1, journal=False)
report(
    "playouts",
    scenario=SCENARIO,
    pace=pace,
    playouts_a_second=rate(5, journal=False),
    with_journal_a_second=rate(5, journal=True),
    aim=200,
)
