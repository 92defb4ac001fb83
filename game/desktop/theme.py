"""Colours and sizes: two palettes, and how large things are in a window of this size at this size of text.

The colours were computed, not picked by eye; tests/desktop/test_theme.py holds their contrasts and distances. Knows no pygame.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

SMALLEST: Final = 14
"""No text is smaller than this many pixels."""

BASE: Final = (1280, 720)
"""The window in which sizes are as they are written."""

TEXTS: Final = (100, 125, 150, 200)
"""Sizes of text that can be chosen, in percent."""

SIZES: Final = {"small": 14, "body": 16, "strong": 16, "head": 18, "title": 24, "display": 44, "figure": 22}
"""Styles of text, in pixels at BASE."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours by what they are for, as "#RRGGBB"."""

    name: str
    """"dark" or "light"."""
    background: str
    """Behind everything."""
    surface: str
    """Cards."""
    raised: str
    """Controls on cards."""
    line: str
    """Edges that only decorate."""
    outline: str
    """Edges that must be seen: of fields and options."""
    text: str
    """Text."""
    muted: str
    """Text that can wait."""
    accent: str
    """What can be pressed, what is chosen."""
    on_accent: str
    """Text on accent."""
    focus: str
    """The ring around what the keyboard would press."""
    good: str
    """Beside a sign and words only: what serves the seat."""
    bad: str
    """Beside a sign and words only: what harms it."""
    grave: str
    """Beside a sign and words only: people may die or have died."""
    sea: str
    """Water on the map."""
    land: str
    """Land on the map."""
    border: str
    """Borders and coasts on the map."""
    series: tuple[str, str, str, str, str]
    """Lines on charts and parties on the map; never the only sign."""

    def roles(self) -> dict[str, str]:
        """Return the colours by role, as painters of drawings ask for them."""
        found = {name: getattr(self, name) for name in self.__slots__ if name not in {"name", "series"}}
        found["grid"] = self.line
        return found | {f"series{number}": colour for number, colour in enumerate(self.series, start=1)}


DARK: Final = Palette(
    name="dark",
    background="#0E1621",
    surface="#15202E",
    raised="#1C2A3B",
    line="#2A3B50",
    outline="#6B849E",
    text="#EAF1F8",
    muted="#A9BACB",
    accent="#6CB6FF",
    on_accent="#08131F",
    focus="#FFD166",
    good="#88FFCC",
    bad="#FF9580",
    grave="#FF8FA8",
    sea="#0A111B",
    land="#223044",
    border="#48607A",
    series=("#EEAA11", "#2288FF", "#FF3377", "#EECCFF", "#88FFCC"),
)

LIGHT: Final = Palette(
    name="light",
    background="#EDF1F5",
    surface="#FFFFFF",
    raised="#F1F5F9",
    line="#CBD5DF",
    outline="#6B7F94",
    text="#17212C",
    muted="#44566A",
    accent="#0B5CAD",
    on_accent="#FFFFFF",
    focus="#7A3E00",
    good="#00604F",
    bad="#8A2B0A",
    grave="#8C0B35",
    sea="#D5E4F0",
    land="#F7F4EC",
    border="#8FA0B2",
    series=("#007766", "#003366", "#660022", "#BB00FF", "#BB5511"),
)

PALETTES: Final = {"dark": DARK, "light": LIGHT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A palette and sizes for one window."""

    palette: Palette = DARK
    """The colours."""
    window: tuple[int, int] = BASE
    """Width and height of the window in pixels."""
    text: int = 100
    """Size of text in percent."""
    scale: float = field(init=False, default=1.0)
    """Pixels for each pixel at BASE, text size left out."""

    def __post_init__(self) -> None:
        width, height = self.window
        object.__setattr__(self, "scale", max(1.0, min(width / BASE[0], height / BASE[1])))

    def font(self, style: str) -> int:
        """Return the size of a style of text in pixels."""
        return max(SMALLEST, round(SIZES[style] * self.scale * self.text / 100))

    def px(self, size: float) -> int:
        """Return a distance in pixels: it grows with the window, and a little with the text."""
        return max(1, round(size * self.scale * (1 + (self.text - 100) / 300)))

    def em(self, size: float) -> int:
        """Return a width that text must fit into: it grows with window and text alike."""
        return round(size * self.scale * self.text / 100)
