"""What can be pressed. Every control is a stop of the keyboard, and none is smaller than a target.

Knows nothing of keys and mouse: who presses it is for the root to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import pygame

from game.desktop.kit.boxes import Column, Row
from game.desktop.kit.node import Kit, Node, Press, Transition
from game.desktop.kit.pictures import Icon
from game.desktop.kit.texts import Text

if TYPE_CHECKING:
    from game.desktop.canvas import Canvas

TARGET: Final = 28
"""No control is lower or narrower than this, in pixels."""

_LOOKS: Final = {
    "plain": ("raised", "line", "text"),
    "primary": ("accent", "", "on_accent"),
    "quiet": ("", "", "text"),
    "tab": ("", "line", "muted"),
    "card": ("raised", "line", "text"),
    "grave": ("raised", "grave", "text"),
}
"""Kind of button → fill, edge and text by role."""


class Pressable(Node):
    """Anything that can be pressed: a node on a surface of its own."""

    role = "button"
    focusable = True

    def __init__(  # noqa: PLR0913  a control has that many sides
        self,
        node: Node,
        press: Press,
        *,
        key: str,
        label: str,
        kind: str = "card",
        chosen: bool = False,
        missing: str = "",
        hint: str = "",
        aside: bool = False,
        hotkey: str = "",
        padding: tuple[float, float] = (12, 8),
        grow: float = 0,
    ) -> None:
        """Hold a node.

        `missing` says why it cannot be pressed now: it can still be reached, so that this can be read. `hotkey` is a key that
        presses it from anywhere on the screen.
        """
        super().__init__(key=key, grow=grow)
        self.node = node
        self.kind = kind
        self.chosen = chosen
        self.missing = missing
        self.hotkey = hotkey
        self._press = press
        self._label = label
        self._hint = hint
        self.aside = aside and not missing
        self.padding = padding

    @property
    def nodes(self) -> Sequence[Node]:
        """What is on it."""
        return (self.node,)

    @property
    def label(self) -> str:
        """What it does."""
        return self._label

    @property
    def hint(self) -> str:
        """What is told beside it."""
        return self.missing or self._hint

    @property
    def states(self) -> tuple[str, ...]:
        """How it stands."""
        return tuple(name for name, so in (("chosen", self.chosen), ("unavailable", bool(self.missing))) if so)

    def press(self) -> Transition | None:
        """Do it, if it can be done."""
        return None if self.missing else self._press()

    def _edges(self, kit: Kit) -> tuple[int, int]:
        return kit.px(self.padding[0]), kit.px(self.padding[1])

    def _widths(self, kit: Kit) -> tuple[int, int]:
        least, natural = self.node.widths(kit)
        across = 2 * self._edges(kit)[0]
        return max(TARGET, least + across), max(TARGET, natural + across)

    def _height(self, kit: Kit, width: int) -> int:
        across, down = self._edges(kit)
        return max(TARGET, self.node.height(kit, max(1, width - 2 * across)) + 2 * down)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        """Place what is on it, in the middle of its height."""
        self.rect = rect
        across, down = self._edges(kit)
        inner = rect.inflate(-2 * across, -2 * down)
        need = self.node.height(kit, max(1, inner.width))
        top = inner.top if self.kind == "card" else inner.top + max(0, (inner.height - need) // 2)
        tall = inner.height if self.kind == "card" else min(need, inner.height)
        self.node.place(kit, pygame.Rect(inner.left, top, inner.width, tall))

    def paint(self, canvas: Canvas, kit: Kit) -> None:
        """Draw its surface, and the ring where the keyboard is here."""
        roles, state = canvas.palette.roles(), kit.state
        fill, edge, _ = _LOOKS[self.kind]
        width = 1
        if self.chosen:
            fill, edge, width = "raised", "accent", max(2, kit.px(2))
        elif self.missing and self.kind == "primary":
            fill, edge = "raised", "line"
        elif state.hover == self.key and not self.missing:
            edge = "accent" if self.kind != "primary" else "text"
            fill = fill or "raised"
        canvas.box(self.rect, roles[fill] if fill else "", roles[edge] if edge else "", radius=9, width=width)
        if state.focus == self.key:
            canvas.ring(self.rect)


class Button(Pressable):
    """A label to press, with an icon before it and a line of its own below it."""

    WHOLE = 150
    """A button no wider than this, at the base size of text, is not made narrower: its icon would go above its label."""

    def __init__(  # noqa: PLR0913  a button has that many sides
        self,
        label: str,
        press: Press,
        *,
        key: str,
        icon: str = "",
        note: str = "",
        kind: str = "plain",
        chosen: bool = False,
        missing: str = "",
        hint: str = "",
        hotkey: str = "",
        bare: bool = False,
        align: str = "middle",
        grow: float = 0,
    ) -> None:
        """Name it; `note` is a second line, `bare` shows the icon alone and tells the label beside it."""
        text = "on_accent" if kind == "primary" and not missing and not chosen else _LOOKS[kind][2]
        colour = "muted" if missing else "text" if chosen else text
        sign = Icon(icon, colour=colour) if icon else None
        words: Node | None = None
        if not bare:
            line = Text(label, "strong" if kind != "quiet" else "body", colour=colour, weight="medium", role="", align="start")
            words = Column(
                [line, Text(note, "small", colour="on_accent" if colour == "on_accent" else "muted", role="") if note else None],
                gap=1,
            )
        inside: Node = Row([sign, words], gap=8) if sign is not None and words is not None else (words or sign or Text(label))
        super().__init__(
            _Middle(inside) if align == "middle" else inside,
            press,
            key=key,
            label=f"{label}. {note}" if note else label,
            kind=kind,
            chosen=chosen,
            missing=missing,
            hint=hint or (label if bare else ""),
            hotkey=hotkey,
            grow=grow,
        )

    def _widths(self, kit: Kit) -> tuple[int, int]:
        least, natural = super()._widths(kit)
        return max(least, min(natural, kit.em(self.WHOLE))), natural


class _Middle(Node):
    """A node in the middle of its width."""

    def __init__(self, node: Node) -> None:
        super().__init__()
        self.node = node

    @property
    def nodes(self) -> Sequence[Node]:
        return (self.node,)

    def _widths(self, kit: Kit) -> tuple[int, int]:
        return self.node.widths(kit)

    def _height(self, kit: Kit, width: int) -> int:
        return self.node.height(kit, min(width, self.node.widths(kit)[1]))

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        wide = min(rect.width, self.node.widths(kit)[1])
        self.node.place(kit, pygame.Rect(rect.left + (rect.width - wide) // 2, rect.top, wide, rect.height))


class Switch(Pressable):
    """Something that is on or off."""

    role = "switch"

    def __init__(self, label: str, on: bool, press: Press, *, key: str, note: str = "") -> None:
        """Name it, and say whether it is on."""
        self.on = on
        sign = Icon("square-check" if on else "square", colour="accent" if on else "text", size=1.4)
        words = Column(
            [Text(label, weight="medium", role=""), Text(note, "small", colour="muted", role="") if note else None], gap=1
        )
        words.grow = 1
        super().__init__(Row([sign, words], gap=10), press, key=key, label=label, kind="plain")

    @property
    def states(self) -> tuple[str, ...]:
        """Whether it is on."""
        return ("on",) if self.on else ("off",)
