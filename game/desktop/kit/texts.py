"""Text: plain paragraphs, and prose with words that lead somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from game.desktop.faces import style
from game.desktop.kit.node import Kit, Node, Press, Transition

if TYPE_CHECKING:
    from game.desktop.canvas import Canvas


class Text(Node):
    """A text in one style, broken into lines. Colours are named by role."""

    def __init__(  # noqa: PLR0913  text has that many sides
        self,
        text: str,
        name: str = "body",
        *,
        colour: str = "text",
        weight: str = "",
        align: str = "start",
        role: str = "text",
        key: str = "",
        grow: float = 0,
    ) -> None:
        """Hold a text; `name` is its style, `align` start, middle or end."""
        super().__init__(key=key, grow=grow)
        self.text = text
        self.name = name
        self.colour = colour
        self.weight = weight
        self.align = align
        self.role = role

    @property
    def label(self) -> str:
        """The text."""
        return self.text

    def lines(self, kit: Kit, width: int) -> tuple[str, ...]:
        """Return its lines at this width."""
        return kit.faces.wrapped(self.text, *style(kit.theme, self.name, self.weight), max(1, width))

    def _widths(self, kit: Kit) -> tuple[int, int]:
        words = [kit.width(word, self.name, self.weight) for word in self.text.split()]
        lines = [kit.width(line, self.name, self.weight) for line in self.text.split("\n")]
        return max(words, default=0), max(lines, default=0)

    def _height(self, kit: Kit, width: int) -> int:
        return len(self.lines(kit, width)) * kit.leading(self.name)

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """Write the lines."""
        if not canvas.visible(self.rect):
            return
        weight, size = style(kit.theme, self.name, self.weight)
        colour, leading = canvas.palette.roles()[self.colour], kit.leading(self.name)
        top = self.rect.top
        for line in self.lines(kit, self.rect.width):
            left = self.rect.left
            if self.align != "start":
                spare = self.rect.width - kit.faces.width(line, weight, size)
                left += spare // 2 if self.align == "middle" else spare
            canvas.text(line, (left, top), weight, size, colour)
            top += leading


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where words lead."""

    key: str
    """Its name in the state."""
    press: Press
    """What pressing it does."""
    hint: str = ""
    """What is told beside it."""
    icon: str = ""
    """A sign after its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words of prose that look alike."""

    text: str
    """The words."""
    weight: str = ""
    """Their weight; the style's own where none is given."""
    colour: str = ""
    """Their colour by role; the prose's own where none is given."""
    link: Link | None = None
    """Where they lead."""


class Spot(Node):
    """The words of one link, as something to press; they may go over several lines."""

    role = "link"
    focusable = True

    def __init__(self, link: Link, text: str) -> None:
        """Hold a link and its words."""
        super().__init__(key=link.key)
        self.link = link
        self.text = text
        self.parts: list[pygame.Rect] = []

    @property
    def label(self) -> str:
        """Its words."""
        return self.text

    @property
    def hint(self) -> str:
        """What is told beside it."""
        return self.link.hint

    def press(self) -> Transition | None:
        """Follow the link."""
        return self.link.press()

    def spots(self) -> Sequence[pygame.Rect]:
        """Return the rectangles of its words, line by line."""
        return self.parts or (self.rect,)

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """Draw the ring, where the keyboard is here; the prose writes the words."""
        if kit.state.focus == self.key:
            width = max(2, kit.px(2))
            for part in self.parts:
                canvas.box(part.inflate(2 * width, 0), edge=canvas.palette.focus, radius=5, width=width)


@dataclass(slots=True)
class _Piece:
    """Words of one span on one line."""

    text: str
    left: int
    line: int
    wide: int
    span: int


class Prose(Node):
    """A paragraph made of spans; links among them can be pressed."""

    role = "text"

    def __init__(
        self, spans: Sequence[Span], name: str = "body", *, colour: str = "text", bullet: str = "", key: str = ""
    ) -> None:
        """Hold spans; `bullet` stands before the first line, and the others are indented as far."""
        super().__init__(key=key)
        self.spans = tuple(spans)
        self.name = name
        self.colour = colour
        self.bullet = bullet
        self._spots = {
            place: Spot(span.link, span.text.strip()) for place, span in enumerate(self.spans) if span.link is not None
        }
        self._pieces: dict[int, tuple[list[_Piece], int]] = {}

    @property
    def nodes(self) -> Sequence[Node]:
        """Its links."""
        return tuple(self._spots.values())

    @property
    def label(self) -> str:
        """The text."""
        return "".join(span.text for span in self.spans)

    def _leading(self, kit: Kit) -> int:
        """Return the height of a line: with a link in it, enough to be pressed."""
        return max(kit.leading(self.name), 24) if self._spots else kit.leading(self.name)

    def _indent(self, kit: Kit) -> int:
        return kit.width(f"{self.bullet} ", self.name) + kit.px(4) if self.bullet else 0

    def _widths(self, kit: Kit) -> tuple[int, int]:
        words = [kit.width(word, self.name, span.weight) for span in self.spans for word in span.text.split()]
        whole = sum(kit.width(span.text, self.name, span.weight) for span in self.spans)
        return max(words, default=0) + self._indent(kit), whole + self._indent(kit) + 2 * len(self.spans)

    def _set(self, kit: Kit, width: int) -> tuple[list[_Piece], int]:
        """Return the pieces at this width, and how many lines they make."""
        if width not in self._pieces:
            self._pieces[width] = self._break(kit, width - self._indent(kit))
        return self._pieces[width]

    def _break(self, kit: Kit, room: int) -> tuple[list[_Piece], int]:
        pieces: list[_Piece] = []
        line, used = 0, 0
        for place, span in enumerate(self.spans):
            for word in _words(span.text):
                bare = word.rstrip(" ")
                wide = kit.width(bare, self.name, span.weight)
                last = pieces[-1] if pieces else None
                glued = last is not None and last.span != place and not last.text.endswith(" ") and not bare[:1].isalnum()
                if used and used + wide > room and bare and not glued:
                    line, used = line + 1, 0
                if not used and not bare:
                    continue
                if last is not None and last.line == line and last.span == place:
                    last.text += word
                    last.wide = kit.width(last.text.rstrip(" "), self.name, span.weight)
                    used = last.left + kit.width(last.text, self.name, span.weight)
                else:
                    pieces.append(_Piece(text=word, left=used, line=line, wide=wide, span=place))
                    used += kit.width(word, self.name, span.weight)
        return pieces, line + 1

    def _height(self, kit: Kit, width: int) -> int:
        return self._set(kit, width)[1] * self._leading(kit)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        """Place the links on their words."""
        self.rect = rect
        leading, indent = self._leading(kit), self._indent(kit)
        for spot in self._spots.values():
            spot.parts = []
        for piece in self._set(kit, rect.width)[0]:
            spot_ = self._spots.get(piece.span)
            if spot_ is not None and piece.text.strip():
                wide = max(piece.wide, 24)
                spot_.parts.append(pygame.Rect(rect.left + indent + piece.left, rect.top + piece.line * leading, wide, leading))
        for spot in self._spots.values():
            spot.rect = spot.parts[0].unionall(spot.parts[1:]) if spot.parts else pygame.Rect(rect.topleft, (0, 0))

    def paint(self, canvas: Canvas, kit: Kit) -> None:
        """Write the words."""
        roles, leading, indent = canvas.palette.roles(), self._leading(kit), self._indent(kit)
        if self.bullet:
            weight, size = style(kit.theme, self.name)
            canvas.text(self.bullet, self.rect.topleft, weight, size, roles["accent"])
        for piece in self._set(kit, self.rect.width)[0]:
            span = self.spans[piece.span]
            weight, size = style(kit.theme, self.name, span.weight)
            colour = roles[span.colour or ("accent" if span.link is not None else self.colour)]
            at = (self.rect.left + indent + piece.left, self.rect.top + piece.line * leading)
            canvas.text(piece.text.rstrip(" "), at, weight, size, colour)
            if span.link is not None:
                base = at[1] + round(leading * 0.82)
                canvas.fill(pygame.Rect(at[0], base, piece.wide, max(1, kit.px(1))), colour)


def _words(text: str) -> list[str]:
    """Return words, each with the spaces after it."""
    *words, last = text.split(" ")
    return [word for word in (*(f"{word} " for word in words), last) if word]
