"""The card: a surface that sets what belongs together apart from the rest. Knows nothing of what is on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pygame

from game.desktop.kit.boxes import Column, Row
from game.desktop.kit.node import Kit, Node
from game.desktop.kit.pictures import Icon
from game.desktop.kit.texts import Text

if TYPE_CHECKING:
    from game.desktop.canvas import Canvas


class Card(Node):
    """A surface with a heading and something on it, which fills it."""

    role = "group"

    def __init__(  # noqa: PLR0913  a card has that many sides
        self,
        node: Node,
        *,
        title: str = "",
        icon: str = "",
        tools: Node | None = None,
        fill: str = "surface",
        edge: str = "line",
        padding: float = 14,
        key: str = "",
        grow: float = 0,
    ) -> None:
        """Hold a node; `tools` stand to the right of the title. `fill` and `edge` are colours by role."""
        super().__init__(key=key, grow=grow)
        self.title = title
        self.fill = fill
        self.edge = edge
        self.padding = padding
        heading: Node | None = None
        if title:
            parts: list[Node | None] = [
                Icon(icon, colour="accent") if icon else None,
                Text(title, "head", role="heading", grow=1),
            ]
            heading = Row([*parts, tools], gap=8)
        node.grow = node.grow or 1
        self.inside = Column([heading, node], gap=10)

    @property
    def nodes(self) -> Sequence[Node]:
        """What it is made of."""
        return (self.inside,)

    @property
    def label(self) -> str:
        """Its title."""
        return self.title

    def _widths(self, kit: Kit) -> tuple[int, int]:
        least, natural = self.inside.widths(kit)
        edges = 2 * kit.px(self.padding)
        return least + edges, natural + edges

    def _height(self, kit: Kit, width: int) -> int:
        edges = 2 * kit.px(self.padding)
        return self.inside.height(kit, max(1, width - edges)) + edges

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        """Place what is on it."""
        self.rect = rect
        edge = kit.px(self.padding)
        self.inside.place(kit, rect.inflate(-2 * edge, -2 * edge))

    def paint(self, canvas: Canvas, kit: Kit) -> None:
        """Draw the surface."""
        del kit
        roles = canvas.palette.roles()
        canvas.box(self.rect, roles[self.fill] if self.fill else "", roles[self.edge] if self.edge else "")
