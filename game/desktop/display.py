"""The window: whether there can be one, and how it is opened.

SDL is told what it must know before pygame is imported. A machine without a display is told plainly, not drawn for in secret.
"""

from __future__ import annotations

import os
from importlib import metadata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pygame

SECRET: Final = {"offscreen", "dummy"}
"""Drivers that SDL takes silently where it finds no display; they count as one only for somebody who asked for them."""

LEAST: Final = (800, 480)
"""No window is made smaller than this."""


class NoDisplay(Exception):
    """There is no display to open a window on; says why in one line."""


def prepare() -> None:
    """Tell SDL what it must know. To be called before pygame is imported for the first time."""
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")


def mend() -> str:
    """Return how to mend an installation in which pygame and pygame-ce lie over each other; empty where it is sound."""
    found = {item for item in ("pygame", "pygame-ce") if _installed(item)}
    if found == {"pygame", "pygame-ce"}:
        return "pip uninstall -y pygame pygame-ce && pip install pygame-ce"
    if found == {"pygame"}:
        return "pip uninstall -y pygame && pip install pygame-ce"
    return ""


def _installed(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def asked_for() -> str:
    """Return the driver that the environment asks for, if it does."""
    return os.environ.get("SDL_VIDEODRIVER") or os.environ.get("SDL_VIDEO_DRIVER") or ""


def connect() -> None:
    """Connect to the display. Raises NoDisplay where there is none."""
    prepare()
    import pygame  # noqa: PLC0415  after SDL has been told

    try:
        pygame.display.init()
    except pygame.error as error:
        raise NoDisplay(str(error)) from error
    driver = pygame.display.get_driver()
    if driver in SECRET and asked_for() != driver:
        pygame.display.quit()
        raise NoDisplay(f"SDL found none and would draw unseen ({driver})")
    pygame.font.init()


def open_window(title: str, size: tuple[int, int] | None = None, *, full_screen: bool = False) -> pygame.Surface:
    """Open the window, as large as the screen comfortably takes where no size is given; return what is drawn on."""
    import pygame  # noqa: PLC0415

    pygame.display.set_caption(title)
    pygame.display.set_icon(_icon())
    pygame.key.set_repeat(350, 40)
    if full_screen:
        return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
    surface = pygame.display.set_mode(size or _comfortable(), pygame.RESIZABLE)
    window = pygame.Window.from_display_module()
    window.minimum_size = LEAST
    return surface


def _comfortable() -> tuple[int, int]:
    import pygame  # noqa: PLC0415

    sizes = pygame.display.get_desktop_sizes()
    width, height = sizes[0] if sizes else (1280, 720)
    for wanted in ((1920, 1080), (1600, 900), (1280, 720), (1024, 600)):
        if wanted[0] <= width * 0.9 and wanted[1] <= height * 0.9:
            return wanted
    return max(LEAST[0], min(1280, width)), max(LEAST[1], min(720, height - 60))


def _icon() -> pygame.Surface:
    """Return the sign of the window: two speech bubbles, of which one is turned away."""
    import pygame  # noqa: PLC0415

    from game.desktop.canvas import icon_picture  # noqa: PLC0415

    surface = pygame.Surface((64, 64), pygame.SRCALPHA)
    surface.fill("#0E1621")
    surface.blit(icon_picture("messages-square", 48, "#6CB6FF"), (8, 8))
    return surface


def close() -> None:
    """Close the window and whatever else was opened."""
    import pygame  # noqa: PLC0415

    pygame.quit()
