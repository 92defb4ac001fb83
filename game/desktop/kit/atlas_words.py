"""A word as it is written on a map: slanted or spaced, with light or dark around its letters. Knows no maps or matches."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import pygame

from game.desktop.faces import Faces
from game.desktop.projection import Point


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
