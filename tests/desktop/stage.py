"""A screen made of any nodes, and the events a window would send it: for tests of the kit and of the root."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.desktop.faces import Faces
from game.desktop.kit import Button, Kit, Node, State, Text
from game.desktop.root import Root
from game.desktop.screen import Desktop, Screen
from game.desktop.theme import Theme
from game.voice import Voice

SIZE = (1280, 720)


class Shown(Screen):
    """A screen that shows what it is given."""

    def __init__(self, desktop: Desktop, make: Callable[[], Node]) -> None:
        super().__init__(desktop)
        self.make = make

    def build(self, kit: Kit) -> Node:
        """Return its tree."""
        del kit
        return self.make()


class Over(Shown):
    """The same, over the screen below."""

    overlay = True


class Pressed(list[str]):
    """The keys of the buttons that were pressed, in order."""

    def button(self, key: str, *, missing: str = "", hint: str = "", hotkey: str = "") -> Button:
        """Return a button that writes down that it was pressed."""
        return Button(key, lambda: self.append(key), key=key, missing=missing, hint=hint, hotkey=hotkey)


def kit_of(text: int = 100) -> Kit:
    """Return what nodes are measured with."""
    return Kit(theme=Theme(window=SIZE, text=text), faces=Faces(), voice=Voice(), state=State())


def placed(node: Node, kit: Kit, width: int, height: int) -> Node:
    """Return a node after it has been given a place."""
    node.place(kit, pygame.Rect(0, 0, width, height))
    return node


def paragraph(lines: int) -> Text:
    """Return a text of so many lines, at any width."""
    return Text("\n".join(f"line {number}" for number in range(lines)))


def press(root: Root, *codes: int, mod: int = 0) -> None:
    """Press keys and let them go."""
    for code in codes:
        root.handle(pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod))
        root.handle(pygame.event.Event(pygame.KEYUP, key=code, mod=mod))


def type_in(root: Root, text: str) -> None:
    """Type a text, letter by letter."""
    for letter in text:
        root.handle(pygame.event.Event(pygame.TEXTINPUT, text=letter))


def point(root: Root, at: tuple[int, int]) -> None:
    """Move the mouse."""
    root.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0)))


def click(root: Root, at: tuple[int, int]) -> None:
    """Press the left button of the mouse and let it go."""
    point(root, at)
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        root.handle(pygame.event.Event(kind, pos=at, button=pygame.BUTTON_LEFT))


def named(root: Root, key: str) -> Node:
    """Return the node with a key."""
    return next(node for node in root.tree.walk() if node.key == key)
