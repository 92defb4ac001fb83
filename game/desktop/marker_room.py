"""Room for markers on a map: boxes near where they would like to be, none over another. Knows nothing of nodes or screens."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pygame

from game.desktop.projection import Point

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
