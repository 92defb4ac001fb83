"""Every screen there is, from real matches in progress: for pictures, for tests and for measuring.

Counterparts play all seats up to some turn; then a person sits down. The same scenario and seed give the same screens.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from game.core.orders import Orders
from game.counterparts import counterpart
from game.desktop.chair import Chair
from game.host import Host

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.core.scenario import Scenario
    from game.desktop.screen import Desktop, Screen

    Made = Callable[[Desktop], Screen]

SEED = 7
"""The luck of the matches shown."""

TURN = 5
"""The turn in which a match is shown."""


class Tour:
    """Matches to be shown: one at its opening, one in the middle, one with orders given, one that is over, one of two people."""

    def __init__(self, scenario: Scenario, seat: str = "", seed: int = SEED, turn: int = TURN) -> None:
        """Show a scenario from a seat; the second of its seats, if none is named."""
        self.scenario = scenario
        self.seat = seat or list(scenario.seats)[min(1, len(scenario.seats) - 1)]
        self.seed = seed
        turn = min(turn, max(1, len(next(iter(scenario.paces.values())).days) - 1))  # one in which things can still be ordered
        self.opening = self._host((self.seat,))
        self.middle = played(self._host((self.seat,)), turn)
        self.ordered = played(self._host((self.seat,)), turn)
        self.over = played(self._host((self.seat,)), 0)
        self.two = self._host(tuple(list(scenario.seats)[:2]))

    def _host(self, humans: tuple[str, ...]) -> Host:
        return Host.begin(self.scenario, humans=humans, seed=self.seed, keep=False)

    def screens(self) -> Iterator[tuple[str, Made]]:
        """Yield every screen by name, as a maker for the desktop it shall stand on."""
        yield from self._before()
        yield from self._turn()
        yield from self._overlays()
        yield from self._after()

    # -- before a match -----------------------------------------------------------------------------------------------

    def _before(self) -> Iterator[tuple[str, Made]]:
        from game.desktop.screens.disposition import Disposition  # noqa: PLC0415  a tour goes everywhere, but not all at once
        from game.desktop.screens.help import Help  # noqa: PLC0415
        from game.desktop.screens.preferences import Preferences  # noqa: PLC0415
        from game.desktop.screens.saved import Saved  # noqa: PLC0415
        from game.desktop.screens.seats import Seats  # noqa: PLC0415
        from game.desktop.screens.shelf import Shelf  # noqa: PLC0415
        from game.desktop.screens.suppositions import Suppositions  # noqa: PLC0415
        from game.desktop.screens.title import Title, Waiting  # noqa: PLC0415

        waiting = Waiting(path=Path("saved.json"), title=self.scenario.title, note=self.scenario.name_of(self.seat))
        yield "title", lambda desktop: Title(desktop, waiting)
        yield "shelf", Shelf
        yield "seats", lambda desktop: Seats(desktop, self.scenario)
        if self.scenario.temperaments:
            yield "disposition", lambda desktop: Disposition(Seats(desktop, self.scenario), self.seat)
        if self.scenario.assumptions:
            yield "suppositions", lambda desktop: Suppositions(Seats(desktop, self.scenario))
        yield "saved", Saved
        yield "preferences", Preferences
        yield "help", Help

    # -- in a turn ----------------------------------------------------------------------------------------------------

    def chair(self, desktop: Desktop, host: Host | None = None) -> Chair:
        """Return the seat's place in a match; the one in the middle, if no other is named."""
        host = host or self.middle
        return Chair(desktop, host, host.humans[0])

    def _turn(self) -> Iterator[tuple[str, Made]]:
        from game.desktop.screens.curtain import Curtain  # noqa: PLC0415
        from game.desktop.screens.places import open_place  # noqa: PLC0415

        yield "dossier", lambda desktop: open_place(self.chair(desktop, self.opening), "dossier")
        for place in ("board", "news", "table", "deeds"):
            yield place, partial(self._place, place)
        yield "orders", self._orders
        yield "curtain", lambda desktop: Curtain(desktop, self.two, self.two.humans[1])

    def board(self, desktop: Desktop) -> Screen:
        """Return the board of the match in the middle: what lies over a turn lies over it."""
        return self._place("board", desktop)

    def _place(self, place: str, desktop: Desktop) -> Screen:
        from game.desktop.screens.places import open_place  # noqa: PLC0415

        return open_place(self.chair(desktop), place)

    def _orders(self, desktop: Desktop) -> Screen:
        """Return the orders as a counterpart would give them, still to be sealed."""
        from game.desktop.screens.places import open_place  # noqa: PLC0415

        chair = self.chair(desktop, self.ordered)
        given = decided(self.ordered, chair.seat)
        paper = chair.paper
        paper.moves = {move.table: move for move in given.moves}
        paper.deeds = list(given.deeds)
        paper.releases = list(given.releases)
        return open_place(chair, "orders")

    # -- over a turn --------------------------------------------------------------------------------------------------

    def _overlays(self) -> Iterator[tuple[str, Made]]:
        yield "explanation", self._explanation
        yield "incidents", self._incidents
        yield "issue", partial(self._at_table, "issue")
        yield "limit", partial(self._at_table, "limit")
        yield "pledge", partial(self._at_table, "pledge")
        yield "confirm", self._confirm
        yield "menu", self._menu
        yield "trouble", self._trouble

    def _explanation(self, desktop: Desktop) -> Screen:
        from game.desktop.screens.explanation import Explanation  # noqa: PLC0415

        chair = self.chair(desktop)
        ladders = [gauge for gauge in chair.situation.gauges() if gauge.standing is not None]
        return Explanation(chair, (ladders or list(chair.situation.gauges()))[0].id)

    def _incidents(self, desktop: Desktop) -> Screen:
        from game.desktop.screens.board import Board  # noqa: PLC0415
        from game.desktop.screens.incidents import Incidents  # noqa: PLC0415

        board = Board(self.chair(desktop))
        place = max(board.incidents, key=lambda name: len(board.incidents[name]), default="")
        return Incidents(board, place, board.incidents[place]) if place else board

    def _at_table(self, name: str, desktop: Desktop) -> Screen:
        from game.desktop.screens.issue import IssueScreen  # noqa: PLC0415
        from game.desktop.screens.limit import LimitScreen  # noqa: PLC0415
        from game.desktop.screens.pledge import PledgeScreen  # noqa: PLC0415
        from game.desktop.screens.table import TableScreen  # noqa: PLC0415

        below = TableScreen(self.chair(desktop))
        if name == "issue":
            return IssueScreen(below, below.brief.issues[0].id)
        return LimitScreen(below.chair, below.brief) if name == "limit" else PledgeScreen(below)

    def _confirm(self, desktop: Desktop) -> Screen:
        from game.desktop.screens.confirm import Confirm  # noqa: PLC0415

        text = desktop.words.text
        return Confirm(desktop, text("Walk out?"), text("Walk out"), lambda: None)

    def _menu(self, desktop: Desktop) -> Screen:
        from game.desktop.screens.menu import Menu  # noqa: PLC0415

        return Menu(desktop, self.middle)

    def _trouble(self, desktop: Desktop) -> Screen:
        from game.desktop.screens.trouble import Trouble  # noqa: PLC0415

        return Trouble(desktop, desktop.voice.text("This scenario cannot be played: {error}", error="…"))

    # -- after the match ----------------------------------------------------------------------------------------------

    def _after(self) -> Iterator[tuple[str, Made]]:
        from game.desktop.screens.opening import last_news  # noqa: PLC0415
        from game.desktop.screens.verdict import Verdict  # noqa: PLC0415

        yield "last-news", lambda desktop: last_news(desktop, self.over, self.over.humans)
        yield "verdict", lambda desktop: Verdict(desktop, self.over)


def decided(host: Host, seat: str) -> Orders:
    """Return what a counterpart would order in a person's place."""
    return counterpart("envoy", "").decide(host.match.view(seat), host.match.luck_of(seat)).orders


def played(host: Host, turn: int) -> Host:
    """Play on, counterparts in the place of people, until a turn begins; to the end where it is 0."""
    while not host.match.over and host.match.world.turn != turn:
        for seat in host.humans:
            given = decided(host, seat)
            paper = host.paper(seat)
            paper.moves = {move.table: move for move in given.moves}
            paper.deeds = list(given.deeds)
            paper.releases = list(given.releases)
            host.seal(paper)
        host.advance()
    return host
