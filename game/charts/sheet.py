"""A drawing in the making: it takes shapes as they come, and a text only where there is room for it."""

from __future__ import annotations

from typing import Final

from game.charts.layout import SLACK, Rect
from game.charts.letters import Measure, one_line, shortened
from game.charts.shapes import ASCENT, DESCENT, Anchor, Drawing, Shape, Text

TALL: Final = ASCENT + DESCENT
"""How tall a line of text is, in its size."""

_SHIFT: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}


def taken(text: Text, measure: Measure) -> Rect:
    """Return the room that a text takes up."""
    wide = measure(text.text, text.size, text.weight == "bold")
    left = text.x - wide * _SHIFT[text.anchor]
    return Rect(left, text.y - ASCENT * text.size, left + wide, text.y + DESCENT * text.size)


class Sheet:
    """A drawing in the making."""

    def __init__(self, width: float, height: float, size: float, measure: Measure) -> None:
        """Take a size in pixels, the size of all text, and who measures it."""
        self.width = width
        self.height = height
        self.size = size
        self.measure = measure
        self.tall = size * TALL
        self.shapes: list[Shape] = []
        self.texts: list[Text] = []
        self.rooms: list[Rect] = []

    def wide(self, words: str, *, bold: bool = False) -> float:
        """Return how wide words are."""
        return self.measure(one_line(words), self.size, bold)

    def fitted(self, words: str, room: float, *, bold: bool = False) -> str:
        """Return words, cut off where they are wider than their room."""
        return shortened(one_line(words), room, self.size, bold, self.measure)

    def place(self, words: str, x: float, middle: float, anchor: Anchor = "start") -> tuple[float, float]:
        """Return x and middle moved as little as needed to keep words of one line within the drawing."""
        shift = self.wide(words) * _SHIFT[anchor]
        rest = self.wide(words) - shift
        half = self.tall / 2
        return max(shift, min(x, self.width - rest)), max(half, min(middle, self.height - half))

    def text(  # noqa: PLR0913  a text has that many sides
        self, words: str, x: float, middle: float, *, anchor: Anchor = "start", colour: str = "muted", bold: bool = False
    ) -> Text:
        """Return a text whose middle stands at a height, without writing it."""
        return Text(
            x=x,
            y=middle + (ASCENT - DESCENT) / 2 * self.size,
            text=one_line(words),
            size=self.size,
            colour=colour,
            anchor=anchor,
            weight="bold" if bold else "normal",
        )

    def free(self, text: Text) -> bool:
        """Tell whether a text would stay within the drawing and clear of all other texts."""
        room = taken(text, self.measure)
        within = min(room.left, room.top, self.width - room.right, self.height - room.bottom) > -SLACK
        return within and bool(text.text) and not any(room.meets(other) for other in self.rooms)

    def write(self, text: Text) -> bool:
        """Write a text, if there is room for it; tell whether there was."""
        if not self.free(text):
            return False
        self.texts.append(text)
        self.rooms.append(taken(text, self.measure))
        return True

    def drawing(self, label: str) -> Drawing:
        """Return what has been drawn."""
        return Drawing(width=self.width, height=self.height, shapes=tuple(self.shapes), texts=tuple(self.texts), label=label)
