"""The map of the region: where places stand on it, and the picture of land and water, painted once for a size.

Reads assets/map/region.json when it is first asked for. Knows nothing of nodes, screens or matches.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import pygame

from game.desktop.canvas import painted
from game.desktop.theme import Palette
from game.places import place

Point = tuple[float, float]

READABLE: Final = 4.5
"""The least contrast of a name with what it stands on."""

TINT: Final = {"dark": 0.32, "light": 0.25}
"""How much of its party's colour is mixed into a country, at the most, by the name of a palette."""

_KEPT: Final = 2
"""How many bases are kept: as many as a change of size or colours and the way back take."""

COARSE: Final = 4
"""Pixels of a map to one of its glow and its ground: a blur of a full picture is slow and looks no better."""

# -- flat on a sheet ----------------------------------------------------------------------------------------------------

_MERIDIAN: Final = 49.0  # which is upright: the middle of the map
_PARALLELS: Final = math.radians(20), math.radians(42)  # which are true to scale: where the game is played lies between


def _stretch(latitude: float) -> float:
    return math.tan(math.pi / 4 + latitude / 2)


_CONE: Final[float] = math.log(math.cos(_PARALLELS[0]) / math.cos(_PARALLELS[1])) / math.log(
    _stretch(_PARALLELS[1]) / _stretch(_PARALLELS[0])
)
_REACH: Final[float] = math.cos(_PARALLELS[0]) * _stretch(_PARALLELS[0]) ** _CONE / _CONE


def _radius(latitude: float) -> float:
    return _REACH / math.pow(_stretch(math.radians(max(-80.0, min(89.9, latitude)))), _CONE)


def flat(longitude: float, latitude: float) -> Point:
    """Return where a place in degrees lies on the sheet: Lambert's conformal conic projection, in radii of the earth.

    The first number grows to the east, the second to the south, as on a screen; the origin is the point all meridians meet in.
    Places anywhere on earth have a point, so that one far off the map still has a direction.
    """
    turn = _CONE * math.radians((longitude - _MERIDIAN + 180) % 360 - 180)
    radius = _radius(latitude)
    return radius * math.sin(turn), radius * math.cos(turn)


def globe(x: float, y: float) -> Point:
    """Return the longitude and latitude of a point of the sheet: `flat` undone."""
    stretch = (_REACH / math.hypot(x, y)) ** (1 / _CONE)
    return _MERIDIAN + math.degrees(math.atan2(x, y)) / _CONE, math.degrees(2 * math.atan(stretch) - math.pi / 2)


def _line(numbers: Sequence[float]) -> tuple[Point, ...]:
    return tuple(flat(*point) for point in zip(numbers[::2], numbers[1::2], strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Bounds on the globe, in degrees."""

    west: float
    """The least longitude."""
    south: float
    """The least latitude."""
    east: float
    """The greatest longitude."""
    north: float
    """The greatest latitude."""

    @classmethod
    def of(cls, bounds: Sequence[float]) -> Window:
        """Return the window with these bounds: west, south, east, north."""
        west, south, east, north = bounds
        return cls(west=west, south=south, east=east, north=north)

    def holds(self, longitude: float, latitude: float) -> bool:
        """Tell whether a place lies within the bounds."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north

    def bounds(self) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom on the sheet of all that lies within."""
        across = [self.west, self.east, min(self.east, max(self.west, _MERIDIAN))]  # parallels are bent: lowest there
        points = [flat(longitude, latitude) for longitude in across for latitude in (self.south, self.north)]
        return (
            min(x for x, _ in points),
            min(y for _, y in points),
            max(x for x, _ in points),
            max(y for _, y in points),
        )

    def sheet(self) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom on the sheet of a rectangle that shows nothing outside the bounds."""
        aside = math.radians(min(_MERIDIAN - self.west, self.east - _MERIDIAN)) * _CONE
        top = _radius(self.north)
        half = top * math.tan(aside)
        return -half, top, half, math.sqrt(_radius(self.south) ** 2 - half**2)


FOCUS: Final = Window(west=34.5, south=22.5, east=60.0, north=38.5)
"""Syria to Oman: what is shown where nothing else is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How a part of the sheet lies in a rectangle of pixels."""

    size: tuple[int, int]
    """Width and height of the rectangle."""
    zoom: float
    """Pixels to a radius of the earth."""
    left: float
    """Where the left edge is on the sheet."""
    top: float
    """Where the upper edge is on the sheet."""

    @classmethod
    def of(cls, window: Window, size: tuple[int, int], within: Window) -> Fit:
        """Fit a window into a rectangle, as large as it can be; it grows to fill the rectangle.

        Nothing outside `within` is ever shown: a rectangle too wide or too high for that shows less than the window instead.
        """
        left, top, right, bottom = window.bounds()
        least, upper, most, lower = within.sheet()
        width, height = size
        zoom = min(width / (right - left), height / (bottom - top))
        zoom = max(zoom, width / (most - least), height / (lower - upper))
        wide, tall = width / zoom, height / zoom
        return cls(
            size=size,
            zoom=zoom,
            left=min(max((left + right - wide) / 2, least), most - wide),
            top=min(max((top + bottom - tall) / 2, upper), lower - tall),
        )

    def pixel(self, point: Point) -> Point:
        """Return where a point of the sheet is in the rectangle."""
        return (point[0] - self.left) * self.zoom, (point[1] - self.top) * self.zoom

    def at(self, longitude: float, latitude: float) -> Point:
        """Return where a place in degrees is in the rectangle, in pixels; outside it where it is not shown."""
        return self.pixel(flat(longitude, latitude))

    def shows(self, longitude: float, latitude: float) -> bool:
        """Tell whether a place is in the rectangle."""
        x, y = self.at(longitude, latitude)
        return 0 <= x <= self.size[0] and 0 <= y <= self.size[1]

    def degree(self) -> float:
        """Return about how many pixels a degree of latitude takes."""
        return math.radians(self.zoom)

    def there(self, x: float, y: float) -> Point:
        """Return the longitude and latitude of a pixel."""
        return globe(self.left + x / self.zoom, self.top + y / self.zoom)

    def _meets(self, line: Sequence[Point]) -> bool:
        """Tell whether any of a line might be seen: lines that cannot be are not worth painting."""
        right, bottom = self.left + self.size[0] / self.zoom, self.top + self.size[1] / self.zoom
        return (
            max(x for x, _ in line) >= self.left
            and min(x for x, _ in line) <= right
            and max(y for _, y in line) >= self.top
            and min(y for _, y in line) <= bottom
        )

    def seen(self, lines: Iterable[Sequence[Point]]) -> list[list[Point]]:
        """Return those lines of the sheet that might be seen, in pixels."""
        return [[self.pixel(point) for point in line] for line in lines if self._meets(line)]


# -- room for markers -----------------------------------------------------------------------------------------------------

_TURNS: Final = 16
"""In how many directions a marker looks for room."""


def _offsets(step: float, reach: float) -> Iterator[tuple[float, float, float]]:
    """Yield ways to go from where one would like to be, near ones first: how far, across, down."""
    yield 0.0, 0.0, 0.0
    for ring in range(1, math.ceil(reach / step) + 1):
        for turn in range(_TURNS):
            angle = 2 * math.pi * (turn + (ring % 2) / 2) / _TURNS
            yield ring * step, ring * step * math.cos(angle), ring * step * math.sin(angle)


@dataclass(slots=True)
class _Room:
    """Where markers are so far."""

    spots: tuple[Point, ...]
    wishes: tuple[Point, ...]
    side: int
    gap: int
    size: tuple[int, int]
    boxes: dict[int, pygame.Rect]

    def box(self, x: float, y: float) -> pygame.Rect:
        """Return the box with its middle as near to a point as the edges of the map allow."""
        low, half = self.gap, self.side / 2
        return pygame.Rect(
            round(min(max(x - half, low), self.size[0] - low - self.side)),
            round(min(max(y - half, low), self.size[1] - low - self.side)),
            self.side,
            self.side,
        )

    def price(self, number: int, box: pygame.Rect) -> float:
        """Return what it costs to have a marker here: the way to where it would like to be, what it hides, lines that cross."""
        wish, spot = self.wishes[number], self.spots[number]
        cost = math.hypot(box.centerx - wish[0], box.centery - wish[1])
        around = box.inflate(self.gap, self.gap)
        cost += 1.2 * self.side * sum(around.collidepoint(other) for other in self.spots)
        for at, other in self.boxes.items():
            if at != number:
                crossings = bool(other.clipline(spot, box.center)) + bool(box.clipline(self.spots[at], other.center))
                cost += 0.9 * self.side * crossings
        return cost

    def settle(self, number: int) -> bool:
        """Give a marker the cheapest place there is for it; tell whether there is one."""
        others = [box.inflate(2 * self.gap, 2 * self.gap) for at, box in self.boxes.items() if at != number]
        now = self.boxes.get(number)
        best, least = now, self.price(number, now) - 1 if now is not None else math.inf
        wish = self.wishes[number]
        for far, across, down in _offsets(self.side / 3, math.hypot(*self.size)):
            if far > least:
                break
            box = self.box(wish[0] + across, wish[1] + down)
            if box.collidelist(others) < 0:
                cost = self.price(number, box)
                if cost < least:
                    best, least = box, cost
        if best is not None:
            self.boxes[number] = best
        return best is not None

    def line_up(self) -> None:
        """Put all markers into rows and columns, each into the nearest that is free: that takes the least room there is."""
        pitch = self.side + self.gap
        columns, rows = ((length - self.gap) // pitch for length in self.size)
        free = [
            self.box(self.gap + (column + 0.5) * pitch, self.gap + (row + 0.5) * pitch)
            for row in range(rows)
            for column in range(columns)
        ]
        if len(free) < len(self.wishes):  # not even a pixel for each: nobody can see or press them
            free = [self.box(*wish) for wish in self.wishes]
        for number, wish in enumerate(self.wishes):
            nearest = min(free, key=lambda box, wish=wish: math.dist(box.center, wish))  # type: ignore[misc]
            free.remove(nearest)
            self.boxes[number] = nearest


@lru_cache(maxsize=64)
def spread(
    spots: tuple[Point, ...], wishes: tuple[Point, ...], side: int, gap: int, size: tuple[int, int]
) -> tuple[tuple[int, int, int], ...]:
    """Return left, top and side of a box for every spot: each near where it wishes its middle to be, none over another.

    Boxes keep `gap` pixels off each other and off the edges. Where so many do not fit at all, they are smaller. The same spots
    always get the same boxes.
    """
    while side > 1 and math.prod(max(0, (length - gap) // (side + gap)) for length in size) < len(spots):
        side -= 1
    best, least = None, math.inf
    given = range(len(spots))
    # In the order given; or those at an edge first, who have the least to choose from.
    for order in (given, sorted(given, key=lambda at: min(*spots[at], size[0] - spots[at][0], size[1] - spots[at][1]))):
        room = _Room(spots=spots, wishes=wishes, side=side, gap=gap, size=size, boxes={})
        if not all(room.settle(number) for number in order):
            room.line_up()
        for number in (*order, *order):  # the first to come took what suits the later ones better
            room.settle(number)
        cost = sum(room.price(number, box) for number, box in room.boxes.items())
        if best is None or cost < least:
            best, least = room.boxes, cost
    return tuple((*box.topleft, side) for _, box in sorted((best or {}).items()))


# -- colours ------------------------------------------------------------------------------------------------------------


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


# -- the map ------------------------------------------------------------------------------------------------------------


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
        self._rings = {code: [_line(ring) for ring in found["rings"]] for code, found in countries.items()}
        self._coasts = [_line(line) for line in region["coasts"]]
        self._borders = [(tuple(item["between"]), bool(item["contested"]), _line(item["line"])) for item in region["borders"]]
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
