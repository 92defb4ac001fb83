"""Whatever a person does with keys and mouse, the desktop stays up and the match stays whole."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pygame
import pytest

from game.core.journal import replay
from game.core.scenario import Scenario
from game.desktop.root import Root
from game.desktop.screen import Screen
from game.desktop.screens.front import front
from game.desktop.screens.opening import onward
from game.desktop.screenshots import desktop_for
from game.desktop.settings import Settings
from game.desktop.tour import Tour, played
from game.host import Host

EVENTS = 3000
"""How many random events the desktop must bear."""

KEYS = [
    *[pygame.K_TAB] * 6,
    *[pygame.K_RETURN] * 4,
    *[pygame.K_SPACE] * 2,
    *[pygame.K_RIGHT, pygame.K_LEFT, pygame.K_DOWN, pygame.K_UP] * 2,
    *[pygame.K_PAGEDOWN, pygame.K_PAGEUP, pygame.K_HOME, pygame.K_END, pygame.K_BACKSPACE, pygame.K_DELETE],
    *[pygame.K_F1, pygame.K_F2, pygame.K_F3, pygame.K_F4, pygame.K_F5, pygame.K_F6, pygame.K_F7, pygame.K_F10],
    *[pygame.K_ESCAPE, pygame.K_n, pygame.K_p, pygame.K_l, pygame.K_s, pygame.K_0],
]
SIZES = [(1024, 600), (1280, 720), (800, 480), (1920, 1080)]


def some_event(dice: Random, size: tuple[int, int]) -> pygame.Event:
    """Return an event as a window would send it."""
    at = (dice.randrange(size[0]), dice.randrange(size[1]))
    kind = dice.randrange(10)
    if kind < 4:
        modifiers = dice.choice([0, 0, 0, pygame.KMOD_SHIFT, pygame.KMOD_CTRL])
        return pygame.event.Event(pygame.KEYDOWN, key=dice.choice(KEYS), mod=modifiers)
    if kind == 4:
        return pygame.event.Event(pygame.TEXTINPUT, text=dice.choice(["a", "é", " ", "علي", "…", "0"]))
    if kind == 5:
        return pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(1, 1), buttons=(0, 0, 0))
    if kind == 6:
        return pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=dice.choice([-3, -1, 1, 3]), flipped=False)
    if kind == 9 and dice.random() < 0.2:
        wide, high = dice.choice(SIZES)
        return pygame.event.Event(pygame.VIDEORESIZE, w=wide, h=high, size=(wide, high))
    down = kind == 7
    return pygame.event.Event(pygame.MOUSEBUTTONDOWN if down else pygame.MOUSEBUTTONUP, pos=at, button=pygame.BUTTON_LEFT)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_three_thousand_random_events(baghdad: Scenario, tmp_path: Path, seed: int) -> None:
    """Three thousand random events from one seed: no crash, every frame can be drawn, and what was kept replays."""
    dice = Random(seed)  # noqa: S311  a person at random, not a secret
    host = Host.begin(
        baghdad, humans=("iraq", "us") if seed == 3 else ("iraq",), seed=seed, path=tmp_path / "saves" / "match.json"
    )
    desktop = desktop_for(Settings(sound=False), tmp_path / "saves")
    begin: list[Screen] = [front(desktop), onward(desktop, host)]
    root = Root(desktop, begin[seed % 2], SIZES[0])
    surface = pygame.display.set_mode(SIZES[0])
    for number in range(EVENTS):
        root.handle(some_event(dice, root.size))
        if not root.running:  # somebody left: open the window again
            kept = tmp_path / "saves" / "match.json"  # it may have been deleted, by its own button
            again = dice.random() < 0.5 and kept.exists()
            root = Root(desktop, onward(desktop, Host.resume(kept)) if again else front(desktop), root.size)
        if desktop.tasks:
            desktop.tasks.pop(0)()
        if number % 7 == 0:
            if surface.get_size() != root.size:
                surface = pygame.display.set_mode(root.size)
            root.draw(surface)
    if (tmp_path / "saves" / "match.json").exists():  # it may have been deleted, by its own button
        kept = Host.resume(tmp_path / "saves" / "match.json")
        assert replay(kept.match.journal).world == kept.match.world


def test_nothing_is_drawn_when_nothing_changes(tour: Tour, tmp_path: Path) -> None:
    """A frame is drawn once; the next one is drawn when something has changed, and only there."""
    from game.desktop.screenshots import shown

    screens = dict(tour.screens())
    root, surface = shown(desktop_for(Settings(sound=False), tmp_path), screens["board"], (1280, 720))
    assert not root.dirty()
    assert root.draw(surface) == []
    places = [node.rect.center for node in root.stops() if node.key.startswith("to.")]
    root.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=places[1], rel=(0, 0), buttons=(0, 0, 0)))
    (where,) = root.draw(surface)
    assert where.width * where.height < 1280 * 720 / 8
    root.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=(places[1][0] + 1, places[1][1]), rel=(0, 0), buttons=(0, 0, 0)))
    assert root.draw(surface) == []


def test_the_tour_is_the_same_every_time(baghdad: Scenario) -> None:
    """The same scenario and seed show the same matches."""
    one, other = Tour(baghdad), Tour(baghdad)
    assert one.middle.match.world == other.middle.match.world
    assert one.over.match.over
    assert played(one.opening, 1).match.world.turn == 1
