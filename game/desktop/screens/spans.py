"""An estimate as it is seen: a band on a scale, with no line in it, since nobody is told where in it the truth is."""

from __future__ import annotations

import pygame

from game.desktop.canvas import Canvas
from game.desktop.faces import style
from game.desktop.kit import Kit, Node


class Spanned(Node):
    """A band on a scale, the ends of both written below it."""

    role = "image"

    def __init__(self, low: int, high: int, scale: tuple[int, int], label: str, *, ends: tuple[str, str]) -> None:
        """Draw a band from low to high; `label` says it in words, `ends` are the ends of the scale in figures."""
        super().__init__()
        self.low = low
        self.high = high
        self.scale = scale
        self.ends = ends
        self._label = label

    @property
    def label(self) -> str:
        """It in words."""
        return self._label

    def _widths(self, kit: Kit) -> tuple[int, int]:
        return kit.em(120), kit.em(320)

    def _height(self, kit: Kit, width: int) -> int:
        del width
        return kit.px(22) + kit.leading("small")

    def _at(self, value: int) -> int:
        low, high = self.scale
        share = (min(max(value, low), high) - low) / ((high - low) or 1)
        return self.rect.left + round(share * self.rect.width)

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """Draw the scale and the band."""
        if not canvas.visible(self.rect):
            return
        palette = canvas.palette
        thin, high = max(2, kit.px(4)), kit.px(16)
        middle = self.rect.top + kit.px(10)
        canvas.box(pygame.Rect(self.rect.left, middle - thin // 2, self.rect.width, thin), palette.line, radius=2)
        left, right = self._at(self.low), self._at(self.high)
        band = pygame.Rect(left, middle - high // 2, max(kit.px(4), right - left), high)
        canvas.box(band, palette.raised, palette.accent, radius=4, width=max(2, kit.px(2)))
        weight, size = style(kit.theme, "small")
        top = self.rect.top + kit.px(22)
        canvas.text(self.ends[0], (self.rect.left, top), weight, size, palette.muted)
        wide = kit.faces.width(self.ends[1], weight, size)
        canvas.text(self.ends[1], (self.rect.right - wide, top), weight, size, palette.muted)
