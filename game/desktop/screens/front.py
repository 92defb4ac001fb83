"""The way to the title: with the match that waits to be gone on with, if there is one."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from game import saves
from game.core.errors import JournalError
from game.desktop.screens.title import Title, Waiting

if TYPE_CHECKING:
    from game.desktop.screen import Desktop
    from game.saves import Summary


def front(desktop: Desktop) -> Title:
    """Return the title. Saves that cannot be listed are no reason not to show it; it then says why.

    It does not wait for a match to be replayed: whether one that looks unfinished has in truth come to an early end is found out
    when there is nothing else to do.
    """
    try:
        found = saves.latest(desktop.folder, closely=False)
    except JournalError as error:
        return Title(desktop, complaint=str(error))
    title = Title(desktop, waiting(desktop, found) if found is not None else None)
    if found is not None:
        desktop.later(partial(_look_closely, title))
    return title


def offered(desktop: Desktop) -> Waiting | None:
    """Return the match to go on with, looked at closely; None where there is none, or none can be read."""
    try:
        found = saves.latest(desktop.folder)
    except JournalError:
        return None
    return waiting(desktop, found) if found is not None else None


def _look_closely(title: Title) -> None:
    """Put right what the title offers to go on with."""
    found = offered(title.desktop)
    if found != title.waiting:
        title.waiting = found
        title.desktop.changed = True


def waiting(desktop: Desktop, summary: Summary) -> Waiting:
    """Return a save as the title offers it."""
    return Waiting(path=summary.path, title=summary.title, note=how_far(desktop, summary))


def how_far(desktop: Desktop, summary: Summary) -> str:
    """Return by whom a match is played, how far it has come and when that was."""
    voice = desktop.voice
    when = moment(summary.saved_at)
    names = ", ".join(summary.seats) or voice.text("nobody")
    if summary.over:
        return voice.text("{seats}, played to the end, {when}", seats=names, when=when)
    if summary.draft:
        return voice.text(
            "{seats}, turn {turn} of {turns}, with orders not sealed yet, saved {when}",
            seats=names,
            turn=summary.turn,
            turns=summary.turns,
            when=when,
        )
    return voice.text(
        "{seats}, turn {turn} of {turns}, saved {when}", seats=names, turn=summary.turn, turns=summary.turns, when=when
    )


def moment(stamp: str) -> str:
    """Return when a save was written, by this computer's clock, unbroken at the end of a line; the stamp where it is none."""
    try:
        when = datetime.fromisoformat(stamp).astimezone()
    except (ValueError, OverflowError, OSError):
        return stamp
    return f"{when:%Y-%m-%d}\N{NO-BREAK SPACE}{when:%H:%M}"
