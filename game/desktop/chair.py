"""One person's place at the desktop for one turn: what the seat sees, made ready once, and the paper its orders stand on.

Whatever is put on the paper is on disk before the next frame. Knows the host, and of the match only this seat's Views.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from game.briefing import advice as advising
from game.briefing import deeds as deeding
from game.briefing import dossier as papers
from game.briefing import news as reporting
from game.briefing import review as reviewing
from game.briefing import situation as situating
from game.briefing import table as tabling
from game.briefing import why as explaining
from game.core.errors import JournalError
from game.core.orders import Move
from game.core.view import View

if TYPE_CHECKING:
    from game.briefing.advice import Advice
    from game.briefing.deeds import DeedList
    from game.briefing.dossier import Paper as Page
    from game.briefing.items import News
    from game.briefing.review import Review
    from game.briefing.situation import Situation
    from game.briefing.table import TableBrief
    from game.briefing.why import Why
    from game.briefing.worth import Valuation
    from game.desktop.screen import Desktop
    from game.desktop.screens.place import Place
    from game.host import Host, Paper


class Chair:
    """A seat's place for one turn."""

    def __init__(self, desktop: Desktop, host: Host, seat: str) -> None:
        """Sit down; what was left unsealed is on the paper."""
        self.desktop = desktop
        self.host = host
        self.seat = seat
        self.words = desktop.words
        self.views: tuple[View, ...] = host.match.views(seat)
        self.over = host.match.over
        self.complaint = ""
        """What went wrong when something was to be written down; empty where nothing did."""
        self.screens: dict[str, Place] = {}
        """The screens of the places one has been to in this turn, as they were left."""
        self._paper: Paper | None = None if self.over else host.paper(seat)
        if host.complaint is not None:
            self.complaint = self.words.error(host.complaint)
        self._unwritten = ""
        self._review: Review | None = None
        self._tables: dict[str, TableBrief] = {}
        self._valued: dict[tuple[str, frozenset[tuple[str, str]]], Valuation] = {}
        self._why: dict[str, Why] = {}

    @property
    def view(self) -> View:
        """What the seat sees now."""
        return self.views[-1]

    @property
    def paper(self) -> Paper:
        """The orders being written. Raises ValueError when the match is over."""
        if self._paper is None:
            raise ValueError("the match is over: nothing can be ordered any more")
        return self._paper

    # -- what is seen -------------------------------------------------------------------------------------------------

    @cached_property
    def situation(self) -> Situation:
        """Where things stand."""
        return situating.situation(self.views, self.words)

    @cached_property
    def news(self) -> News:
        """What the last turn brought."""
        return reporting.news(self.views, self.words)

    @cached_property
    def advice(self) -> tuple[Advice, ...]:
        """What one's own people say."""
        return advising.advice(self.view)

    @cached_property
    def deeds(self) -> DeedList:
        """What can be done away from the tables."""
        return deeding.deeds(self.view, self.words)

    @cached_property
    def opening(self) -> Page:
        """What everybody knew at the opening."""
        return papers.opening(self.view, self.words)

    @cached_property
    def dossier(self) -> Page:
        """The seat's own paper."""
        return papers.dossier(self.view, self.words)

    @cached_property
    def actors(self) -> Page:
        """Who is in the story."""
        return papers.actors(self.view, self.words)

    @property
    def tables(self) -> tuple[TableBrief, ...]:
        """Every table, in the author's order."""
        return tuple(self.table(name) for name in self.view.edition.tables)

    def table(self, name: str) -> TableBrief:
        """Return one table."""
        if name not in self._tables:
            self._tables[name] = tabling.table(self.view, name, self.words)
        return self._tables[name]

    def valued(self, table: str, package: dict[str, str]) -> Valuation:
        """Return what a package would be worth."""
        key = (table, frozenset(package.items()))
        if key not in self._valued:
            self._valued[key] = tabling.valued(self.view, table, package, self.words)
        return self._valued[key]

    def why(self, indicator: str) -> Why:
        """Explain a number."""
        if indicator not in self._why:
            self._why[indicator] = explaining.why(self.views, indicator, self.words)
        return self._why[indicator]

    # -- what is ordered ----------------------------------------------------------------------------------------------

    @property
    def review(self) -> Review:
        """The orders so far, read back."""
        if self._review is None:
            self._review = reviewing.review(self.view, self.paper.orders(), self.words)
        return self._review

    @property
    def ordered(self) -> int:
        """How many orders there are."""
        return 0 if self._paper is None else len(self.paper.moves) + len(self.paper.deeds) + len(self.paper.releases)

    def kept(self) -> None:
        """Put the paper on disk as it is now. Where that fails the person is told, until it succeeds, and can go on."""
        self._review = None
        try:
            self.paper.keep()
        except JournalError as error:
            self.complaint = self._unwritten = self.words.error(error)
            return
        if self.complaint == self._unwritten:
            self.complaint = ""

    def move(self, move: Move) -> None:
        """Order a move; it takes the place of another one at that table."""
        self.paper.moves[move.table] = move
        self.kept()

    def stay(self, table: str) -> None:
        """Take what was ordered at a table off the orders."""
        self.paper.moves.pop(table, None)
        if table in self.paper.releases:
            self.paper.releases.remove(table)
        self.kept()

    def release(self, table: str) -> None:
        """Order to take back the pledge at a table."""
        if table not in self.paper.releases:
            self.paper.releases.append(table)
        self.kept()

    def deed(self, name: str) -> None:
        """Order a deed."""
        if name not in self.paper.deeds:
            self.paper.deeds.append(name)
        self.kept()

    def undeed(self, name: str) -> None:
        """Take a deed off the orders."""
        if name in self.paper.deeds:
            self.paper.deeds.remove(name)
        self.kept()

    def build(self, table: str, package: dict[str, str]) -> None:
        """Keep a package that is being built."""
        self.paper.packages[table] = package
        self.kept()
