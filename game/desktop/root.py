"""The root: the stack of screens, and what keys, mouse and window do to them. The one class that understands events.

Events are fed to it by whoever reads the queue (the app, a test); it draws when something has changed, and only that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from sys import maxunicode
from typing import Final

import pygame

from game.desktop.canvas import Canvas, Painter
from game.desktop.faces import Faces, style
from game.desktop.kit.boxes import Card
from game.desktop.kit.controls import Choices, Field, Pressable
from game.desktop.kit.node import Kit, Node, Pop, Push, Quit, Replace, Reset, Transition
from game.desktop.kit.scrolling import Scroll
from game.desktop.screen import Desktop, Screen
from game.desktop.theme import PALETTES, TEXTS, Theme

STEP: Final = 60
"""How far one step of the wheel or of an arrow key scrolls, at the base size."""

_ARROWS: Final = {pygame.K_LEFT: (-1, 0), pygame.K_RIGHT: (1, 0), pygame.K_UP: (0, -1), pygame.K_DOWN: (0, 1)}
_PAGES: Final = {pygame.K_PAGEUP: -1, pygame.K_PAGEDOWN: 1}
_ENDS: Final = {pygame.K_HOME: -1, pygame.K_END: 1}
_PRESSES: Final = {pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE}
_FUNCTION: Final = re.compile(r"f\d+")
"""Names of keys that press something also while somebody writes."""


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
        self._grip: tuple[str, int] | None = None
        self._mouse = (0, 0)
        self._spent = 0
        self._go(Push(screen))

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
                self._reveal(node)
        return tree

    def rebuild(self) -> None:
        """Build the screen on top anew before it is drawn or asked again."""
        self._tree = self._kit = None
        self._all = True

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
        self._draw_hint(canvas)
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

    def _hinting(self) -> Node | None:
        """Return the node whose hint is told: none that has been scrolled out of sight."""
        state = self.screen.state
        key = "" if state.quiet else state.hover if state.pointed else state.focus
        node = next((node for node in self.tree.walk() if node.key == key and node.hint), None) if key else None
        seen = node is not None and all(scroll.rect.colliderect(node.rect) for scroll in self._around(node))
        return node if seen else None

    def hint_rect(self) -> pygame.Rect:
        """Return where the hint is told; empty where there is none."""
        node = self._hinting()
        if node is None:
            return pygame.Rect(0, 0, 0, 0)
        kit = self.kit
        weight, size = style(kit.theme, "small")
        edge = kit.px(10)
        most = min(kit.em(340), self.size[0] - 4 * edge)
        lines = kit.faces.wrapped(node.hint, weight, size, most)
        wide = max(kit.faces.width(line, weight, size) for line in lines) + 2 * edge
        tall = len(lines) * kit.leading("small") + 2 * kit.px(6)
        rect = pygame.Rect(node.rect.left, node.rect.bottom + kit.px(8), wide, tall)
        if rect.bottom > self.size[1]:
            rect.bottom = node.rect.top - kit.px(8)
        return rect.clamp(pygame.Rect((0, 0), self.size).inflate(-2 * kit.px(4), -2 * kit.px(4)))

    def _draw_hint(self, canvas: Canvas) -> None:
        node = self._hinting()
        if node is None:
            return
        kit, rect = self.kit, self.hint_rect()
        weight, size = style(kit.theme, "small")
        canvas.box(rect, canvas.palette.background, canvas.palette.focus, radius=6)
        top = rect.top + kit.px(6)
        for line in kit.faces.wrapped(node.hint, weight, size, min(kit.em(340), self.size[0] - 4 * kit.px(10))):
            canvas.text(line, (rect.left + kit.px(10), top), weight, size, canvas.palette.text)
            top += kit.leading("small")

    def _touch(self, *keys: str) -> None:
        """Have the nodes with these keys, and any hint, drawn again."""
        if self._all:
            return
        edge = self.kit.px(16)
        for node in self.tree.walk():
            if node.key and node.key in keys:
                self._damage.append(node.rect.inflate(edge, edge))
        if self._hinting() is not None:
            self._damage.append(self.hint_rect().inflate(4, 4))

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
            self._all = True
        elif kind == pygame.MOUSEMOTION:
            self._move(event.pos)
        elif kind == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            self._down(event.pos)
        elif kind == pygame.MOUSEBUTTONUP and event.button == pygame.BUTTON_LEFT:
            self._up(event.pos)
        elif kind == pygame.MOUSEWHEEL:
            self._wheel(-event.y)
        elif kind == pygame.KEYDOWN:
            self._pressed(event.key, event.mod)
        elif kind == pygame.KEYUP and event.key == self._spent:
            self._spent = 0
        elif kind == pygame.TEXTINPUT:
            self._type(event.text)

    def resize(self, size: tuple[int, int]) -> None:
        """Take another size of the window."""
        if size != self.size:
            self.size = size
            self._behind = None
            self.rebuild()

    def _go(self, way: Transition | None) -> None:
        """Go where a press led."""
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
            self._grip = None
            self.screen.entered()
        self.rebuild()

    def go(self, way: Transition | None) -> None:
        """Go somewhere, as a press would."""
        self._go(way)

    # -- mouse --------------------------------------------------------------------------------------------------------

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

    def _scrolls(self, where: tuple[int, int]) -> list[Scroll]:
        """Return the regions under the mouse, the innermost first."""
        found = [node for node in self.tree.walk() if isinstance(node, Scroll) and node.rect.collidepoint(where)]
        return [node for node in reversed(found) if node.most]

    def _held(self) -> tuple[Scroll, int] | None:
        """Return the region whose bar is held, as it now is, and where on its thumb."""
        if self._grip is None:
            return None
        key, start = self._grip
        found = next((node for node in self.tree.walk() if isinstance(node, Scroll) and node.key == key), None)
        return (found, start) if found is not None else None

    def _move(self, where: tuple[int, int]) -> None:
        self._mouse = where
        held = self._held()
        if held is not None:
            scroll, start = held
            thumb = scroll.thumb(self.kit)
            room = max(1, scroll.rect.height - thumb.height)
            self.scroll(scroll, (where[1] - start - thumb.top) * scroll.most // room)
            return
        node = self.at(where)
        state = self.screen.state
        key = node.key if node is not None else ""
        if key != state.hover or not state.pointed:
            before, hinted = state.hover, self._hinting() is not None
            state.quiet = False
            self._touch(before, key)
            state.hover, state.pointed = key, True
            self._touch(before, key)
            if hinted:
                self._all = True

    def _down(self, where: tuple[int, int]) -> None:
        self._mouse = where
        for scroll in self._scrolls(where):
            if scroll.track(self.kit).collidepoint(where):
                self._grip = (scroll.key, where[1] - scroll.thumb(self.kit).top)
                return
        node = self.at(where)
        if node is not None:
            self._focus(node, pointed=True)
            self.screen.state.held = node.key

    def _up(self, where: tuple[int, int]) -> None:
        if self._grip is not None:
            self._grip = None
            return
        node, state = self.at(where), self.screen.state
        held, state.held = state.held, ""
        if node is not None and node.key == held:
            node.point(where)
            self._press(node)

    def _wheel(self, steps: float) -> None:
        for scroll in self._scrolls(self._mouse):
            if self.scroll(scroll, round(steps * self.kit.px(STEP))):
                self._move(self._mouse)  # the mouse is over something else now
                return

    def scroll(self, scroll: Scroll, by: int) -> bool:
        """Scroll a region by some pixels; tell whether anything moved."""
        moved = scroll.scroll(self.kit, by)
        if moved and not self._all:
            edge = self.kit.px(16)
            self._damage.append(scroll.rect.inflate(edge, edge))
            if self._hinting() is not None:
                self._all = True
        return moved

    def _press(self, node: Node) -> None:
        if isinstance(node, Field):
            return
        refused = isinstance(node, Pressable) and bool(node.missing)
        self.desktop.sounds.play("warn" if refused else "press")
        if not refused:
            self._go(node.press())

    # -- keyboard -----------------------------------------------------------------------------------------------------

    def _focus(self, node: Node, *, pointed: bool = False) -> None:
        state = self.screen.state
        self._touch(state.focus, node.key)
        if self._hinting() is not None:
            self._all = True
        state.focus, state.pointed, state.quiet = node.key, pointed, pointed
        state.order = [stop.key for stop in self.stops()].index(node.key)
        self._reveal(node)
        self._touch(node.key)

    def _reveal(self, node: Node) -> None:
        """Scroll as far as shows a node: with the card it stands on, where there is room for that, so that it is read first."""
        for scroll in self._around(node):
            cards = [item for item in scroll.walk() if isinstance(item, Card) and item is not node and node in item.walk()]
            wanted = [item.rect for item in cards if item.rect.height <= scroll.rect.height * 9 // 10][:1]
            chosen = [item.rect for item in node.nodes if isinstance(node, Choices) and "chosen" in item.states]
            for rect in [*wanted, node.rect, *chosen]:
                if scroll.reveal(self.kit, rect):
                    self._all = True

    def _around(self, node: Node) -> Iterator[Scroll]:
        """Yield the regions a node is in, the innermost first."""
        found = [item for item in self.tree.walk() if isinstance(item, Scroll) and item is not node and node in item.walk()]
        yield from reversed(found)

    def _pressed(self, code: int, modifiers: int) -> None:
        """Do what a key does. One that led to another screen does nothing there until it has been let go.

        A key that is held is sent again and again: it would press its way through screens that nobody has read, a curtain too.
        """
        if code == self._spent:
            return
        before, self._spent = self.screen, 0
        self._key(code, modifiers)
        if self.running and self.screen is not before:
            self._spent = code

    def _key(self, code: int, modifiers: int) -> None:
        node = self.focused()
        control = bool(modifiers & (pygame.KMOD_CTRL | pygame.KMOD_META))
        if code == pygame.K_TAB:
            self._tab(-1 if modifiers & pygame.KMOD_SHIFT else 1)
        elif code == pygame.K_ESCAPE:
            self._go(self.screen.back())
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
        if isinstance(node, (Choices, Scroll)):
            return
        self._press(node)

    def _resize_text(self, code: int) -> None:
        from dataclasses import replace  # noqa: PLC0415

        now = TEXTS.index(self.desktop.settings.text)
        step = 0 if code == pygame.K_0 else -1 if code in {pygame.K_MINUS, pygame.K_KP_MINUS} else 1
        chosen = TEXTS[0] if code == pygame.K_0 else TEXTS[min(len(TEXTS) - 1, max(0, now + step))]
        self.desktop.set(replace(self.desktop.settings, text=chosen))
        self._behind = None
        self.rebuild()

    def _field(self, field: Field, code: int) -> bool:
        """Do what a key does in a field; tell whether it did anything there."""
        if code in _PRESSES - {pygame.K_SPACE}:
            self._tab(1)
            return True
        if code in _ARROWS and _ARROWS[code][1]:
            return False
        if field.edit(self.kit, code):
            self.rebuild()
            return True
        return code <= maxunicode and chr(code).isprintable()  # beyond are keys that have no letter

    def _type(self, text: str) -> None:
        node = self.focused()
        if isinstance(node, Field):
            node.type(self.kit, text)
            self.rebuild()

    def _tab(self, step: int) -> None:
        stops = self.stops()
        if not stops:
            return
        keys = [node.key for node in stops]
        state = self.screen.state
        at = keys.index(state.focus) if state.focus in keys else -1
        self._focus(stops[(at + step) % len(stops)])

    def _arrow(self, node: Node | None, across: int, down: int) -> None:
        if node is None:
            self._tab(across or down)
            return
        used, way = node.arrow(across, down)
        if used:
            self.desktop.sounds.play("select")
            self._go(way)
            self._reveal_chosen()
            return
        if isinstance(node, Scroll) and down and self.scroll(node, down * self.kit.px(STEP)):
            return
        target = self._towards(node, across, down)
        if target is not None:
            self._focus(target)
        else:
            for scroll in self._around(node):
                if down and self.scroll(scroll, down * self.kit.px(STEP)):
                    return

    def _reveal_chosen(self) -> None:
        """Bring into sight what an arrow has chosen: a long list of options may be higher than the region it is in."""
        node = self.focused()
        chosen = [face.rect for face in node.nodes if "chosen" in face.states] if isinstance(node, Choices) else []
        for scroll in self._around(node) if node is not None and chosen else ():
            scroll.reveal(self.kit, chosen[0])

    def _towards(self, node: Node, across: int, down: int) -> Node | None:
        """Return the nearest stop in a direction: what is straight ahead counts as nearer."""
        here = node.rect
        straight: tuple[float, Node] | None = None
        best: tuple[float, Node] | None = None
        for other in self.stops():
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

    def _page(self, node: Node | None, code: int) -> None:
        regions: list[Scroll] = []
        if node is not None:
            regions = [node] if isinstance(node, Scroll) else list(self._around(node))
        others = [item for item in self.tree.walk() if isinstance(item, Scroll) and item.most]
        regions += sorted(others, key=lambda item: -item.rect.width * item.rect.height)
        for scroll in regions:
            by = _PAGES[code] * scroll.rect.height * 9 // 10 if code in _PAGES else _ENDS[code] * scroll.tall
            if self.scroll(scroll, by):
                return

    def _hotkey(self, node: Node | None, code: int, modifiers: int) -> None:
        used, way = self.screen.key(code, modifiers)
        if used:
            self._go(way)
            return
        name = pygame.key.name(code).casefold()
        control = bool(modifiers & (pygame.KMOD_CTRL | pygame.KMOD_META))
        if not name or (isinstance(node, Field) and not control and not _FUNCTION.fullmatch(name)):
            return
        wanted = f"ctrl+{name}" if control else name
        for other in self.tree.walk():
            if isinstance(other, Pressable) and other.hotkey == wanted:
                self._focus(other)
                self._press(other)
                return
