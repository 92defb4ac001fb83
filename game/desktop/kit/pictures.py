"""What is looked at: icons, charts, bars, rules, and plain space."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from game.desktop.kit.node import Kit, Node

if TYPE_CHECKING:
    from game.charts.shapes import Drawing
    from game.desktop.canvas import Canvas


class Icon(Node):
    """A sign of the size of the text beside it."""

    def __init__(self, name: str, *, colour: str = "text", size: float = 1.25, style: str = "body", key: str = "") -> None:
        """Name an icon in assets; `size` is in sizes of text of that style."""
        super().__init__(key=key)
        self.name = name
        self.colour = colour
        self.size = size
        self.style = style

    def _side(self, kit: Kit) -> int:
        return round(kit.theme.font(self.style) * self.size)

    def _widths(self, kit: Kit) -> tuple[int, int]:
        return self._side(kit), self._side(kit)

    def _height(self, kit: Kit, width: int) -> int:
        return min(self._side(kit), width)

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """Draw the icon."""
        del kit
        canvas.icon(self.name, self.rect, canvas.palette.roles()[self.colour])


class Picture(Node):
    """A chart, drawn for the size it gets."""

    role = "image"

    def __init__(  # noqa: PLR0913  a picture has that many sides
        self,
        draw: Callable[[int, int, Kit], Drawing],
        label: str,
        *,
        height: float,
        least: float = 80,
        natural: float = 0,
        key: str = "",
        grow: float = 0,
    ) -> None:
        """Hold what draws it in a width and a height in pixels; `label` is what it shows, in words."""
        super().__init__(key=key, grow=grow)
        self._draw = draw
        self._label = label
        self.high = height
        self.least = least
        self.natural = natural or least

    @property
    def label(self) -> str:
        """What it shows, in words."""
        return self._label

    def _widths(self, kit: Kit) -> tuple[int, int]:
        return kit.em(self.least), kit.em(self.natural)

    def _height(self, kit: Kit, width: int) -> int:
        del width
        return kit.em(self.high)

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """Draw the chart."""
        if canvas.visible(self.rect) and self.rect.width > 1 and self.rect.height > 1:
            canvas.drawing(self._draw(self.rect.width, self.rect.height, kit), self.rect)


class Bar(Node):
    """How far a number stands along its scale."""

    role = "image"

    def __init__(
        self, share: float, label: str = "", *, colour: str = "accent", high: float = 6, marks: tuple[float, ...] = ()
    ) -> None:
        """Fill a share, 0 to 1; `marks` are ticks at shares of their own."""
        super().__init__()
        self.share = min(1.0, max(0.0, share))
        self._label = label
        self.colour = colour
        self.high = high
        self.marks = marks

    @property
    def label(self) -> str:
        """What it shows, in words."""
        return self._label

    def _widths(self, kit: Kit) -> tuple[int, int]:
        return kit.px(40), kit.px(120)

    def _height(self, kit: Kit, width: int) -> int:
        del width
        return kit.px(self.high)

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """Draw the bar."""
        roles = canvas.palette.roles()
        canvas.box(self.rect, roles["line"], radius=3)
        filled = pygame.Rect(self.rect.topleft, (round(self.rect.width * self.share), self.rect.height))
        if filled.width > 2:  # noqa: PLR2004  less cannot be seen
            canvas.box(filled, roles[self.colour], radius=3)
        for mark in self.marks:
            left = self.rect.left + round((self.rect.width - kit.px(2)) * min(1.0, max(0.0, mark)))
            canvas.fill(pygame.Rect(left, self.rect.top - kit.px(3), kit.px(2), self.rect.height + 2 * kit.px(3)), roles["text"])


class Rule(Node):
    """A thin line between things."""

    def _widths(self, kit: Kit) -> tuple[int, int]:
        del kit
        return 1, 1

    def _height(self, kit: Kit, width: int) -> int:
        del width
        return max(1, kit.px(1))

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """Draw the line."""
        del kit
        canvas.fill(self.rect, canvas.palette.line)


class Space(Node):
    """Nothing, of some size; or of what size is left."""

    def __init__(self, size: float = 0, *, grow: float = 0) -> None:
        """Keep this much room, at the base size."""
        super().__init__(grow=grow)
        self.size = size

    def _widths(self, kit: Kit) -> tuple[int, int]:
        size = kit.px(self.size) if self.size else 0
        return size, size

    def _height(self, kit: Kit, width: int) -> int:
        del width
        return kit.px(self.size) if self.size else 0
