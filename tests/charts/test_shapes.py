from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given

from game.charts.letters import estimate
from game.charts.shapes import ROLES, SERIES, Drawing, Line, Mark, Point, Text
from tests.charts.drawn import CHARTS, DRAWINGS, leaving, overlapping


@given(DRAWINGS)
def test_drawings_ask_for_known_roles_only(drawing: Drawing) -> None:
    """Every colour a chart asks for is one of the documented roles."""
    assert drawing.roles() <= set(ROLES)


@pytest.mark.parametrize("name", CHARTS)
def test_texts_neither_overlap_nor_leave(name: str) -> None:
    """By the widths they were measured with, no two texts overlap and none leaves the drawing."""
    drawing = CHARTS[name]()
    assert not overlapping(drawing, estimate)
    assert not leaving(drawing, estimate)


@pytest.mark.parametrize("name", CHARTS)
def test_the_same_input_gives_the_same_drawing(name: str) -> None:
    """A drawing is a value: equal when made again, and good as a key of what was painted before."""
    assert CHARTS[name]() == CHARTS[name]()
    assert hash(CHARTS[name]()) == hash(CHARTS[name]())


def test_roles_are_those_of_all_parts() -> None:
    """A drawing asks for the colours of its lines, marks and texts; a rim is of the surface."""
    drawing = Drawing(
        width=9,
        height=9,
        shapes=(
            Line(points=(Point(0, 0), Point(1, 1)), colour="grid"),
            Mark(at=Point(2, 2), radius=1, kind="circle", colour=SERIES[0], halo=1),
        ),
        texts=(Text(x=0, y=0, text="a", size=9, colour="bad"),),
    )
    assert drawing.roles() == {"grid", "series1", "surface", "bad"}


def test_charts_stand_alone() -> None:
    """Importing charts brings in nothing but the standard library: no numpy, no pygame, no rules."""
    program = (
        "import sys\n"
        "import game.charts.bars, game.charts.ladder, game.charts.lines, game.charts.plane, game.charts.spark, game.charts.svg\n"
        "print([name for name in sys.modules if name.split('.')[0] in {'numpy', 'pygame', 'yaml', 'pydantic'}\n"
        "       or (name.startswith('game.') and not name.startswith('game.charts'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
