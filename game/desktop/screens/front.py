"""The way to the title: with the match that waits to be gone on with, if there is one."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from game import saves
from game.core.errors import JournalError
from game.desktop.screens.title import Title, Waiting

if TYPE_CHECKING:
    from game.desktop.screen import Desktop
    from game.saves import Summary


def front(desktop: Desktop) -> Title:
    """Return the title. Saves that cannot be listed are no reason not to show it; it then says why."""
    try:
        found = saves.latest(desktop.folder)
    except JournalError as error:
        return Title(desktop, complaint=str(error))
    return Title(desktop, waiting(desktop, found) if found is not None else None)


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
