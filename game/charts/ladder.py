"""Where a ladder stood, turn by turn: its rungs named at the left, the most dangerous at the top."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.charts.axes import Event, flags, height_of, raise_flags, turns_below
from game.charts.layout import Scale
from game.charts.letters import Measure, estimate, wrapped
from game.charts.shapes import Drawing, Line, Mark, Point, Polygon
from game.charts.sheet import Sheet
from game.charts.spark import runs

SHARES: Final = (0.4, 0.5, 0.6)
"""Parts of the width that the names may take, the next where they do not fit into the one before."""


def ladder(  # noqa: PLR0913  a chart has that many sides
    names: Sequence[str],
    places: Sequence[int | None],
    *,
    width: float,
    height: float,
    size: float = 14,
    measure: Measure = estimate,
    turns: Sequence[str] = (),
    events: Sequence[Event] = (),
    colour: str = "accent",
    label: str = "",
) -> Drawing:
    """Return where a ladder stood, as a stepped line with a mark for every turn.

    Args:
        names: The rungs, from the lowest.
        places: Which rung it was on each turn, from 1; None where that is not known.
        width: In pixels.
        height: In pixels.
        size: Size of text in pixels.
        measure: How wide a text is.
        turns: Labels of the turns, which may be more than there are places for yet.
        events: What happened when.
        colour: The role of the line.
        label: What it shows, in words.
    """
    sheet = Sheet(width, height, size, measure)
    count = max(1, len(turns), len(places))
    room = _room(sheet, names)
    left, right = room + size * 0.8, max(room + size * 0.8 + 1, width - 1)
    cell = (right - left) / count
    across = Scale(0, max(1, count - 1), left + cell / 2, right - cell / 2)
    flying = flags(sheet, events, across, min(3, int(height * 0.25 / sheet.tall)))
    top = height_of(flying, sheet)
    bottom = max(top + 1, height - (sheet.tall + size * 0.4 if any(turns) else 1))
    tall = (bottom - top) / max(1, len(names))

    def middle(place: int) -> float:
        return bottom - (min(max(place, 1), max(1, len(names))) - 0.5) * tall

    _rungs(sheet, len(names), (left, right), (top, bottom))
    _names(sheet, names, places, [middle(place + 1) for place in range(len(names))], room)
    turns_below(sheet, turns, across, bottom + size * 0.4 + sheet.tall / 2)
    raise_flags(sheet, flying, top, bottom)
    marks = []
    for run in runs(places):
        stood = [middle(places[turn] or 1) for turn in run]
        # Each turn is as wide as its cell; the line goes up or down where one turn meets the next.
        points = [Point(left + side * cell, y) for turn, y in zip(run, stood, strict=True) for side in (turn, turn + 1)]
        sheet.shapes.append(Line(points=tuple(points), colour=colour, width=max(2, size / 6)))
        radius = max(1.5, min(size * 0.28, cell * 0.3, tall * 0.4))
        for turn, y in zip(run, stood, strict=True):
            last = turn == len(places) - 1
            marks.append(
                Mark(
                    at=Point(across.at(turn), y),
                    radius=radius * (1.4 if last else 1),
                    kind="circle",
                    colour="text" if last else colour,
                    halo=1.5,
                )
            )
    sheet.shapes += marks
    return sheet.drawing(label)


def _room(sheet: Sheet, names: Sequence[str]) -> float:
    """Return how wide the names' column is: a part of the width, and more only where a name would be cut off in it."""
    longest = max((sheet.wide(name, bold=True) for name in names), default=0)
    most = max(1, min(2, int((sheet.height - 4 * sheet.tall) / max(1, len(names)) / sheet.tall)))
    room = 0.0
    for share in SHARES:
        room = min(sheet.width * share, longest)
        rows = [wrapped(name, room, most, sheet.size, True, sheet.measure) for name in names]
        if not any(row[-1].endswith("…") for row in rows if row):
            break
    return room


def _rungs(sheet: Sheet, count: int, sides: tuple[float, float], ends: tuple[float, float]) -> None:
    (left, right), (top, bottom) = sides, ends
    tall = (bottom - top) / max(1, count)
    for place in range(count):
        low, high = bottom - place * tall, bottom - (place + 1) * tall
        corners = (Point(left, low), Point(right, low), Point(right, high), Point(left, high))
        # The higher, the more marked: a second sign beside the names.
        sheet.shapes.append(Polygon(points=corners, fill="bad", opacity=round(0.02 + 0.16 * place / max(1, count - 1), 3)))
        sheet.shapes.append(Line(points=(Point(0, low), Point(right, low)), colour="outline" if place == 0 else "grid"))


def _names(sheet: Sheet, names: Sequence[str], places: Sequence[int | None], middles: Sequence[float], room: float) -> None:
    """Write the names of rungs: where it stands now first, then where it has been, then the ends, then what fits."""
    been = {place - 1 for place in places if place is not None}
    now = places[-1] - 1 if places and places[-1] is not None else -1
    tall = abs(middles[0] - middles[1]) if len(middles) > 1 else sheet.height
    most = max(1, min(2, int(tall / sheet.tall + 0.01)))

    def rank(place: int) -> tuple[bool, bool, bool]:
        return (place != now, place not in been, place not in {0, len(names) - 1})

    for place in sorted(range(len(names)), key=rank):
        rows = wrapped(names[place], room, most, sheet.size, place == now, sheet.measure)
        for row, words in enumerate(rows):
            _, line = sheet.place(words, 0, middles[place] + (row - (len(rows) - 1) / 2) * sheet.tall)
            colour = "text" if place in been else "muted"
            sheet.write(sheet.text(words, 0, line, colour=colour, bold=place == now))
