"""Charts on a screen: each drawn once for the size it gets, since a screen is built anew after every press."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from game.desktop.kit import Kit, Picture

if TYPE_CHECKING:
    from game.charts.letters import Measure
    from game.charts.shapes import Drawing

Chart = Callable[[int, int, int, "Measure"], "Drawing"]
"""Draws a chart in a width and a height in pixels, with text of a size that is measured so."""


class Charted:
    """The charts of one screen; it must live as long as the screen."""

    def __init__(self) -> None:
        """Start with none drawn."""
        self._drawn: dict[tuple[str, int, int, int], Drawing] = {}

    def picture(self, key: str, chart: Chart, label: str, *, height: float, least: float = 200) -> Picture:
        """Return a chart as a node; `key` is its name among this screen's charts, `label` says what it shows."""
        return Picture(partial(self._draw, key, chart), label, height=height, least=least, natural=max(least, 420))

    def _draw(self, key: str, chart: Chart, width: int, height: int, kit: Kit) -> Drawing:
        size = kit.theme.font("small")
        place = (key, width, height, size)
        if place not in self._drawn:
            self._drawn[place] = chart(width, height, size, partial(_wide, kit))
        return self._drawn[place]


def _wide(kit: Kit, text: str, size: float, bold: bool) -> float:
    return kit.faces.width(text, "bold" if bold else "regular", max(1, round(size)))
