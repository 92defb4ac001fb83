"""The map as a node: places by name, and markers to press that never cover each other.

Not in the kit's own list of names: whoever shows a map imports it from here, and only then is the map read. Knows nothing of
matches.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pygame

from game.desktop.atlas import atlas
from game.desktop.canvas import Canvas, painted
from game.desktop.faces import style
from game.desktop.kit.atlas_names import TOUCH, dots, written
from game.desktop.kit.atlas_pins import Marker, Pin, Pinned, Place, aim
from game.desktop.kit.atlas_words import Word, lettered
from game.desktop.kit.controls import TARGET
from game.desktop.kit.node import Kit, Node
from game.desktop.marker_room import spread
from game.desktop.projection import FOCUS, Fit, Point, Window


class MapView(Node):
    """A map that fills what room it gets, with places, and markers to press."""

    role = "image"

    def __init__(  # noqa: PLR0913  a map has that many sides
        self,
        places: Sequence[Place] = (),
        markers: Sequence[Marker] = (),
        parties: Mapping[str, str] | None = None,
        *,
        label: str,
        window: Window = FOCUS,
        caption: str | None = None,
        behind: str = "surface",
        key: str = "",
        grow: float = 1,
    ) -> None:
        """Show a window of the globe.

        `parties` are colours by role ("series1") by code of country ("IRQ"). `label` is what the map shows, in words. `caption`
        is told with it, and written below it where there is room: the map's own disclaimer where none is given. `behind` is the
        colour by role of what the map lies on, seen at its round corners.

        Raises:
            ValueError: a marker is at a place that is not among the places.
        """
        super().__init__(key=key, grow=grow)
        self.places = tuple(places)
        self.parties = dict(parties or {})
        self.window = window
        self.behind = behind
        self._label = label
        self._caption = caption
        self._pins = [Pin(marker) for marker in markers]
        self._at = {item.id: item for item in self.places}
        self._lines: tuple[str, ...] = ()
        self._fit: Fit | None = None
        self.pinned: tuple[Pinned, ...] = ()
        """Where the markers are, once the map has been placed."""
        self._size = (0, 0)
        for marker in markers:
            if marker.place not in self._at:
                raise ValueError(f"marker {marker.key!r} is at {marker.place!r}, expected the id of one of the places")

    @property
    def nodes(self) -> Sequence[Node]:
        """The markers."""
        return self._pins

    @property
    def map(self) -> pygame.Rect:
        """Where the map is: all of the node but for the caption. A region that scrolls moves it with the node."""
        return pygame.Rect(self.rect.topleft, self._size)

    @property
    def caption(self) -> str:
        """What is told with the map."""
        return atlas().disclaimer if self._caption is None else self._caption

    @property
    def label(self) -> str:
        """What it shows, and what is to be said of maps."""
        return f"{self._label} {self.caption}".strip()

    def _widths(self, kit: Kit) -> tuple[int, int]:
        return kit.em(280), kit.em(640)

    def _height(self, kit: Kit, width: int) -> int:
        del width
        return kit.em(180)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        """Fit the map into a rectangle, and find room for the markers."""
        self.rect = rect
        self._lines = kit.faces.wrapped(self.caption, *style(kit.theme, "small"), max(1, rect.width - 2 * kit.px(12)))
        strip = len(self._lines) * kit.leading("small") + 2 * kit.px(4)
        if not self.caption or strip > rect.height / 8:
            self._lines, strip = (), 0
        self._size = (max(8, rect.width), max(8, rect.height - strip))
        fit = self._fit = atlas().fit(self.window, self._size)
        side = max(TARGET, 2 * kit.theme.font("body"))
        gap = round(kit.theme.font("small") * 0.7)
        spots, wishes = [], []
        for pin in self._pins:
            item = self._at[pin.marker.place]
            spot, wish = aim(fit, fit.at(item.longitude, item.latitude), side, gap)
            spots.append(spot)
            wishes.append(wish)
        boxes = spread(tuple(spots), tuple(wishes), side, gap, self._size)
        self.pinned = tuple(
            self._pin(fit, pin.marker, spot, box) for pin, spot, box in zip(self._pins, spots, boxes, strict=True)
        )
        for pin, found in zip(self._pins, self.pinned, strict=True):
            pin.place(kit, pygame.Rect(found.box).move(self.map.topleft))

    def _pin(self, fit: Fit, marker: Marker, spot: Point, box: tuple[int, int, int]) -> Pinned:
        item = self._at[marker.place]
        far = not fit.shows(item.longitude, item.latitude)
        return Pinned(place=item.id, name=item.name, spot=spot, far=far, box=(*box, box[2]))

    def words(self, kit: Kit) -> tuple[Word, ...]:
        """Return the names that are written, once the map has been placed."""
        if self._fit is None:
            return ()
        return written(kit.faces, kit.theme, self._fit, self.places, frozenset(self.parties), self.pinned)

    def paint(self, canvas: Canvas, kit: Kit) -> None:
        """Draw the map, names, places, and the lines from markers to their places."""
        if self._fit is None:
            return
        surface, palette = canvas.surface, canvas.palette
        clip = surface.get_clip()
        surface.set_clip(clip.clip(self.rect))
        surface.blit(atlas().base(self._fit, palette, self.parties, kit.theme.scale), self.map)
        left, top = self.map.topleft
        for word in self.words(kit):
            picture = lettered(kit.faces, replace(word, middle=(0, 0)), palette.background)
            surface.blit(picture, picture.get_rect(center=(left + round(word.middle[0]), top + round(word.middle[1]))))
        self._draw_places(canvas, kit)
        for pin, found in zip(self._pins, self.pinned, strict=True):
            self._draw_line(canvas, kit, pin.marker, found)
        self._draw_frame(canvas, kit)
        surface.set_clip(clip)

    def _draw_places(self, canvas: Canvas, kit: Kit) -> None:
        fit, palette = self._fit, canvas.palette
        if fit is None:
            return
        for item, (x, y) in dots(fit, self.places, frozenset(pin.place for pin in self.pinned), kit.px(TOUCH)):
            at = (self.map.left + round(x), self.map.top + round(y))
            radius = kit.px(2.5 if item.main else 2)
            pygame.draw.aacircle(canvas.surface, palette.background, at, radius + kit.px(1.5))
            pygame.draw.aacircle(canvas.surface, palette.text, at, radius)

    def _draw_line(self, canvas: Canvas, kit: Kit, marker: Marker, found: Pinned) -> None:
        """Draw what joins a marker to its place: it ends in a dot, or in an arrow where the place is off the map."""
        palette = canvas.palette
        left, top = self.map.topleft
        spot, middle = (left + found.spot[0], top + found.spot[1]), (left + found.middle[0], top + found.middle[1])
        for colour, more in ((palette.background, 2 * kit.px(1)), (palette.roles()[marker.tone], 0)):
            pygame.draw.aaline(canvas.surface, colour, middle, spot, max(2, kit.px(1.5)) + more)
            if found.far:
                _arrow(canvas, colour, middle, spot, kit.px(8) + more)
            else:
                pygame.draw.aacircle(canvas.surface, colour, spot, kit.px(3.5) + more // 2)

    def _draw_frame(self, canvas: Canvas, kit: Kit) -> None:
        """Draw the caption, the edge, and what lies behind the round corners."""
        palette, rect = canvas.palette, self.rect
        if self._lines:
            canvas.fill(pygame.Rect(rect.left, self.map.bottom, rect.width, rect.bottom - self.map.bottom), palette.surface)
            weight, size = style(kit.theme, "small")
            for number, line in enumerate(self._lines):
                at = (rect.left + kit.px(12), self.map.bottom + kit.px(4) + number * kit.leading("small"))
                canvas.text(line, at, weight, size, palette.muted)
        radius = kit.px(10)
        colour = palette.roles()[self.behind]
        key = ("corners", radius, colour)
        picture = canvas.painter.kept(key)
        if picture is None:
            whole = 2 * radius
            svg = (
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="{whole}"><path fill="{colour}" '
                f'fill-rule="evenodd" d="M0 0H{whole}V{whole}H0ZM{radius} 0A{radius} {radius} 0 1 0 {radius} {whole}'
                f'A{radius} {radius} 0 1 0 {radius} 0Z"/></svg>'
            )
            picture = canvas.painter.keep(key, painted(svg, (whole, whole)))
        for x, y in ((0, 0), (1, 0), (0, 1), (1, 1)):
            at = (rect.right - radius if x else rect.left, rect.bottom - radius if y else rect.top)
            canvas.surface.blit(picture, at, (x * radius, y * radius, radius, radius))
        canvas.box(rect, edge=palette.line, radius=10)


def _arrow(canvas: Canvas, colour: str, start: Point, end: Point, size: float) -> None:
    turn = math.atan2(end[1] - start[1], end[0] - start[0])
    points = [
        (end[0] + far * math.cos(turn + way), end[1] + far * math.sin(turn + way))
        for way, far in ((0.0, size * 0.35), (2.5, size), (-2.5, size))
    ]
    pygame.draw.polygon(canvas.surface, colour, points)
    for start_, end_ in zip(points, points[1:] + points[:1], strict=True):
        pygame.draw.aaline(canvas.surface, colour, start_, end_)
