from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.charts.shapes import Drawing, Line, Mark, Point
from game.charts.spark import spark
from tests.charts.drawn import SPANS, VALUES


@given(VALUES, st.sampled_from([(80, 20), (240, 60), (40, 12)]), st.one_of(st.none(), SPANS))
def test_nothing_leaves_and_nothing_is_written(
    values: tuple[int | None, ...], size: tuple[int, int], span: tuple[int, int] | None
) -> None:
    """A small history stays within its drawing, whatever the values, and has no texts."""
    drawing = spark(values, width=size[0], height=size[1], span=span)
    assert not drawing.texts
    for shape in drawing.shapes:
        points = (shape.at,) if isinstance(shape, Mark) else getattr(shape, "points", ())
        assert all(0 <= x <= size[0] and 0 <= y <= size[1] for x, y in points)


def test_unknown_values_are_gaps() -> None:
    """The line breaks where a value is not known."""
    assert [len(line.points) for line in _strokes(spark([1, 2, None, 4, 5, 6], width=80, height=20))] == [2, 3]


def test_the_last_point_is_marked() -> None:
    """The last known point is filled where it is of now, hollow where it is older; of nothing known there is none."""
    assert [mark.kind for mark in _marks(spark([1, 2], width=80, height=20))] == ["circle"]
    assert [mark.kind for mark in _marks(spark([1, 2, None], width=80, height=20))] == ["ring"]
    assert not _marks(spark([None, None], width=80, height=20))
    assert not _marks(spark([], width=80, height=20))


def test_more_is_higher_and_later_is_farther_right() -> None:
    """A greater value stands higher, a later one farther right; beyond the scale is at its end."""
    first, second, third = _strokes(spark([10, 90, 400], width=80, height=20))[0].points
    assert first.y > second.y > third.y
    assert first.x < second.x < third.x
    assert third == Point(third.x, _strokes(spark([10, 90, 100], width=80, height=20))[0].points[2].y)


def _strokes(drawing: Drawing) -> list[Line]:
    return [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.colour == "accent" and shape.opacity == 1]


def _marks(drawing: Drawing) -> list[Mark]:
    return [shape for shape in drawing.shapes if isinstance(shape, Mark)]
