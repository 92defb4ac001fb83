"""The map as a node: places by name, and markers to press that never cover each other.

Not in the kit's own list of names: whoever shows a map imports it from here, and only then is the map read. Knows nothing of
matches.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import pygame

from game.desktop.atlas import COARSE, FOCUS, Fit, Name, Point, Window, atlas, sea_name, spread
from game.desktop.canvas import Canvas, painted
from game.desktop.faces import Faces, style
from game.desktop.kit.controls import TARGET, Pressable
from game.desktop.kit.node import Kit, Node, Press
from game.desktop.kit.pictures import Icon
from game.desktop.theme import Theme


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


# -- names ----------------------------------------------------------------------------------------------------------------

_SIZES: Final = {1: 1.2, 2: 1.0, 3: 1.0}
_SPACING: Final = {1: 0.22, 2: 0.16, 3: 0.08}
"""Of the names of countries, by rank: in sizes of small text, and in their own size."""

_ON: Final = 0.7
"""How much of a name must stand on what it names."""

_LARGE: Final = 2
"""How many sizes of its name a degree must take before a country too small for its name gets one."""

TOUCH: Final = 7
"""Dots nearer to each other than this touch, at the base size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A name as it is written on the map."""

    text: str
    """The letters."""
    weight: str
    """Their weight."""
    size: int
    """Their size in pixels."""
    colour: str
    """Their colour."""
    spacing: int = 0
    """Pixels between letters, beyond what the face has."""
    angle: float = 0
    """Degrees clockwise."""
    middle: Point = (0, 0)
    """Where the middle of the word is, in pixels of the map."""

    def wide(self, faces: Faces) -> int:
        """Return how wide it is before it is slanted."""
        if not self.spacing:
            return faces.width(self.text, self.weight, self.size)
        return sum(faces.width(letter, self.weight, self.size) + self.spacing for letter in self.text) - self.spacing

    def along(self, faces: Faces, count: int) -> list[Point]:
        """Return points along it from its first letter to its last, its middle being the origin."""
        wide, turn = self.wide(faces), math.radians(self.angle)
        steps = [wide * (step / (count - 1) - 0.5) for step in range(count)]
        return [(step * math.cos(turn), step * math.sin(turn)) for step in steps]

    def parts(self, faces: Faces) -> list[pygame.Rect]:
        """Return rectangles that hold all of it, its middle being the origin: one, or several along a slanted one."""
        if not self.angle:
            found = pygame.Rect(0, 0, self.wide(faces) + (self.size if self.spacing else 4), round(self.size * 1.2))
            found.center = (0, 0)
            return [found]
        side = round(self.size * 1.3)
        squares = []
        for x, y in self.along(faces, max(2, math.ceil(1.4 * self.wide(faces) / side))):
            square = pygame.Rect(0, 0, side, side)
            square.center = (round(x), round(y))
            squares.append(square)
        return squares

    def placed(self, faces: Faces) -> list[pygame.Rect]:
        """Return the rectangles where they are on the map."""
        return [part.move(round(self.middle[0]), round(self.middle[1])) for part in self.parts(faces)]


_SIDES: Final = ((1, 0), (-1, 0), (0, -1), (0, 1), (0.8, -0.8), (0.8, 0.8), (-0.8, -0.8), (-0.8, 0.8))
"""Where the name of a place may stand from its dot, best first."""


@lru_cache(maxsize=4)
def _ways(reach: int) -> tuple[tuple[int, int], ...]:
    """Return steps across and down, the least first; names rather go aside than up or down."""
    steps = range(-reach, reach + 1)
    return tuple(sorted(((across, down) for across in steps for down in steps), key=lambda way: math.hypot(way[0], 1.5 * way[1])))


class _Writing:
    """Names on a map, one after the other: each where nothing is yet, or not at all."""

    def __init__(self, faces: Faces, theme: Theme, fit: Fit) -> None:
        self.faces = faces
        self.theme = theme
        self.fit = fit
        self.small = theme.font("small")
        self.dot = theme.px(3)
        self.taken: list[pygame.Rect] = []
        self.words: list[Word] = []
        self.sheet = pygame.Rect((0, 0), fit.size).inflate(-theme.px(8), -theme.px(8))
        ground = atlas().ground(fit)
        self.wide = ground.get_width()
        self.ground = pygame.image.tobytes(ground, "RGB")[::3]
        self.seen = set(self.ground)

    def write(self, word: Word, middles: Iterable[Point], right: Callable[[float, float], bool] | None = None) -> bool:
        """Write a word at the first of these points where there is room for it; tell whether there was any.

        All of a word must stand right, but for the first point: there, most of it will do.
        """
        parts, middle = word.parts(self.faces), word.along(self.faces, 7)
        corners = [] if word.angle else [(side * middle[-1][0], down * word.size * 0.45) for side in (-1, 1) for down in (-1, 1)]
        for number, (x, y) in enumerate(middles):
            probes = corners + middle if number else middle
            moved = [part.move(round(x), round(y)) for part in parts]
            if not all(self.sheet.contains(part) and part.collidelist(self.taken) < 0 for part in moved):
                continue
            if right is not None:
                if number:
                    fits = all(right(x + dx, y + dy) for dx, dy in probes)
                else:
                    fits = sum(right(x + dx, y + dy) for dx, dy in probes) >= _ON * len(probes)
                if not fits:
                    continue
            self.words.append(replace(word, middle=(x, y)))
            self.taken += [part.inflate(self.small // 2, self.small // 4) for part in moved]
            return True
        return False

    def _under(self, x: float, y: float) -> int:
        return self.ground[int(y) // COARSE * self.wide + int(x) // COARSE]

    def country(self, name: Name, *, party: bool = False) -> bool:
        """Write the name of a country where the map has it or elsewhere in it, a party's smaller if need be; tell whether."""
        palette = self.theme.palette
        if name.ground not in self.seen:
            return False
        for size in sorted({round(self.small * _SIZES[name.rank]), self.small} if party else {self.small}, reverse=True):
            word = Word(
                text=name.text.upper(),
                weight="bold" if party else "medium",
                size=size,
                colour=palette.text if party else palette.muted,
                spacing=max(1, round(size * _SPACING[name.rank])),
            )
            x, y = self.fit.at(*name.at)
            if name.align != "middle" and self.fit.degree() < _LARGE * size:
                return False
            if name.align != "middle":  # in the water beside it
                x += word.wide(self.faces) / (2 if name.align == "start" else -2)
                near, ground = [(x, y)], {0, name.ground}
            else:
                near, ground = self._near(word, (x, y), 32 if party else 12), {name.ground}
            if self.write(word, near, lambda x, y, ground=ground: self._under(x, y) in ground):  # type: ignore[misc]
                return True
        return False

    def together(self, names: Sequence[Name]) -> None:
        """Write the names of these countries, or none of them."""
        words, taken = len(self.words), len(self.taken)
        if not all(self.country(name) for name in names):
            del self.words[words:], self.taken[taken:]

    def sea(self, name: Name) -> None:
        """Write the name of a sea where the map has it, or elsewhere in that sea."""
        size = round(self.small * (1.1 if name.rank < 3 else 1.0))  # noqa: PLR2004  ranks end with 3
        word = Word(text=name.text, weight="italic", size=size, colour=sea_name(self.theme.palette), angle=name.angle)
        sea = atlas().sea
        near = self._near(word, self.fit.at(*name.at), 10)
        self.write(word, near, lambda x, y: self._under(x, y) == 0 and sea(*self.fit.there(x, y)) is name)

    def _near(self, word: Word, at: Point, reach: int) -> list[Point]:
        """Return a point and others around it, the nearest first; around the nearest on the map, where it is not there."""
        half, step = word.wide(self.faces) / 2 + 4, word.size / 2
        x = min(max(at[0], self.sheet.left + half), self.sheet.right - half)
        y = min(max(at[1], self.sheet.top + 2 * step), self.sheet.bottom - 2 * step)
        return [at, *((x + across * step, y + down * step) for across, down in _ways(reach))]

    def beside(self, text: str, weight: str, at: Point, off: float) -> tuple[Word, list[Point]]:
        """Return a word, and where it may stand beside a point, `off` pixels from it."""
        word = Word(text=text, weight=weight, size=self.small, colour=self.theme.palette.text)
        half = word.wide(self.faces) / 2 + 2
        ways = [(across, down, far) for far in (off, off + self.small / 2) for across, down in _SIDES]
        return word, [(at[0] + x * (half + far), at[1] + y * (self.small * 0.55 + far)) for x, y, far in ways]

    def town(self, text: str, weight: str, at: Point, others: Sequence[Point]) -> None:
        """Write the name of a place beside its dot, where no other dot is nearer to it."""
        word, middles = self.beside(text, weight, at, self.dot + self.theme.px(1))
        part = word.parts(self.faces)[0]

        def far(point: Point, middle: Point) -> float:
            across, down = abs(point[0] - middle[0]) - part.width / 2, abs(point[1] - middle[1]) - part.height / 2
            return math.hypot(max(0.0, across), max(0.0, down))

        clear = [
            middle
            for middle in middles
            if min((far(other, middle) for other in others if other != at), default=math.inf) > far(at, middle) + 1
        ]
        self.write(word, clear)

    def far(self, pin: Pinned) -> None:
        """Write the name of a place off the map beside its marker, with an arrow that points there."""
        (x, y), (left, top) = pin.spot, pin.middle
        sign = "→↘↓↙←↖↑↗"[round(math.atan2(y - top, x - left) / (math.pi / 4)) % 8]
        self.write(*self.beside(f"{sign} {pin.name}", "medium", pin.middle, pin.box[2] * 0.8))

    def avoid(self, pin: Pinned) -> None:
        """Keep names clear of a marker and of its line."""
        (x, y), (left, top) = pin.spot, pin.middle
        self.taken.append(pygame.Rect(pin.box).inflate(pin.box[2] * 0.6, pin.box[2] * 0.6))
        steps = math.ceil(math.dist(pin.spot, pin.middle) / (2 * self.dot)) + 1
        for step in range(steps):
            self.avoid_dot((x + (left - x) * step / steps, y + (top - y) * step / steps))

    def avoid_dot(self, at: Point) -> None:
        """Keep names clear of a dot."""
        self.taken.append(pygame.Rect(round(at[0]) - self.dot, round(at[1]) - self.dot, 2 * self.dot, 2 * self.dot))


@lru_cache(maxsize=16)
def dots(fit: Fit, places: tuple[Place, ...], marked: frozenset[str], near: float) -> tuple[tuple[Place, Point], ...]:
    """Return the places that are on the map and where, those that matter most first.

    One so near to another that their dots would touch is left out; those with a marker are not.
    """
    found: list[tuple[Place, Point]] = []
    for item in sorted(places, key=lambda item: -2 * (item.id in marked) - item.main):
        at = fit.at(item.longitude, item.latitude)
        apart = all(math.dist(at, other) > near for _, other in found)
        if fit.shows(item.longitude, item.latitude) and (apart or item.id in marked):
            found.append((item, at))
    return tuple(found)


def _beside(names: Mapping[str, Name]) -> list[frozenset[str]]:
    """Return who of these dispute a border with each other, both having their names beside their countries."""
    found = [pair for pair in dict.fromkeys(atlas().disputes) if pair <= names.keys()]
    return [pair for pair in found if all(names[code].align != "middle" for code in pair)]


@lru_cache(maxsize=16)
def written(  # noqa: PLR0913  all that a name can be in the way of
    faces: Faces,
    theme: Theme,
    fit: Fit,
    places: tuple[Place, ...],
    parties: frozenset[str],
    pins: tuple[Pinned, ...],
) -> tuple[Word, ...]:
    """Return the names of countries, seas and places that there is room for: those that matter most come first."""
    writing, names, seas = _Writing(faces, theme, fit), atlas().names, atlas().seas
    marked = frozenset(pin.place for pin in pins)
    shown = dots(fit, places, marked, theme.px(TOUCH))
    for pin in pins:
        writing.avoid(pin)
    bare = [(item, at) for item, at in shown if not any(pygame.Rect(pin.box).collidepoint(at) for pin in pins)]
    for _, at in shown:
        writing.avoid_dot(at)
    for pin in pins:
        if pin.far:
            writing.far(pin)
    for code in sorted(parties & names.keys()):
        writing.country(names[code], party=True)
    spots = [at for _, at in shown]
    first = [(item, at) for item, at in bare if item.main or item.id in marked]
    rest = {code: name for code, name in names.items() if code not in parties}
    # A name in the water beside a country is a choice of the map. Whoever disputes a border gets one if the other does.
    pairs = [[rest.pop(code) for code in sorted(pair)] for pair in _beside(rest)]
    for item, at in first:
        writing.town(item.name, "bold" if item.main else "medium", at, spots)
    for name in rest.values():
        if name.rank == 1:
            writing.country(name)
    for item, at in bare[len(first) :]:
        writing.town(item.name, "regular", at, spots)
    for rank in (1, 2, 3):
        for name in seas:
            if name.rank == rank:
                writing.sea(name)
        for name in rest.values():
            if name.rank == rank > 1:
                writing.country(name)
    for pair in pairs:
        writing.together(pair)
    return tuple(writing.words)


@lru_cache(maxsize=400)
def lettered(faces: Faces, word: Word, halo: str) -> pygame.Surface:
    """Return a word as a picture with light or dark around its letters, slanted as it is to be."""
    around = max(1, round(word.size / 8))
    height = faces.font(word.weight, word.size).get_height()
    picture = pygame.Surface((word.wide(faces) + 2 * around + 2, height + 2 * around + 2), pygame.SRCALPHA)
    picture.fill(halo + "00")
    turns = [(round(around * math.cos(turn)), round(around * math.sin(turn))) for turn in (math.pi * n / 6 for n in range(12))]
    for colour, ways in ((halo, turns), (word.colour, [(0, 0)])):
        left = around + 1
        for part in word.text if word.spacing else (word.text,):
            letters = faces.render(part, word.weight, word.size, colour)
            for across, down in ways:
                picture.blit(letters, (left + across, around + 1 + down))
            left += faces.width(part, word.weight, word.size) + word.spacing
    return pygame.transform.rotozoom(picture, -word.angle, 1.0) if word.angle else picture


# -- the node -------------------------------------------------------------------------------------------------------------


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


class _Pin(Pressable):
    """The box of a marker; the map draws the line from it to its place."""

    def __init__(self, marker: Marker) -> None:
        self.marker = marker
        sign = Icon(marker.icon, colour="on_accent" if marker.chosen else marker.tone)
        super().__init__(sign, marker.press, key=marker.key, label=marker.label, chosen=marker.chosen, hint=marker.label)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        side = min(rect.width * 5 // 8, self.node.widths(kit)[1])
        self.node.place(kit, pygame.Rect(rect.centerx - side // 2, rect.centery - side // 2, side, side))

    def draw(self, canvas: Canvas, kit: Kit) -> None:
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
        self._pins = [_Pin(marker) for marker in markers]
        self._at = {item.id: item for item in self.places}
        self._lines: tuple[str, ...] = ()
        self._fit: Fit | None = None
        self.pinned: tuple[Pinned, ...] = ()
        """Where the markers are, once the map has been placed."""
        self.map = pygame.Rect(0, 0, 0, 0)
        """Where the map is: all of the node but for the caption."""
        for marker in markers:
            if marker.place not in self._at:
                raise ValueError(f"marker {marker.key!r} is at {marker.place!r}, expected the id of one of the places")

    @property
    def nodes(self) -> Sequence[Node]:
        """The markers."""
        return self._pins

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
        self.map = pygame.Rect(rect.left, rect.top, max(8, rect.width), max(8, rect.height - strip))
        fit = self._fit = atlas().fit(self.window, self.map.size)
        side = max(TARGET, 2 * kit.theme.font("body"))
        gap = round(kit.theme.font("small") * 0.7)
        spots, wishes = [], []
        for pin in self._pins:
            item = self._at[pin.marker.place]
            spot, wish = _aim(fit, fit.at(item.longitude, item.latitude), side, gap)
            spots.append(spot)
            wishes.append(wish)
        boxes = spread(tuple(spots), tuple(wishes), side, gap, self.map.size)
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


def _aim(fit: Fit, at: Point, side: int, gap: int) -> tuple[Point, Point]:
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


def _arrow(canvas: Canvas, colour: str, start: Point, end: Point, size: float) -> None:
    turn = math.atan2(end[1] - start[1], end[0] - start[0])
    points = [
        (end[0] + far * math.cos(turn + way), end[1] + far * math.sin(turn + way))
        for way, far in ((0.0, size * 0.35), (2.5, size), (-2.5, size))
    ]
    pygame.draw.polygon(canvas.surface, colour, points)
    for start_, end_ in zip(points, points[1:] + points[:1], strict=True):
        pygame.draw.aaline(canvas.surface, colour, start_, end_)
