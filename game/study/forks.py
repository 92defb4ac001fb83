"""What a deed is worth: the same match played on twice by the same luck, with the deed and without any.

Every die has a name, so the two ways differ only by what the deed changed, and little noise is left in the difference. Knows
nothing of how the differences are summed up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from game.core.edition import edition
from game.core.indicator import capital_of
from game.core.luck import Luck
from game.core.orders import Orders, can_do, cost, move_price
from game.core.reckoning import reckon
from game.core.scenario import Scenario
from game.core.turn import play_turn
from game.core.view import NOTHING_TOLD, View, look
from game.core.world import World, opening
from game.match import Decision, Player
from game.study.trial import Gain, Trial, players

STAGES = ("early", "middle", "late")
"""Thirds of a match, by its turns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instead:
    """A Player that in one turn does these deeds and no others; what it says at the tables, and all other turns, are its own."""

    behind: Player
    """Who decides the rest."""
    turn: int
    """The turn."""
    deeds: tuple[str, ...]
    """What is done in it."""

    def decide(self, view: View, luck: Luck) -> Decision:
        """Return the player's decision, with other deeds in that turn; where the purse is short, nothing that costs at tables."""
        decision = self.behind.decide(view, luck)
        if view.known.turn != self.turn:
            return decision
        orders = with_deeds(view.edition, view.known, decision.orders, self.deeds)
        return Decision(orders=orders)


class Fork:
    """A match among counterparts that can be played on from any of its Worlds, again and again, by the same luck."""

    def __init__(self, scenario: Scenario, trial: Trial, sitting: Mapping[str, Player] | None = None) -> None:
        """Take a trial, with these players where some are given. What each may know of the scenario is made once."""
        self.scenario, self.trial = scenario, trial
        self.players: dict[str, Player] = {**players(scenario, trial), **(sitting or {})}
        self._luck = Luck.of(trial.seed)
        self._lucks = {seat: self._luck.fork("player", seat) for seat in self.players}
        self._editions = {seat: edition(scenario, seat, self._luck) for seat in self.players}

    def opening(self) -> World:
        """Return the World before the first turn."""
        return opening(self.scenario, self.trial.pace)

    def play_on(self, world: World, sitting: Mapping[str, Player] | None = None) -> tuple[World, ...]:
        """Play on to the end, with other players in some seats: return the World after each turn, the given one first.

        As `match.outcome` does where it tells nothing, but what is made once for a seat serves every way the match goes on.
        """
        return self.recorded(world, sitting)[0]

    def recorded(
        self, world: World, sitting: Mapping[str, Player] | None = None
    ) -> tuple[tuple[World, ...], tuple[Mapping[str, Orders], ...]]:
        """Play on to the end and return, beside the Worlds, what every seat ordered in each turn."""
        seated = {**self.players, **(sitting or {})}
        worlds, papers = [world], []
        while not world.ending:
            orders: dict[str, Orders] = {}
            for seat, player in seated.items():
                view = look(self.scenario, world, seat, self._luck, own=self._editions[seat], shared=NOTHING_TOLD)
                orders[seat] = player.decide(view, self._lucks[seat]).orders
            world = play_turn(self.scenario, world, orders, self._luck, told=False).world
            worlds.append(world)
            papers.append(orders)
        return tuple(worlds), tuple(papers)

    def gains(self, world: World, seat: str, actions: Sequence[str]) -> tuple[Gain, ...]:
        """Return what each of these deeds brings a seat that does it, and nothing else, in the turn that begins."""
        if not actions:
            return ()
        without = self._end(world, seat, ())
        return tuple(self._gain(world, self._end(world, seat, (action,)), without, seat, action) for action in actions)

    def _end(self, world: World, seat: str, deeds: tuple[str, ...]) -> World:
        other = Instead(behind=self.players[seat], turn=world.turn, deeds=deeds)
        return self.play_on(world, {seat: other})[-1]

    def _gain(self, world: World, done: World, without: World, seat: str, action: str) -> Gain:
        return Gain(
            seat=seat,
            action=action,
            turn=world.turn,
            stage=stage(self.scenario, world),
            difference=reckon(self.scenario, done, seat).total - reckon(self.scenario, without, seat).total,
            people=hurt(self.scenario, done) - hurt(self.scenario, without),
        )


def with_deeds(scenario: Scenario, world: World, orders: Orders, deeds: tuple[str, ...]) -> Orders:
    """Return orders with other deeds; where the purse is short, nothing that costs at tables."""
    changed = replace(orders, deeds=deeds)
    if cost(scenario, world, changed) <= world.values[capital_of(orders.seat)]:
        return changed
    free = tuple(move for move in changed.moves if not move_price(scenario, world, move))
    return replace(changed, moves=free, releases=())


def stage(scenario: Scenario, world: World) -> str:
    """Return in which third of the match's turns a turn is."""
    turns = len(scenario.paces[world.pace].days)
    return STAGES[min(len(STAGES) - 1, (world.turn - 1) * len(STAGES) // turns)]


def open_deeds(scenario: Scenario, world: World, seat: str) -> tuple[str, ...]:
    """Return what a seat could order away from the tables in the turn that begins."""
    return tuple(name for name, action in scenario.actions.items() if seat in action.seats and can_do(world, seat, action))


def hurt(scenario: Scenario, world: World) -> int:
    """Return how many people have been hurt, over all counts of people."""
    return sum(world.values[name] for name, indicator in scenario.indicators.items() if indicator.human_cost)


def try_some(fork: Fork, worlds: Sequence[World], count: int) -> tuple[Gain, ...]:
    """Return what some deeds would have brought in one turn of a playout: at most `count` of those one seat could have ordered.

    Seats and stages take turns by the seed, so that over many playouts each gets its share; turn and deeds are drawn.
    """
    scenario, trial = fork.scenario, fork.trial
    seats = tuple(scenario.seats)
    seat = seats[trial.seed % len(seats)]
    wanted = STAGES[trial.seed // len(seats) % len(STAGES)]
    there = [world for world in worlds if not world.ending and stage(scenario, world) == wanted]
    if not there or count <= 0:
        return ()
    luck = Luck.of(trial.seed).fork("forks")
    world = there[luck.between(0, len(there) - 1, 0, "turn")]
    names = sorted(open_deeds(scenario, world, seat), key=lambda name: (luck.roll(world.turn, "deed", name), name))
    return fork.gains(world, seat, names[:count])
