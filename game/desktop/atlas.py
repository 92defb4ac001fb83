"""The map of the region: the names on it, and the picture of land and water, painted once for a size.

Reads assets/map/region.json when it is first asked for. Knows nothing of nodes, screens or matches.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import pygame

from game.desktop.canvas import painted
from game.desktop.projection import FOCUS, Fit, Point, Window, flattened
from game.desktop.shades import mix, tint
from game.desktop.theme import Palette
from game.places import place

_KEPT: Final = 2
"""How many bases are kept: as many as a change of size or colours and the way back take."""

COARSE: Final = 4
"""Pixels of a map to one of its glow and its ground: a blur of a full picture is slow and looks no better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """What is written on the map, and where it should stand."""

    text: str
    """The words."""
    at: Point
    """Longitude and latitude."""
    align: str
    """Which part of the words stands there: "start", "middle", "end"."""
    rank: int
    """1 is the first to be shown and the largest; 3 only where there is room."""
    angle: float
    """Degrees clockwise."""
    ground: int
    """On what it should stand, as `Atlas.ground` numbers it; 0 is water."""
    bounds: Window | None = None
    """Of a sea: where it is."""


class Atlas:
    """All that region.json holds, flat on the sheet."""

    def __init__(self, region: Mapping[str, Any]) -> None:
        """Take over what was read."""
        self.disclaimer: str = region["disclaimer"]
        """One sentence to be shown with the map."""
        self.frame, self.cut = Window.of(region["frame"]), Window.of(region["cut"])
        countries = region["countries"]
        self.codes: tuple[str, ...] = tuple(countries)
        """Countries by ISO 3166 alpha-3 code, in the order of their numbers on the ground, from 1 on."""
        self.names: dict[str, Name] = {
            code: _name(found["short"], found["label"], number)
            for number, (code, found) in enumerate(countries.items(), start=1)
            if found["label"]
        }
        """Names of countries by code."""
        self.seas: tuple[Name, ...] = tuple(
            _name(found["name"], found["label"], 0, Window.of(found["box"])) for found in region["seas"]
        )
        """Names of seas. Water is that sea which is the first to have it within its bounds."""
        self._rings = {code: [flattened(ring) for ring in found["rings"]] for code, found in countries.items()}
        self._coasts = [flattened(line) for line in region["coasts"]]
        self._borders = [(tuple(item["between"]), bool(item["contested"]), flattened(item["line"])) for item in region["borders"]]
        self.disputes: tuple[frozenset[str], ...] = tuple(frozenset(pair) for pair, contested, _ in self._borders if contested)
        """Who and who dispute a border."""
        self._bases: dict[object, pygame.Surface] = {}

    def around(self, points: Iterable[Point], margin: float = 1.5) -> Window:
        """Return a window that holds these longitudes and latitudes with a margin in degrees; those off the map are left out."""
        inside = [point for point in points if self.frame.holds(*point)]
        if not inside:
            return FOCUS
        longitudes, latitudes = [x for x, _ in inside], [y for _, y in inside]
        return Window(
            west=min(longitudes) - margin,
            south=min(latitudes) - margin,
            east=max(longitudes) + margin,
            north=max(latitudes) + margin,
        )

    def sea(self, longitude: float, latitude: float) -> Name | None:
        """Return the sea that a place would be in, were it water."""
        return next((sea for sea in self.seas if sea.bounds is not None and sea.bounds.holds(longitude, latitude)), None)

    def fit(self, window: Window, size: tuple[int, int]) -> Fit:
        """Return how a window lies in a rectangle of this size."""
        return Fit.of(window, size, self.cut)

    def ground(self, fit: Fit) -> pygame.Surface:
        """Return a picture, `1 / 4` as large, that is not to be looked at: the red of a pixel is the number of its country."""
        width, height = fit.size
        picture = pygame.Surface((width // COARSE + 1, height // COARSE + 1), depth=32)
        for number, code in enumerate(self.codes, start=1):
            for ring in fit.seen(self._rings[code]):
                pygame.draw.polygon(picture, (number, 0, 0), [(x / COARSE, y / COARSE) for x, y in ring])
        return picture

    def base(self, fit: Fit, palette: Palette, parties: Mapping[str, str], scale: float = 1.0) -> pygame.Surface:
        """Return water, land, borders and coasts, opaque; the same picture whenever the same is asked for.

        Parties are roles of colours by code of country; unknown codes are left out. Lines are `scale` pixels wide.
        """
        known = tuple(sorted((code, role) for code, role in parties.items() if code in self._rings))
        key = (fit, palette, known, scale)
        found = self._bases.pop(key, None) or self._painted(fit, palette, dict(known), scale)
        self._bases[key] = found
        while len(self._bases) > _KEPT:
            del self._bases[next(iter(self._bases))]
        return found

    def _painted(self, fit: Fit, palette: Palette, parties: Mapping[str, str], scale: float) -> pygame.Surface:
        picture = pygame.Surface(fit.size).convert()
        picture.fill(palette.sea)
        coasts = fit.seen(self._coasts)
        for wide, reach in ((3.2, 5.0), (1.4, 1.6)):
            picture.blit(_glow(fit.size, coasts, palette, wide * scale, reach * scale), (0, 0))
        lands = "".join(
            _path(fit.seen(self._rings[code]), "Z", fill=tint(palette, parties[code]) if code in parties else palette.land)
            for code in self.codes
        )
        strong = mix(palette.border, palette.text, 0.25)
        lines = ""
        for contested in (False, True):
            for known in (False, True):
                some = [
                    line
                    for between, disputed, line in self._borders
                    if disputed == contested and bool(parties.keys() & set(between)) == known
                ]
                dash = f'stroke-dasharray="{4 * scale:.1f} {3 * scale:.1f}"' if contested else ""
                colour, width = (strong, 1.2) if known or contested else (palette.border, 0.9)
                if contested:  # what shines through between two antialiased lands, where there is no line to hide it
                    lines += _path(fit.seen(some), stroke=palette.land, width=1.5 * scale)
                lines += _path(fit.seen(some), stroke=colour, width=width * scale, more=dash)
        lines += _path(coasts, stroke=mix(palette.border, palette.accent, 0.35), width=1.3 * scale)
        width, height = fit.size
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">{lands}{lines}</svg>'
        picture.blit(painted(svg, fit.size), (0, 0))
        return picture


def _name(text: str, label: Mapping[str, Any], ground: int, bounds: Window | None = None) -> Name:
    x, y = label["at"]
    align, rank, angle = label["align"], label["rank"], label["angle"]
    return Name(text=text, at=(x, y), align=align, rank=rank, angle=angle, ground=ground, bounds=bounds)


def _path(  # noqa: PLR0913  a path has that many sides
    lines: list[list[Point]], end: str = "", *, fill: str = "none", stroke: str = "", width: float = 1, more: str = ""
) -> str:
    if not lines:
        return ""
    drawn = "".join("M" + " ".join(f"{x:.1f} {y:.1f}" for x, y in line) + end for line in lines)
    edge = f'stroke="{stroke}" stroke-width="{width:.2f}" stroke-linejoin="round" {more}' if stroke else ""
    return f'<path fill="{fill}" fill-rule="evenodd" {edge} d="{drawn}"/>'


def _glow(size: tuple[int, int], coasts: list[list[Point]], palette: Palette, wide: float, reach: float) -> pygame.Surface:
    """Return light along the coasts; land is painted over half of it."""
    picture = pygame.Surface((size[0] // COARSE + 1, size[1] // COARSE + 1), pygame.SRCALPHA)
    picture.fill(palette.accent + "00")  # clear, but of the same hue: a blur mixes in what cannot be seen as well
    for line in coasts:
        pygame.draw.lines(picture, palette.accent, False, [(x / COARSE, y / COARSE) for x, y in line], max(1, round(wide)))
    blurred = pygame.transform.gaussian_blur(picture, max(1, round(reach)))
    blurred.set_alpha(110 if palette.name == "dark" else 90)
    return pygame.transform.smoothscale(blurred, size)


@lru_cache(maxsize=1)
def atlas() -> Atlas:
    """Return the map, read from assets when it is first asked for."""
    return Atlas(json.loads((place("assets") / "map" / "region.json").read_text(encoding="utf-8")))
