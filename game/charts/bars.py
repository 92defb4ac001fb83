"""Horizontal bars with ticks: what a package is worth against one's limit and what there is without it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from game.charts.layout import Scale, spread
from game.charts.letters import Measure, estimate, wrapped
from game.charts.shapes import Box, Drawing, Line, Point
from game.charts.sheet import Sheet

PAD: Final = 0.6
"""Room between words on one line, in their size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A value to compare a bar with."""

    at: int
    """The value."""
    text: str
    """What it is, in a word or two."""
    colour: str = "focus"
    """Its role."""
    dashed: bool = False
    """Whether its line is broken, to tell it from another tick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar."""

    value: int | None
    """How far it goes; None where that is not known."""
    name: str = ""
    """What it shows; set at the left."""
    span: tuple[int, int] | None = None
    """Between what and what the value is believed to be, where it is not known exactly."""
    ticks: tuple[Tick, ...] = ()
    """What to compare it with, most important first: a word without room is left out, its tick stays."""
    colour: str = "accent"
    """Its role."""


def bars(  # noqa: PLR0913  a chart has that many sides
    rows: Sequence[Bar],
    *,
    width: float,
    height: float,
    size: float = 14,
    measure: Measure = estimate,
    low: int = 0,
    high: int = 100,
    number: Callable[[int], str] = str,
    unknown: str = "?",
    label: str = "",
) -> Drawing:
    """Return bars below each other, each with its value at its right. One is usable at 240 by 40 pixels.

    Args:
        rows: The bars, from the top.
        width: In pixels.
        height: In pixels.
        size: Size of text in pixels.
        measure: How wide a text is.
        low: Where bars begin.
        high: The most a bar can show.
        number: How to write a number.
        unknown: What stands for a value that is not known.
        label: What it shows, in words.
    """
    sheet = Sheet(width, height, size, measure)
    gap = size * 0.5
    values = [_value(row, number, unknown) for row in rows]
    right = max((sheet.wide(value, bold=True) for value in values), default=0)
    names = max((sheet.wide(row.name) for row in rows), default=0)
    names = min(names, width * 0.35)
    first = names + gap if names else 1
    scale = Scale(low, high, first, max(first + 1, width - right - gap))
    tall = height / max(1, len(rows))
    for place, (row, value) in enumerate(zip(rows, values, strict=True)):
        _bar(sheet, row, value, scale, (place * tall, (place + 1) * tall), names)
    return sheet.drawing(label)


def _value(row: Bar, number: Callable[[int], str], unknown: str) -> str:
    if row.value is not None:
        return number(row.value)
    return f"{number(row.span[0])}–{number(row.span[1])}" if row.span else unknown


def _bar(  # noqa: PLR0913  a bar has a place as well
    sheet: Sheet, row: Bar, value: str, scale: Scale, between: tuple[float, float], names: float
) -> None:
    top, bottom = between
    size, tall = sheet.size, sheet.tall
    above, below = _sides(sheet, row, scale, bottom - top)
    needed = tall * (bool(above) + bool(below))
    thick = max(2.0, min(size * 0.85, bottom - top - needed - 4))
    # The value beside the bar is taller than the bar, and the words above must keep clear of it.
    room = max(thick + 4, min(tall, bottom - top - needed))
    top += max(0.0, (bottom - top - needed - room) / 2)
    middle = top + tall * bool(above) + room / 2
    sheet.shapes.append(_box(scale.first, scale.last, middle, thick, "grid"))
    if row.span is not None:
        sheet.shapes.append(_box(scale.at(row.span[0]), scale.at(row.span[1]), middle, thick, row.colour, 0.45))
    if row.value is not None and scale.at(row.value) > scale.first:
        sheet.shapes.append(_box(scale.first, scale.at(row.value), middle, thick * (0.5 if row.span else 1), row.colour))
    sheet.write(sheet.text(value, sheet.width, middle, anchor="end", colour="text", bold=True))
    _name(sheet, row.name, middle, names, bottom - top)
    for ticks, way in ((above, -1), (below, 1)):
        _ticks(sheet, ticks, scale, middle, way * (thick / 2 + 2), way * room / 2)
    worded = {id(tick) for tick in (*above, *below)}
    _ticks(sheet, [tick for tick in row.ticks if id(tick) not in worded], scale, middle, -thick / 2 - 2, None)


def _box(left: float, right: float, middle: float, thick: float, fill: str, opacity: float = 1) -> Box:  # noqa: PLR0913
    radius = min(thick / 2, (right - left) / 2, 3)
    return Box(x=left, y=middle - thick / 2, width=right - left, height=thick, radius=radius, fill=fill, opacity=opacity)


def _name(sheet: Sheet, name: str, middle: float, room: float, tall: float) -> None:
    lines = wrapped(name, room, max(1, int(tall / sheet.tall)), sheet.size, False, sheet.measure)
    for place, line in enumerate(lines):
        sheet.write(sheet.text(line, 0, middle + (place - (len(lines) - 1) / 2) * sheet.tall, colour="text"))


def _sides(sheet: Sheet, row: Bar, scale: Scale, tall: float) -> tuple[list[Tick], list[Tick]]:
    """Return the ticks whose words go above the bar, and below it. The value's own line comes before any word."""
    sides: tuple[list[Tick], list[Tick]] = ([], [])
    lines = range(max(0, min(2, int(tall / sheet.tall) - 1)))
    for tick in row.ticks:
        # Where its word would have to move least; above, if that is all one.
        best = min(lines, key=lambda side: _moved(sheet, [*sides[side], tick], scale), default=None)
        if best is not None and tick.text and _moved(sheet, [*sides[best], tick], scale) < math.inf:
            sides[best].append(tick)
    return sides


def _moved(sheet: Sheet, ticks: Sequence[Tick], scale: Scale) -> float:
    """Return how far beside their ticks words would stand in one line; infinity where they do not fit."""
    if sum(_widths(sheet, ticks)) > sheet.width - scale.first + sheet.size * PAD:
        return math.inf
    found = zip(ticks, _places(sheet, ticks, scale), _widths(sheet, ticks), strict=True)
    return sum(max(0.0, abs(scale.at(tick.at) - place) - wide / 2) for tick, place, wide in found)


def _widths(sheet: Sheet, ticks: Sequence[Tick]) -> list[float]:
    return [sheet.wide(tick.text) + sheet.size * PAD for tick in ticks]


def _places(sheet: Sheet, ticks: Sequence[Tick], scale: Scale) -> list[float]:
    """Return where the middles of words in one line go."""
    wanted, sizes, margin = [scale.at(tick.at) for tick in ticks], _widths(sheet, ticks), sheet.size * PAD / 2
    for one, two in pairwise(sorted(range(len(ticks)), key=lambda index: wanted[index])):
        if wanted[two] - wanted[one] < (sizes[one] + sizes[two]) / 2:
            # Two words meet between their ticks, so that each stays at its own.
            between = (wanted[one] + wanted[two]) / 2
            wanted[one], wanted[two] = between - sizes[one] / 2, between + sizes[two] / 2
    return spread(wanted, sizes, scale.first - margin, sheet.width + margin)


def _ticks(  # noqa: PLR0913  ticks reach from words to below the bar
    sheet: Sheet, ticks: Sequence[Tick], scale: Scale, middle: float, reach: float, words: float | None
) -> None:
    """Draw ticks that reach so far from the middle of a bar, and their words so far from it."""
    for tick, written, wide in zip(ticks, _places(sheet, ticks, scale), _widths(sheet, ticks), strict=True):
        place, thick = scale.at(tick.at), max(1.5, sheet.size / 7)
        points = (Point(place, middle - reach), Point(place, middle + reach))
        dash = (sheet.size * 0.2, sheet.size * 0.15) if tick.dashed else ()
        # A rim parts the tick from a bar of about its own brightness.
        sheet.shapes.append(Line(points=points, colour="surface", width=thick + max(2, sheet.size / 7)))
        sheet.shapes.append(Line(points=points, colour=tick.colour, width=thick, dash=dash))
        if words is None:
            continue
        line = middle + words + math.copysign(sheet.tall / 2, words)
        half = (wide - sheet.size * PAD) / 2
        if sheet.write(sheet.text(tick.text, written, line, anchor="middle", colour=tick.colour)) and abs(place - written) > half:
            end = Point(min(max(place, written - half), written + half), middle + words)
            sheet.shapes.append(Line(points=(points[1], end), colour=tick.colour))
