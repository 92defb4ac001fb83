"""Colours of a map, mixed from those of a palette so that what is written on them can be read. Knows no pygame."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from game.desktop.theme import Palette

READABLE: Final = 4.5
"""The least contrast of a name with what it stands on."""

TINT: Final = {"dark": 0.32, "light": 0.25}
"""How much of its party's colour is mixed into a country, at the most, by the name of a palette."""


def mix(colour: str, other: str, share: float) -> str:
    """Return a colour with a share of another in it, as "#RRGGBB".

    >>> mix("#000000", "#FF8000", 0.5)
    '#804000'
    """
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one + (two - one) * share):02X}" for one, two in pairs)


def contrast(colour: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2 reckons it."""
    shades = []
    for text in (colour, other):
        parts = [int(text[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004
        shades.append(0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
    return max(shades) / min(shades)


@lru_cache(maxsize=64)
def tint(palette: Palette, role: str) -> str:
    """Return the colour of a country whose party has this role: as strong as a name on it can bear."""
    colour = palette.roles()[role]
    for step in range(round(TINT[palette.name] * 100), 0, -1):
        found = mix(palette.land, colour, step / 100)
        if contrast(found, palette.text) >= READABLE:
            return found
    return palette.land


def sea_name(palette: Palette) -> str:
    """Return the colour of the names of seas: bluer than other names, and as easy to read, in the light of coasts too."""
    return mix(mix(palette.muted, palette.accent, 0.45), palette.text, 0.3)
