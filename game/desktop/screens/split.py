"""Two nodes beside each other, each with its share of the width; below each other where either would be too narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.desktop.kit.node import Kit, Node

if TYPE_CHECKING:
    from collections.abc import Sequence


class Split(Node):
    """A left and a right side."""

    def __init__(self, left: Node, right: Node, *, share: float = 0.5, least: float = 380, gap: float = 28) -> None:
        """Hold both; `share` is the left one's of the width, `least` how narrow either may be at the base size of text."""
        super().__init__()
        self.left = left
        self.right = right
        self.share = share
        self.least = least
        self.gap = gap

    @property
    def nodes(self) -> Sequence[Node]:
        """Both sides."""
        return (self.left, self.right)

    def _widths(self, kit: Kit) -> tuple[int, int]:
        least = max(node.widths(kit)[0] for node in self.nodes)
        return least, max(least, 2 * kit.em(self.least) + kit.px(self.gap))

    def _sides(self, kit: Kit, width: int) -> tuple[int, int] | None:
        """Return how wide each is; None where they go below each other."""
        room = width - kit.px(self.gap)
        left = int(room * self.share)
        return (left, room - left) if min(left, room - left) >= kit.em(self.least) else None

    def _height(self, kit: Kit, width: int) -> int:
        sides = self._sides(kit, width)
        if sides is None:
            return sum(node.height(kit, width) for node in self.nodes) + kit.px(self.gap)
        return max(node.height(kit, wide) for node, wide in zip(self.nodes, sides, strict=True))

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        """Place both from the top."""
        self.rect = rect
        sides, gap = self._sides(kit, rect.width), kit.px(self.gap)
        if sides is None:
            tall = self.left.height(kit, rect.width)
            self.left.place(kit, pygame.Rect(rect.left, rect.top, rect.width, tall))
            self.right.place(kit, pygame.Rect(rect.left, rect.top + tall + gap, rect.width, self.right.height(kit, rect.width)))
            return
        self.left.place(kit, pygame.Rect(rect.left, rect.top, sides[0], self.left.height(kit, sides[0])))
        start = rect.left + sides[0] + gap
        self.right.place(kit, pygame.Rect(start, rect.top, sides[1], self.right.height(kit, sides[1])))
