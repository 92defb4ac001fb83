"""The title: go on where one left off, begin anew, or look around. Imports nothing of the rules, so that it is there at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from game import __version__
from game.desktop.kit.boxes import Column
from game.desktop.kit.card import Card
from game.desktop.kit.controls import Button
from game.desktop.kit.node import Kit, Node, Push, Quit, Transition
from game.desktop.kit.page import Page
from game.desktop.kit.pictures import Space
from game.desktop.kit.scrolling import Scroll
from game.desktop.kit.texts import Text
from game.desktop.screen import Desktop, Screen
from game.desktop.screens.emblem import SIDE, Emblem
from game.desktop.screens.narrow import Narrow

__all__ = ["Narrow", "Title", "Waiting"]

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A match that was left and waits."""

    path: Path
    """Its file."""
    title: str
    """What is played."""
    note: str
    """By whom, and how far it has come."""


class Title(Screen):
    """The first screen."""

    name = "title"

    def __init__(self, desktop: Desktop, waiting: Waiting | None = None, complaint: str = "") -> None:
        """Offer to go on with a match, if one waits; `complaint` is what went wrong before."""
        super().__init__(desktop)
        self.first = "resume" if waiting is not None else "new"
        self.waiting = waiting
        self.complaint = complaint
        self._met = False

    def entered(self) -> None:
        """Look, when one comes back to it, whether the match that waited is still there."""
        if self._met and self.waiting is not None and not self.waiting.path.exists():
            from game.desktop.screens.front import offered  # noqa: PLC0415  that room leads here

            self.waiting = offered(self.desktop)
        self._met = True

    def build(self, kit: Kit) -> Node:
        """Return its tree."""
        del kit
        text = self.voice.text
        buttons: list[Node | None] = []
        if self.waiting is not None:
            buttons.append(
                Button(
                    text("Go on: {title}", title=self.waiting.title),
                    self._resume,
                    key="resume",
                    icon="play",
                    note=self.waiting.note,
                    kind="primary",
                    align="start",
                )
            )
        new = text("New game")
        kind = "plain" if self.waiting is not None else "primary"
        buttons += [
            Button(new, self._shelf, key="new", icon="library", kind=kind, align="start", hotkey="n"),
            Button(text("Saved games"), self._saved, key="saved", icon="folder-open", align="start", hotkey="l"),
            Button(text("Settings"), self._settings, key="settings", icon="settings", align="start", hotkey="s"),
            Button(text("How to play"), self._help, key="help", icon="circle-help", align="start", hotkey="f1"),
            Button(text("Leave"), Quit, key="quit", icon="log-out", align="start"),
        ]
        words = Column(
            [
                Text("Backchannel", "display", role="heading"),
                Text(
                    text(
                        "Diplomacy under fire. Two tracks, one clock: what is bargained over at the table, "
                        "and what is done away from it."
                    ),
                    "head",
                    colour="muted",
                    weight="regular",
                ),
            ],
            gap=6,
        )
        complaint = (
            Card(Text(self.complaint, colour="text"), title=text("Something went wrong"), icon="triangle-alert", edge="focus")
            if self.complaint
            else None
        )
        version = Text(text("Version {version}", version=__version__), "small", colour="muted")
        menu = Column([words, Space(10), complaint, Column(buttons, gap=8), Space(2), version], gap=8)
        emblem = Emblem(
            text("Two tracks run around one clock, the table and the ladder, and every turn ties the one to the other.")
        )
        return Page(Scroll(_Beside(menu, emblem), key="title"))

    def back(self) -> Transition | None:
        """Stay: one leaves by the button, not by accident."""
        return None

    def _resume(self) -> Transition | None:
        from game.desktop.screens.opening import resume  # noqa: PLC0415  the title needs no rules

        return resume(self, self.waiting.path) if self.waiting is not None else None

    def _shelf(self) -> Transition:
        from game.desktop.screens.shelf import Shelf  # noqa: PLC0415

        return Push(Shelf(self.desktop))

    def _saved(self) -> Transition:
        from game.desktop.screens.saved import Saved  # noqa: PLC0415

        return Push(Saved(self.desktop))

    def _settings(self) -> Transition:
        from game.desktop.screens.preferences import Preferences  # noqa: PLC0415

        return Push(Preferences(self.desktop))

    def _help(self) -> Transition:
        from game.desktop.screens.help import Help  # noqa: PLC0415

        return Push(Help(self.desktop))


class _Beside(Node):
    """The menu, and the sign to the right of it where there is room; the menu alone, in the middle, where there is not."""

    WIDE = 470
    """How wide the menu is, at the base size of text."""

    GAP = 72
    """How far the sign is from it."""

    LEAST = 0.6
    """The share of its size below which the sign is left out."""

    def __init__(self, menu: Node, emblem: Emblem) -> None:
        super().__init__()
        self.menu = Narrow(menu, self.WIDE, middle=True)
        self.emblem = emblem
        self._shown = False

    @property
    def nodes(self) -> Sequence[Node]:
        return (self.menu, self.emblem) if self._shown else (self.menu,)

    def _widths(self, kit: Kit) -> tuple[int, int]:
        return self.menu.widths(kit)

    def _height(self, kit: Kit, width: int) -> int:
        return self.menu.height(kit, width)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        wide, gap = kit.em(self.WIDE), kit.px(self.GAP)
        side = min(rect.width - wide - 2 * gap, rect.height - kit.px(32), round(SIDE * kit.theme.scale * 1.2))
        self._shown = side >= SIDE * kit.theme.scale * self.LEAST
        if not self._shown:
            self.menu.place(kit, rect)
            return
        left = rect.left + (rect.width - wide - gap - side) // 2
        self.menu.place(kit, pygame.Rect(left, rect.top, wide, rect.height))
        self.emblem.place(kit, pygame.Rect(left + wide + gap, rect.top, side, rect.height))
