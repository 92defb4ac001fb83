"""What a drawing is made of: shapes and texts in pixels from the top left, with colours by what they are for.

A painter is given the colours. `svg.py` paints everything; the desktop rasterises the shapes that `svg.py` writes, and sets the
texts in its own fonts over them: so no shape ever lies over a text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

SERIES: Final = ("series1", "series2", "series3", "series4", "series5")
"""Roles of series; they differ in form as well, since colour is never the only sign."""

ROLES: Final = ("text", "muted", "grid", "outline", "surface", "accent", "focus", "good", "bad", *SERIES)
"""Every role a drawing may ask a colour for."""

Kind = Literal["circle", "square", "triangle", "diamond", "ring"]
KINDS: Final[tuple[Kind, ...]] = ("circle", "square", "triangle", "diamond", "ring")
"""Every form a mark may have, in the order of the series that have it; a ring is hollow."""

Anchor = Literal["start", "middle", "end"]

ASCENT: Final = 0.95
"""How far above its baseline a text may reach, in its size: capitals with accents do."""

DESCENT: Final = 0.25
"""How far below."""


class Point(NamedTuple):
    """A place in a drawing."""

    x: float
    """Pixels from the left."""
    y: float
    """Pixels from the top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line through two or more points."""

    points: tuple[Point, ...]
    """Where it goes."""
    colour: str
    """Its role."""
    width: float = 1
    """Its thickness."""
    dash: tuple[float, ...] = ()
    """Lengths of strokes and gaps by turns; empty for an unbroken line."""
    opacity: float = 1
    """From 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Polygon:
    """An area without an edge."""

    points: tuple[Point, ...]
    """Its corners."""
    fill: str
    """Its role."""
    opacity: float = 1
    """From 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle, perhaps with round corners."""

    x: float
    """Its left side."""
    y: float
    """Its top."""
    width: float
    """From left to right."""
    height: float
    """From top to bottom."""
    radius: float = 0
    """Of its corners."""
    fill: str = ""
    """Its role; empty for none."""
    outline: str = ""
    """The role of its edge; empty for none."""
    opacity: float = 1
    """Of the whole, from 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A small form around a point."""

    at: Point
    """Its middle."""
    radius: float
    """About how far it reaches; marks of every kind look equally large."""
    kind: Kind
    """Its form."""
    colour: str
    """Its role."""
    halo: float = 0
    """Thickness of a rim in the colour of the surface, which parts it from what lies under it."""
    opacity: float = 1
    """From 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of text."""

    x: float
    """Where it begins, has its middle or ends, by its anchor: counted from the left whatever the script."""
    y: float
    """Its baseline, on which the letters stand; it may take up from `y - ASCENT * size` to `y + DESCENT * size`."""
    text: str
    """The words, without line breaks."""
    size: float
    """Size of the font in pixels."""
    colour: str = "text"
    """Its role."""
    anchor: Anchor = "start"
    """Which part of it stands at `x`: its left end, its middle, its right end."""
    weight: Literal["normal", "bold"] = "normal"
    """How thick its letters are."""


Shape = Line | Polygon | Box | Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A display list: shapes from back to front, then texts."""

    width: float
    """Its width in pixels."""
    height: float
    """Its height in pixels."""
    shapes: tuple[Shape, ...] = ()
    """From back to front."""
    texts: tuple[Text, ...] = ()
    """Over all shapes; no two overlap and none leaves the drawing, by the width they were measured with."""
    label: str = ""
    """What it shows, in words, for who cannot see it."""

    def roles(self) -> frozenset[str]:
        """Return the roles that it asks colours for."""
        found = {text.colour for text in self.texts}
        for shape in self.shapes:
            match shape:
                case Line(colour=colour):
                    found.add(colour)
                case Mark(colour=colour, halo=halo):
                    found |= {colour, "surface"} if halo or shape.kind == "ring" else {colour}
                case Polygon(fill=fill):
                    found.add(fill)
                case Box(fill=fill, outline=outline):
                    found |= {role for role in (fill, outline) if role}
        return frozenset(found)
