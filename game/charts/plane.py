"""Offers by what they are worth to oneself and, as far as one believes, to the other side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from game.charts.clutter import Clutter
from game.charts.layout import Rect, Scale, ticks
from game.charts.letters import Measure, estimate
from game.charts.shapes import KINDS, SERIES, Drawing, Line, Mark, Point, Polygon, Text
from game.charts.sheet import Sheet

DOTS: Final = 400
"""The most packages that are drawn as dots; of more, every so manyeth is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What one side has put forward, in order."""

    name: str
    """Whose offers they are: "You"."""
    points: tuple[tuple[float, float], ...]
    """What each is worth to oneself and to the other side."""
    numbers: tuple[str, ...] = ()
    """What to call each; empty for 1, 2, 3, …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """What an agreement must at least be worth to a side."""

    text: str
    """What to call it."""
    low: float
    """What it is at least."""
    high: float
    """What it is at most; the same where it is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """The axes: worth to oneself across, worth to the other side upwards."""

    x: Scale
    y: Scale

    def at(self, pair: Sequence[float]) -> Point:
        return Point(self.x.at(pair[0]), self.y.at(pair[1]))

    def area(self, pair: Sequence[float], other: Sequence[float]) -> tuple[Point, ...]:
        (x0, y0), (x1, y1) = self.at(pair), self.at(other)
        return (Point(x0, y0), Point(x1, y0), Point(x1, y1), Point(x0, y1))


def plane(  # noqa: PLR0913  a chart has that many sides
    offers: Sequence[Offers],
    *,
    width: float,
    height: float,
    x_name: str,
    y_name: str,
    size: float = 14,
    measure: Measure = estimate,
    low: int = 0,
    high: int = 100,
    limit: Limit | None = None,
    theirs: Limit | None = None,
    cloud: Sequence[tuple[float, float]] = (),
    frontier: Sequence[tuple[float, float]] = (),
    frontier_name: str = "",
    number: Callable[[int], str] = str,
    label: str = "",
) -> Drawing:
    """Return offers in the plane of what they are worth.

    Args:
        offers: One to five sides' offers.
        width: In pixels.
        height: In pixels.
        x_name: What is measured across: "value to you".
        y_name: What is measured upwards: "value to them, as you believe".
        size: Size of text in pixels.
        measure: How wide a text is.
        low: The least worth on both axes.
        high: The most.
        limit: What an agreement must be worth to oneself: a dashed line upwards.
        theirs: What it must be worth to the other side: a band across, as wide as what is believed.
        cloud: Every package there could be, as faint dots.
        frontier: Packages that nobody can better without harm to the other side, from left to right.
        frontier_name: What to call them.
        number: How to write a number.
        label: What it shows, in words.
    """
    offers = offers[: len(SERIES)]
    sheet = Sheet(width, height, size, measure)
    field, steps = _field(sheet, low, high, number)
    _grid(sheet, field, steps)
    clutter = Clutter(sheet, Rect(field.x.first, field.y.last, field.x.last, field.y.first))
    _zone(sheet, field, limit, theirs)
    dots = [field.at(pair) for pair in cloud[:: max(1, -(-len(cloud) // DOTS))]]
    sheet.shapes += [Mark(at=dot, radius=max(1, size * 0.09), kind="circle", colour="muted", opacity=0.4) for dot in dots]
    clutter.dots(dots)
    edge = tuple(field.at(pair) for pair in frontier)
    if len(edge) > 1:
        sheet.shapes.append(Line(points=edge, colour="muted", width=max(1.5, size / 9)))
        clutter.lines(edge)
    fences = _fences(sheet, field, limit, theirs)
    for points in fences:
        clutter.lines(points)
    marks = _paths(sheet, field, offers, clutter)
    _titles(sheet, field, x_name, y_name)
    # The latest offers first, of all sides by turns: they matter most, so they are named where they are best read.
    for at, words, colour in _latest(field, offers):
        clutter.beside(at, size * 0.32, words, colour, bold=True)
    if limit:
        clutter.put(_upright(sheet, field, limit))
    if theirs:
        clutter.put(_level(sheet, field, theirs))
    for step in sorted(steps, key=lambda step: step not in {steps[0], steps[-1]}):  # the ends of the scale before the rest
        sheet.write(sheet.text(number(step), field.x.first - size * 0.6, field.y.at(step), anchor="end"))
        x, middle = sheet.place(number(step), field.x.at(step), field.y.first + size * 0.4 + sheet.tall / 2, "middle")
        sheet.write(sheet.text(number(step), x, middle, anchor="middle"))
    if frontier_name and len(edge) > 1:
        clutter.put(_along(sheet, edge, frontier_name))
    sheet.shapes += marks
    return sheet.drawing(label)


def _field(sheet: Sheet, low: int, high: int, number: Callable[[int], str]) -> tuple[_Field, tuple[int, ...]]:
    size, tall = sheet.size, sheet.tall
    top, bottom = tall * 1.6, sheet.height - 2 * tall - size * 0.5
    bottom = max(bottom, top + 1)
    steps = ticks(low, high, min(5, int((bottom - top) / (1.5 * tall)) + 1))
    left = max(sheet.wide(number(step)) for step in steps) + size * 0.6
    right = max(left + 1, sheet.width - size * 0.6)
    return _Field(x=Scale(low, high, left, right), y=Scale(low, high, bottom, top)), steps


def _grid(sheet: Sheet, field: _Field, steps: Sequence[int]) -> None:
    x, y = field.x, field.y
    for step in steps:
        colour = "outline" if step == x.low else "grid"
        sheet.shapes.append(Line(points=(Point(x.first, y.at(step)), Point(x.last, y.at(step))), colour=colour))
        sheet.shapes.append(Line(points=(Point(x.at(step), y.first), Point(x.at(step), y.last)), colour=colour))


def _titles(sheet: Sheet, field: _Field, x_name: str, y_name: str) -> None:
    words = sheet.fitted(x_name, sheet.width)
    x, middle = sheet.place(words, field.x.last, sheet.height, "end")
    sheet.write(sheet.text(words, x, middle, anchor="end", colour="text"))
    sheet.write(sheet.text(sheet.fitted(y_name, sheet.width), 0, sheet.tall / 2, colour="text"))


def _zone(sheet: Sheet, field: _Field, limit: Limit | None, theirs: Limit | None) -> None:
    """Shade what both sides could live with, and what the other side's limit may be."""
    x, y = field.x, field.y
    if theirs and theirs.high > theirs.low:
        sheet.shapes.append(Polygon(points=field.area((x.low, theirs.low), (x.high, theirs.high)), fill="muted", opacity=0.16))
    if limit and limit.high > limit.low:
        sheet.shapes.append(Polygon(points=field.area((limit.low, y.low), (limit.high, y.high)), fill="muted", opacity=0.16))
    if limit and theirs:
        corner = (limit.high, theirs.high)
        sheet.shapes.append(Polygon(points=field.area(corner, (x.high, y.high)), fill="good", opacity=0.13))


def _fences(sheet: Sheet, field: _Field, limit: Limit | None, theirs: Limit | None) -> list[tuple[Point, Point]]:
    x, y = field.x, field.y
    found: list[tuple[Point, Point]] = []
    for side, colour, dash in ((limit, "focus", (0.45, 0.25)), (theirs, "good", (0.2, 0.2))):
        for value in sorted({side.low, side.high}) if side else ():
            ends = ((value, y.low), (value, y.high)) if side is limit else ((x.low, value), (x.high, value))
            points = (field.at(ends[0]), field.at(ends[1]))
            width = max(1.2, sheet.size / 9)
            broken = tuple(length * sheet.size for length in dash)
            sheet.shapes.append(Line(points=points, colour=colour, width=width, dash=broken))
            found.append(points)
    return found


def _paths(sheet: Sheet, field: _Field, offers: Sequence[Offers], clutter: Clutter) -> list[Mark]:
    """Join each side's offers, and return their marks, to be drawn over everything."""
    marks = []
    for index, side in enumerate(offers):
        points = tuple(field.at(pair) for pair in side.points)
        if len(points) > 1:
            dash = (sheet.size * 0.3, sheet.size * 0.22)
            sheet.shapes.append(Line(points=points, colour=SERIES[index], width=max(1.5, sheet.size / 9), dash=dash))
            clutter.lines(points)
        for place, point in enumerate(points):
            radius = sheet.size * (0.4 if place == len(points) - 1 else 0.3)
            marks.append(Mark(at=point, radius=radius, kind=KINDS[index], colour=SERIES[index], halo=max(1, sheet.size / 9)))
            clutter.mark(point, radius)
    return marks


def _latest(field: _Field, offers: Sequence[Offers]) -> Iterator[tuple[Point, tuple[str, ...], str]]:
    """Yield where each offer stands, what it may be called at more and at less length, and its colour."""
    sides = []
    for side, colour in zip(offers, SERIES, strict=False):
        numbers = [*side.numbers, *(str(place + 1) for place in range(len(side.numbers), len(side.points)))]
        sides.append(
            [(field.at(pair), (f"{side.name} {word}", word), colour) for pair, word in zip(side.points, numbers, strict=False)][
                ::-1
            ]
        )
    for round_ in zip_longest(*sides):
        yield from (offer for offer in round_ if offer)


def _upright(sheet: Sheet, field: _Field, limit: Limit) -> Iterator[tuple[float, Text]]:
    """Yield places for the name of a limit along its line: at its foot, or higher, on either side."""
    x, gap = field.x.at(limit.low), sheet.size * 0.3
    words = sheet.fitted(limit.text, sheet.width * 0.5)
    room = int((field.y.first - field.y.last) / sheet.tall)
    for row in range(room):
        middle = field.y.first - gap - (row + 0.5) * sheet.tall
        yield row * 0.3, sheet.text(words, field.x.at(limit.high) + gap, middle, colour="focus")
        yield row * 0.3 + 1, sheet.text(words, x - gap, middle, anchor="end", colour="focus")


def _level(sheet: Sheet, field: _Field, limit: Limit) -> Iterator[tuple[float, Text]]:
    """Yield places for the name of a limit along its band: at its left, or farther along, below it or above."""
    words = sheet.fitted(limit.text, sheet.width * 0.5)
    gap, wide = sheet.size * 0.3, sheet.wide(words)
    for step in range(9):
        left = field.x.first + gap + (field.x.last - field.x.first - wide - 2 * gap) * step / 8
        yield step * 0.5, sheet.text(words, left, field.y.at(limit.low) + sheet.tall / 2 + 2, colour="good")
        yield step * 0.5 + 1, sheet.text(words, left, field.y.at(limit.high) - sheet.tall / 2 - 2, colour="good")


def _along(sheet: Sheet, edge: Sequence[Point], words: str) -> Iterator[tuple[float, Text]]:
    """Yield places for the name of the frontier beyond it, or within."""
    for point in edge:
        for far in (0.6, 1.0):
            yield far, sheet.text(words, point.x + sheet.size * 0.4, point.y - far * sheet.tall)
            yield far + 3, sheet.text(words, point.x - sheet.size * 0.4, point.y + far * sheet.tall, anchor="end")
