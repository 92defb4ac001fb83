"""The page: how a whole window is divided, and what becomes of it where room is short. Knows nothing of screens."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.desktop.kit.boxes import Column
from game.desktop.kit.node import Kit, Node
from game.desktop.kit.scrolling import Scroll


class Page(Node):
    """A whole window: a head, a body that fills it, a foot. Where a body would have too little height, all of it scrolls."""

    LEAST = 150
    """How little height a body may have, at the base size."""

    def __init__(self, body: Node, *, head: Node | None = None, foot: Node | None = None) -> None:
        """Hold the parts."""
        super().__init__()
        self.head, self.body, self.foot = head, body, foot
        body.grow = body.grow or 1
        self._parts = Column([head, body, foot], gap=10)
        self._scroll = Scroll(self._parts, key="page", least=self.LEAST)
        self._whole = False

    @property
    def nodes(self) -> Sequence[Node]:
        """What it is made of."""
        return (self._scroll,) if self._whole else (self._parts,)

    def _widths(self, kit: Kit) -> tuple[int, int]:
        return self._parts.widths(kit)

    def _height(self, kit: Kit, width: int) -> int:
        return self._parts.height(kit, width)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        """Place the parts, or let all of them scroll."""
        self.rect = rect
        edge = kit.px(12)
        inner = rect.inflate(-2 * edge, -2 * edge)
        rest = sum(part.height(kit, inner.width) + kit.px(10) for part in (self.head, self.foot) if part is not None)
        need = self.body.height(kit, inner.width)
        self._whole = inner.height - rest < min(need, kit.em(self.LEAST))
        (self._scroll if self._whole else self._parts).place(kit, inner)
