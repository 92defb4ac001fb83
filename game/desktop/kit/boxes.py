"""Boxes: rows, columns, flows, grids. They reflow where room is short and never shrink what is written.

They only give room: they draw nothing of their own, and know nothing of what they hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pygame

from game.desktop.kit.node import Kit, Node

Align = Literal["start", "middle", "end", "fill"]


class Box(Node):
    """Several nodes with gaps between them."""

    def __init__(self, nodes: Sequence[Node | None], *, gap: float = 8, key: str = "", grow: float = 0) -> None:
        """Hold nodes; None among them is left out. The gap is a distance at the base size."""
        super().__init__(key=key, grow=grow)
        self._nodes = [node for node in nodes if node is not None]
        self.gap = gap

    @property
    def nodes(self) -> Sequence[Node]:
        """What it is made of."""
        return self._nodes

    def _gaps(self, kit: Kit) -> int:
        return kit.px(self.gap) * max(0, len(self._nodes) - 1) if self.gap else 0


class Column(Box):
    """Nodes below each other, as wide as the column; those that grow share what height is left."""

    def _widths(self, kit: Kit) -> tuple[int, int]:
        found = [node.widths(kit) for node in self._nodes]
        return max((least for least, _ in found), default=0), max((natural for _, natural in found), default=0)

    def _height(self, kit: Kit, width: int) -> int:
        return sum(node.height(kit, width) for node in self._nodes) + self._gaps(kit)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        """Place the nodes from the top."""
        self.rect = rect
        tall = [node.height(kit, rect.width) for node in self._nodes]
        spare = rect.height - sum(tall) - self._gaps(kit)
        growing = sum(node.grow for node in self._nodes)
        top, gap = rect.top, kit.px(self.gap) if self.gap else 0
        for node, height in zip(self._nodes, tall, strict=True):
            share = int(spare * node.grow / growing) if growing and node.grow else 0
            node.place(kit, pygame.Rect(rect.left, top, rect.width, max(0, height + share)))
            top += height + share + gap


class Row(Box):
    """Nodes beside each other; where their least widths do not fit, below each other."""

    def __init__(
        self, nodes: Sequence[Node | None], *, gap: float = 8, align: Align = "middle", key: str = "", grow: float = 0
    ) -> None:
        """Hold nodes; None among them is left out. `align` is across the row."""
        super().__init__(nodes, gap=gap, key=key, grow=grow)
        self.align = align

    def _widths(self, kit: Kit) -> tuple[int, int]:
        found = [node.widths(kit) for node in self._nodes]
        return max((least for least, _ in found), default=0), sum(natural for _, natural in found) + self._gaps(kit)

    def _shares(self, kit: Kit, width: int) -> list[int] | None:
        """Return every node's width; None where they must go below each other."""
        found = [node.widths(kit) for node in self._nodes]
        room = width - self._gaps(kit)
        least, natural = sum(one for one, _ in found), sum(one for _, one in found)
        if least > room:
            return None
        if natural <= room:
            growing = sum(node.grow for node in self._nodes)
            spare = room - natural
            return [
                wide + (int(spare * node.grow / growing) if growing else 0)
                for node, (_, wide) in zip(self._nodes, found, strict=True)
            ]
        missing, give = natural - room, natural - least
        return [wide - -(-missing * (wide - small) // give) for small, wide in found]

    def _height(self, kit: Kit, width: int) -> int:
        shares = self._shares(kit, width)
        if shares is None:
            return sum(node.height(kit, width) for node in self._nodes) + self._gaps(kit)
        return max((node.height(kit, share) for node, share in zip(self._nodes, shares, strict=True)), default=0)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        """Place the nodes from the left, or from the top where they do not fit."""
        self.rect = rect
        gap = kit.px(self.gap) if self.gap else 0
        shares = self._shares(kit, rect.width)
        if shares is None:
            top = rect.top
            for node in self._nodes:
                height = node.height(kit, rect.width)
                node.place(kit, pygame.Rect(rect.left, top, rect.width, height))
                top += height + gap
            return
        left = rect.left
        for node, share in zip(self._nodes, shares, strict=True):
            height = rect.height if self.align == "fill" else min(rect.height, node.height(kit, share))
            top = (
                rect.top + {"start": 0, "middle": (rect.height - height) // 2, "end": rect.height - height, "fill": 0}[self.align]
            )
            node.place(kit, pygame.Rect(left, top, share, height))
            left += share + gap


class Flow(Box):
    """Nodes beside each other as wide as they like, going on in the next line where one is full."""

    def __init__(
        self, nodes: Sequence[Node | None], *, gap: float = 8, end: bool = False, key: str = "", grow: float = 0
    ) -> None:
        """Hold nodes; None among them is left out. `end`: lines begin at the right."""
        super().__init__(nodes, gap=gap, key=key, grow=grow)
        self.end = end

    def _widths(self, kit: Kit) -> tuple[int, int]:
        found = [node.widths(kit) for node in self._nodes]
        gaps = kit.px(self.gap) * max(0, len(found) - 1)
        return max((least for least, _ in found), default=0), sum(natural for _, natural in found) + gaps

    def _lines(self, kit: Kit, width: int) -> list[list[tuple[Node, int]]]:
        lines: list[list[tuple[Node, int]]] = []
        used, gap = 0, kit.px(self.gap)
        for node in self._nodes:
            wide = min(width, node.widths(kit)[1])
            if lines and used + gap + wide <= width:
                lines[-1].append((node, wide))
                used += gap + wide
            else:
                lines.append([(node, wide)])
                used = wide
        return lines

    def _height(self, kit: Kit, width: int) -> int:
        lines = self._lines(kit, width)
        tall = [max(node.height(kit, wide) for node, wide in line) for line in lines]
        return sum(tall) + kit.px(self.gap) * max(0, len(lines) - 1)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        """Place the nodes line by line."""
        self.rect = rect
        top, gap = rect.top, kit.px(self.gap)
        for line in self._lines(kit, rect.width):
            height = max(node.height(kit, wide) for node, wide in line)
            used = sum(wide for _, wide in line) + gap * (len(line) - 1)
            left = rect.right - used if self.end else rect.left
            for node, wide in line:
                node.place(kit, pygame.Rect(left, top, wide, height))
                left += wide + gap
            top += height + gap


class Grid(Box):
    """Nodes in columns of equal width, as many as fit."""

    def __init__(self, nodes: Sequence[Node | None], *, least: float, gap: float = 8, most: int = 12, key: str = "") -> None:
        """Hold nodes; None among them is left out. `least`: how narrow a column may be, at the base size of text."""
        super().__init__(nodes, gap=gap, key=key)
        self.least = least
        self.most = most

    def _columns(self, kit: Kit, width: int) -> int:
        gap = kit.px(self.gap)
        return max(1, min(self.most, len(self._nodes), (width + gap) // (kit.em(self.least) + gap)))

    def _width_of(self, kit: Kit, width: int) -> int:
        count = self._columns(kit, width)
        return (width - kit.px(self.gap) * (count - 1)) // count

    def _widths(self, kit: Kit) -> tuple[int, int]:
        found = [node.widths(kit)[0] for node in self._nodes]
        natural = (kit.em(self.least) + kit.px(self.gap)) * min(self.most, max(1, len(found)))
        return max(found, default=0), max(natural, max(found, default=0))

    def _rows(self, kit: Kit, width: int) -> list[Sequence[Node]]:
        count = self._columns(kit, width)
        return [self._nodes[start : start + count] for start in range(0, len(self._nodes), count)]

    def _height(self, kit: Kit, width: int) -> int:
        rows, wide = self._rows(kit, width), self._width_of(kit, width)
        return sum(max(node.height(kit, wide) for node in row) for row in rows) + kit.px(self.gap) * max(0, len(rows) - 1)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        """Place the nodes row by row, those of a row equally high."""
        self.rect = rect
        wide, gap, top = self._width_of(kit, rect.width), kit.px(self.gap), rect.top
        for row in self._rows(kit, rect.width):
            height = max(node.height(kit, wide) for node in row)
            for place, node in enumerate(row):
                node.place(kit, pygame.Rect(rect.left + place * (wide + gap), top, wide, height))
            top += height + gap
