"""The sheet a map is drawn on: places in degrees as points of it, bounds on the globe, and how a part of it lies in a rectangle.

Lambert's conformal conic projection. Knows nothing of countries, colours or pictures.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

Point = tuple[float, float]
"""Across and down, or longitude and latitude."""

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


def flattened(numbers: Sequence[float]) -> tuple[Point, ...]:
    """Return a line on the sheet; `numbers` are longitudes and latitudes by turns, in degrees."""
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
