"""The loop: waits for events, hands them to the root, shows what has changed. Idle, it does nothing."""

from __future__ import annotations

import pygame

from game.desktop.root import Root
from game.desktop.screen import Desktop

WAIT = 1000
"""How long it waits for an event before it looks around, in milliseconds."""

FADE = 140
"""How long one screen goes over into another, in milliseconds, where things may move."""

_PEOPLE = {pygame.KEYDOWN, pygame.TEXTINPUT, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP}
"""What comes from people's hands."""


class App:
    """One run of the desktop."""

    def __init__(self, root: Root, desktop: Desktop) -> None:
        """Show a root in the window that is open."""
        self.root = root
        self.desktop = desktop
        self.full_screen = desktop.settings.full_screen
        self._top = root.screen
        self._since = pygame.time.get_ticks()

    def run(self) -> None:
        """Show frames and take events until the window is closed."""
        self.show()
        while self.root.running:
            self.step()

    def show(self) -> None:
        """Draw what has changed, and show it."""
        self._settling()  # time counts from here
        surface = pygame.display.get_surface()
        if surface is None:
            return
        if surface.get_size() != self.root.size:
            self.root.resize(surface.get_size())
        turned, self.root.turned = self.root.turned and self.desktop.settings.motion, False
        before = surface.copy() if turned else None
        where = self.root.draw(surface)
        if before is not None:
            self._fade(surface, before)
        elif where:
            pygame.display.update(where)

    def _fade(self, surface: pygame.Surface, before: pygame.Surface) -> None:
        """Let what was shown go over into what is drawn; an event ends it at once."""
        after = surface.copy()
        clock = pygame.time.Clock()
        gone = 0
        while gone < FADE and not pygame.event.peek():
            after.set_alpha(255 * gone // FADE)
            surface.blit(before, (0, 0))
            surface.blit(after, (0, 0))
            pygame.display.flip()
            gone += clock.tick(60)
        after.set_alpha(None)
        surface.blit(after, (0, 0))
        pygame.display.flip()

    def step(self) -> None:
        """Take the events there are, or do a task where there are none; then show what has changed."""
        waiting = bool(self.desktop.tasks)
        first = pygame.event.poll() if waiting else pygame.event.wait(WAIT)
        if first.type != pygame.NOEVENT:
            for event in _settled([first, *pygame.event.get()]):
                if event.type in _PEOPLE and self._settling():
                    continue
                self.root.handle(event)
                if not self.root.running:
                    return
        elif waiting:
            self.desktop.tasks.pop(0)()
            if self.desktop.changed:
                self.desktop.changed = False
                self.root.rebuild()
        if self.full_screen != self.desktop.settings.full_screen:
            self._switch()
        self.show()

    def _settling(self) -> bool:
        """Tell whether the screen on top has only just come up, and takes nothing yet that may have been meant for another."""
        if self.root.screen is not self._top:
            self._top, self._since = self.root.screen, pygame.time.get_ticks()
        return pygame.time.get_ticks() - self._since < self._top.settles

    def _switch(self) -> None:
        """Fill the screen, or stop doing so."""
        from game.desktop.display import open_window  # noqa: PLC0415

        self.full_screen = self.desktop.settings.full_screen
        surface = open_window("Backchannel", full_screen=self.full_screen)
        self.root.resize(surface.get_size())
        self.root.rebuild()


def _settled(events: list[pygame.Event]) -> list[pygame.Event]:
    """Return events with only the last of many moves or sizes: the others would be drawn for nothing."""
    found: list[pygame.Event] = []
    for event in events:
        if (
            found
            and event.type == found[-1].type
            and event.type in {pygame.MOUSEMOTION, pygame.VIDEORESIZE, pygame.WINDOWSIZECHANGED}
        ):
            found[-1] = event
        else:
            found.append(event)
    return found
