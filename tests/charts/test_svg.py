from __future__ import annotations

import io
import os
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from game.charts.shapes import KINDS, Box, Drawing, Kind, Line, Mark, Point, Polygon, Text
from game.charts.svg import svg
from tests.charts.drawn import CHARTS, COLOURS, DRAWINGS, WORDS

SPACE = "{http://www.w3.org/2000/svg}"
PLAIN = {"polyline", "polygon", "rect", "circle"}


@given(DRAWINGS, WORDS)
def test_any_drawing_is_valid_xml(drawing: Drawing, title: str) -> None:
    """Whatever is drawn and whatever it is called, it parses, is an image, has one title, and holds each text once."""
    root = ET.fromstring(svg(drawing, COLOURS, title=title))  # noqa: S314  our own
    assert root.tag == f"{SPACE}svg"
    assert root.get("role") == "img"
    assert len(root.findall(f"{SPACE}title")) == 1
    assert len(root.findall(f"{SPACE}text")) == len(drawing.texts)


def test_words_are_escaped() -> None:
    """Markup in words stays words, and what XML cannot hold is replaced."""
    drawing = Drawing(width=90, height=20, texts=(Text(x=0, y=15, text="<b>&amp;\x00\ud800", size=14),), label='a "label"')
    root = ET.fromstring(svg(drawing, COLOURS, title="<script>"))  # noqa: S314
    assert [part.text for part in root] == ["<script>", 'a "label"', "<b>&amp;\ufffd\ufffd"]


def test_what_has_no_name_is_called_by_its_texts() -> None:
    """Without title and label, a screen reader is given the texts."""
    drawing = Drawing(width=90, height=20, texts=(Text(x=0, y=9, text="a", size=9), Text(x=50, y=9, text="b", size=9)))
    assert "<title>a, b</title>" in svg(drawing, COLOURS)


@pytest.mark.parametrize("name", CHARTS)
def test_shapes_alone_are_plain(name: str) -> None:
    """Without texts there is nothing that nanosvg does not paint: no style, class, gradient or percentage."""
    written = svg(CHARTS[name](), COLOURS, texts=False)
    root = ET.fromstring(written)  # noqa: S314
    assert {part.tag.removeprefix(SPACE) for part in root} <= PLAIN | {"title", "desc"}
    assert not re.search(r'style=|class=|url\(|%"|nan|inf|e-\d', written)


@pytest.mark.parametrize("name", CHARTS)
def test_the_same_drawing_is_the_same_svg(name: str) -> None:
    """The same input gives the same output, to the letter."""
    assert svg(CHARTS[name](), COLOURS) == svg(CHARTS[name](), COLOURS)


@pytest.mark.parametrize("name", CHARTS)
def test_nanosvg_paints_the_shapes(name: str) -> None:
    """The desktop's rasteriser shows every chart, at its own size and at twice that."""
    drawing = CHARTS[name]()
    for times in (1, 2):
        size = (round(drawing.width * times), round(drawing.height * times))
        assert _painted(drawing, size) > 50 * times


@pytest.mark.parametrize("kind", KINDS)
def test_marks_look_equally_large(kind: Kind) -> None:
    """Each kind of mark covers about as much as a circle does; a ring, which is hollow, as much with its hole."""
    mark = Mark(at=Point(50, 50), radius=20, kind=kind, colour="accent")
    covered = _painted(Drawing(width=100, height=100, shapes=(mark,)), (100, 100))
    assert covered == pytest.approx(3.1416 * 400, rel=0.1)


def test_every_shape_is_painted() -> None:
    """Lines, polygons, boxes with and without filling: each leaves something to see."""
    corners = (Point(2, 2), Point(18, 2), Point(9, 18))
    for shape in (
        Line(points=corners, colour="accent", dash=(2, 1), opacity=0.5),
        Polygon(points=corners, fill="accent", opacity=0.5),
        Box(x=2, y=2, width=9, height=9, fill="accent", radius=3),
        Box(x=2, y=2, width=9, height=9, outline="accent"),
    ):
        assert _painted(Drawing(width=20, height=20, shapes=(shape,)), (20, 20)) > 10


def _painted(drawing: Drawing, size: tuple[int, int]) -> int:
    """Return how many pixels the desktop's rasteriser covers."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    pygame = pytest.importorskip("pygame")
    surface = pygame.image.load_sized_svg(io.BytesIO(svg(drawing, COLOURS, texts=False).encode()), size)
    assert surface.get_size() == size
    return int(pygame.mask.from_surface(surface, 60).count())
