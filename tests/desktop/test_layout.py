"""Laws of every screen at every size: nothing is cut, nothing overlaps, everything can be reached and is large enough."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pygame
import pytest

from game.core.scenario import Scenario
from game.desktop.chair import Chair
from game.desktop.kit import Choices, Node, Prose, Scroll, Text
from game.desktop.kit.atlas_view import MapView
from game.desktop.root import Root
from game.desktop.screens.table import TableScreen
from game.desktop.screenshots import desktop_for, shown
from game.desktop.settings import Settings
from game.desktop.tour import Tour
from game.host import Host

SIZES = [
    ((1024, 600), 100),
    ((1024, 600), 125),
    ((1024, 600), 150),
    ((1024, 600), 200),
    ((1280, 720), 100),
    ((1280, 720), 150),
    ((1280, 720), 200),
    ((2560, 1440), 100),
    ((2560, 1440), 200),
    ((3840, 2160), 100),
]
LEAST = 24
"""No target is smaller than this many pixels, in either direction."""


@pytest.mark.parametrize(
    ("size", "text"), SIZES, ids=lambda value: "x".join(map(str, value)) if isinstance(value, tuple) else str(value)
)
def test_every_screen_at_every_size(tour: Tour, tmp_path: Path, size: tuple[int, int], text: int) -> None:
    """On every screen nothing is cut or overlaps, every control is large enough, and Tab reaches each of them once."""
    found: list[str] = []
    for name, make in tour.screens():
        desktop = desktop_for(Settings(text=text, sound=False), tmp_path)
        root, _ = shown(desktop, make, size, tour.board)
        found += [f"{name}: {problem}" for problem in [*cut(root), *overlapping(root.tree), *small(root), *unreachable(root)]]
    assert found == []


def cut(root: Root) -> list[str]:
    """Return what is not wholly inside what it stands in, or has no room for its words."""
    found: list[str] = []
    if not pygame.Rect((0, 0), root.size).contains(root.tree.rect):
        found.append(f"the tree {root.tree.rect} leaves the window")
    for node in root.tree.walk():
        for inner in node.nodes:
            found += _outside(node, inner)
        if isinstance(node, Text) and node.text:
            found += _squeezed(root, node)
        if isinstance(node, Prose) and node.rect.height < node.height(root.kit, node.rect.width):
            found.append(f"“{node.label}” has no room")
    return found


def _outside(node: Node, inner: Node) -> list[str]:
    if isinstance(node, Scroll):
        across = node.rect.left <= inner.rect.left and inner.rect.right <= node.rect.right
        return [] if across else [f"{_named(inner)} is wider than its region"]
    if isinstance(node, Prose):
        return []  # its links lie on words that were found to be inside
    if not inner.rect.width or not inner.rect.height:
        return []  # nothing is seen of it
    return [] if node.rect.contains(inner.rect) else [f"{_named(inner)} {inner.rect} leaves {_named(node)} {node.rect}"]


def _squeezed(root: Root, node: Text) -> list[str]:
    lines = node.lines(root.kit, node.rect.width)
    wide = max(root.kit.width(line, node.name, node.weight) for line in lines)
    tall = len(lines) * root.kit.leading(node.name)
    if wide > node.rect.width or tall > node.rect.height:
        return [f"“{node.text}” needs {wide}×{tall} and has {node.rect.size}"]
    words = [word for word in node.text.split() if root.kit.width(word, node.name, node.weight) <= node.rect.width]
    broken = [
        line
        for line in lines
        if line.split() and line.split()[-1] not in node.text.split() and any(line.split()[-1] in word for word in words)
    ]
    return [f"“{node.text}” is broken within a word: {broken[0]}"] if broken else []


def overlapping(node: Node) -> list[str]:
    """Return pairs of nodes that stand beside each other and overlap."""
    found: list[str] = []
    if not isinstance(node, Prose):
        for one, other in combinations(node.nodes, 2):
            if one.rect.colliderect(other.rect):
                found.append(f"{_named(one)} {one.rect} overlaps {_named(other)} {other.rect}")
    for inner in node.nodes:
        found += overlapping(inner)
    return found


def small(root: Root) -> list[str]:
    """Return controls that are hard to press."""
    return [
        f"{_named(node)} is only {spot.size}"
        for node in root.stops()
        if not isinstance(node, (Scroll, MapView))
        for spot in node.spots()
        if spot.width < LEAST or spot.height < LEAST
    ]


def unreachable(root: Root) -> list[str]:
    """Return controls that Tab does not come to, or that share a key."""
    wanted = [node.key for node in root.tree.walk() if node.focusable]
    found = [f"two controls have the key {key!r}" for key in sorted({key for key in wanted if wanted.count(key) > 1})]
    met: list[str] = []
    for _ in wanted:
        root.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0))
        met.append(root.screen.state.focus)
    found += [f"Tab does not reach {key!r}" for key in wanted if key not in met]
    return found


def _named(node: Node) -> str:
    return f"{type(node).__name__} {node.key or node.label[:40]!r}"


def test_options_are_one_stop(baghdad: Scenario, tmp_path: Path) -> None:
    """The options of a choice are one stop of the keyboard, and the arrow keys choose among them."""
    host = Host.begin(baghdad, humans=("iraq",), seed=7, keep=False)
    root, _ = shown(
        desktop_for(Settings(sound=False), tmp_path), lambda desktop: TableScreen(Chair(desktop, host, "iraq")), (1280, 720)
    )
    choice = next(node for node in root.stops() if isinstance(node, Choices))
    before = choice.chosen
    root.screen.state.focus = choice.key
    step = pygame.K_LEFT if before == choice.options[-1].id else pygame.K_RIGHT
    root.handle(pygame.event.Event(pygame.KEYDOWN, key=step, mod=0))
    after = next(node for node in root.stops() if node.key == choice.key)
    assert isinstance(after, Choices)
    assert after.chosen != before
    assert root.screen.state.focus == choice.key
