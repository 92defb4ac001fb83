"""Choices: options that exclude each other, seen side by side or below each other. Knows not what is chosen among."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from game.desktop.kit.boxes import Row
from game.desktop.kit.controls import TARGET
from game.desktop.kit.node import Kit, Node, Transition
from game.desktop.kit.pictures import Icon
from game.desktop.kit.texts import Text

if TYPE_CHECKING:
    from game.desktop.canvas import Canvas


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One of several that exclude each other."""

    id: str
    """Its name."""
    label: str
    """Its words."""
    note: str = ""
    """What else is to be said of it, in short: what it is worth, who asks for it."""
    mark: str = ""
    """An icon for that."""


class Choices(Node):
    """Options of which one is chosen: one stop of the keyboard, within which the arrow keys choose."""

    role = "choice"
    focusable = True

    def __init__(  # noqa: PLR0913  a choice has that many sides
        self,
        options: Sequence[Option],
        chosen: str,
        choose: Callable[[str], Transition | None],
        *,
        key: str,
        label: str,
        stacked: bool = False,
        hint: str = "",
    ) -> None:
        """Hold options; `stacked` sets them below each other, notes at the right."""
        super().__init__(key=key)
        self.options = tuple(options)
        self.chosen = chosen
        self.stacked = stacked
        self._choose = choose
        self._label = label
        self._hint = hint
        self._at: int | None = None
        self._faces = [_Face(option, option.id == chosen, self, stacked=stacked) for option in self.options]

    @property
    def nodes(self) -> Sequence[Node]:
        """The options."""
        return self._faces

    @property
    def label(self) -> str:
        """What is chosen among."""
        return self._label

    @property
    def hint(self) -> str:
        """What is told beside it."""
        return self._hint

    def _gap(self, kit: Kit) -> int:
        return kit.px(5)

    def _widths(self, kit: Kit) -> tuple[int, int]:
        found = [face.widths(kit) for face in self._faces]
        if self.stacked:
            return max(least for least, _ in found), max(natural for _, natural in found)
        return max(least for least, _ in found), sum(natural for _, natural in found) + self._gap(kit) * (len(found) - 1)

    def _lines(self, kit: Kit, width: int) -> list[list[tuple[_Face, int]]]:
        if self.stacked:
            return [[(face, width)] for face in self._faces]
        lines: list[list[tuple[_Face, int]]] = []
        used = 0
        for face in self._faces:
            wide = min(width, face.widths(kit)[1])
            if lines and used + self._gap(kit) + wide <= width:
                lines[-1].append((face, wide))
                used += self._gap(kit) + wide
            else:
                lines.append([(face, wide)])
                used = wide
        return lines

    def _height(self, kit: Kit, width: int) -> int:
        lines = self._lines(kit, width)
        return sum(max(face.height(kit, wide) for face, wide in line) for line in lines) + self._gap(kit) * (len(lines) - 1)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        """Place the options line by line."""
        self.rect = rect
        top = rect.top
        for line in self._lines(kit, rect.width):
            tall = max(face.height(kit, wide) for face, wide in line)
            left = rect.left
            for face, wide in line:
                face.place(kit, pygame.Rect(left, top, wide, tall))
                left += wide + self._gap(kit)
            top += tall + self._gap(kit)

    def paint(self, canvas: Canvas, kit: Kit) -> None:
        """Draw the ring around all options, where the keyboard is here."""
        if kit.state.focus == self.key:
            width = max(2, kit.px(2))
            canvas.box(self.rect.inflate(4 * width, 4 * width), edge=canvas.palette.focus, radius=12, width=width)

    def spots(self) -> Sequence[pygame.Rect]:
        """Return the rectangles of the options."""
        return [face.rect for face in self._faces]

    def point(self, at: tuple[int, int]) -> None:
        """Learn which option the mouse is on."""
        self._at = next((place for place, face in enumerate(self._faces) if face.rect.collidepoint(at)), None)

    def press(self) -> Transition | None:
        """Choose the option the mouse is on."""
        if self._at is None:
            return None
        return self._choose(self.options[self._at].id)

    def arrow(self, across: int, down: int) -> tuple[bool, Transition | None]:
        """Choose the next option or the one before; what leads away from a row is up and down, from a column past its ends."""
        every = [option.id for option in self.options]
        at = every.index(self.chosen) if self.chosen in every else -1
        target = at + (across or down)
        if down and not self.stacked:
            return False, None
        if not 0 <= target < len(every):
            return bool(across), None
        return True, self._choose(every[target])


class _Face(Node):
    """One option as it is seen."""

    role = "option"

    def __init__(self, option: Option, chosen: bool, choices: Choices, *, stacked: bool) -> None:
        super().__init__(key=f"{choices.key}.{option.id}", grow=0)
        self.option = option
        self.chosen = chosen
        self.group = choices.key
        colour = "on_accent" if chosen else "text"
        faint = "on_accent" if chosen else "muted"
        name = Text(option.label, "body", colour=colour, weight="medium", role="", grow=1)
        note = Text(option.note, "small", colour=faint, weight="medium", role="") if option.note else None
        mark = Icon(option.mark, colour=faint, style="small") if option.mark else None
        self.inside = Row([name, mark, note], gap=8) if stacked or note is not None or mark is not None else name

    @property
    def nodes(self) -> Sequence[Node]:
        return (self.inside,)

    @property
    def label(self) -> str:
        return f"{self.option.label}, {self.option.note}" if self.option.note else self.option.label

    @property
    def states(self) -> tuple[str, ...]:
        return ("chosen",) if self.chosen else ()

    def _widths(self, kit: Kit) -> tuple[int, int]:
        least, natural = self.inside.widths(kit)
        return max(TARGET, least + 2 * kit.px(11)), max(TARGET, natural + 2 * kit.px(11))

    def _height(self, kit: Kit, width: int) -> int:
        return max(TARGET, self.inside.height(kit, max(1, width - 2 * kit.px(11))) + 2 * kit.px(4))

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        wide = max(1, rect.width - 2 * kit.px(11))
        tall = self.inside.height(kit, wide)
        self.inside.place(kit, pygame.Rect(rect.left + kit.px(11), rect.top + (rect.height - tall) // 2, wide, tall))

    def paint(self, canvas: Canvas, kit: Kit) -> None:
        palette = canvas.palette
        if self.chosen:
            canvas.box(self.rect, palette.accent, radius=8)
        else:
            edge = palette.accent if kit.state.hover == self.group else palette.outline
            canvas.box(self.rect, palette.background, edge, radius=8)
