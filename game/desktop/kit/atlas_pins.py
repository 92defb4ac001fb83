"""Places on a map, and markers at them: where they stand, and the box of one to press. Knows nothing of matches."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pygame

from game.desktop.canvas import Canvas
from game.desktop.kit.controls import Pressable
from game.desktop.kit.node import Kit, Press
from game.desktop.kit.pictures import Icon
from game.desktop.projection import Fit, Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A town, a base, a plant."""

    id: str
    """Its name among places."""
    name: str
    """What is written beside it."""
    longitude: float
    """Degrees east."""
    latitude: float
    """Degrees north."""
    main: bool = False
    """Whether its name is written in bold, and before others: capitals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """Something that happens at a place. The caller makes one of all that happens at the same place."""

    key: str
    """Its name in the state."""
    place: str
    """The place's id."""
    icon: str
    """Its sign."""
    label: str
    """Its words; they must say what its sign and tone do."""
    press: Press
    """What pressing it does."""
    count: int = 0
    """How many things it stands for, shown in its corner; 0 is not shown."""
    tone: str = "accent"
    """Its colour by role: one that text can have."""
    chosen: bool = False
    """Whether it is what is being looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """A marker on the map, in pixels of the map."""

    place: str
    """The id of its place."""
    name: str
    """The name of its place."""
    spot: Point
    """What it points at: the place, or where the edge of the map is nearest to the way there."""
    far: bool
    """Whether the place is off the map."""
    box: tuple[int, int, int, int]
    """Where its box is."""

    @property
    def middle(self) -> Point:
        """The middle of its box."""
        return self.box[0] + self.box[2] / 2, self.box[1] + self.box[3] / 2


class Pin(Pressable):
    """The box of a marker; the map draws the line from it to its place."""

    def __init__(self, marker: Marker) -> None:
        """Stand for a marker."""
        self.marker = marker
        sign = Icon(marker.icon, colour="on_accent" if marker.chosen else marker.tone)
        super().__init__(sign, marker.press, key=marker.key, label=marker.label, chosen=marker.chosen, hint=marker.label)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        """Place the sign in the middle of the box."""
        self.rect = rect
        side = min(rect.width * 5 // 8, self.node.widths(kit)[1])
        self.node.place(kit, pygame.Rect(rect.centerx - side // 2, rect.centery - side // 2, side, side))

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """Draw the box, its sign, and how many things it stands for."""
        around = self.rect.inflate(self.rect.width // 2, self.rect.width // 2)
        if not canvas.visible(around):
            return
        palette, tone = canvas.palette, canvas.palette.roles()[self.marker.tone]
        edge = max(2, kit.px(1.5))
        if kit.state.focus == self.key:
            canvas.ring(self.rect)
        else:
            canvas.box(self.rect.inflate(2 * edge, 2 * edge), palette.background, radius=9)
        hovered = kit.state.hover == self.key and not self.chosen
        fill = tone if self.chosen else palette.raised if hovered else palette.background
        canvas.box(self.rect, fill, palette.text if hovered else tone, radius=7, width=edge)
        self.node.draw(canvas, kit)
        if self.marker.count:
            self._badge(canvas, kit, tone)

    def _badge(self, canvas: Canvas, kit: Kit, tone: str) -> None:
        size = kit.theme.font("small")
        number = canvas.faces.render(str(self.marker.count), "bold", size, canvas.palette.on_accent)
        high = round(size * 1.2)
        badge = pygame.Rect(0, 0, max(high, number.get_width() + size // 2), high)
        over = min(size * 2 // 3, high // 2 + (badge.width - high) // 2)
        badge.topright = (self.rect.right + over, self.rect.top - high * 2 // 5)
        canvas.box(badge.inflate(2, 2), canvas.palette.background, radius=99)
        canvas.box(badge, tone, radius=99)
        canvas.surface.blit(number, number.get_rect(center=badge.center))


def aim(fit: Fit, at: Point, side: int, gap: int) -> tuple[Point, Point]:
    """Return what a marker points at, and where it would like its middle to be: above a place, or beside the edge of the map."""
    (width, height), (x, y) = fit.size, at
    if 0 <= x <= width and 0 <= y <= height:
        return at, (x, y - side / 2 - gap)
    middle = (width / 2, height / 2)
    across, down = x - middle[0], y - middle[1]
    room = max(1.0, middle[0] - gap / 3), max(1.0, middle[1] - gap / 3)
    share = min(room[0] / abs(across) if across else math.inf, room[1] / abs(down) if down else math.inf)
    spot = middle[0] + across * share, middle[1] + down * share
    far = math.hypot(across, down)
    back = side / 2 * far / max(abs(across), abs(down)) + 1.6 * gap
    return spot, (spot[0] - across / far * back, spot[1] - down / far * back)
