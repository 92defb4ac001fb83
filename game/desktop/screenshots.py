"""Pictures of every screen, drawn without a display: for the README, and to be looked at after a change."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from game.desktop import display

if TYPE_CHECKING:
    from collections.abc import Callable

    import pygame

    from game.core.scenario import Scenario
    from game.desktop.root import Root
    from game.desktop.screen import Desktop, Screen
    from game.desktop.settings import Settings


def unseen() -> None:
    """Have SDL draw without a display and sound without a device. To be called before pygame is imported."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    display.connect()


def desktop_for(settings: Settings, folder: Path) -> Desktop:
    """Return a desktop that keeps nothing and is silent."""
    from game.desktop.screen import Desktop as Found  # noqa: PLC0415  pygame is imported once SDL has been told
    from game.desktop.sounds import Sounds  # noqa: PLC0415
    from game.voice import Voice, translations  # noqa: PLC0415

    return Found(folder=folder, settings=settings, sounds=Sounds(on=False), voice=Voice(translations()), keeps=False)


def shown(
    desktop: Desktop, make: Callable[[Desktop], Screen], size: tuple[int, int], base: Callable[[Desktop], Screen] | None = None
) -> tuple[Root, pygame.Surface]:
    """Return a screen on top of a root of its own, and the picture of it, once everything that waits has been done.

    What lies over another screen is shown over the one it belongs to, or over `base`.
    """
    import pygame  # noqa: PLC0415

    from game.desktop.kit.node import Push  # noqa: PLC0415
    from game.desktop.root import Root  # noqa: PLC0415

    surface = pygame.display.set_mode(size)
    screen = make(desktop)
    below = getattr(screen, "below", None) or (base(desktop) if base is not None else None)
    root = Root(desktop, below if screen.overlay and below is not None else screen, size)
    if root.screen is not screen:
        root.go(Push(screen))
    root.draw(surface)
    while desktop.tasks:
        desktop.tasks.pop(0)()
    root.rebuild()
    root.draw(surface)
    return root, surface


def take(scenario: Scenario, folder: Path, settings: Settings, size: tuple[int, int]) -> list[Path]:
    """Draw every screen of a scenario into PNG files; return them."""
    unseen()
    import pygame  # noqa: PLC0415

    from game.desktop.tour import Tour  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    taken: list[Path] = []
    tour = Tour(scenario)
    for name, make in tour.screens():
        _, surface = shown(desktop_for(settings, folder), make, size, tour.board)
        path = folder / f"{name}.png"
        pygame.image.save(surface, path)
        taken.append(path)
    return taken
