"""Letters: the typefaces in assets, text measured, broken into lines and rendered, each once.

Latin is set in Inter, Arabic and Persian in Vazirmatn; a line may hold both. Knows nothing of nodes or screens.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache
from typing import Final

import pygame

from game.desktop.theme import Theme
from game.places import place

FILES: Final = {
    "regular": ("Inter-Regular.otf", "Vazirmatn-Regular.ttf"),
    "medium": ("Inter-Medium.otf", "Vazirmatn-Regular.ttf"),
    "bold": ("Inter-SemiBold.otf", "Vazirmatn-Bold.ttf"),
    "italic": ("Inter-Italic.otf", "Vazirmatn-Regular.ttf"),
}
"""Weight → the face for Latin, and the face for Arabic script."""

WEIGHTS: Final = {
    "small": "regular",
    "body": "regular",
    "strong": "bold",
    "head": "bold",
    "title": "bold",
    "display": "bold",
    "figure": "bold",
}
"""Style → weight, where none is asked for."""

LEADING: Final = 1.5
"""Height of a line, in sizes of its text: lines of links are then tall enough to be pressed."""

_KEPT: Final = 6000
"""How many rendered lines are kept."""

_UNSEEN: Final = "\u200b\u200c\u200d\u200e\u200f"
"""Signs between letters that have no picture of their own: a run of them alone cannot be drawn."""


def _arabic(letter: str) -> bool:
    return "\u0600" <= letter <= "\u08ff" or "\ufb50" <= letter <= "\ufefc"


@lru_cache(maxsize=4096)
def runs(text: str) -> tuple[tuple[str, bool], ...]:
    """Return a text as runs of one script, each with whether it is Arabic script.

    Spaces and signs without a picture stay with the run before them.

    >>> runs("Isfahan")
    (('Isfahan', False),)
    """
    if not any(_arabic(letter) for letter in text):
        return ((text, False),)
    found: list[tuple[str, bool]] = []
    for letter in text:
        if found and (letter.isspace() or letter in _UNSEEN or _arabic(letter) == found[-1][1]):
            found[-1] = (found[-1][0] + letter, found[-1][1])
        elif found and not found[-1][0].strip(_UNSEEN):
            found[-1] = (found[-1][0] + letter, _arabic(letter))
        else:
            found.append((letter, _arabic(letter)))
    return tuple(found)


class Faces:
    """Every face at every size that has been asked for."""

    def __init__(self) -> None:
        """Start with none."""
        self._fonts: dict[tuple[str, int, bool], pygame.Font] = {}
        self._widths: dict[tuple[str, int], dict[str, int]] = {}
        self._lines: dict[tuple[str, str, int, int], tuple[str, ...]] = {}
        self._rendered: OrderedDict[tuple[str, str, int, str], pygame.Surface] = OrderedDict()

    def font(self, weight: str, size: int, *, arabic: bool = False) -> pygame.Font:
        """Return a face at a size in pixels."""
        key = (weight, size, arabic)
        if key not in self._fonts:
            path = place("assets") / "fonts" / FILES[weight][arabic]
            found = pygame.font.Font(path, size)
            if arabic:
                found.set_script("Arab")
                found.set_direction(pygame.DIRECTION_RTL)
            self._fonts[key] = found
        return self._fonts[key]

    def width(self, text: str, weight: str, size: int) -> int:
        """Return how wide a text is on one line."""
        known = self._widths.setdefault((weight, size), {})
        if text not in known:
            if len(known) > _KEPT * 2:
                known.clear()
            known[text] = sum(self.font(weight, size, arabic=arabic).size(part)[0] for part, arabic in runs(text))
        return known[text]

    @staticmethod
    def leading(size: int) -> int:
        """Return the height of a line of text of this size."""
        return round(size * LEADING)

    def wrapped(self, text: str, weight: str, size: int, width: int) -> tuple[str, ...]:
        """Return a text in lines no wider than `width`; a longer word is broken between its letters."""
        key = (text, weight, size, width)
        if key not in self._lines:
            if len(self._lines) > _KEPT:
                self._lines.clear()
            self._lines[key] = tuple(line for part in text.split("\n") for line in self._wrap(part, weight, size, width))
        return self._lines[key]

    def _wrap(self, text: str, weight: str, size: int, width: int) -> list[str]:
        lines: list[str] = []
        line = ""
        for word in text.split(" "):
            longer = f"{line} {word}" if line else word
            if self.width(longer, weight, size) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            line = word
            while self.width(line, weight, size) > width and len(line) > 1:
                cut = next((end for end in range(len(line) - 1, 0, -1) if self.width(line[:end], weight, size) <= width), 1)
                lines.append(line[:cut])
                line = line[cut:]
        return [*lines, line]

    def render(self, text: str, weight: str, size: int, colour: str) -> pygame.Surface:
        """Return a line of text as a picture with a clear background."""
        key = (text, weight, size, colour)
        found = self._rendered.get(key)
        if found is None:
            found = self._rendered[key] = self._render(text, weight, size, colour)
            if len(self._rendered) > _KEPT:
                self._rendered.popitem(last=False)
        else:
            self._rendered.move_to_end(key)
        return found

    def _render(self, text: str, weight: str, size: int, colour: str) -> pygame.Surface:
        text = text if text.strip(_UNSEEN) else ""
        parts = [self.font(weight, size, arabic=arabic).render(part, True, colour) for part, arabic in runs(text)]
        if len(parts) == 1:
            return parts[0]
        line = pygame.Surface((sum(part.width for part in parts), max(part.height for part in parts)), pygame.SRCALPHA)
        left = 0
        for part in parts:
            line.blit(part, (left, (line.height - part.height) // 2))
            left += part.width
        return line


def style(theme: Theme, name: str, weight: str = "") -> tuple[str, int]:
    """Return weight and size of a style of text."""
    return weight or WEIGHTS[name], theme.font(name)
