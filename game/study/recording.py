"""A match and everything that was ordered in it, so that it can be played again with one deed more or less.

What everybody orders is held as it was; only the rules answer the deed. So little is left to chance in the difference, but that
others might have answered it too is not in it: see `forks` for that. Knows nothing of how differences are summed up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.core.luck import Luck
from game.core.orders import Orders
from game.core.reckoning import reckon
from game.core.scenario import Scenario
from game.core.turn import play_turn
from game.core.world import World
from game.study.forks import Fork, with_deeds
from game.study.trial import Trial


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A match among counterparts, with their orders."""

    scenario: Scenario
    """What was played."""
    luck: Luck
    """By which luck."""
    worlds: tuple[World, ...]
    """The World at the beginning of each turn, the last one the end."""
    papers: tuple[Mapping[str, Orders], ...]
    """What was ordered in each turn, by seat."""

    def again(self, turn: int, seat: str, deeds: tuple[str, ...]) -> World:
        """Return the end of the same match, all orders held, where in one turn a seat did these deeds and no others.

        What is not possible any more is not done. Where the match goes on for longer than it did, nobody orders anything.
        """
        world = self.worlds[turn - 1]
        while not world.ending:
            papers = self.papers[world.turn - 1] if world.turn <= len(self.papers) else {}
            if world.turn == turn:
                papers = {**papers, seat: with_deeds(self.scenario, world, papers[seat], deeds)}
            world = play_turn(self.scenario, world, papers, self.luck, told=False).world
        return world

    def gains(self, turn: int, seat: str, actions: Sequence[str]) -> tuple[int, ...]:
        """Return by how much each deed leaves its seat better off than none in that turn, in thousandths of a point."""
        if not actions:
            return ()
        without = reckon(self.scenario, self.again(turn, seat, ()), seat).total
        return tuple(reckon(self.scenario, self.again(turn, seat, (action,)), seat).total - without for action in actions)


def record(scenario: Scenario, trial: Trial) -> Recording:
    """Play a trial and keep what was ordered."""
    fork = Fork(scenario, trial)
    worlds, papers = fork.recorded(fork.opening())
    return Recording(scenario=scenario, luck=Luck.of(trial.seed), worlds=worlds, papers=papers)
