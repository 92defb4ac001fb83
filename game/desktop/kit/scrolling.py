"""What does not fit: a region that scrolls, and panes that stand beside each other or, where room is short, behind tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

import pygame

from game.desktop.kit.boxes import Grid, Row
from game.desktop.kit.card import Card
from game.desktop.kit.controls import Button
from game.desktop.kit.node import Kit, Node, Transition

if TYPE_CHECKING:
    from game.desktop.canvas import Canvas


STEP: Final = 60
"""How far one step of the wheel or of an arrow key scrolls, at the base size."""


class Scroll(Node):
    """A region that shows part of a node that is higher than it; while it is, the keyboard can stop at it and scroll."""

    role = "region"

    def __init__(self, node: Node, *, key: str, label: str = "", least: float = 120, grow: float = 1) -> None:
        """Hold a node. `least`: how high the region is where nothing gives it more."""
        super().__init__(key=key, grow=grow)
        self.node = node
        self.least = least
        self._label = label
        self.tall = 0
        self.offset = 0

    @property
    def nodes(self) -> Sequence[Node]:
        """What it is made of."""
        return (self.node,)

    @property
    def label(self) -> str:
        """What is in it."""
        return self._label

    @property
    def most(self) -> int:
        """How far it can be scrolled, in pixels."""
        return max(0, self.tall - self.rect.height)

    def _bar(self, kit: Kit) -> int:
        return kit.px(12)

    def _widths(self, kit: Kit) -> tuple[int, int]:
        least, natural = self.node.widths(kit)
        return least + self._bar(kit), natural + self._bar(kit)

    def _height(self, kit: Kit, width: int) -> int:
        return min(self.node.height(kit, width), kit.em(self.least))

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        """Place the node, shifted as far as the region is scrolled."""
        self.rect = rect
        self.tall, wide = self.node.height(kit, rect.width), rect.width
        if self.tall > rect.height:
            wide = max(1, rect.width - self._bar(kit))
            self.tall = self.node.height(kit, wide)
        self.offset = min(self.most, max(0, kit.state.scrolls.get(self.key, 0)))
        self.focusable = self.most > 0  # a region that shows all is no place to stop
        self.node.place(kit, pygame.Rect(rect.left, rect.top - self.offset, wide, max(self.tall, rect.height)))

    def scroll(self, kit: Kit, by: int) -> bool:
        """Scroll by some pixels; tell whether anything moved."""
        target = min(self.most, max(0, self.offset + by))
        moved = self.offset - target
        if not moved:
            return False
        every = {id(rect): rect for node in self.node.walk() for rect in (node.rect, *node.spots())}
        for rect in every.values():  # several nodes may hold the same one: it moves once
            rect.move_ip(0, moved)
        self.offset = target
        kit.state.scrolls[self.key] = target
        return True

    def reveal(self, kit: Kit, rect: pygame.Rect) -> bool:
        """Scroll as little as shows a rectangle, its beginning rather than its end; tell whether anything moved."""
        edge = kit.px(8)
        by = 0
        if rect.bottom + edge > self.rect.bottom:
            by = rect.bottom + edge - self.rect.bottom
        if rect.top - edge - by < self.rect.top:
            by = rect.top - edge - self.rect.top
        return self.scroll(kit, by)

    def thumb(self, kit: Kit) -> pygame.Rect:
        """Return where the bar's thumb is; empty where all is shown."""
        if not self.most:
            return pygame.Rect(0, 0, 0, 0)
        wide = max(4, kit.px(5))
        tall = max(kit.px(28), self.rect.height * self.rect.height // self.tall)
        top = self.rect.top + (self.rect.height - tall) * self.offset // self.most
        return pygame.Rect(self.rect.right - wide, top, wide, tall)

    def track(self, kit: Kit) -> pygame.Rect:
        """Return where the thumb can be taken hold of."""
        wide = self._bar(kit) if self.most else 0
        return pygame.Rect(self.rect.right - wide, self.rect.top, wide, self.rect.height)

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """Draw what is in sight."""
        if not canvas.visible(self.rect):
            return
        before = canvas.surface.get_clip()
        edge = max(3, kit.px(3)) * 2  # rings of what touches the edge are seen whole
        over, under = (edge // 2 if end else 0 for end in (self.offset == 0, self.offset == self.most))
        seen = self.rect.inflate(edge, 0)
        seen.top, seen.height = seen.top - over, seen.height + over + under
        inside = before.clip(seen)
        if inside.width and inside.height:
            canvas.surface.set_clip(inside)
            self.node.draw(canvas, kit)
            canvas.surface.set_clip(before)
        if self.most:
            thumb = self.thumb(kit)
            canvas.box(thumb, canvas.palette.outline, radius=3)
        if kit.state.focus == self.key and self.focusable:
            width = max(2, kit.px(2))
            canvas.box(self.rect.inflate(2 * width, 2 * width), edge=canvas.palette.focus, radius=6, width=width)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pane:
    """One of several regions of a screen."""

    key: str
    """Its name in the state."""
    title: str
    """Its heading, and its tab."""
    node: Node
    """What is in it."""
    icon: str = ""
    """Beside its heading."""
    least: float = 260
    """How narrow it may be, at the base size of text."""
    share: float = 1
    """Its share of the width, beside the others."""
    bare: bool = False
    """Whether it does without a card: it fills its place, and does not scroll."""
    below: Sequence[Pane] = ()
    """Panes that share its column where there is room for columns; behind tabs each stands alone."""
    high: float = 1
    """Its share of the column's height, beside those below it."""
    tools: Callable[[], Node] | None = None
    """What stands to the right of its heading."""


class Panes(Node):
    """Regions beside each other; where they do not all fit, one is shown and the others wait behind tabs."""

    def __init__(
        self, panes: Sequence[Pane], *, key: str, choose: Callable[[str, str], Transition | None], gap: float = 10
    ) -> None:
        """Hold panes. `choose` is told key and pane when a tab is pressed, and must see to it that the tree is built anew."""
        super().__init__(key=key, grow=1)
        self.panes = tuple(panes)
        self.gap = gap
        self._choose = choose
        self._shown: Node | None = None
        self._beside: list[Node] = []
        self._tabs: Node | None = None

    @property
    def nodes(self) -> Sequence[Node]:
        """What it is made of, as it was last placed."""
        if self._tabs is not None and self._shown is not None:
            return (self._tabs, self._shown)
        return self._beside

    @property
    def tabbed(self) -> bool:
        """Whether only one pane is shown."""
        return self._tabs is not None

    def _framed(self, pane: Pane, *, heading: bool) -> Node:
        if pane.bare:
            return pane.node
        inside = Scroll(pane.node, key=f"{self.key}.{pane.key}", label=pane.title)
        tools = pane.tools() if pane.tools is not None and heading else None
        return Card(inside, title=pane.title if heading else "", icon=pane.icon, tools=tools, grow=pane.high)

    def _stacked(self, pane: Pane) -> Node:
        if not pane.below:
            return self._framed(pane, heading=True)
        return _Stack([(item, self._framed(item, heading=True)) for item in (pane, *pane.below)], gap=self.gap)

    def _widths(self, kit: Kit) -> tuple[int, int]:
        return max(kit.em(pane.least) for pane in self.panes) // 2, sum(kit.em(pane.least) for pane in self.panes)

    def _height(self, kit: Kit, width: int) -> int:
        del width
        return kit.em(180)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        """Place the panes beside each other, or one of them below the tabs."""
        self.rect = rect
        gap = kit.px(self.gap)
        room = rect.width - gap * (len(self.panes) - 1)
        if len(self.panes) == 1 or room >= sum(kit.em(pane.least) for pane in self.panes):
            self._tabs = None
            self._place_beside(kit, rect, room, gap)
            return
        chosen = kit.state.chosen.get(self.key, self.panes[0].key)
        every = [item for pane in self.panes for item in (pane, *pane.below)]
        pane = next((pane for pane in every if pane.key == chosen), self.panes[0])
        self._tabs = self._strip(kit, pane, rect.width)
        tall = self._tabs.height(kit, rect.width)
        self._tabs.place(kit, pygame.Rect(rect.left, rect.top, rect.width, tall))
        self._shown = self._framed(pane, heading=False)
        self._shown.place(kit, pygame.Rect(rect.left, rect.top + tall + gap, rect.width, max(1, rect.height - tall - gap)))

    def _place_beside(self, kit: Kit, rect: pygame.Rect, room: int, gap: int) -> None:
        self._beside = [self._stacked(pane) for pane in self.panes]
        least = [kit.em(pane.least) for pane in self.panes]
        spare, total, left = room - sum(least), sum(pane.share for pane in self.panes), rect.left
        for place, (pane, node) in enumerate(zip(self.panes, self._beside, strict=True)):
            wide = least[place] + int(spare * pane.share / total)
            if place == len(self.panes) - 1:
                wide = rect.right - left
            node.place(kit, pygame.Rect(left, rect.top, wide, rect.height))
            left += wide + gap

    def _strip(self, kit: Kit, chosen: Pane, width: int) -> Node:
        """Return the tabs: in one row if they fit, without their signs if only so they do."""
        for signs in (True, False):
            row = Row(self._buttons(chosen, signs=signs), gap=6, align="fill")
            if row.widths(kit)[1] <= width:
                return row
        return Grid(self._buttons(chosen, signs=False), least=110, gap=6)

    def _buttons(self, chosen: Pane, *, signs: bool) -> list[Node]:
        return [
            Button(
                pane.title,
                partial(self._choose, self.key, pane.key),
                key=f"{self.key}.tab.{pane.key}",
                icon=pane.icon if signs else "",
                chosen=pane.key == chosen.key,
                kind="tab",
                grow=1,
            )
            for one in self.panes
            for pane in (one, *one.below)
        ]


class _Stack(Node):
    """Panes below each other, each with its share of the height; one that needs less leaves the rest to the others."""

    def __init__(self, panes: Sequence[tuple[Pane, Node]], *, gap: float) -> None:
        super().__init__()
        self.panes = list(panes)
        self.gap = gap

    @property
    def nodes(self) -> Sequence[Node]:
        return [node for _, node in self.panes]

    def _widths(self, kit: Kit) -> tuple[int, int]:
        found = [node.widths(kit) for node in self.nodes]
        return max(least for least, _ in found), max(natural for _, natural in found)

    def _height(self, kit: Kit, width: int) -> int:
        return sum(node.height(kit, width) for node in self.nodes)

    def _full(self, kit: Kit, node: Node, width: int) -> int:
        """Return the height at which a pane shows all it has."""
        if not isinstance(node, Card):
            return 1 << 20
        inside = node.inside.nodes[-1]
        wide = max(1, width - 2 * kit.px(node.padding))
        whole = inside.node.height(kit, wide) if isinstance(inside, Scroll) else inside.height(kit, wide)
        return node.height(kit, width) - inside.height(kit, wide) + whole

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        gap = kit.px(self.gap)
        room = rect.height - gap * (len(self.panes) - 1)
        full = [self._full(kit, node, rect.width) for _, node in self.panes]
        total = sum(pane.high for pane, _ in self.panes)
        share = [int(room * pane.high / total) for pane, _ in self.panes]
        short = [min(one, other) for one, other in zip(share, full, strict=True)]
        spare = room - sum(short)
        wanting = [place for place, (one, other) in enumerate(zip(short, full, strict=True)) if other > one]
        for order, place in enumerate(wanting or [len(short) - 1]):
            more = spare // (len(wanting or [0]) - order)
            short[place] += more
            spare -= more
        top = rect.top
        for (_, node), tall in zip(self.panes, short, strict=True):
            node.place(kit, pygame.Rect(rect.left, top, rect.width, tall))
            top += tall + gap
