from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from game.charts.axes import Event
from game.charts.layout import Rect
from game.charts.letters import Measure
from game.charts.lines import Series, lines
from game.charts.shapes import SERIES as ROLES
from game.charts.shapes import Drawing, Line, Mark, Polygon, Text
from game.charts.sheet import taken
from tests.charts.drawn import EVENTS, HIGH, MEASURES, SERIES, SIZES, TURNS, WIDE, leaving, overlapping


@given(SERIES, WIDE, HIGH, SIZES, MEASURES, TURNS, EVENTS)
def test_labels_never_overlap_nor_leave(  # noqa: PLR0913
    series: list[Series], width: int, height: int, size: float, measure: Measure, turns: list[str], events: list[Event]
) -> None:
    """In any size, over any values, no text covers another or leaves the drawing."""
    drawing = lines(series, width=width, height=height, size=size, measure=measure, turns=turns, events=events)
    assert not overlapping(drawing, measure)
    assert not leaving(drawing, measure)


@given(SERIES, st.sampled_from([14, 16, 28]), MEASURES)
def test_every_series_is_named_where_there_is_room(series: list[Series], size: int, measure: Measure) -> None:
    """With room for as many lines as there are series, each has its label, in its colour, ending in its last value."""
    drawing = lines(series, width=45 * size, height=12 * size, size=size, measure=measure, turns=["T1", "T2"])
    for one, colour in zip(series, ROLES, strict=False):
        labels = _labels(drawing, colour)
        assert labels
        if one.values and one.values[-1] is not None:
            assert labels[-1].text.endswith(str(one.values[-1]))


def test_labels_stand_in_the_order_of_the_lines() -> None:
    """Labels moved apart keep the order in which the lines end."""
    series = [Series(name=f"S{value}", values=(50, value)) for value in (50, 52, 51, 90, 49)]
    drawing = lines(series, width=400, height=200)
    labels = sorted((text for text in drawing.texts if text.colour in ROLES), key=lambda text: text.y)
    assert [text.text.split()[-1] for text in labels] == ["90", "52", "51", "50", "49"]


def test_unknown_values_are_gaps() -> None:
    """A line breaks where a value is not known; a value between two gaps is a mark alone."""
    drawing = lines([Series(name="Trust", values=(1, 2, None, 4, None, 6, 7, 8))], width=400, height=200)
    assert [len(line.points) for line in _strokes(drawing, "series1")] == [2, 3]
    assert len(_marks(drawing, "series1")) == 6


def test_few_points_and_none() -> None:
    """One point, two, or none that is known: each is drawn, and what is not known is said to be so."""
    assert len(_marks(lines([Series(name="A", values=(7,))], width=300, height=150), "series1")) == 1
    assert len(_strokes(lines([Series(name="A", values=(7, 9))], width=300, height=150), "series1")) == 1
    unknown = lines([Series(name="A", values=(None, None))], width=300, height=150)
    assert [text.text for text in _labels(unknown, "series1")] == ["A ?"]
    assert len(_strokes(unknown, "series1")) == 1  # the label's
    assert lines([], width=300, height=150).shapes


def test_series_differ_by_more_than_colour() -> None:
    """Five lines have five colours, five marks and five dashes."""
    drawing = lines([Series(name=f"S{number}", values=(1, 2)) for number in range(5)], width=400, height=300)
    assert len({_marks(drawing, colour)[0].kind for colour in ROLES}) == 5
    assert len({_strokes(drawing, colour)[0].dash for colour in ROLES}) == 5


def test_beliefs_are_bands() -> None:
    """Each stretch of what is believed is one area, and stands for the value where that is not known."""
    band = ((10, 20), (10, 30), None, (40, 60))
    drawing = lines([Series(name="A", values=(15, None, None, None), band=band)], width=400, height=200)
    assert [len(shape.points) for shape in drawing.shapes if isinstance(shape, Polygon)] == [4, 4]
    assert [text.text for text in _labels(drawing, "series1")] == ["A 40–60"]


def test_a_label_that_had_to_move_is_led_to_its_line() -> None:
    """Every label whose line reaches the right edge is joined to where the line ends; a mark is there only to tell it apart."""
    drawing = lines([Series(name=f"S{number}", values=(1, 2)) for number in range(5)], width=400, height=300)
    leaders = [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.opacity < 1]
    assert len(leaders) == 5
    assert len({leader.points[0] for leader in leaders}) == 1
    assert len({leader.points[1] for leader in leaders}) == 5
    assert all(len(_marks(drawing, colour)) == 3 for colour in ROLES)
    apart = lines([Series(name="A", values=(1, 2)), Series(name="B", values=(1, 90))], width=400, height=300)
    assert all(len(_marks(apart, colour)) == 2 for colour in ROLES[:2])


@given(EVENTS, SIZES, MEASURES, st.integers(300, 900))
def test_no_event_runs_through_words(events: list[Event], size: float, measure: Measure, width: int) -> None:
    """The dashed lines of events pass beside the words of events, never through them."""
    drawing = lines([], width=width, height=400, size=size, measure=measure, turns=[""] * 15, events=events)
    upright = [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.dash and shape.colour == "outline"]
    assert len(upright) == len(events)
    for text in (text for text in drawing.texts if text.colour == "text"):
        room: Rect = taken(text, measure)
        assert not any(room.crossed(*line.points) for line in upright)


def test_crowded_axes_drop_labels() -> None:
    """Where turns are crowded, every so manyeth is named, the last among them; a low chart has fewer numbers."""
    turns = [f"{day} January" for day in range(1, 16)]
    drawing = lines([Series(name="A", values=tuple(range(15)))], width=420, height=90, turns=turns)
    named = [turns.index(text.text) for text in drawing.texts if text.text in turns]
    assert 14 in named
    assert len({abs(two - one) for one, two in pairwise(sorted(named))}) == 1
    tall = lines([Series(name="A", values=(1,))], width=420, height=400, turns=turns)
    assert len(_numbers(drawing)) < len(_numbers(tall))


def _numbers(drawing: Drawing) -> list[Text]:
    return [text for text in drawing.texts if text.anchor == "end"]


def _labels(drawing: Drawing, colour: str) -> list[Text]:
    return sorted((text for text in drawing.texts if text.colour == colour), key=lambda text: text.y)


def _strokes(drawing: Drawing, colour: str) -> list[Line]:
    """Return the lines of a series, without what leads to its label."""
    return [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.colour == colour and shape.opacity == 1]


def _marks(drawing: Drawing, colour: str) -> list[Mark]:
    return [shape for shape in drawing.shapes if isinstance(shape, Mark) and shape.colour == colour]
