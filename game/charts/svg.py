"""A drawing as SVG: whole for a page, or shapes alone in the plain attributes that nanosvg understands.

No style sheet, no ids and no script: it may stand in any page, several times, under any content policy.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from html import escape
from typing import Final

from game.charts.shapes import Box, Drawing, Line, Mark, Point, Polygon, Shape, Text

FONTS: Final = "Inter, system-ui, Vazirmatn, sans-serif"
"""What a page sets texts in: the first that it has."""

_CORNERS: Final = {
    "square": tuple((0.89 * x, 0.89 * y) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))),
    "triangle": tuple((1.5 * math.sin(turn), 0.22 - 1.5 * math.cos(turn)) for turn in (0, math.tau / 3, 2 * math.tau / 3)),
    "diamond": ((0, -1.26), (1.26, 0), (0, 1.26), (-1.26, 0)),
}
"""Corners of marks of radius 1, all about as large as the circle."""

_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""


def svg(drawing: Drawing, colours: Mapping[str, str], *, texts: bool = True, title: str = "") -> str:
    """Return a drawing as an `<svg>`.

    Args:
        drawing: What to paint.
        colours: Every role it uses, as "#RRGGBB".
        texts: Whether to write its texts; without them, it is what nanosvg can rasterise.
        title: Its name, read aloud before its label; where there is neither, its texts are.
    """
    width, height = _number(drawing.width), _number(drawing.height)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    parts = [f'{head} role="img" direction="ltr" font-family="{FONTS}">']
    spoken = [words for words in dict.fromkeys((title, drawing.label)) if words]
    parts.append(f"<title>{_words(spoken[0] if spoken else ', '.join(text.text for text in drawing.texts))}</title>")
    parts += [f"<desc>{_words(words)}</desc>" for words in spoken[1:]]
    parts += [_shape(shape, colours) for shape in drawing.shapes]
    if texts:
        parts += [_text(text, colours) for text in drawing.texts]
    return "\n".join([*parts, "</svg>\n"])


def _shape(shape: Shape, colours: Mapping[str, str]) -> str:
    faint = f' opacity="{_number(shape.opacity)}"' if shape.opacity < 1 else ""
    match shape:
        case Line():
            dash = f' stroke-dasharray="{" ".join(map(_number, shape.dash))}"' if shape.dash else ""
            return (
                f'<polyline points="{_points(shape.points)}" fill="none" stroke="{colours[shape.colour]}"'
                f' stroke-width="{_number(shape.width)}" stroke-linejoin="round" stroke-linecap="butt"{dash}{faint}/>'
            )
        case Polygon():
            return f'<polygon points="{_points(shape.points)}" fill="{colours[shape.fill]}"{faint}/>'
        case Box():
            fill = colours[shape.fill] if shape.fill else "none"
            edge = f' stroke="{colours[shape.outline]}" stroke-width="1"' if shape.outline else ""
            return (
                f'<rect x="{_number(shape.x)}" y="{_number(shape.y)}" width="{_number(shape.width)}"'
                f' height="{_number(shape.height)}" rx="{_number(shape.radius)}" fill="{fill}"{edge}{faint}/>'
            )
        case Mark():
            return _mark(shape, colours, faint)


def _mark(mark: Mark, colours: Mapping[str, str], faint: str) -> str:
    colour, surface = colours[mark.colour], colours.get("surface", "none")
    paint = f'fill="{colour}"'
    if mark.kind == "ring":
        paint = f'fill="{surface}" stroke="{colour}" stroke-width="{_number(mark.radius / 2)}"'
    elif mark.halo:
        # Half of the stroke would eat into the mark, so the mark is made larger by as much.
        paint += f' stroke="{surface}" stroke-width="{_number(mark.halo)}" stroke-linejoin="round"'
    radius = mark.radius * 0.75 if mark.kind == "ring" else mark.radius + mark.halo / 2
    if mark.kind in {"circle", "ring"}:
        return f'<circle cx="{_number(mark.at.x)}" cy="{_number(mark.at.y)}" r="{_number(radius)}" {paint}{faint}/>'
    corners = [Point(mark.at.x + radius * x, mark.at.y + radius * y) for x, y in _CORNERS[mark.kind]]
    return f'<polygon points="{_points(corners)}" {paint}{faint}/>'


def _text(text: Text, colours: Mapping[str, str]) -> str:
    return (
        f'<text x="{_number(text.x)}" y="{_number(text.y)}" font-size="{_number(text.size)}" font-weight="{text.weight}"'
        f' text-anchor="{text.anchor}" fill="{colours[text.colour]}">{_words(text.text)}</text>'
    )


def _words(words: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", words))


def _points(points: tuple[Point, ...] | list[Point]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _number(value: float) -> str:
    """Return a number with at most two decimals, the same on every machine."""
    found = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if found == "-0" else found
