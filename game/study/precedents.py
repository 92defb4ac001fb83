"""The record played: governments order what they really ordered, at its dates, and nothing else; only luck differs.

Knows nothing of counterparts, nor of what is made of how it went: the gate judges it, the debrief tells it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from game.core.clauses import Gap
from game.core.indicator import capital_of
from game.core.luck import Luck
from game.core.orders import Move, Orders, deed_gaps, move_gaps, move_price, price
from game.core.scenario import Precedent, Scenario
from game.core.turn import play_turn
from game.core.world import World, opening

SEEDS: Final = range(150_000_000, 150_000_200)
"""Seeds by which the record is played where nobody asks for others: those of the gate."""


class Telling(NamedTuple):
    """One playout of the historical orders."""

    pace: str
    """The pace."""
    seed: int
    """The seed."""
    without: tuple[int, ...] = ()
    """The places in the record of orders that are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How it went."""

    ending: str
    """How it closed."""
    obstructed: Mapping[int, Gap]
    """Orders that could not be given: place in the record to the first gap; `outside` the match, or `match_over` before it."""


def turn_of(scenario: Scenario, pace: str, precedent: Precedent) -> int:
    """Return the turn in which the day of an order falls; 0 where it falls outside the match."""
    first = scenario.begins.toordinal()
    for turn, length in enumerate(scenario.paces[pace].days, start=1):
        if first <= precedent.on.toordinal() < first + length:
            return turn
        first += length
    return 0


def tell(scenario: Scenario, telling: Telling) -> Told:
    """Play the historical orders, some left out, and say how it went."""
    turns = {place: turn_of(scenario, telling.pace, precedent) for place, precedent in enumerate(scenario.history)}
    world, luck = opening(scenario, telling.pace), Luck.of(telling.seed)
    obstructed = {place: Gap(key="outside", subject=str(scenario.history[place].on)) for place, turn in turns.items() if not turn}
    while not world.ending:
        due = [place for place, turn in turns.items() if turn == world.turn and place not in telling.without]
        papers = {seat: _paper(scenario, world, seat, due, obstructed) for seat in scenario.seats}
        world = play_turn(scenario, world, papers, luck, told=False).world
    for place, turn in turns.items():
        if turn >= world.turn and place not in telling.without:
            obstructed[place] = Gap(key="match_over")  # an early ending came before its day
    return Told(ending=world.ending, obstructed=obstructed)


def _paper(scenario: Scenario, world: World, seat: str, due: Sequence[int], obstructed: dict[int, Gap]) -> Orders:
    """Return a seat's orders for the turn: those that can be given; note the first gap of each of the others."""
    purse, most = world.values[capital_of(seat)], scenario.paces[world.pace].deeds
    deeds: list[str] = []
    moves: list[Move] = []
    for place in due:
        precedent = scenario.history[place]
        if precedent.seat != seat:
            continue
        move: Move | None = None
        if precedent.action:
            gap = _deed_gap(scenario, world, precedent, deeds, most)
            needed = price(world, scenario.actions[precedent.action]) if precedent.action in scenario.actions else 0
        else:
            move, gap = _spoken(scenario, world, precedent, moves)
            needed = move_price(scenario, world, move)
        if gap is None and needed > purse:
            gap = Gap(key="capital", subject=capital_of(seat), needed=needed)
        if gap is not None:
            obstructed[place] = gap
            continue
        purse -= needed
        if move is None:
            deeds.append(precedent.action)
        else:
            moves.append(move)
    return Orders(seat=seat, turn=world.turn, moves=tuple(moves), deeds=tuple(deeds))


def _deed_gap(scenario: Scenario, world: World, precedent: Precedent, ordered: Sequence[str], most: int) -> Gap | None:
    if precedent.action in ordered:
        return Gap(key="twice", subject=precedent.action)
    gap = next(iter(deed_gaps(scenario, world, precedent.seat, precedent.action)), None)
    return gap or (Gap(key="too_many_deeds", needed=most) if len(ordered) >= most else None)


def _spoken(scenario: Scenario, world: World, precedent: Precedent, said: Sequence[Move]) -> tuple[Move, Gap | None]:
    """Return the historical package as an offer, or as an acceptance where it already lies on the table."""
    move = Move(kind="propose", table=precedent.table, package=precedent.package)
    if any(earlier.table == precedent.table for earlier in said):
        return move, Gap(key="two_moves", subject=precedent.table)
    gaps = move_gaps(scenario, world, precedent.seat, move)
    if len(gaps) == 1 and gaps[0].key == "same_as_offer":
        return Move(kind="accept", table=precedent.table, offer=gaps[0].subject), None
    return move, next(iter(gaps), None)


def really_came(scenario: Scenario) -> str:
    """Return the ending that really came; empty where none is said to be it."""
    return next((item.id for item in scenario.endings if item.history), "")
