"""The mouse: what it is over, what it presses, what it drags and what its wheel scrolls.

Knows where it is and what it holds, but nothing of keys, of the stack of screens or of where a press leads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.desktop.kit.scrolling import STEP, Scroll

if TYPE_CHECKING:
    from game.desktop.root import Root


class Mouse:
    """The mouse of one window."""

    def __init__(self, root: Root) -> None:
        """Act on what a root shows."""
        self._root = root
        self._at = (0, 0)
        self._grip: tuple[str, int] | None = None

    def move(self, where: tuple[int, int]) -> None:
        """Be somewhere: over a control, or dragging the bar that is held."""
        self._at = where
        held = self._held()
        if held is not None:
            scroll, start = held
            thumb = scroll.thumb(self._root.kit)
            room = max(1, scroll.rect.height - thumb.height)
            self._root.scroll(scroll, (where[1] - start - thumb.top) * scroll.most // room)
            return
        node = self._root.at(where)
        state = self._root.screen.state
        key = node.key if node is not None else ""
        if key != state.hover or not state.pointed:
            before, hinted = state.hover, self._root.hints.node() is not None
            state.quiet = False
            self._root.touch(before, key)
            state.hover, state.pointed = key, True
            self._root.touch(before, key)
            if hinted:
                self._root.redraw()

    def down(self, where: tuple[int, int]) -> None:
        """Go down on a bar, which is then held, or on a control, which then has the focus."""
        self._at = where
        for scroll in self._scrolls(where):
            if scroll.track(self._root.kit).collidepoint(where):
                self._grip = (scroll.key, where[1] - scroll.thumb(self._root.kit).top)
                return
        node = self._root.at(where)
        if node is not None:
            self._root.focus(node, pointed=True)
            self._root.screen.state.held = node.key

    def up(self, where: tuple[int, int]) -> None:
        """Let go: this presses the control it went down on, if it is still there."""
        if self._grip is not None:
            self._grip = None
            return
        node, state = self._root.at(where), self._root.screen.state
        held, state.held = state.held, ""
        if node is not None and node.key == held:
            node.point(where)
            self._root.press(node)

    def wheel(self, steps: float) -> None:
        """Scroll the innermost region under it that can be scrolled further."""
        for scroll in self._scrolls(self._at):
            if self._root.scroll(scroll, round(steps * self._root.kit.px(STEP))):
                self.move(self._at)  # it is over something else now
                return

    def leave(self) -> None:
        """Let go of the bar it holds: another screen has come on top."""
        self._grip = None

    def _scrolls(self, where: tuple[int, int]) -> list[Scroll]:
        """Return the regions under it, the innermost first."""
        found = [node for node in self._root.tree.walk() if isinstance(node, Scroll) and node.rect.collidepoint(where)]
        return [node for node in reversed(found) if node.most]

    def _held(self) -> tuple[Scroll, int] | None:
        """Return the region whose bar is held, as it now is, and where on its thumb."""
        if self._grip is None:
            return None
        key, start = self._grip
        found = next((node for node in self._root.tree.walk() if isinstance(node, Scroll) and node.key == key), None)
        return (found, start) if found is not None else None
