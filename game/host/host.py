"""A match being played at one computer: the people in its seats, the counterparts in the others, and the file that holds it.

Whatever a method has returned from is on disk: a kill at any moment loses no order that was sealed and gives none twice.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Final

from game import saves
from game.core.errors import GameError, JournalError
from game.core.journal import Seated
from game.core.scenario import Scenario
from game.core.turn import Turn
from game.host.paper import Paper
from game.match import Match, Player

HUMAN: Final = "human"
"""How the journal calls a seat in which a person sits."""

LEVEL: Final = "envoy"
"""The level of a counterpart of which nothing else is said."""

SEEDS: Final = 1_000_000
"""A seed that nobody chose is drawn below this: short enough to be told to a friend."""


class Host:
    """Seats people and counterparts at one match, keeps it, and plays a turn when everybody has sealed."""

    def __init__(self, match: Match, path: Path | None = None) -> None:
        """Host a match as it stands, kept in `path` if there is one. Writes nothing yet; `begin` and `resume` are the usual ways.

        People sit where the journal has seated a human; in every other seat a counterpart.
        """
        self.match = match
        self.path = path
        self.humans: tuple[str, ...] = tuple(seat for seat in match.scenario.seats if _is_human(match, seat))
        self.complaint: JournalError | None = None
        """Why the draft beside the save could not be taken up, when a paper was last opened; None where nothing was wrong."""
        self._papers: dict[str, Paper] = {}
        self._drafted = ""
        """Whose draft of this turn lies beside the save."""
        self._left_behind: JournalError | None = None

    @cached_property
    def players(self) -> dict[str, Player]:
        """The counterparts, by seat."""
        return counterparts(self.match)

    @classmethod
    def begin(  # noqa: PLR0913  a match has that many sides
        cls,
        scenario: Scenario,
        *,
        humans: Sequence[str],
        pace: str = "",
        seed: int | None = None,
        temperaments: Mapping[str, str] | None = None,
        levels: Mapping[str, str] | None = None,
        path: Path | None = None,
        folder: Path | None = None,
        keep: bool = True,
    ) -> Host:
        """Open a new match and write it down.

        Args:
            scenario: what is played.
            humans: seats in which people sit; counterparts take the others.
            pace: how time is cut; the scenario's first if none is named.
            seed: of all luck; drawn if there is none.
            temperaments: of counterparts, by seat; the scenario's own where none is named.
            levels: of counterparts, by seat.
            path: where it is kept; a new file in the folder for saves if none is named.
            folder: another folder for that new file.
            keep: False keeps it nowhere.

        Raises:
            GameError: there is no such seat or pace, or the file exists already: no earlier game is written over.
            JournalError: it could not be written.
        """
        for seat in (*humans, *(temperaments or {}), *(levels or {})):
            if seat not in scenario.seats:
                raise GameError(f"there is no seat '{seat}' in this scenario; there is: {', '.join(scenario.seats)}")
        if pace and pace not in scenario.paces:
            raise GameError(f"there is no pace '{pace}' in this scenario; there is: {', '.join(scenario.paces)}")
        seed = secrets.randbelow(SEEDS) if seed is None else seed
        if not keep:
            path = None
        elif path is None:
            path = _place(scenario, humans, seed, folder or saves.folder())
        elif path.exists():
            raise GameError(f"'{path}' exists already")
        host = cls(Match.new(scenario, seed, pace, _seated(scenario, humans, temperaments or {}, levels or {})), path)
        if path is not None:
            saves.clear_draft(path)  # of a game that was kept there and is gone
        host.save()
        return host

    @classmethod
    def resume(cls, path: Path, target: Path | None = None) -> Host:
        """Go on with a saved match; with a `target`, it and its draft are copied there first, and kept there from now on.

        Raises JournalError where the save cannot be read, or the target not be written. A draft that cannot be read loses no
        match: the paper is then empty, and `complaint` says why.
        """
        host = cls(Match(saves.read(path)), target or path)
        if target is not None and target != path:
            host.save()
            try:
                saves.carry_draft(path, target)
            except JournalError as error:
                host._left_behind = error
        return host

    # -- keeping ------------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Write the journal, if the match is kept. Raises JournalError where that fails; the file is then as it was."""
        if self.path is not None:
            self.match.journal = saves.write(self.match.journal, self.path)

    def _keep(self, paper: Paper) -> None:
        if self.path is not None:
            saves.write_draft(self.path, paper.unsealed())
            self._drafted = paper.seat

    def _clear_draft(self) -> None:
        self._drafted = ""
        if self.path is not None:
            with suppress(JournalError):  # it may lie there: what was sealed or played is asked for no more
                saves.clear_draft(self.path)

    # -- a turn -------------------------------------------------------------------------------------------------------

    def waiting(self) -> str | None:
        """Return the next person's seat whose orders for this turn are not sealed; None where there is none, or all is over."""
        if self.match.over:
            return None
        return next((seat for seat in self.humans if seat not in self.match.sealed), None)

    def paper(self, seat: str) -> Paper:
        """Return the paper of a seat for this turn: always the same one, until it is sealed.

        When it is first asked for it takes up what was kept of this seat for this turn. Only one draft is kept beside a save:
        that of the paper that was kept last.
        """
        turn = self.match.world.turn
        held = self._papers.get(seat)
        if held is None or held.turn != turn:
            held = Paper(seat=seat, turn=turn, kept=None if self.path is None else self._keep)
            found = self._draft()
            self._drafted = found.orders.seat if found is not None and found.orders.turn == turn else ""
            if found is not None and self._drafted == seat:
                held.take_up(found)
            self._papers[seat] = held
        return held

    def _draft(self) -> saves.Unsealed | None:
        self.complaint, self._left_behind = self._left_behind, None
        if self.path is None:
            return None
        try:
            return saves.read_draft(self.path)
        except JournalError as error:
            self.complaint = error
            return None

    def seal(self, paper: Paper) -> None:
        """Seal a person's orders and write them down; the paper is then spent.

        Raises:
            IllegalOrder: they cannot be given.
            JournalError: they could not be written down.

        Either way nothing is sealed and the paper is as it was.
        """
        match = self.match
        journal, earlier = match.journal, match.sealed.get(paper.seat)
        match.seal(paper.orders(), by=HUMAN, reason=paper.reason, prediction=paper.prediction)
        try:
            self.save()
        except JournalError:
            match.journal = journal
            match.sealed.pop(paper.seat)
            if earlier is not None:
                match.sealed[paper.seat] = earlier
            raise
        paper.kept = None  # whoever still holds it cannot bring it back as a draft
        self._papers.pop(paper.seat, None)
        if self._drafted in {"", paper.seat}:  # another's is theirs to seal
            self._clear_draft()

    def advance(self) -> Turn | None:
        """Play the turn, once no person is awaited: counterparts answer, and all is written down. None where a person is awaited.

        Raises JournalError where it could not be written. The turn is played all the same and the next save holds it; should the
        program end before, the orders that were sealed are on disk and lead to the same turn.
        """
        if self.match.over or self.waiting() is not None:
            return None
        answer_for(self.match, self.players)
        turn = self.match.play()
        self.save()
        self._clear_draft()
        return turn

    # -- who decides --------------------------------------------------------------------------------------------------

    def level_of(self, seat: str) -> str:
        """Return the level of the counterpart in a seat; empty where a person sits."""
        return level_of(self.match, seat)

    def temperament_of(self, seat: str) -> str:
        """Return the temperament of the counterpart in a seat; empty where a person sits, or none is named."""
        return temperament_of(self.match, seat)


def counterparts(match: Match) -> dict[str, Player]:
    """Return a counterpart for every seat in which no person sits, of the level and temperament the journal names."""
    from game.counterparts import counterpart  # noqa: PLC0415  brings numpy, which can wait until the first turn is played

    try:
        return {
            seat: counterpart(level_of(match, seat), temperament_of(match, seat))
            for seat in match.scenario.seats
            if not _is_human(match, seat)
        }
    except ValueError as error:  # a level of another version of the program
        raise GameError(str(error)) from error


def answer_for(match: Match, players: Mapping[str, Player]) -> None:
    """Let counterparts seal their orders for this turn, where they have not yet."""
    for seat, player in players.items():
        if seat not in match.sealed:
            decision = player.decide(match.view(seat), match.luck_of(seat))
            match.seal(decision.orders, by=level_of(match, seat), because=decision.because)


def level_of(match: Match, seat: str) -> str:
    """Return the level of the counterpart in a seat; empty where a person sits."""
    found = match.seated.get(seat)
    if found is None:
        return LEVEL
    return "" if found.player == HUMAN else found.level or LEVEL


def temperament_of(match: Match, seat: str) -> str:
    """Return the temperament of the counterpart in a seat; empty where a person sits, or none is named."""
    found = match.seated.get(seat)
    return "" if found is None or found.player == HUMAN else found.temperament


def _is_human(match: Match, seat: str) -> bool:
    found = match.seated.get(seat)
    return found is not None and found.player == HUMAN


def _seated(
    scenario: Scenario, humans: Sequence[str], temperaments: Mapping[str, str], levels: Mapping[str, str]
) -> tuple[Seated, ...]:
    return tuple(
        Seated(seat=seat, turn=1, player=HUMAN)
        if seat in humans
        else Seated(
            seat=seat,
            turn=1,
            player="counterpart",
            level=levels.get(seat, LEVEL),
            temperament=temperaments.get(seat, found.temperament),
        )
        for seat, found in scenario.seats.items()
    )


def _place(scenario: Scenario, humans: Sequence[str], seed: int, folder: Path) -> Path:
    """Return a new file in a folder: named for what is played, with a number where that name is taken."""
    stem = "-".join([scenario.id, *humans, str(seed)])
    number, path = 1, folder / f"{stem}.json"
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.json"
    return path
