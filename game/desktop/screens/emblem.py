"""The sign on the title: two tracks around one clock, tied to each other at every turn, and two who talk in the middle.

Painted once for each size and palette. Knows nothing of matches, and imports nothing that the title can do without.
"""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING, Final

from game.desktop.canvas import painted
from game.desktop.kit.node import Kit, Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.desktop.canvas import Canvas
    from game.desktop.theme import Palette

SIDE: Final = 400
"""The sign is drawn in a square of this side, whatever size it gets."""

TURNS: Final = 15
"""How many turns go around the clock."""

PLAYED: Final = 10
"""How many of them lie behind."""

LADDER: Final = 168
"""Radius of the outer track."""

TABLE: Final = 122
"""Radius of the inner track."""

_BUBBLES: Final = (
    "M16 10a2 2 0 0 1-2 2H6.828a2 2 0 0 0-1.414.586l-2.202 2.202A.71.71 0 0 1 2 14.286V4a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2z",
    "M20 9a2 2 0 0 1 2 2v10.286a.71.71 0 0 1-1.212.502l-2.202-2.202A2 2 0 0 0 17.172 19H10a2 2 0 0 1-2-2v-1",
)
"""The outlines of the icon messages-square, in a square of 24."""


class Emblem(Node):
    """The sign, as large as its place allows."""

    role = "image"

    def __init__(self, label: str) -> None:
        """Say in words what it shows."""
        super().__init__()
        self._label = label

    @property
    def label(self) -> str:
        """What it shows, in words."""
        return self._label

    def _widths(self, kit: Kit) -> tuple[int, int]:
        return kit.px(SIDE) // 2, kit.px(SIDE)

    def _height(self, kit: Kit, width: int) -> int:
        del kit
        return width

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """Draw it in the middle of its place."""
        del kit
        side = min(self.rect.width, self.rect.height)
        if side < 2 or not canvas.visible(self.rect):  # noqa: PLR2004  nothing to see
            return
        key = ("emblem", side, canvas.palette.name)
        picture = canvas.painter.kept(key)
        if picture is None:
            picture = canvas.painter.keep(key, painted(_svg(canvas.palette), (side, side)))
        canvas.surface.blit(picture, picture.get_rect(center=self.rect.center))


def _svg(palette: Palette) -> str:
    shapes = "".join([*_clock(palette), *_tracks(palette), *_talk(palette)])
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" width="{SIDE}" height="{SIDE}">{shapes}</svg>'


def _clock(palette: Palette) -> Iterator[str]:
    """Yield the face: minutes all around, and the hand at the turn that is being played."""
    for minute in range(60):
        large = minute % 5 == 0
        yield _line(minute / 60, (188 if large else 191, 196), palette.outline if large else palette.line, 2 if large else 1.4)
    yield _line(PLAYED / TURNS, (90, 184), palette.text, 2)


def _tracks(palette: Palette) -> Iterator[str]:
    """Yield both tracks, what has been played of them thicker; and what ties each turn of the one to the other."""
    ladder, table = palette.series[0], palette.accent
    for turn in range(PLAYED):
        yield _line(turn / TURNS, (TABLE + 8, LADDER - 8), palette.border, 1.4, dashes="2 4")
    for radius, colour in ((LADDER, ladder), (TABLE, table)):
        yield f'<circle cx="200" cy="200" r="{radius}" fill="none" stroke="{palette.line}" stroke-width="2"/>'
        yield _arc(radius, PLAYED / TURNS, colour)
    for turn in range(TURNS + 1):
        for radius, colour in ((LADDER, ladder), (TABLE, table)):
            across, down = _at(turn / TURNS, radius)
            now, past = turn == PLAYED, turn < PLAYED
            size = 9 if now else 5.5 if past else 3.5
            fill = colour if past else palette.background
            edge = colour if now or past else palette.outline
            if turn < TURNS:
                yield (
                    f'<circle cx="{across:.1f}" cy="{down:.1f}" r="{size}" fill="{fill}" stroke="{edge}" '
                    f'stroke-width="{3 if now else 1.6}"/>'
                )


def _talk(palette: Palette) -> Iterator[str]:
    """Yield the two bubbles, large enough to be seen first."""
    for path, colour in zip(_BUBBLES, (palette.accent, palette.series[0]), strict=True):
        yield (
            f'<g transform="translate(128 131) scale(6)"><path d="{path}" fill="none" stroke="{colour}" '
            f'stroke-width="1.1" stroke-linecap="round" stroke-linejoin="round"/></g>'
        )
    for number, wide in enumerate((50, 36)):
        yield (
            f'<rect x="156" y="{157 + 15 * number}" width="{wide}" height="5" rx="2.5" '
            f'fill="{palette.accent}" fill-opacity="0.75"/>'
        )


def _at(share: float, radius: float) -> tuple[float, float]:
    """Return a point on a circle; the clock begins at the top."""
    angle = 2 * pi * share - pi / 2
    return SIDE / 2 + radius * cos(angle), SIDE / 2 + radius * sin(angle)


def _line(share: float, ends: tuple[float, float], colour: str, width: float, dashes: str = "") -> str:
    (left, top), (right, bottom) = _at(share, ends[0]), _at(share, ends[1])
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<line x1="{left:.1f}" y1="{top:.1f}" x2="{right:.1f}" y2="{bottom:.1f}" stroke="{colour}" '
        f'stroke-width="{width}" stroke-linecap="round"{dashed}/>'
    )


def _arc(radius: float, share: float, colour: str) -> str:
    (left, top), (right, bottom) = _at(0, radius), _at(share, radius)
    return (
        f'<path d="M{left:.1f} {top:.1f}A{radius} {radius} 0 1 1 {right:.1f} {bottom:.1f}" fill="none" '
        f'stroke="{colour}" stroke-width="3.2"/>'
    )
