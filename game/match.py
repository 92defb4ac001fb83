"""One playing of a scenario: seats, sealed orders, turns, and the journal that records them.

A Match only ever grows its Journal; everything else is what the journal replays to. It knows nothing of files, screens or of how
a Player decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from game.core.edition import edition
from game.core.errors import JournalError
from game.core.journal import (
    Answered,
    Intervened,
    Journal,
    Played,
    Reason,
    Replay,
    Said,
    Sealed,
    Seated,
    Undone,
    begin,
    digest,
    replay,
)
from game.core.luck import Luck
from game.core.orders import Orders, check
from game.core.scenario import Scenario
from game.core.turn import Intervention, Turn, intervene, play_turn
from game.core.view import NOTHING_TOLD, Public, Result, View, look, public, result
from game.core.world import Entry, World, opening


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a Player orders, and why."""

    orders: Orders
    """The orders."""
    because: tuple[Reason, ...] = ()
    """Its reasons, weightiest first; only the debrief shows them."""


class Player(Protocol):
    """Who decides for a seat: View in, Orders out."""

    def decide(self, view: View, luck: Luck) -> Decision:
        """Return orders for the turn the View shows. `luck` is the player's own and tells nothing of the match's dice."""


class Match:
    """A match in progress."""

    def __init__(self, journal: Journal) -> None:
        """Take a match up where its journal leaves it. Raises JournalError where the journal does not replay."""
        self.journal = journal
        self._luck = Luck.of(journal.opened.seed)
        self._editions: dict[str, Scenario] = {}
        self._views: dict[tuple[int, str], View] = {}
        self._shared: Public | None = None
        self._take_up(replay(journal))

    @classmethod
    def new(cls, scenario: Scenario, seed: int, pace: str = "", seated: tuple[Seated, ...] = ()) -> Match:
        """Open a match; the scenario's first pace where none is named."""
        return cls(begin(scenario, seed, pace or next(iter(scenario.paces)), seated))

    def _take_up(self, state: Replay) -> None:
        self.world: World = state.world
        self.turns: list[Turn] = list(state.turns)
        self.starts: list[World] = list(state.starts)
        self.sealed: dict[str, Sealed] = dict(state.sealed)
        self.seated: dict[str, Seated] = dict(state.seated)
        self.interventions: list[tuple[int, Entry]] = list(state.interventions)
        self._forget()

    def _forget(self) -> None:
        self._views.clear()
        self._shared = None

    @property
    def scenario(self) -> Scenario:
        """The scenario it is played by."""
        return self.journal.scenario

    @property
    def over(self) -> bool:
        """Whether an ending has closed it."""
        return bool(self.world.ending)

    @property
    def last_turn(self) -> int:
        """The number of the last turn at this pace."""
        return len(self.scenario.paces[self.world.pace].days)

    def view(self, seat: str) -> View:
        """Return what a seat may see now."""
        key = (self.world.turn, seat)
        if key not in self._views:
            if self._shared is None:
                self._shared = public(self.scenario, self.world)
            last = self.turns[-1] if self.turns else None
            self._views[key] = self._look(self.world, seat, last, self._shared)
        return self._views[key]

    def views(self, seat: str) -> tuple[View, ...]:
        """Return what a seat has seen at the beginning of each turn so far, and now."""
        past = [self._look(start, seat, self.turns[number - 1] if number else None) for number, start in enumerate(self.starts)]
        return (*past, self.view(seat))

    def _look(self, world: World, seat: str, last: Turn | None, shared: Public | None = None) -> View:
        if seat not in self._editions:
            self._editions[seat] = edition(self.scenario, seat, self._luck)
        since = tuple(entry for turn, entry in self.interventions if turn == world.turn)
        return look(self.scenario, world, seat, self._luck, last, since=since, own=self._editions[seat], shared=shared)

    def luck_of(self, seat: str) -> Luck:
        """Return the luck a player in this seat may use: it tells nothing of the match's dice."""
        return self._luck.fork("player", seat)

    def seat(self, seated: Seated) -> None:
        """Say who decides for a seat from this turn on. Raises JournalError for a seat that there is not."""
        if seated.seat not in self.scenario.seats:
            message = f"the scenario has no seat '{seated.seat}'"
            raise JournalError(message)
        self.seated[seated.seat] = seated
        self.journal = self.journal.adding(seated)

    def seal(
        self,
        orders: Orders,
        *,
        by: str = "",
        reason: str = "",
        prediction: str = "",
        because: tuple[Reason, ...] = (),
    ) -> None:
        """Seal a seat's orders for this turn; sealing again replaces them. Raises IllegalOrder, and nothing is changed."""
        check(self.scenario, self.world, orders)
        sealed = Sealed(orders=orders, by=by, reason=reason, prediction=prediction, because=because)
        self.sealed[orders.seat] = sealed
        self.journal = self.journal.adding(sealed)

    def play(self) -> Turn:
        """Play the turn with the orders that are sealed; a seat without orders orders nothing."""
        orders = {seat: sealed.orders for seat, sealed in self.sealed.items()}
        turn = play_turn(self.scenario, self.world, orders, self._luck)
        self.starts.append(self.world)
        self.turns.append(turn)
        self.journal = self.journal.adding(Played(turn=turn.number, digest=digest(turn.world)))
        self.world = turn.world
        self.sealed = {}
        self._shared = None
        return turn

    def intervene(self, intervention: Intervention, *, by: str = "") -> tuple[Entry, ...]:
        """Let a facilitator change the World; what was sealed stays sealed, and is not done where it has become impossible.

        Raises JournalError, and nothing is changed, where the match is over or there is no such event or indicator.
        """
        if self.over:
            message = "the match is over"
            raise JournalError(message)
        shelf = self.scenario.events if intervention.kind == "fire" else self.world.values
        if intervention.subject not in shelf:
            what = "event" if intervention.kind == "fire" else "indicator"
            message = f"there is no {what} '{intervention.subject}'"
            raise JournalError(message)
        world, entries = intervene(self.scenario, self.world, intervention)
        self.journal = self.journal.adding(Intervened(turn=self.world.turn, intervention=intervention, by=by))
        self.world = world
        self.interventions += [(world.turn, entry) for entry in entries]
        self._forget()
        return entries

    def undo(self, turn: int, reason: str = "") -> None:
        """Take play back to the beginning of a turn. Raises JournalError for a turn that is not behind."""
        journal = self.journal.adding(Undone(turn=turn, reason=reason))
        self._take_up(replay(journal))
        self.journal = journal

    def say(self, seat: str, text: str, to: tuple[str, ...] = ()) -> None:
        """Record a message, or a statement where nobody is addressed."""
        self.journal = self.journal.adding(Said(turn=self.world.turn, seat=seat, to=to, text=text))

    def answer(self, seat: str, question: str, text: str) -> None:
        """Record an answer to a question."""
        self.journal = self.journal.adding(Answered(turn=self.world.turn, seat=seat, question=question, text=text))

    def results(self) -> tuple[Result, ...]:
        """Return what has become of every seat's purposes; for the verdict, when the match is over."""
        return tuple(result(self.scenario, self.world, seat) for seat in self.scenario.seats)


def playout(scenario: Scenario, seed: int, pace: str, players: Mapping[str, Player], seated: tuple[Seated, ...] = ()) -> Match:
    """Play a whole match among players and return it, journal and all. `seated` says in the journal who they are."""
    match = Match.new(scenario, seed, pace, seated)
    lucks = {seat: match.luck_of(seat) for seat in scenario.seats}
    while not match.over:
        decisions = {seat: players[seat].decide(match.view(seat), lucks[seat]) for seat in scenario.seats if seat in players}
        for seat, decision in decisions.items():
            match.seal(decision.orders, by=type(players[seat]).__name__.lower(), because=decision.because)
        match.play()
    return match


def outcome(  # noqa: PLR0913  the last three are for what-if and for counting
    scenario: Scenario,
    seed: int,
    pace: str,
    players: Mapping[str, Player],
    *,
    start: World | None = None,
    until: int | None = None,
    told: bool = True,
) -> tuple[World, ...]:
    """Play a whole match among players without a journal, for counting: return the World after each turn, the opening first.

    With `start` it is played on from this World instead of the opening, at its pace and with the luck of `seed`; players have no
    news of the turn before it. With `until` it stops before that turn is played. Where it is not `told` no record is kept and no
    View has news or stories: sooner, and with players that read neither the Worlds are the same.
    """
    luck = Luck.of(seed)
    world = opening(scenario, pace) if start is None else start
    worlds = [world]
    editions = {seat: edition(scenario, seat, luck) for seat in players}
    lucks = {seat: luck.fork("player", seat) for seat in players}
    last: Turn | None = None
    while not world.ending and (until is None or world.turn < until):
        shared = public(scenario, world) if told else NOTHING_TOLD
        orders = {
            seat: player.decide(look(scenario, world, seat, luck, last, own=editions[seat], shared=shared), lucks[seat]).orders
            for seat, player in players.items()
        }
        last = play_turn(scenario, world, orders, luck, told=told)
        world = last.world
        worlds.append(world)
    return tuple(worlds)
