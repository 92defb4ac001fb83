"""A surface to draw on: boxes with round corners, text, icons and drawings, antialiased and each painted once.

Corners and icons go through the SVG reader inside SDL_image. Knows nothing of nodes or screens.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pygame

from game.desktop.faces import Faces
from game.desktop.theme import Theme
from game.places import place

if TYPE_CHECKING:
    from game.charts.shapes import Drawing

_DRAWINGS: Final = 120
"""How many painted drawings are kept."""


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return (place("assets") / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def painted(svg: str, size: tuple[int, int]) -> pygame.Surface:
    """Return an SVG text as a picture of this size."""
    return pygame.image.load_sized_svg(io.BytesIO(svg.encode()), size).convert_alpha()


class Painter:
    """What has been painted and can be used again: corners, icons, drawings."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._tiles: dict[tuple[int, str, str, int], pygame.Surface] = {}
        self._icons: dict[tuple[str, int, str], pygame.Surface] = {}
        self._drawings: dict[object, pygame.Surface] = {}

    def tile(self, radius: int, fill: str, edge: str, width: int) -> pygame.Surface:
        """Return a square with round corners, as small as it can be, to be stretched from its middle."""
        key = (radius, fill, edge, width)
        if key not in self._tiles:
            side = 2 * radius + 2
            inset = width / 2
            paint = f'fill="{fill}"' if fill else 'fill="none"'
            if edge:
                paint += f' stroke="{edge}" stroke-width="{width}"'
            svg = (
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" viewBox="0 0 {side} {side}">'
                f'<rect x="{inset}" y="{inset}" width="{side - width}" height="{side - width}" '
                f'rx="{max(0.0, radius - inset)}" {paint}/></svg>'
            )
            self._tiles[key] = painted(svg, (side, side))
        return self._tiles[key]

    def icon(self, name: str, size: int, colour: str) -> pygame.Surface:
        """Return an icon."""
        key = (name, size, colour)
        if key not in self._icons:
            self._icons[key] = painted(_source(name).replace("currentColor", colour), (size, size))
        return self._icons[key]

    def kept(self, key: object) -> pygame.Surface | None:
        """Return a picture that was painted before."""
        return self._drawings.get(key)

    def keep(self, key: object, picture: pygame.Surface) -> pygame.Surface:
        """Keep a picture, and return it."""
        if len(self._drawings) >= _DRAWINGS:
            del self._drawings[next(iter(self._drawings))]
        self._drawings[key] = picture
        return picture


class Canvas:
    """One frame being drawn."""

    def __init__(self, surface: pygame.Surface, theme: Theme, faces: Faces, painter: Painter) -> None:
        """Draw on a surface; what has been painted before is taken from the painter."""
        self.surface = surface
        self.theme = theme
        self.palette = theme.palette
        self.faces = faces
        self.painter = painter

    def visible(self, rect: pygame.Rect) -> bool:
        """Tell whether anything drawn in a rectangle would be seen."""
        return bool(self.surface.get_clip().colliderect(rect))

    def fill(self, rect: pygame.Rect, colour: str) -> None:
        """Fill a rectangle with square corners."""
        self.surface.fill(colour, rect)

    def box(self, rect: pygame.Rect, fill: str = "", edge: str = "", *, radius: float = 10, width: int = 1) -> None:
        """Draw a rectangle with round corners: filled, edged, or both. Radius is a distance at the base size."""
        if not self.visible(rect) or rect.width < 2 or rect.height < 2:  # noqa: PLR2004  nothing to see
            return
        corner = min(self.theme.px(radius), rect.width // 2 - 1, rect.height // 2 - 1)
        corner = max(corner, 1)
        tile = self.painter.tile(corner, fill, edge, width)
        side, put = tile.get_width(), self.surface.blit
        right, bottom = rect.right - corner, rect.bottom - corner
        far = side - corner
        put(tile, rect.topleft, (0, 0, corner, corner))
        put(tile, (right, rect.top), (far, 0, corner, corner))
        put(tile, (rect.left, bottom), (0, far, corner, corner))
        put(tile, (right, bottom), (far, far, corner, corner))
        wide, tall = rect.width - 2 * corner, rect.height - 2 * corner
        if fill:
            self.surface.fill(fill, (rect.left + corner, rect.top, wide, rect.height))
            self.surface.fill(fill, (rect.left, rect.top + corner, corner, tall))
            self.surface.fill(fill, (right, rect.top + corner, corner, tall))
        if edge:
            self.surface.fill(edge, (rect.left + corner, rect.top, wide, width))
            self.surface.fill(edge, (rect.left + corner, rect.bottom - width, wide, width))
            self.surface.fill(edge, (rect.left, rect.top + corner, width, tall))
            self.surface.fill(edge, (rect.right - width, rect.top + corner, width, tall))

    def text(self, text: str, at: tuple[int, int], weight: str, size: int, colour: str) -> None:
        """Write one line, its top left corner here; it takes the height of a line."""
        if not text:
            return
        line = self.faces.leading(size)
        if not self.visible(pygame.Rect(at[0], at[1], 1 << 14, line)):
            return
        picture = self.faces.render(text, weight, size, colour)
        self.surface.blit(picture, (at[0], at[1] + (line - picture.get_height()) // 2))

    def icon(self, name: str, rect: pygame.Rect, colour: str) -> None:
        """Draw an icon in the middle of a rectangle, as large as its shorter side."""
        if not name or not self.visible(rect):
            return
        size = min(rect.width, rect.height)
        picture = self.painter.icon(name, size, colour)
        self.surface.blit(picture, (rect.centerx - size // 2, rect.centery - size // 2))

    def ring(self, rect: pygame.Rect) -> None:
        """Draw the ring that shows where the keyboard is."""
        width = max(3, self.theme.px(3))
        self.box(rect.inflate(2 * width, 2 * width), edge=self.palette.focus, radius=12, width=width)

    def drawing(self, drawing: Drawing, rect: pygame.Rect) -> None:
        """Paint a chart in a rectangle: its shapes as one picture, its words with our own letters."""
        if not self.visible(rect):
            return
        key = (drawing, rect.size, self.palette.name)
        picture = self.painter.kept(key)
        if picture is None:
            picture = self.painter.keep(key, self._painted(drawing, rect.size))
        self.surface.blit(picture, rect)

    def _painted(self, drawing: Drawing, size: tuple[int, int]) -> pygame.Surface:
        from game.charts.svg import svg  # noqa: PLC0415  the title has no chart

        picture = painted(svg(drawing, self.palette.roles(), texts=False), size)
        across, down = size[0] / drawing.width, size[1] / drawing.height
        for item in drawing.texts:
            weight = "bold" if item.weight == "bold" else "regular"
            line = self.faces.render(item.text, weight, max(1, round(item.size * down)), self.palette.roles()[item.colour])
            left = item.x * across - {"start": 0, "middle": line.get_width() / 2, "end": line.get_width()}[item.anchor]
            ascent = self.faces.font(weight, max(1, round(item.size * down))).get_ascent()
            picture.blit(line, (round(left), round(item.y * down - ascent)))
        return picture


def icon_picture(name: str, size: int, colour: str) -> pygame.Surface:
    """Return an icon before there is a window."""
    svg = _source(name).replace("currentColor", colour)
    return pygame.image.load_sized_svg(io.BytesIO(svg.encode()), (size, size))
