"""What can be pressed, chosen or typed into. Every control is a stop of the keyboard and at least 24 pixels high."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pygame

from game.desktop.faces import style
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
    missing: str = ""
    """Why it cannot be chosen now."""


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
        if self._at is None or self.options[self._at].missing:
            return None
        return self._choose(self.options[self._at].id)

    def arrow(self, across: int, down: int) -> tuple[bool, Transition | None]:
        """Choose the next option or the one before; what leads away from a row is up and down, from a column past its ends."""
        free = [option.id for option in self.options if not option.missing]
        at = free.index(self.chosen) if self.chosen in free else -1
        target = at + (across or down)
        if down and not self.stacked:
            return False, None
        if not 0 <= target < len(free):
            return bool(across), None
        return True, self._choose(free[target])


class _Face(Node):
    """One option as it is seen."""

    role = "option"

    def __init__(self, option: Option, chosen: bool, choices: Choices, *, stacked: bool) -> None:
        super().__init__(key=f"{choices.key}.{option.id}", grow=0)
        self.option = option
        self.chosen = chosen
        self.group = choices.key
        colour = "on_accent" if chosen else "muted" if option.missing else "text"
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
        found = (("chosen", self.chosen), ("unavailable", bool(self.option.missing)))
        return tuple(name for name, so in found if so)

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
            canvas.box(self.rect, palette.background, edge if not self.option.missing else palette.line, radius=8)


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
