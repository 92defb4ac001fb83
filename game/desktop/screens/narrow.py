"""A column no wider than lines can be read, in the middle of what room there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.desktop.kit.node import Kit, Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pygame


class Narrow(Node):
    """Holds one node, no wider than it says."""

    def __init__(self, node: Node, wide: float, *, middle: bool = False) -> None:
        """Hold a node; `wide` is at the base size of text, `middle`: in the middle of the height too."""
        super().__init__()
        self.node = node
        self.wide = wide
        self.middle = middle

    @property
    def nodes(self) -> Sequence[Node]:
        """What it holds."""
        return (self.node,)

    def _inner(self, kit: Kit, width: int) -> int:
        return min(width, kit.em(self.wide))

    def _widths(self, kit: Kit) -> tuple[int, int]:
        least, natural = self.node.widths(kit)
        return least, max(least, min(natural, kit.em(self.wide)))

    def _height(self, kit: Kit, width: int) -> int:
        return self.node.height(kit, self._inner(kit, width))

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        """Place the node in the middle."""
        self.rect = rect
        wide = self._inner(kit, rect.width)
        inner = rect.copy()
        inner.width, inner.left = wide, rect.left + (rect.width - wide) // 2
        if self.middle:
            inner.height = min(rect.height, self.node.height(kit, wide))
            inner.top = rect.top + (rect.height - inner.height) // 2
        self.node.place(kit, inner)
