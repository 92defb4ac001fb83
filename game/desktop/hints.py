"""Hints: what is told beside the control that is pointed at or has the focus, and where there is room for it.

Knows nothing of events, and does not decide when it is drawn: that is for the root.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.desktop.faces import style

if TYPE_CHECKING:
    from game.desktop.canvas import Canvas
    from game.desktop.kit.node import Kit, Node
    from game.desktop.root import Root


class Hints:
    """The hint of the screen on top, of which there is one at most."""

    def __init__(self, root: Root) -> None:
        """Tell of what a root shows."""
        self._root = root

    def node(self) -> Node | None:
        """Return the node whose hint is told: none that has been scrolled out of sight."""
        root, state = self._root, self._root.screen.state
        key = "" if state.quiet else state.hover if state.pointed else state.focus
        node = next((node for node in root.tree.walk() if node.key == key and node.hint), None) if key else None
        if node is not None and node.aside and not state.pointed:
            return None
        seen = node is not None and all(scroll.rect.colliderect(node.rect) for scroll in root.around(node))
        return node if seen else None

    def rect(self) -> pygame.Rect:
        """Return where the hint is told; empty where there is none."""
        node = self.node()
        if node is None:
            return pygame.Rect(0, 0, 0, 0)
        kit, size = self._root.kit, self._root.size
        lines = self._lines(node, kit)
        weight, points = style(kit.theme, "small")
        wide = max(kit.faces.width(line, weight, points) for line in lines) + 2 * kit.px(10)
        tall = len(lines) * kit.leading("small") + 2 * kit.px(6)
        rect = pygame.Rect(node.rect.left, node.rect.bottom + kit.px(8), wide, tall)
        if rect.bottom > size[1]:
            rect.bottom = node.rect.top - kit.px(8)
        return rect.clamp(pygame.Rect((0, 0), size).inflate(-2 * kit.px(4), -2 * kit.px(4)))

    def draw(self, canvas: Canvas) -> None:
        """Draw the hint, where there is one."""
        node = self.node()
        if node is None:
            return
        kit, rect = self._root.kit, self.rect()
        weight, points = style(kit.theme, "small")
        canvas.box(rect, canvas.palette.background, canvas.palette.focus, radius=6)
        top = rect.top + kit.px(6)
        for line in self._lines(node, kit):
            canvas.text(line, (rect.left + kit.px(10), top), weight, points, canvas.palette.text)
            top += kit.leading("small")

    def _lines(self, node: Node, kit: Kit) -> tuple[str, ...]:
        """Return the words of a hint as they break into lines."""
        most = min(kit.em(340), self._root.size[0] - 4 * kit.px(10))
        return kit.faces.wrapped(node.hint, *style(kit.theme, "small"), most)
