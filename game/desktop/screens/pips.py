"""Small things that are drawn: a price as dots, a change as a bar to the left or the right of nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pygame

from game.desktop.kit import Kit, Node

if TYPE_CHECKING:
    from game.desktop.canvas import Canvas

MOST: Final = 8
"""More dots than this are counted by nobody: then a number stands there."""

REACH: Final = 15
"""A change of this much fills its half of the bar."""


class Pips(Node):
    """A price as dots: as many filled as it costs, as many hollow as are spent already."""

    role = "image"

    def __init__(self, filled: int, label: str, *, hollow: int = 0, colour: str = "series1") -> None:
        """Draw dots; `label` says the same in words."""
        super().__init__()
        self.filled = filled
        self.hollow = hollow
        self.colour = colour
        self._label = label

    @property
    def label(self) -> str:
        """What it shows, in words."""
        return self._label

    def _side(self, kit: Kit) -> int:
        return kit.em(10) // 2 * 2

    def _widths(self, kit: Kit) -> tuple[int, int]:
        count = self.filled + self.hollow
        wide = count * self._side(kit) + max(0, count - 1) * kit.px(3)
        return wide, wide

    def _height(self, kit: Kit, width: int) -> int:
        del width
        return max(self._side(kit), kit.leading("small"))

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """Draw the dots, against the right edge."""
        if not canvas.visible(self.rect):
            return
        colour, side = canvas.palette.roles()[self.colour], self._side(kit)
        top, step = self.rect.centery - side // 2, side + kit.px(3)
        left = self.rect.right - (self.filled + self.hollow) * step + kit.px(3)
        for place in range(self.filled + self.hollow):
            middle = (left + place * step + side // 2, top + side // 2)
            width = 0 if place < self.filled else max(1, kit.px(1))
            pygame.draw.aacircle(canvas.surface, colour, middle, side // 2, width)


class Swing(Node):
    """A change as a bar: to the right of the middle where something rises, to the left where it falls."""

    role = ""

    def __init__(self, low: int, high: int, *, colour: str = "accent") -> None:
        """Draw a change that is at least and at most this much. The words beside it say how much."""
        super().__init__()
        self.low = low
        self.high = high
        self.colour = colour

    def _widths(self, kit: Kit) -> tuple[int, int]:
        return kit.px(48), kit.px(88)

    def _height(self, kit: Kit, width: int) -> int:
        del width
        return kit.px(10)

    def _at(self, amount: int) -> int:
        share = min(1.0, max(-1.0, amount / REACH))
        return self.rect.centerx + round(share * (self.rect.width // 2))

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """Draw the bar, and the middle it starts from."""
        if not canvas.visible(self.rect):
            return
        roles = canvas.palette.roles()
        thin = max(2, kit.px(2))
        canvas.fill(pygame.Rect(self.rect.left, self.rect.centery - thin // 2, self.rect.width, thin), roles["line"])
        ends = sorted((self._at(min(self.low, 0)), self._at(max(self.high, 0))))
        high = kit.px(6)
        canvas.box(pygame.Rect(ends[0], self.rect.centery - high // 2, ends[1] - ends[0], high), roles[self.colour], radius=2)
        canvas.fill(pygame.Rect(self.rect.centerx - thin // 2, self.rect.top, thin, self.rect.height), roles["outline"])
