"""The keyboard: what each key does, by what has the focus: go on, press, choose, type, scroll, or press something by its hotkey.

Knows keys and stops, but nothing of the mouse, of windows or of what is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from sys import maxunicode
from typing import TYPE_CHECKING, Final

import pygame

from game.desktop.kit.choices import Choices
from game.desktop.kit.controls import Pressable
from game.desktop.kit.field import Field
from game.desktop.kit.node import Node
from game.desktop.kit.scrolling import STEP, Scroll
from game.desktop.theme import TEXTS

if TYPE_CHECKING:
    from game.desktop.root import Root

_ARROWS: Final = {pygame.K_LEFT: (-1, 0), pygame.K_RIGHT: (1, 0), pygame.K_UP: (0, -1), pygame.K_DOWN: (0, 1)}
_PAGES: Final = {pygame.K_PAGEUP: -1, pygame.K_PAGEDOWN: 1}
_ENDS: Final = {pygame.K_HOME: -1, pygame.K_END: 1}
_PRESSES: Final = {pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE}
_FUNCTION: Final = re.compile(r"f\d+")
"""Names of keys that press something also while somebody writes."""


class Keyboard:
    """The keyboard of one window."""

    def __init__(self, root: Root) -> None:
        """Act on what a root shows."""
        self._root = root
        self._spent = 0

    def down(self, code: int, modifiers: int) -> None:
        """Do what a key does. One that led to another screen does nothing there until it has been let go.

        A key that is held is sent again and again: it would press its way through screens that nobody has read, a curtain too.
        """
        if code == self._spent:
            return
        before, self._spent = self._root.screen, 0
        self._key(code, modifiers)
        if self._root.running and self._root.screen is not before:
            self._spent = code

    def up(self, code: int) -> None:
        """Let go of a key."""
        if code == self._spent:
            self._spent = 0

    def type(self, text: str) -> None:
        """Put letters into the field that has the focus, and nowhere else."""
        node = self._root.focused()
        if isinstance(node, Field):
            node.type(self._root.kit, text)
            self._root.rebuild()

    def _key(self, code: int, modifiers: int) -> None:
        node = self._root.focused()
        control = bool(modifiers & (pygame.KMOD_CTRL | pygame.KMOD_META))
        if code == pygame.K_TAB:
            self._tab(-1 if modifiers & pygame.KMOD_SHIFT else 1)
        elif code == pygame.K_ESCAPE:
            self._root.go(self._root.screen.back())
        elif control and code in {
            pygame.K_PLUS,
            pygame.K_EQUALS,
            pygame.K_KP_PLUS,
            pygame.K_MINUS,
            pygame.K_KP_MINUS,
            pygame.K_0,
        }:
            self._resize_text(code)
        elif isinstance(node, Field) and not control and self._field(node, code):
            return
        elif code in _PRESSES and not control and node is not None and not isinstance(node, Field):
            self._press_by_key(node)
        elif code in _ARROWS:
            self._arrow(node, *_ARROWS[code])
        elif code in _PAGES or code in _ENDS:
            self._page(node, code)
        else:
            self._hotkey(node, code, modifiers)

    def _press_by_key(self, node: Node) -> None:
        if not isinstance(node, (Choices, Scroll)):
            self._root.press(node)

    def _resize_text(self, code: int) -> None:
        now = TEXTS.index(self._root.desktop.settings.text)
        step = 0 if code == pygame.K_0 else -1 if code in {pygame.K_MINUS, pygame.K_KP_MINUS} else 1
        chosen = TEXTS[0] if code == pygame.K_0 else TEXTS[min(len(TEXTS) - 1, max(0, now + step))]
        self._root.desktop.set(replace(self._root.desktop.settings, text=chosen))
        self._root.renew()

    def _field(self, field: Field, code: int) -> bool:
        """Do what a key does in a field; tell whether it did anything there."""
        if code in _PRESSES - {pygame.K_SPACE}:
            self._tab(1)
            return True
        if code in _ARROWS and _ARROWS[code][1]:
            return False
        if field.edit(self._root.kit, code):
            self._root.rebuild()
            return True
        return code <= maxunicode and chr(code).isprintable()  # beyond are keys that have no letter

    def _tab(self, step: int) -> None:
        stops = self._root.stops()
        if not stops:
            return
        keys = [node.key for node in stops]
        state = self._root.screen.state
        at = keys.index(state.focus) if state.focus in keys else -1
        self._root.focus(stops[(at + step) % len(stops)])

    def _arrow(self, node: Node | None, across: int, down: int) -> None:
        if node is None:
            self._tab(across or down)
            return
        used, way = node.arrow(across, down)
        if used:
            self._root.desktop.sounds.play("select")
            self._root.go(way)
            self._reveal_chosen()
            return
        if isinstance(node, Scroll) and down and self._root.scroll(node, down * self._root.kit.px(STEP)):
            return
        target = _towards(node, self._root.stops(), across, down)
        if target is not None:
            self._root.focus(target)
        else:
            for scroll in self._root.around(node):
                if down and self._root.scroll(scroll, down * self._root.kit.px(STEP)):
                    return

    def _reveal_chosen(self) -> None:
        """Bring into sight what an arrow has chosen: a long list of options may be higher than the region it is in."""
        node = self._root.focused()
        chosen = [face.rect for face in node.nodes if "chosen" in face.states] if isinstance(node, Choices) else []
        for scroll in self._root.around(node) if node is not None and chosen else ():
            scroll.reveal(self._root.kit, chosen[0])

    def _page(self, node: Node | None, code: int) -> None:
        regions: list[Scroll] = []
        if node is not None:
            regions = [node] if isinstance(node, Scroll) else list(self._root.around(node))
        others = [item for item in self._root.tree.walk() if isinstance(item, Scroll) and item.most]
        regions += sorted(others, key=lambda item: -item.rect.width * item.rect.height)
        for scroll in regions:
            by = _PAGES[code] * scroll.rect.height * 9 // 10 if code in _PAGES else _ENDS[code] * scroll.tall
            if self._root.scroll(scroll, by):
                return

    def _hotkey(self, node: Node | None, code: int, modifiers: int) -> None:
        used, way = self._root.screen.key(code, modifiers)
        if used:
            self._root.go(way)
            return
        name = pygame.key.name(code).casefold()
        control = bool(modifiers & (pygame.KMOD_CTRL | pygame.KMOD_META))
        if not name or (isinstance(node, Field) and not control and not _FUNCTION.fullmatch(name)):
            return
        wanted = f"ctrl+{name}" if control else name
        for other in self._root.tree.walk():
            if isinstance(other, Pressable) and other.hotkey == wanted:
                self._root.focus(other)
                self._root.press(other)
                return


def _towards(node: Node, stops: Sequence[Node], across: int, down: int) -> Node | None:
    """Return the nearest stop in a direction: what is straight ahead counts as nearer."""
    here = node.rect
    straight: tuple[float, Node] | None = None
    best: tuple[float, Node] | None = None
    for other in stops:
        if other is node or isinstance(other, Scroll):
            continue
        there = other.rect
        if across:
            ahead = (there.left - here.right if across > 0 else here.left - there.right) + min(here.width, there.width) // 2
            aside = max(0, there.top - here.bottom, here.top - there.bottom)
            past = (there.centerx - here.centerx) * across
        else:
            ahead = (there.top - here.bottom if down > 0 else here.top - there.bottom) + min(here.height, there.height) // 2
            aside = max(0, there.left - here.right, here.left - there.right)
            past = (there.centery - here.centery) * down
        if past <= 0 or ahead < 0:
            continue
        far = ahead + 3 * aside
        if not aside and (straight is None or far < straight[0]):
            straight = (far, other)
        if best is None or far < best[0]:
            best = (far, other)
    found = straight or best
    return found[1] if found is not None else None
