"""Names on a map: of countries, seas and places, each written where nothing is yet, or not at all. Knows nothing of matches."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

import pygame

from game.desktop.atlas import COARSE, Name, atlas
from game.desktop.faces import Faces
from game.desktop.kit.atlas_pins import Pinned, Place
from game.desktop.kit.atlas_words import Word
from game.desktop.projection import Fit, Point
from game.desktop.shades import sea_name
from game.desktop.theme import Theme

_SIZES: Final = {1: 1.2, 2: 1.0, 3: 1.0}
_SPACING: Final = {1: 0.22, 2: 0.16, 3: 0.08}
"""Of the names of countries, by rank: in sizes of small text, and in their own size."""

_ON: Final = 0.7
"""How much of a name must stand on what it names."""

_LARGE: Final = 2
"""How many sizes of its name a degree must take before a country too small for its name gets one."""

TOUCH: Final = 7
"""Dots nearer to each other than this touch, at the base size."""

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
