"""The way through a match: from a new or saved one to the first screen, from seat to seat, from turn to turn, to the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core.errors import GameError, JournalError
from game.desktop.chair import Chair
from game.desktop.kit import Push, Reset, Transition
from game.desktop.screens.curtain import Curtain
from game.desktop.screens.trouble import Trouble
from game.host import Host

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from game.desktop.screen import Desktop, Screen


def resume(screen: Screen, path: Path) -> Transition:
    """Go on with a saved match; where it cannot be read, say why, and change nothing."""
    try:
        host = Host.resume(path)
    except JournalError as error:
        return Push(Trouble(screen.desktop, screen.desktop.words.error(error)))
    return Reset(onward(screen.desktop, host))


def onward(desktop: Desktop, host: Host) -> Screen:
    """Return what comes next: the next person's turn, behind a curtain where several play here; or the close."""
    seat = host.waiting()
    if seat is None and not host.match.over:
        return played(desktop, host)
    if seat is None:
        return closing(desktop, host, host.humans)
    return Curtain(desktop, host, seat) if len(host.humans) > 1 else seated(desktop, host, seat)


def seated(desktop: Desktop, host: Host, seat: str) -> Screen:
    """Return the first screen of a person's turn: the papers in the first turn, then the news; the board where they were busy."""
    from game.desktop.screens.places import open_place  # noqa: PLC0415  a match that is over needs none of them

    chair = Chair(desktop, host, seat)
    if chair.paper.begun():
        return open_place(chair, "board")
    return open_place(chair, "news" if chair.news.turn else "dossier")


def sealed(chair: Chair) -> Transition | None:
    """Seal a paper and go on; where it cannot be sealed or written down, stay and say why."""
    try:
        chair.host.seal(chair.paper)
    except GameError as error:
        chair.complaint = chair.words.error(error, chair.view.edition)
        return None
    return Reset(onward(chair.desktop, chair.host))


def played(desktop: Desktop, host: Host) -> Screen:
    """Play the turn that everybody has sealed, and return what comes next."""
    try:
        host.advance()
    except JournalError as error:
        return Trouble(desktop, desktop.words.error(error), then=lambda: Reset(onward(desktop, host)))
    desktop.sounds.play("ending" if host.match.over else "turn")
    return onward(desktop, host)


def closing(desktop: Desktop, host: Host, readers: Sequence[str]) -> Screen:
    """Return the close: the last news to each person in turn, then the verdict to all."""
    from game.desktop.screens.verdict import Verdict  # noqa: PLC0415

    if not readers:
        return Verdict(desktop, host)
    if len(host.humans) > 1:
        return Curtain(desktop, host, readers[0], readers=readers)
    return last_news(desktop, host, readers)


def last_news(desktop: Desktop, host: Host, readers: Sequence[str]) -> Screen:
    """Return the last news as the first of some readers sees them."""
    from game.desktop.screens.news import News  # noqa: PLC0415

    return News(Chair(desktop, host, readers[0]), then=lambda: Reset(closing_after(desktop, host, readers)))


def closing_after(desktop: Desktop, host: Host, readers: Sequence[str]) -> Screen:
    """Return what comes when the first of some readers has read the last news."""
    rest = readers[1:]
    if rest:
        return closing(desktop, host, rest)
    from game.desktop.screens.verdict import Verdict  # noqa: PLC0415

    return Verdict(desktop, host)
