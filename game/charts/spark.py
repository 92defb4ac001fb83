"""A small history without axes: how one measure went, its last point marked."""

from __future__ import annotations

from collections.abc import Sequence

from game.charts.shapes import Drawing, Kind, Line, Mark, Point, Polygon, Shape


def runs(values: Sequence[object | None]) -> list[range]:
    """Return the stretches of values that are known, as ranges of places.

    >>> runs([1, 2, None, 3])
    [range(0, 2), range(3, 4)]
    """
    found: list[range] = []
    for place, value in enumerate(values):
        if value is None:
            continue
        if found and found[-1].stop == place:
            found[-1] = range(found[-1].start, place + 1)
        else:
            found.append(range(place, place + 1))
    return found


def spark(  # noqa: PLR0913  a chart has that many sides
    values: Sequence[int | None],
    *,
    width: float,
    height: float,
    low: int = 0,
    high: int = 100,
    span: tuple[int, int] | None = None,
    colour: str = "accent",
    label: str = "",
) -> Drawing:
    """Return a small history line. It has no texts, and is readable from 80 by 20 pixels.

    Args:
        values: What was known at each turn, last now; gaps where None.
        width: In pixels.
        height: In pixels.
        low: The least it can be.
        high: The most it can be.
        span: Between what and what it is believed to be now, where it is not known exactly.
        colour: The role of the line.
        label: What it shows, in words.
    """
    radius = max(1.5, min(height / 7, 4.0))
    left, right = radius + 1, max(radius + 1, width - radius - 1)
    top, bottom = radius + 1, max(radius + 1, height - radius - 1)

    def at(place: int, value: float) -> Point:
        share = place / (len(values) - 1) if len(values) > 1 else 1.0
        risen = (min(max(value, low), high) - low) / ((high - low) or 1)
        return Point(left + share * (right - left), bottom - risen * (bottom - top))

    shapes: list[Shape] = [Line(points=(Point(left, bottom), Point(right, bottom)), colour="grid")]
    known = runs(values)
    for run in known:
        points = tuple(at(place, values[place] or 0) for place in run)
        if len(points) == 1:
            shapes.append(Mark(at=points[0], radius=radius / 2, kind="circle", colour=colour))
            continue
        floor = (Point(points[-1].x, bottom), Point(points[0].x, bottom))
        shapes.append(Polygon(points=points + floor, fill=colour, opacity=0.16))
        shapes.append(Line(points=points, colour=colour, width=max(1.5, height / 16)))
    if span is not None:
        ends = at(len(values) - 1, span[1]), at(len(values) - 1, span[0])
        shapes.append(Line(points=ends, colour=colour, width=radius * 1.5, opacity=0.5))
    if known:
        last = known[-1][-1]
        # A ring where the last thing known is not of now.
        kind: Kind = "circle" if last == len(values) - 1 else "ring"
        shapes.append(Mark(at=at(last, values[last] or 0), radius=radius, kind=kind, colour=colour, halo=1))
    return Drawing(width=width, height=height, shapes=tuple(shapes), label=label)
