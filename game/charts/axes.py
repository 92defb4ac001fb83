"""Time across a chart: labels of turns below it, and events as dashed lines whose words stand above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.charts.layout import Rect, Scale, kept
from game.charts.shapes import Line, Point
from game.charts.sheet import Sheet

DASH: Final = (0.28, 0.24)
"""Strokes and gaps of an event's line, in sizes of text."""

_PAD: Final = 0.3
"""Room between an event's line and its words, in their size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened."""

    at: float
    """On which turn of the chart, counted from 0; it may lie between two."""
    text: str
    """What it was, in a word or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """An event with a place for its words."""

    x: float
    """Where its line stands."""
    row: int
    """Which row its words are in, counted upwards; -1 where there was no room for them."""
    left: float
    """Where the words begin."""
    words: str
    """The words."""
    room: Rect
    """What they take up, the rows being 1 tall and counted upwards."""


def across(left: float, right: float, count: int) -> Scale:
    """Return the scale of so many turns; a single one stands at the right, where now is."""
    return Scale(0, max(1, count - 1), left if count > 1 else right, right)


def turns_below(sheet: Sheet, turns: Sequence[str], scale: Scale, middle: float) -> None:
    """Write the labels of turns, leaving out what is crowded; the last is always there."""
    places = [sheet.place(turn, scale.at(index), middle, "middle")[0] for index, turn in enumerate(turns)]
    # From the last, so that it is the others that give way.
    for index in reversed(kept(places, [sheet.wide(turn) + sheet.size * 0.6 for turn in turns])):
        colour = "text" if index == len(turns) - 1 else "muted"
        sheet.write(sheet.text(turns[index], places[index], middle, anchor="middle", colour=colour))


def flags(sheet: Sheet, events: Sequence[Event], scale: Scale, rows: int) -> list[Flag]:
    """Return places for events in at most so many rows, so that no line runs through another's words."""
    found: list[Flag] = []
    # From the right: words run to the right of their line, so an earlier line has to reach over later words.
    for event in sorted(events, key=lambda event: event.at, reverse=True):
        x = scale.at(event.at)
        tries = (
            Flag(x=x, row=row, left=left, words=words, room=Rect(left, row, left + wide, row + 1))
            for words in dict.fromkeys((sheet.fitted(event.text, sheet.width), sheet.fitted(event.text, sheet.width * 0.4)))
            for wide in (sheet.wide(words),)
            for left in (x + _PAD * sheet.size, x - _PAD * sheet.size - wide, sheet.width - wide)
            for row in range(rows)
            if words and left >= 0 and left + wide <= sheet.width
        )
        nothing = Flag(x=x, row=-1, left=x, words="", room=Rect(x, -1, x, -1))
        found.append(next((flag for flag in tries if not any(_clash(flag, other, sheet.size) for other in found)), nothing))
    return found


def _clash(one: Flag, two: Flag, size: float) -> bool:
    wide = Rect(one.room.left - _PAD * size, one.room.top, one.room.right + _PAD * size, one.room.bottom)
    return wide.meets(two.room) or _through(one, two) or _through(two, one)


def _through(line: Flag, words: Flag) -> bool:
    """Tell whether the line of one goes through the words of another."""
    return line.row >= words.row >= 0 and words.room.left <= line.x <= words.room.right


def raise_flags(sheet: Sheet, found: Sequence[Flag], top: float, bottom: float) -> None:
    """Draw events over a plot that goes from top to bottom, their words above it."""
    for flag in found:
        base = top - sheet.size * _PAD - flag.row * sheet.tall
        reach = top if flag.row < 0 else base - sheet.tall * 0.85
        if flag.row >= 0:
            sheet.write(sheet.text(flag.words, flag.left, base - sheet.tall / 2, colour="text"))
            if flag.room.left <= flag.x <= flag.room.right:
                reach = base
        dash = (DASH[0] * sheet.size, DASH[1] * sheet.size)
        line = (Point(flag.x, bottom), Point(flag.x, reach))
        sheet.shapes.append(Line(points=line, colour="outline", width=max(1, sheet.size / 12), dash=dash))


def height_of(found: Sequence[Flag], sheet: Sheet) -> float:
    """Return how tall the words of events are above a plot."""
    rows = max((flag.row + 1 for flag in found), default=0)
    return rows * sheet.tall + sheet.size * _PAD if rows else 0
