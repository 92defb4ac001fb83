"""Labels beside points among lines: each goes where it covers least."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from game.charts.layout import Rect
from game.charts.shapes import Box, Line, Point, Text
from game.charts.sheet import Sheet, taken

OVER_MARK: Final = 40.0
"""What covering a mark costs: more than any way round it."""

OVER_LINE: Final = 12.0
"""What lying across a line costs."""

OVER_EDGE: Final = 9.0
"""What leaving the plot costs."""

OVER_DOT: Final = 0.4
"""What covering one of many dots costs."""

_WAYS: Final = ((1, 0), (1, -1), (1, 1), (0, -1), (0, 1), (-1, 0), (-1, -1), (-1, 1))
"""Where a label may stand from its point, best first: beside it, so that it reads on from the mark."""

_FAR: Final = ((0.35, 0.0), (0.9, 4.0), (1.8, 8.0), (3.0, 12.0))
"""How far off, in sizes of text, and what that costs."""


class Clutter:
    """What labels should keep clear of."""

    def __init__(self, sheet: Sheet, plot: Rect) -> None:
        """Stand on a sheet, with a plot on it: labels that do not fit on the sheet are never written."""
        self.sheet = sheet
        self._plot = plot
        self._lines: list[tuple[Point, Point]] = []
        self._marks: list[Rect] = []
        self._dots: list[Point] = []

    def lines(self, points: Iterable[Point]) -> None:
        """Keep labels clear of a line, if that can be."""
        done: Point | None = None
        for point in points:
            if done is not None:
                self._lines.append((done, point))
            done = point

    def mark(self, at: Point, radius: float) -> None:
        """Keep labels clear of a mark."""
        self._marks.append(Rect(at.x - radius, at.y - radius, at.x + radius, at.y + radius))

    def dots(self, points: Iterable[Point]) -> None:
        """Let labels cover as few as can be of these."""
        self._dots = sorted([*self._dots, *points])

    def price(self, text: Text) -> float:
        """Return what it costs to have a text where it stands."""
        room = taken(text, self.sheet.measure)
        plot = self._plot
        within = room.left >= plot.left and room.top >= plot.top and room.right <= plot.right and room.bottom <= plot.bottom
        price = 0 if within else OVER_EDGE
        price += sum(OVER_MARK for mark in self._marks if room.meets(mark))
        price += sum(OVER_LINE for start, end in self._lines if room.crossed(start, end))
        for place in range(bisect_left(self._dots, (room.left,)), len(self._dots)):
            dot = self._dots[place]
            if dot.x > room.right:
                break
            price += OVER_DOT if room.top < dot.y < room.bottom else 0
        return price

    def put(self, choices: Iterable[tuple[float, Text]], *, most: float = 1e9) -> Text | None:
        """Write the cheapest of several texts, the first of equals, if there is room for any at such a price."""
        best: Text | None = None
        for own, text in choices:
            if own >= most or not self.sheet.free(text):
                continue
            price = own + self.price(text)
            if price < most:
                best, most = text, price
        if best is None:
            return None
        self.sheet.write(best)
        room = taken(best, self.sheet.measure)
        if any(room.crossed(start, end) for start, end in self._lines) or any(room.meets(mark) for mark in self._marks):
            # What runs under the words is dimmed.
            high = room.bottom - room.top
            back = Box(
                x=room.left - 2, y=room.top, width=room.right - room.left + 4, height=high, radius=3, fill="surface", opacity=0.8
            )
            self.sheet.shapes.append(back)
        return best

    def beside(self, at: Point, radius: float, words: Iterable[str], colour: str, *, bold: bool) -> Text | None:
        """Write a label beside a mark, the first of several wordings that has room; a thin line leads to it if it is far."""
        for wording in words:
            choices = self._around(at, radius, wording, colour, bold=bold)
            found = self.put(choices, most=OVER_MARK)
            if found:
                room = taken(found, self.sheet.measure)
                near = Point(min(max(at.x, room.left), room.right), min(max(at.y, room.top), room.bottom))
                if max(abs(near.x - at.x), abs(near.y - at.y)) > radius + self.sheet.size * 0.6:
                    self.sheet.shapes.append(Line(points=(at, near), colour=colour, opacity=0.6))
                return found
        return None

    def _around(self, at: Point, radius: float, words: str, colour: str, *, bold: bool) -> list[tuple[float, Text]]:
        size, wide = self.sheet.size, self.sheet.wide(words, bold=bold)
        found = []
        for far, price in _FAR:
            # Diagonals come nearer by as much as a circle does.
            off = radius + far * size
            for rank, (across, down) in enumerate(_WAYS):
                part = 0.75 if across and down else 1.0
                middle = at.y + down * part * off + down * self.sheet.tall * (0.28 if across else 0.36)
                left = at.x + across * part * off - (0 if across > 0 else wide if across else wide / 2)
                found.append((price + rank * 0.4, self.sheet.text(words, left, middle, colour=colour, bold=bold)))
        return found
