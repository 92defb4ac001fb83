"""What the places of a turn share: the head with date and seat, the way from one place to another, and the keys for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pygame

from game.desktop.chair import Chair
from game.desktop.kit import Button, Card, Column, Flow, Icon, Node, Page, Push, Replace, Row, Text, Transition
from game.desktop.kit.node import Kit
from game.desktop.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

PLACES = ("board", "news", "table", "deeds", "dossier", "orders")
"""Where one can be in a turn, in the order of the buttons."""

ICONS = {
    "board": "map",
    "news": "newspaper",
    "table": "handshake",
    "deeds": "zap",
    "dossier": "book-open",
    "orders": "scroll-text",
}


class Place(Screen):
    """A screen within a turn. Escape leads to the board, and from there to the menu."""

    place = ""
    """Which place it is."""
    after = "menu"

    def __init__(self, chair: Chair) -> None:
        """Show one seat's turn."""
        super().__init__(chair.desktop)
        self.chair = chair
        self.words = chair.words
        chair.screens[self.place] = self
        self.tight_now = False
        """Whether the window has little room for text of this size."""

    def body(self, kit: Kit) -> Node:
        """Return what stands below the head."""
        raise NotImplementedError

    def build(self, kit: Kit) -> Node:
        """Return its tree: the head, what went wrong if anything did, the body."""
        self.tight_now = self.tight(kit)
        complaint: Node | None = None
        if self.chair.complaint:
            said = Row([Icon("triangle-alert", colour="focus"), Text(self.chair.complaint, "small", grow=1)], gap=8)
            complaint = Card(said, edge="focus", padding=8)
        return Page(self.body(kit), head=Column([self.head(kit), complaint], gap=8))

    def head(self, kit: Kit) -> Node:
        """Return the head: whose turn it is and when, what can be paid with, and the ways to the other places."""
        found, text = self.chair.situation, self.words.text
        tight = self.tight(kit)
        spent = 0 if self.chair.over else self.chair.review.cost
        left = self.chair.review.capital - spent if spent else None
        when = text("Turn {turn} of {turns}", turn=found.turn, turns=found.turns) if tight and not self.chair.over else found.when
        purse = (
            text("Capital {value}", value=found.capital.value)
            if tight
            else text("Political capital {level}", level=found.capital.level)
        )
        if left is not None:
            purse = text("{purse}, {left} left", purse=purse, left=self.words.number(left))
        lines = [Text(when, "small", colour="muted"), Text(purse, "small", colour="muted", weight="medium")]
        title = Column([Text(found.seat_name, "strong" if tight else "head", role="heading"), Flow(lines, gap=14)], gap=0, grow=1)
        buttons = Flow(self.buttons(kit), gap=4 if tight else 6, end=True)
        firm = buttons.widths(kit)[1] <= kit.theme.window[0] * 3 // 4
        return Row([title, Firm(buttons) if firm else buttons], gap=12)

    def buttons(self, kit: Kit) -> Sequence[Node]:
        """Return the buttons of the head: with words where there is room for them, else as signs."""
        texts = self._labels()
        bare = kit.theme.window[0] < sum(kit.width(label, "strong", "medium") + kit.px(60) for label in texts.values()) + kit.em(
            330
        )
        found: list[Node] = []
        for place, label in texts.items():
            number = PLACES.index(place) + 2  # the same key leads to the same place in every turn
            sign = bare and place != "orders"
            found.append(
                Button(
                    label,
                    partial(self.to, place),
                    key=f"to.{place}",
                    icon=ICONS[place],
                    bare=sign,
                    chosen=place == self.place,
                    kind="primary" if place == "orders" else "plain",
                    hotkey=f"f{number}",
                    hint=self.words.text("{place} (F{number})", place=label, number=number) if sign else "",
                )
            )
        menu = self.words.text("Menu")
        found.append(Button(menu, self.menu, key="menu", icon="settings", bare=True, hotkey="f10"))
        return found

    def _labels(self) -> dict[str, str]:
        text = self.words.text
        found = {"board": text("Board")}
        if self.chair.news.turn:
            found["news"] = text("News")
        if not self.chair.over:
            found["table"] = text("Tables") if len(self.chair.view.edition.tables) > 1 else text("Table")
            found["deeds"] = text("Deeds")
        found["dossier"] = text("Dossier")
        if not self.chair.over:
            found["orders"] = text("Seal ({count})", count=self.chair.ordered)
        return found

    def to(self, place: str) -> Transition | None:
        """Go to another place of the turn."""
        from game.desktop.screens.places import open_place  # noqa: PLC0415  every place leads to every other

        return None if place == self.place else Replace(open_place(self.chair, place, again=True))

    def why(self, indicator: str) -> Transition:
        """Ask why a number stands where it stands."""
        from game.desktop.screens.explanation import Explanation  # noqa: PLC0415

        return Push(Explanation(self.chair, indicator))

    def entered(self) -> None:
        """Begin anew at what the place is about: whoever comes back has just been at the buttons that lead away."""
        if self.state.focus.startswith("to."):
            self.state.focus = ""
        self.state.quiet = True

    def menu(self) -> Transition:
        """Open the menu."""
        from game.desktop.screens.menu import Menu  # noqa: PLC0415

        return Push(Menu(self.desktop, self.chair.host))

    def back(self) -> Transition | None:
        """Go to the board; from the board, to the menu."""
        return self.menu() if self.place == "board" else self.to("board")

    def key(self, code: int, modifiers: int) -> tuple[bool, Transition | None]:
        """Take F1 for help, and Ctrl+Enter for reading one's orders back."""
        sealing = code in {pygame.K_RETURN, pygame.K_KP_ENTER} and bool(modifiers & (pygame.KMOD_CTRL | pygame.KMOD_META))
        if sealing and self.place != "orders" and not self.chair.over:
            return True, self.to("orders")
        if code != pygame.K_F1:
            return False, None
        from game.desktop.screens.help import Help  # noqa: PLC0415

        return True, Push(Help(self.desktop))


class Firm(Node):
    """A node that is not made narrower than it likes to be: what stands beside it gives way."""

    def __init__(self, node: Node) -> None:
        """Hold a node."""
        super().__init__()
        self.node = node

    @property
    def nodes(self) -> Sequence[Node]:
        """What it is made of."""
        return (self.node,)

    def _widths(self, kit: Kit) -> tuple[int, int]:
        return (self.node.widths(kit)[1],) * 2

    def _height(self, kit: Kit, width: int) -> int:
        return self.node.height(kit, width)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        """Give the node the whole place."""
        self.rect = rect
        self.node.place(kit, rect.copy())
