"""Cards in columns of equal width, each put where there is most room: for cards whose heights differ much."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.desktop.kit.node import Kit, Node

if TYPE_CHECKING:
    from collections.abc import Sequence


class Masonry(Node):
    """Nodes in as many columns as fit, read from left to right and downwards."""

    WIDEST = 640
    """How wide a column may be at the base size of text: longer lines are hard to read."""

    def __init__(self, nodes: Sequence[Node], *, least: float, most: int = 2, gap: float = 12) -> None:
        """Hold nodes; `least` is how narrow a column may be at the base size of text, `most` how many columns there may be."""
        super().__init__()
        self._nodes = list(nodes)
        self.least = least
        self.most = most
        self.gap = gap

    @property
    def nodes(self) -> Sequence[Node]:
        """What it is made of."""
        return self._nodes

    def _widths(self, kit: Kit) -> tuple[int, int]:
        least = max((node.widths(kit)[0] for node in self._nodes), default=0)
        return least, max(least, kit.em(self.least) * min(self.most, max(1, len(self._nodes))))

    def _spread(self, kit: Kit, width: int) -> tuple[list[tuple[int, int, int]], int, int]:
        """Return every node's column, top and height; how wide a column is; and the height of all."""
        gap = kit.px(self.gap)
        count = max(1, min(self.most, len(self._nodes), (width + gap) // (kit.em(self.least) + gap)))
        wide = min((width - gap * (count - 1)) // count, max(kit.em(self.WIDEST), kit.em(self.least)))
        ends, found = [0] * count, []
        for node in self._nodes:
            column = ends.index(min(ends))
            tall = node.height(kit, wide)
            found.append((column, ends[column], tall))
            ends[column] += tall + gap
        return found, wide, max(0, max(ends) - gap)

    def _height(self, kit: Kit, width: int) -> int:
        return self._spread(kit, width)[2]

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        """Place each node in its column."""
        self.rect = rect
        found, wide, _ = self._spread(kit, rect.width)
        gap = kit.px(self.gap)
        for node, (column, top, tall) in zip(self._nodes, found, strict=True):
            node.place(kit, pygame.Rect(rect.left + column * (wide + gap), rect.top + top, wide, tall))
