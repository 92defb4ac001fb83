"""The papers of a seat, where one page is shown at a time."""

from __future__ import annotations

from pathlib import Path

import pygame

from game.core.scenario import Scenario
from game.desktop.chair import Chair
from game.desktop.kit import Scroll
from game.desktop.root import Root
from game.desktop.screens.board import Board
from game.desktop.screens.dossier import Dossier
from game.desktop.screenshots import desktop_for
from game.desktop.settings import Settings
from game.host import Host

SIZE = (1024, 600)


def test_reading_on_leaves_nothing_out(baghdad: Scenario, tmp_path: Path) -> None:
    """In a small window with large text one key leads through all of both papers, down every page, and then to the board."""
    desktop = desktop_for(Settings(text=200, sound=False), tmp_path)
    host = Host.begin(baghdad, humans=("iraq",), seed=7, keep=False)
    root = Root(desktop, Dossier(Chair(desktop, host, "iraq")), SIZE)
    surface = pygame.display.set_mode(SIZE)
    seen: dict[str, list[tuple[int, int, int]]] = {}
    for _ in range(400):
        root.draw(surface)
        if isinstance(root.screen, Board):
            break
        page = next(node for node in root.tree.walk() if isinstance(node, Scroll) and node.key.startswith("paper."))
        seen.setdefault(page.key, []).append((page.offset, page.rect.height, page.tall))
        for kind in (pygame.KEYDOWN, pygame.KEYUP):
            root.handle(pygame.event.Event(kind, key=pygame.K_RETURN, mod=0))
    assert isinstance(root.screen, Board)
    assert len(seen) > 8
    pages = list(seen.values())
    for places in pages[:-1]:  # the last page is read on with the page keys: its button leads away
        below = 0
        for offset, height, _ in places:
            assert offset <= below
            below = offset + height
        assert below >= places[0][2]
