"""The desktop: Backchannel in a window, with pygame.

A small kit of our own (`kit`) lays out and draws trees of nodes; `screens` build those trees from what `game.briefing` says
of a View and give back Orders. One class reads the event queue (`app`), one understands events (`root`). Importing this package
imports no pygame, and opening the title imports no pydantic, YAML or numpy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.desktop.display import NoDisplay

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.desktop.screen import Desktop, Screen

__all__ = ["NoDisplay", "run"]


def run(first: Callable[[Desktop], Screen] | None = None, *, size: tuple[int, int] | None = None) -> None:
    """Open the window and stay until it is closed.

    Args:
        first: makes the first screen; the title, if nothing else is asked for.
        size: of the window; as large as the screen comfortably takes if not given.

    Raises:
        NoDisplay: there is no display; nothing has been opened.
    """
    from game.desktop import display, settings  # noqa: PLC0415  pygame is imported when a window is wanted

    display.connect()
    from game import saves  # noqa: PLC0415
    from game.desktop.app import App  # noqa: PLC0415
    from game.desktop.kit.node import Push  # noqa: PLC0415
    from game.desktop.root import Root  # noqa: PLC0415
    from game.desktop.screen import Desktop as Found  # noqa: PLC0415
    from game.desktop.screens.front import front  # noqa: PLC0415
    from game.desktop.sounds import Sounds  # noqa: PLC0415
    from game.voice import Voice, translations  # noqa: PLC0415

    folder = saves.folder()
    chosen = settings.read(settings.place(folder))
    desktop = Found(
        folder=folder, settings=chosen, sounds=Sounds(on=chosen.sound), voice=Voice(translations()), open_link=_browse
    )
    surface = display.open_window("Backchannel", size, full_screen=chosen.full_screen)
    root = Root(desktop, front(desktop), surface.get_size())
    if first is not None:
        root.go(Push(first(desktop)))  # over the title, so that one can go back to it
    desktop.later(desktop.sounds.open)
    try:
        App(root, desktop).run()
    finally:
        display.close()


def _browse(url: str) -> None:
    """Open an address in the person's browser."""
    import webbrowser  # noqa: PLC0415  slow to import, and seldom wanted

    webbrowser.open(url)
