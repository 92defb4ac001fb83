"""The field: one line of text that is typed. Knows its own keys, and nothing of events, of the focus or of what is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from game.desktop.faces import style
from game.desktop.kit.controls import TARGET
from game.desktop.kit.node import Kit, Node

if TYPE_CHECKING:
    from game.desktop.canvas import Canvas


class Field(Node):
    """One line to type into."""

    role = "field"
    focusable = True

    MOST = 400
    """How many letters it takes."""

    def __init__(self, text: str, change: Callable[[str], None], *, key: str, label: str, empty: str = "") -> None:
        """Hold a text; `change` is told every new text, `empty` is shown where there is none."""
        super().__init__(key=key)
        self.text = text
        self.empty = empty
        self._change = change
        self._label = label

    @property
    def label(self) -> str:
        """What is asked for."""
        return self._label

    @property
    def states(self) -> tuple[str, ...]:
        """What is in it."""
        return (f"“{self.text}”",) if self.text else ("empty",)

    def _widths(self, kit: Kit) -> tuple[int, int]:
        return kit.em(140), kit.em(420)

    def _lines(self, kit: Kit, width: int) -> tuple[str, ...]:
        return kit.faces.wrapped(self.text or self.empty, *style(kit.theme, "body"), max(1, width - 2 * kit.px(12) - 4))

    def _height(self, kit: Kit, width: int) -> int:
        return max(TARGET, len(self._lines(kit, width)) * kit.leading("body") + 2 * kit.px(8))

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """Draw the box, the text and the caret."""
        palette = canvas.palette
        here = kit.state.focus == self.key
        canvas.box(self.rect, palette.background, palette.outline, radius=8)
        if here:
            canvas.ring(self.rect)
        weight, size = style(kit.theme, "body")
        left, top, leading = self.rect.left + kit.px(12), self.rect.top + kit.px(8), kit.leading("body")
        for line in self._lines(kit, self.rect.width):
            canvas.text(line, (left, top), weight, size, palette.text if self.text else palette.muted)
            top += leading
        if here:
            across, line_ = self._caret(kit)
            rect = pygame.Rect(
                left + across, self.rect.top + kit.px(8) + line_ * leading + leading // 6, max(2, kit.px(2)), leading * 2 // 3
            )
            canvas.fill(rect, palette.focus)

    def _caret(self, kit: Kit) -> tuple[int, int]:
        """Return how far right and on which line the caret stands."""
        caret = self.caret(kit)
        if not self.text:
            return 0, 0
        begin, lines = 0, self._lines(kit, self.rect.width)
        for number, line in enumerate(lines):
            begin = max(begin, self.text.find(line, begin))  # spaces between lines are in neither, a word cut in two has none
            if caret <= begin + len(line) or number == len(lines) - 1:
                return kit.width(line[: max(0, caret - begin)], "body"), number
            begin += len(line)
        return 0, 0

    def caret(self, kit: Kit) -> int:
        """Return before which letter the caret stands."""
        return min(len(self.text), kit.state.carets.get(self.key, len(self.text)))

    def type(self, kit: Kit, text: str) -> None:
        """Put text in where the caret stands."""
        text = "".join(letter for letter in text if letter.isprintable())[: max(0, self.MOST - len(self.text))]
        at = self.caret(kit)
        kit.state.carets[self.key] = at + len(text)
        self._change(self.text[:at] + text + self.text[at:])

    def edit(self, kit: Kit, what: int) -> bool:
        """Do what a key does in a field: move the caret, take letters away. Tell whether it was such a key."""
        at = self.caret(kit)
        if what == pygame.K_BACKSPACE:
            if at:
                kit.state.carets[self.key] = at - 1
                self._change(self.text[: at - 1] + self.text[at:])
        elif what == pygame.K_DELETE:
            self._change(self.text[:at] + self.text[at + 1 :])
        elif what in {pygame.K_LEFT, pygame.K_RIGHT}:
            kit.state.carets[self.key] = min(len(self.text), max(0, at + (1 if what == pygame.K_RIGHT else -1)))
        elif what in {pygame.K_HOME, pygame.K_END}:
            kit.state.carets[self.key] = 0 if what == pygame.K_HOME else len(self.text)
        else:
            return False
        return True
