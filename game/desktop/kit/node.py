"""Nodes: what every part of a screen can do, what outlives it, and where a press may lead.

A node is measured from a width, placed in a rectangle, drawn on a canvas. Coordinates are pixels of the window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pygame

from game.desktop.faces import Faces, style
from game.desktop.theme import Theme
from game.voice import Voice

if TYPE_CHECKING:
    from game.desktop.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Push:
    """Go to a screen, from which one comes back."""

    screen: Any
    """The screen."""


@dataclass(frozen=True, slots=True)
class Pop:
    """Go back."""


@dataclass(frozen=True, slots=True)
class Replace:
    """Go to a screen instead of this one."""

    screen: Any
    """The screen."""


@dataclass(frozen=True, slots=True)
class Reset:
    """Leave every screen behind and begin again from this one."""

    screen: Any
    """The screen."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Close the window."""


Transition = Push | Pop | Replace | Reset | Quit
"""Where a press leads; None where one stays and the screen is built anew."""

Press = Callable[[], Transition | None]
"""What a press does."""


@dataclass(slots=True)
class State:
    """What outlives a screen's trees, by the keys of their nodes."""

    focus: str = ""
    """What the keyboard would press."""
    order: int = 0
    """Which of the stops that is: should it be gone one day, what stands there then has the focus."""
    hover: str = ""
    """What the mouse is over."""
    held: str = ""
    """What the mouse went down on."""
    scrolls: dict[str, int] = field(default_factory=dict)
    """How far each region is scrolled, in pixels."""
    chosen: dict[str, str] = field(default_factory=dict)
    """Which pane of panes that do not fit beside each other is shown."""
    carets: dict[str, int] = field(default_factory=dict)
    """Where each field's caret stands."""
    pointed: bool = False
    """Whether hints go to what the mouse is over, not to what has the focus."""
    quiet: bool = True
    """Whether no hint is told yet: nobody has gone anywhere by key or mouse."""


@dataclass(slots=True)
class Kit:
    """What nodes are built and measured with."""

    theme: Theme
    """Colours and sizes."""
    faces: Faces
    """Letters."""
    voice: Voice
    """The program's words."""
    state: State
    """What outlives the tree."""

    def px(self, size: float) -> int:
        """Return a distance in pixels."""
        return self.theme.px(size)

    def em(self, size: float) -> int:
        """Return a width that text must fit into, in pixels."""
        return self.theme.em(size)

    def width(self, text: str, name: str, weight: str = "") -> int:
        """Return how wide a text is on one line in a style."""
        return self.faces.width(text, *style(self.theme, name, weight))

    def leading(self, name: str) -> int:
        """Return the height of a line in a style."""
        return self.faces.leading(self.theme.font(name))


class Node:
    """A part of a screen."""

    role = ""
    """What it is, in the words of accessibility: "button", "heading"; empty for mere boxes."""
    focusable = False
    """Whether the keyboard can stop here."""
    aside = False
    """Whether its hint only adds to what can be read anyway: told to the mouse alone, it covers nothing for the keyboard."""

    def __init__(self, *, key: str = "", grow: float = 0) -> None:
        """Name it where something of it must outlive the tree; `grow` is its share of room that is left over."""
        self.key = key
        self.grow = grow
        self.rect = pygame.Rect(0, 0, 0, 0)
        self._tall: dict[int, int] = {}
        self._wide: tuple[int, int] | None = None

    @property
    def nodes(self) -> Sequence[Node]:
        """What it is made of."""
        return ()

    @property
    def label(self) -> str:
        """What it says, as it would be read aloud."""
        return ""

    @property
    def states(self) -> tuple[str, ...]:
        """How it stands: "chosen", "unavailable"."""
        return ()

    @property
    def hint(self) -> str:
        """What is told beside it while it is pointed at or has the focus."""
        return ""

    # -- layout -------------------------------------------------------------------------------------------------------

    def widths(self, kit: Kit) -> tuple[int, int]:
        """Return the least width it can live with and the width it would like."""
        if self._wide is None:
            self._wide = self._widths(kit)
        return self._wide

    def height(self, kit: Kit, width: int) -> int:
        """Return the height it needs at this width."""
        if width not in self._tall:
            self._tall[width] = self._height(kit, width)
        return self._tall[width]

    def _widths(self, kit: Kit) -> tuple[int, int]:
        raise NotImplementedError

    def _height(self, kit: Kit, width: int) -> int:
        raise NotImplementedError

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        """Take a rectangle, and give its parts theirs."""
        del kit
        self.rect = rect

    # -- drawing ------------------------------------------------------------------------------------------------------

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """Draw it and its parts, those out of sight left out."""
        if canvas.visible(self.rect):
            self.paint(canvas, kit)
            for node in self.nodes:
                node.draw(canvas, kit)

    def paint(self, canvas: Canvas, kit: Kit) -> None:
        """Draw what lies under its parts."""

    # -- people -------------------------------------------------------------------------------------------------------

    def press(self) -> Transition | None:
        """Do what it is there for."""
        return None

    def arrow(self, across: int, down: int) -> tuple[bool, Transition | None]:
        """Take an arrow key, if it can use one: whether it could, and where that leads."""
        del across, down
        return False, None

    def point(self, at: tuple[int, int]) -> None:
        """Learn where in it the mouse is about to press."""

    def spots(self) -> Sequence[pygame.Rect]:
        """Return the rectangles it can be pressed in."""
        return (self.rect,)

    def walk(self) -> Iterator[Node]:
        """Yield it and everything in it, in reading order."""
        yield self
        for node in self.nodes:
            yield from node.walk()
