"""Short sounds, made by a script in assets. Without an audio device, or switched off, it is silent; nothing else changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.places import place

if TYPE_CHECKING:
    import pygame

NAMES = ("press", "select", "seal", "turn", "warn", "ending")
"""The sounds there are."""


class Sounds:
    """What can be heard."""

    def __init__(self, *, on: bool = True) -> None:
        """Be silent until `open` is called."""
        self.on = on
        self._sounds: dict[str, pygame.mixer.Sound] = {}

    def open(self) -> None:
        """Look for an audio device and load the sounds; stay silent where there is none."""
        import pygame  # noqa: PLC0415  the first frame does not wait for the mixer

        try:
            pygame.mixer.init(22050, -16, 1, 512)
            self._sounds = {name: pygame.mixer.Sound(place("assets") / "sounds" / f"{name}.wav") for name in NAMES}
        except (pygame.error, NotImplementedError, OSError):
            self._sounds = {}

    def play(self, name: str) -> None:
        """Play a sound, if there is anything to play it with."""
        sound = self._sounds.get(name)
        if self.on and sound is not None:
            sound.play()
