"""Measures over time: up to five lines, each told by colour, mark and dash, and named where it ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from game.charts.axes import Event, across, flags, height_of, raise_flags, turns_below
from game.charts.layout import Scale, spread, ticks
from game.charts.letters import Measure, estimate, one_line, wrapped
from game.charts.shapes import KINDS, SERIES, Drawing, Line, Mark, Point, Polygon
from game.charts.sheet import Sheet
from game.charts.spark import runs

DASHES: Final = ((), (0.5, 0.25), (0.15, 0.18), (0.75, 0.2, 0.15, 0.2), (0.25, 0.25))
"""Dashes of the series, in sizes of text."""

SWATCH: Final = 1.6
"""Length of what stands before a label, in sizes of text: the end of what leads to it, or a piece of its line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One measure."""

    name: str
    """Its name."""
    values: tuple[int | None, ...]
    """What it stood at on each turn; None where that is not known."""
    band: tuple[tuple[int, int] | None, ...] = ()
    """Between what and what it was believed to be on each turn; None where nothing is believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plot:
    """The axes of a chart."""

    x: Scale
    y: Scale

    def at(self, turn: int, value: float) -> Point:
        return Point(self.x.at(turn), self.y.at(value))


def lines(  # noqa: PLR0913  a chart has that many sides
    series: Sequence[Series],
    *,
    width: float,
    height: float,
    size: float = 14,
    measure: Measure = estimate,
    low: int = 0,
    high: int = 100,
    turns: Sequence[str] = (),
    events: Sequence[Event] = (),
    number: Callable[[int], str] = str,
    unknown: str = "?",
    label: str = "",
) -> Drawing:
    """Return measures over time.

    Args:
        series: One to five measures on one scale; all begin at the first turn.
        width: In pixels.
        height: In pixels.
        size: Size of text in pixels.
        measure: How wide a text is.
        low: The least on the scale.
        high: The most on the scale.
        turns: Labels of the turns, which may be more than there are values for yet.
        events: What happened when.
        number: How to write a number.
        unknown: What stands for a value that is not known now.
        label: What it shows, in words.
    """
    series = series[: len(SERIES)]
    sheet = Sheet(width, height, size, measure)
    count = max([len(turns), *(max(len(one.values), len(one.band)) for one in series)])
    ends = [_end(one, number, unknown) for one in series]
    least = max((sheet.wide(f"{name} {value}", bold=True) for name, value in ends), default=0)
    room = max(0.0, min(least, width * 0.36 - SWATCH * size))
    right = width - room - (SWATCH + 1.6) * size if series else width - size * 0.5
    # How tall the plot is decides how many ticks there are, and their labels how wide it is; these lines are about right.
    many = int((height - 3 * sheet.tall) / (1.6 * sheet.tall)) + 1
    steps = ticks(low, high, min(6, many))
    left = max(sheet.wide(number(step)) for step in steps) + size * 0.6
    axis = across(left + size * 0.4, max(left + size * 0.8, right), count)
    flying = flags(sheet, events, axis, min(3, int(height * 0.3 / sheet.tall)))
    top = max(height_of(flying, sheet), sheet.tall / 2)
    bottom = max(top + 1, height - (sheet.tall + size * 0.5 if any(turns) else sheet.tall / 2))
    plot = _Plot(x=axis, y=Scale(low, high, bottom, top))
    for step in steps:
        ends_of = (Point(left, plot.y.at(step)), Point(axis.last, plot.y.at(step)))
        sheet.shapes.append(Line(points=ends_of, colour="outline" if step == low else "grid"))
    _bands(sheet, series, plot)
    _name(sheet, series, plot, _labels(sheet, ends, room))
    turns_below(sheet, turns, axis, bottom + size * 0.5 + sheet.tall / 2)
    raise_flags(sheet, flying, top, bottom)
    for step in sorted(steps, key=lambda step: step not in {steps[0], steps[-1]}):  # the ends of the scale before the rest
        sheet.write(sheet.text(number(step), left - size * 0.6, plot.y.at(step), anchor="end"))
    for index, one in enumerate(series):
        _line(sheet, one, index, plot)
    for index, one in enumerate(series):
        _marks(sheet, one, index, plot, count)
    return sheet.drawing(label)


def _end(one: Series, number: Callable[[int], str], unknown: str) -> tuple[str, str]:
    """Return the name of a measure, and what it stands at now in words."""
    if one.values and one.values[-1] is not None:
        return one.name, number(one.values[-1])
    span = one.band[-1] if one.band and len(one.band) >= len(one.values) else None
    return one.name, f"{number(span[0])}–{number(span[1])}" if span else unknown


def _labels(sheet: Sheet, ends: Sequence[tuple[str, str]], room: float) -> list[list[str]]:
    """Return labels in lines: in two where they are long, as long as there is room for all."""
    found: list[list[str]] = []
    for most in (2, 1):
        found = []
        for name, value in ends:
            rows = list(wrapped(name, room, most, sheet.size, True, sheet.measure)) or [""]
            last = one_line(f"{rows[-1]} {value}")
            if sheet.wide(last, bold=True) <= room:
                rows[-1] = last
            elif len(rows) < most:
                rows.append(value)
            else:
                rest = sheet.fitted(rows[-1].rstrip("…"), room - sheet.wide(f"… {value}", bold=True), bold=True)
                rows[-1] = one_line(f"{rest.rstrip('…')}… {value}") if rest else value
            found.append(rows)
        if sum(map(len, found)) * sheet.tall <= sheet.height * 0.75:
            break
    return found


def _name(sheet: Sheet, series: Sequence[Series], plot: _Plot, labels: list[list[str]]) -> None:
    """Write the labels beside where their lines end, moved apart."""
    size = sheet.size
    fitting = int(sheet.height / sheet.tall + 0.01)
    while sum(map(len, labels)) > fitting:
        labels = labels[:-1]
    wanted = [plot.y.at(_level(one, plot.y)) for one, _ in zip(series, labels, strict=False)]
    talls = [len(rows) * sheet.tall for rows in labels]
    top, bottom = plot.y.last - sheet.tall / 2, plot.y.first + sheet.tall / 2
    if sum(talls) > bottom - top:
        top, bottom = 0, sheet.height
    start = plot.x.last + size * 1.2
    for index, (rows, middle) in enumerate(zip(labels, spread(wanted, talls, top, bottom), strict=True)):
        for place, row in enumerate(rows):
            line = middle + (place - (len(rows) - 1) / 2) * sheet.tall
            sheet.write(sheet.text(row, start + (SWATCH + 0.4) * size, line, colour=SERIES[index], bold=True))
        values = series[index].values
        if not (values and values[-1] is not None and plot.x.at(len(values) - 1) == plot.x.last):
            # The label's own piece of line and mark: it can be told though the line does not reach it.
            swatch = (Point(start, middle), Point(start + SWATCH * size, middle))
            sheet.shapes.append(_stroke(swatch, index, size))
            sheet.shapes.append(_dot(Point(start + SWATCH * size / 2, middle), index, size * 0.3))
            continue
        # A thin line leads to the label, without a mark that would look like one more point; but where several lines end in
        # one place, colour alone would tell their labels apart.
        shared = any(abs(other - wanted[index]) < size * 0.5 for at, other in enumerate(wanted) if at != index)
        bend, close = start + size * 0.5, start + (SWATCH if not shared else SWATCH - 0.6) * size
        leader = (Point(plot.x.last, wanted[index]), Point(bend, middle), Point(close, middle))
        sheet.shapes.append(Line(points=leader, colour=SERIES[index], width=max(1, size / 14), opacity=0.7))
        if shared:
            sheet.shapes.append(_dot(Point(start + (SWATCH - 0.25) * size, middle), index, size * 0.25))


def _level(one: Series, scale: Scale) -> float:
    """Return the height a label belongs at: where its line ends, or what is believed."""
    if one.band and one.band[-1] and (not one.values or one.values[-1] is None):
        return sum(one.band[-1]) / 2
    known = [value for value in one.values if value is not None]
    return known[-1] if known else (scale.low + scale.high) / 2


def _bands(sheet: Sheet, series: Sequence[Series], plot: _Plot) -> None:
    for index, one in enumerate(series):
        for run in runs(one.band):
            spans = [(turn, span) for turn in run if (span := one.band[turn])]
            over = [plot.at(turn, max(span)) for turn, span in spans]
            under = [plot.at(turn, min(span)) for turn, span in reversed(spans)]
            if len(spans) == 1:  # one turn alone has no breadth, so it is given some
                half = sheet.size * 0.25
                over = [Point(over[0].x - half, over[0].y), Point(over[0].x + half, over[0].y)]
                under = [Point(under[0].x + half, under[0].y), Point(under[0].x - half, under[0].y)]
            sheet.shapes.append(Polygon(points=(*over, *under), fill=SERIES[index], opacity=0.2))


def _line(sheet: Sheet, one: Series, index: int, plot: _Plot) -> None:
    for run in runs(one.values):
        points = tuple(plot.at(turn, one.values[turn] or 0) for turn in run)
        if len(points) > 1:
            sheet.shapes.append(_stroke(points, index, sheet.size))


def _marks(sheet: Sheet, one: Series, index: int, plot: _Plot, count: int) -> None:
    apart = (plot.x.last - plot.x.first) / max(1, count - 1) if count > 1 else sheet.size
    radius = max(1.5, min(sheet.size * 0.26, apart * 0.35))
    for turn, value in enumerate(one.values):
        if value is not None:
            last = turn == len(one.values) - 1
            sheet.shapes.append(_dot(plot.at(turn, value), index, radius * (1.25 if last else 1)))


def _stroke(points: tuple[Point, ...], index: int, size: float) -> Line:
    dash = tuple(length * size for length in DASHES[index])
    return Line(points=points, colour=SERIES[index], width=max(1.5, size / 7), dash=dash)


def _dot(at: Point, index: int, radius: float) -> Mark:
    return Mark(at=at, radius=radius, kind=KINDS[index], colour=SERIES[index], halo=max(1, radius * 0.4))
