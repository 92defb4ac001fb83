"""The root: the stack of screens, and what the window does to them. The one class that understands events.

Events are fed to it by whoever reads the queue (the app, a test); it draws when something has changed, and only that. It does not
know what keys and mouse mean: `keyboard` and `mouse` do, and act on it through its public methods.
"""

from __future__ import annotations

from collections.abc import Iterator

import pygame

from game.desktop.canvas import Canvas, Painter
from game.desktop.faces import Faces
from game.desktop.hints import Hints
from game.desktop.keyboard import Keyboard
from game.desktop.kit.card import Card
from game.desktop.kit.choices import Choices
from game.desktop.kit.controls import Pressable
from game.desktop.kit.field import Field
from game.desktop.kit.node import Kit, Node, Pop, Push, Quit, Replace, Reset, Transition
from game.desktop.kit.scrolling import Scroll
from game.desktop.mouse import Mouse
from game.desktop.screen import Desktop, Screen
from game.desktop.theme import PALETTES, Theme


class Root:
    """All that one window shows."""

    def __init__(self, desktop: Desktop, screen: Screen, size: tuple[int, int]) -> None:
        """Begin with a screen."""
        self.desktop = desktop
        self.size = size
        self.faces = Faces()
        self.painter = Painter()
        self.running = True
        self.turned = False
        """Whether another screen has come on top since this was last set back."""
        self.stack: list[Screen] = []
        self._tree: Node | None = None
        self._kit: Kit | None = None
        self._damage: list[pygame.Rect] = []
        self._all = True
        self._behind: pygame.Surface | None = None
        self._fresh = False
        self.hints = Hints(self)
        self._mouse = Mouse(self)
        self._keyboard = Keyboard(self)
        self.go(Push(screen))

    # -- what is shown ------------------------------------------------------------------------------------------------

    @property
    def screen(self) -> Screen:
        """The screen on top."""
        return self.stack[-1]

    def theme(self) -> Theme:
        """Return the theme that settings and window ask for."""
        chosen = self.desktop.settings
        return Theme(palette=PALETTES[chosen.theme], window=self.size, text=chosen.text)

    @property
    def kit(self) -> Kit:
        """What the screen on top is built with."""
        if self._kit is None:
            self._kit = self._kit_for(self.screen)
        return self._kit

    def _kit_for(self, screen: Screen) -> Kit:
        return Kit(theme=self.theme(), faces=self.faces, voice=self.desktop.voice, state=screen.state)

    @property
    def tree(self) -> Node:
        """The tree of the screen on top, built and placed."""
        if self._tree is None:
            self._tree = self._build()
        return self._tree

    def _build(self) -> Node:
        tree = self.screen.build(self.kit)
        tree.place(self.kit, pygame.Rect((0, 0), self.size))
        self._tree = tree
        self._refocus(tree)
        if self._fresh:
            self._fresh = False
            node = self.focused()
            if node is not None and not isinstance(node, Scroll):
                self.reveal(node)
        return tree

    def rebuild(self) -> None:
        """Build the screen on top anew before it is drawn or asked again."""
        self._tree = self._kit = None
        self._all = True

    def renew(self) -> None:
        """Build everything anew, what lies below too: sizes have changed."""
        self._behind = None
        self.rebuild()

    def stops(self) -> list[Node]:
        """Return every node at which the keyboard can stop, in order."""
        return [node for node in self.tree.walk() if node.focusable and node.key]

    def focused(self) -> Node | None:
        """Return what the keyboard would press."""
        return next((node for node in self.stops() if node.key == self.screen.state.focus), None)

    def _refocus(self, tree: Node) -> None:
        stops = [node for node in tree.walk() if node.focusable and node.key]
        keys = [node.key for node in stops]
        state = self.screen.state
        if state.focus in keys:
            state.order = keys.index(state.focus)
        elif stops:
            state.order = min(state.order, len(stops) - 1) if state.focus else self._first(keys)
            state.focus = keys[state.order]

    def _first(self, keys: list[str]) -> int:
        """Return which stop has the focus at first."""
        if self.screen.first in keys:
            return keys.index(self.screen.first)
        if self.screen.after in keys:
            return min(keys.index(self.screen.after) + 1, len(keys) - 1)
        return 0

    def dirty(self) -> bool:
        """Tell whether anything must be drawn."""
        return self._all or bool(self._damage)

    # -- drawing ------------------------------------------------------------------------------------------------------

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect]:
        """Draw what has changed; return where, nothing where nothing has."""
        if not self.dirty():
            return []
        tree = self.tree
        if self._all:
            where = pygame.Rect((0, 0), self.size)
        else:
            where = self._damage[0].unionall(self._damage[1:]).clip(pygame.Rect((0, 0), self.size))
        self._all, self._damage = False, []
        if not where.width or not where.height:
            return []
        canvas = Canvas(surface, self.kit.theme, self.faces, self.painter)
        surface.set_clip(where)
        if self.screen.overlay:
            surface.blit(self._backdrop(), where, where)
        else:
            surface.fill(self.kit.theme.palette.background, where)
        tree.draw(canvas, self.kit)
        self.hints.draw(canvas)
        surface.set_clip(None)
        return [where]

    def _backdrop(self) -> pygame.Surface:
        """Return what lies below an overlay, darkened."""
        if self._behind is None or self._behind.get_size() != self.size:
            self._behind = pygame.Surface(self.size)
            self._behind.fill(self.theme().palette.background)
            whole = [place for place, screen in enumerate(self.stack[:-1]) if not screen.overlay]
            begin = whole[-1] if whole else 0  # nothing need lie below: what went wrong may be all there is to show
            for screen in self.stack[begin:-1]:
                kit = self._kit_for(screen)
                focus, screen.state.focus = screen.state.focus, ""
                tree = screen.build(kit)
                tree.place(kit, pygame.Rect((0, 0), self.size))
                tree.draw(Canvas(self._behind, kit.theme, self.faces, self.painter), kit)
                screen.state.focus = focus
            veil = pygame.Surface(self.size)
            veil.fill(self.theme().palette.background)
            veil.set_alpha(190)
            self._behind.blit(veil, (0, 0))
        return self._behind

    def hint_rect(self) -> pygame.Rect:
        """Return where the hint is told; empty where there is none."""
        return self.hints.rect()

    def redraw(self) -> None:
        """Have everything drawn again."""
        self._all = True

    def touch(self, *keys: str) -> None:
        """Have the nodes with these keys, and any hint, drawn again."""
        if self._all:
            return
        edge = self.kit.px(16)
        for node in self.tree.walk():
            if node.key and node.key in keys:
                self._damage.append(node.rect.inflate(edge, edge))
        if self.hints.node() is not None:
            self._damage.append(self.hints.rect().inflate(4, 4))

    # -- events -------------------------------------------------------------------------------------------------------

    def handle(self, event: pygame.Event) -> None:
        """Do what an event asks for."""
        kind = event.type
        if kind == pygame.QUIT:
            self.running = False
        elif kind in {pygame.VIDEORESIZE, pygame.WINDOWSIZECHANGED}:
            size = (event.w, event.h) if kind == pygame.VIDEORESIZE else (event.x, event.y)
            self.resize(size)
        elif kind in {pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED}:
            self.redraw()
        elif kind == pygame.MOUSEMOTION:
            self._mouse.move(event.pos)
        elif kind == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            self._mouse.down(event.pos)
        elif kind == pygame.MOUSEBUTTONUP and event.button == pygame.BUTTON_LEFT:
            self._mouse.up(event.pos)
        elif kind == pygame.MOUSEWHEEL:
            self._mouse.wheel(-event.y)
        elif kind == pygame.KEYDOWN:
            self._keyboard.down(event.key, event.mod)
        elif kind == pygame.KEYUP:
            self._keyboard.up(event.key)
        elif kind == pygame.TEXTINPUT:
            self._keyboard.type(event.text)

    def resize(self, size: tuple[int, int]) -> None:
        """Take another size of the window."""
        if size != self.size:
            self.size = size
            self.renew()

    def go(self, way: Transition | None) -> None:
        """Go where a press led; None is here, built anew."""
        if isinstance(way, Quit):
            self.running = False
            return
        if isinstance(way, (Pop, Replace)):
            self.stack.pop()
        if isinstance(way, Reset):
            self.stack.clear()
        if isinstance(way, (Push, Replace, Reset)):
            self.stack.append(way.screen)
        if not self.stack:
            self.running = False
            return
        if way is not None:
            self._behind = None
            self.turned = self._fresh = True
            self.screen.state.hover = self.screen.state.held = ""
            self._mouse.leave()
            self.screen.entered()
        self.rebuild()

    # -- what keys and mouse do ---------------------------------------------------------------------------------------

    def at(self, where: tuple[int, int], node: Node | None = None) -> Node | None:
        """Return what would be pressed here."""
        node = node if node is not None else self.tree
        if isinstance(node, Scroll) and not node.rect.collidepoint(where):
            return None
        if not isinstance(node, Choices):
            for inner in reversed(node.nodes):
                found = self.at(where, inner)
                if found is not None:
                    return found
        if node.focusable and not isinstance(node, Scroll) and any(spot.collidepoint(where) for spot in node.spots()):
            return node
        return None

    def around(self, node: Node) -> Iterator[Scroll]:
        """Yield the regions a node is in, the innermost first."""
        found = [item for item in self.tree.walk() if isinstance(item, Scroll) and item is not node and node in item.walk()]
        yield from reversed(found)

    def focus(self, node: Node, *, pointed: bool = False) -> None:
        """Bring the focus to a node, and the node into sight; `pointed`: by the mouse, which needs no hint for that."""
        state = self.screen.state
        self.touch(state.focus, node.key)
        if self.hints.node() is not None:
            self._all = True
        state.focus, state.pointed, state.quiet = node.key, pointed, pointed
        state.order = [stop.key for stop in self.stops()].index(node.key)
        self.reveal(node)
        self.touch(node.key)

    def reveal(self, node: Node) -> None:
        """Scroll as far as shows a node: with the card it stands on, where there is room for that, so that it is read first."""
        for scroll in self.around(node):
            cards = [item for item in scroll.walk() if isinstance(item, Card) and item is not node and node in item.walk()]
            wanted = [item.rect for item in cards if item.rect.height <= scroll.rect.height * 9 // 10][:1]
            chosen = [item.rect for item in node.nodes if isinstance(node, Choices) and "chosen" in item.states]
            for rect in [*wanted, node.rect, *chosen]:
                if scroll.reveal(self.kit, rect):
                    self._all = True

    def scroll(self, scroll: Scroll, by: int) -> bool:
        """Scroll a region by some pixels; tell whether anything moved."""
        moved = scroll.scroll(self.kit, by)
        if moved and not self._all:
            edge = self.kit.px(16)
            self._damage.append(scroll.rect.inflate(edge, edge))
            if self.hints.node() is not None:
                self._all = True
        return moved

    def press(self, node: Node) -> None:
        """Press a node, and go where that leads; what cannot be pressed now only sounds."""
        if isinstance(node, Field):
            return
        refused = isinstance(node, Pressable) and bool(node.missing)
        self.desktop.sounds.play("warn" if refused else "press")
        if not refused:
            self.go(node.press())
