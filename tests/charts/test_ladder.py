from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.charts.axes import Event
from game.charts.ladder import ladder
from game.charts.letters import Measure
from game.charts.shapes import Drawing, Line, Mark
from tests.charts.drawn import EVENTS, HIGH, MEASURES, SIZES, WIDE, WORDS, leaving, overlapping

NAMES = ("Routine friction", "Diplomatic protest", "Legal and economic pressure", "Harassing fire", "Open war")


@given(
    st.lists(WORDS, max_size=9),
    st.lists(st.one_of(st.none(), st.integers(0, 10)), max_size=15),
    st.tuples(WIDE, HIGH),
    SIZES,
    MEASURES,
    EVENTS,
)
def test_names_never_overlap_nor_leave(  # noqa: PLR0913
    names: list[str], places: list[int | None], room: tuple[int, int], size: float, measure: Measure, events: list[Event]
) -> None:
    """In any size, with any rungs, no text covers another or leaves the drawing."""
    drawing = ladder(names, places, width=room[0], height=room[1], size=size, measure=measure, events=events)
    assert not overlapping(drawing, measure)
    assert not leaving(drawing, measure)


def test_it_steps_from_turn_to_turn() -> None:
    """The line is level within a turn and upright between two; each turn has its mark; higher rungs stand higher."""
    drawing = ladder(NAMES, (1, 2, 2, 5), width=400, height=200)
    (line,) = _strokes(drawing)
    for one, two in zip(line.points, line.points[1:], strict=False):
        assert one.x == two.x or one.y == two.y
    heights = [mark.at.y for mark in _marks(drawing)]
    assert heights[0] > heights[1] == heights[2] > heights[3]


def test_unknown_places_are_gaps() -> None:
    """The line breaks where the rung is not known."""
    drawing = ladder(NAMES, (1, None, 2, 2), width=400, height=200)
    assert [len(line.points) for line in _strokes(drawing)] == [2, 4]
    assert not _strokes(ladder(NAMES, (None, None), width=400, height=200))


def test_where_it_stands_is_named_first() -> None:
    """With room for all, all rungs are named, the present one in bold; with little room, that one before others."""
    drawing = ladder(NAMES, (1, 4), width=620, height=200)
    assert {text.text for text in drawing.texts} == set(NAMES)
    assert [text.text for text in drawing.texts if text.weight == "bold"] == ["Harassing fire"]
    assert [text.text for text in ladder(NAMES, (1, 4), width=500, height=20).texts] == ["Harassing fire"]


def test_names_take_the_room_they_need() -> None:
    """A name that would be cut off in its part of the width gets more of it, up to six tenths."""
    for width in (420, 500, 620):
        drawing = ladder(NAMES, (1, 4), width=width, height=100)
        assert not any(text.text.endswith("…") for text in drawing.texts)
    narrow = ladder(NAMES, (1, 4), width=200, height=100)
    assert all(mark.at.x > 200 * 0.6 for mark in _marks(narrow))


def _strokes(drawing: Drawing) -> list[Line]:
    return [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.colour == "accent"]


def _marks(drawing: Drawing) -> list[Mark]:
    return [shape for shape in drawing.shapes if isinstance(shape, Mark)]
