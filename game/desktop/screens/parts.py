"""Parts that several screens share: dialogs, heads, papers made of paragraphs, sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pygame

from game.desktop.kit import Button, Card, Column, Flow, Icon, Link, Node, Page, Prose, Row, Scroll, Span, Text
from game.desktop.kit.node import Kit, Press
from game.desktop.screen import Desktop, Screen

if TYPE_CHECKING:
    from game.briefing.items import Reference


class Dialog(Node):
    """A card in the middle of the window, as large as it must be and no larger than the window."""

    role = "dialog"

    def __init__(self, node: Node, *, title: str, wide: float = 620) -> None:
        """Hold a node; `wide` is how wide it is at the base size of text."""
        super().__init__()
        self.card = node
        self.title = title
        self.wide = wide

    @property
    def nodes(self) -> Sequence[Node]:
        """What it is made of."""
        return (self.card,)

    @property
    def label(self) -> str:
        """Its title."""
        return self.title

    def _widths(self, kit: Kit) -> tuple[int, int]:
        return self.card.widths(kit)

    def _height(self, kit: Kit, width: int) -> int:
        return self.card.height(kit, width)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        """Place the card."""
        edge = kit.px(16)
        wide = min(rect.width - 2 * edge, kit.em(self.wide))
        tall = min(rect.height - 2 * edge, self.card.height(kit, wide))
        self.rect = pygame.Rect(rect.left + (rect.width - wide) // 2, rect.top + (rect.height - tall) // 2, wide, tall)
        self.card.place(kit, self.rect.copy())


def dialog(  # noqa: PLR0913  a dialog has that many sides
    title: str, body: Sequence[Node | None], buttons: Sequence[Node], *, icon: str = "", wide: float = 620, key: str = "dialog"
) -> Dialog:
    """Return a dialog: a title, a body that scrolls where it must, buttons below it."""
    foot = Flow(buttons, end=True) if buttons else None
    inside = Column([Scroll(Column(body, gap=10), key=f"{key}.body", label=title, least=4000), foot], gap=14)
    return Dialog(Card(inside, title=title, icon=icon, padding=20), title=title, wide=wide)


def head(title: str, *, icon: str = "", back: Button | None = None, tools: Sequence[Node] = (), note: str = "") -> Node:
    """Return the head of a screen that one comes back from."""
    words = Column([Text(title, "title", role="heading"), Text(note, "small", colour="muted") if note else None], gap=0, grow=1)
    sign = Icon(icon, colour="accent", style="title") if icon else None
    return Row([back, sign, words, *tools], gap=12)


def back_button(screen: Screen, *, label: str = "") -> Button:
    """Return the button that goes back."""
    return Button(label or screen.voice.text("Back"), screen.back, key="back", icon="arrow-left")


def page(  # noqa: PLR0913  a head has that many sides
    screen: Screen, title: str, body: Node, *, icon: str = "", note: str = "", tools: Sequence[Node] = ()
) -> Page:
    """Return a whole screen with a head that leads back."""
    return Page(body, head=head(title, icon=icon, back=back_button(screen), note=note, tools=tools))


def sources(desktop: Desktop, references: Sequence[Reference], key: str) -> list[Node]:
    """Return sources as lines that can be pressed."""
    found: list[Node] = []
    for number, item in enumerate(references):
        if not item.url:
            found.append(Prose([Span(text=item.title)], "small", bullet="•", colour="muted"))
            continue
        link = Link(key=f"{key}.{number}", press=_following(desktop, item.url), hint=item.url)
        found.append(Prose([Span(text=item.title, link=link)], "small", bullet="•"))
    return found


def _following(desktop: Desktop, url: str) -> Press:
    def follow() -> None:
        desktop.follow(url)

    return follow


def items(texts: Sequence[str], name: str = "body", colour: str = "text") -> list[Node]:
    """Return a list with a dot before each item."""
    return [Prose([Span(text=text)], name, colour=colour, bullet="•") for text in texts]


__all__ = ["Dialog", "back_button", "dialog", "head", "items", "page", "sources"]
