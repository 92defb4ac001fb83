from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.charts.bars import Bar, Tick, bars
from game.charts.letters import Measure
from game.charts.shapes import Box, Drawing, Line
from tests.charts.drawn import HIGH, MEASURES, SIZES, SPANS, TICKS, WIDE, WORDS, leaving, overlapping

LIMIT = Tick(at=38, text="your limit")
QUO = Tick(at=25, text="status quo", colour="muted", dashed=True)


@given(
    st.lists(st.builds(Bar, name=WORDS, value=st.one_of(st.none(), st.integers(-5, 105)), ticks=TICKS), max_size=4),
    WIDE,
    HIGH,
    SIZES,
    MEASURES,
)
def test_words_never_overlap_nor_leave(rows: list[Bar], width: int, height: int, size: float, measure: Measure) -> None:
    """In any size, with any ticks, no text covers another or leaves the drawing."""
    drawing = bars(rows, width=width, height=height, size=size, measure=measure)
    assert not overlapping(drawing, measure)
    assert not leaving(drawing, measure)


@pytest.mark.parametrize("quo", range(0, 101, 5))
def test_one_is_usable_in_a_corner(quo: int) -> None:
    """At 240 by 40 pixels one bar shows its value and both ticks with their words, wherever they are."""
    ticks = (LIMIT, Tick(at=quo, text="status quo"))
    drawing = bars([Bar(value=62, ticks=ticks)], width=240, height=40)
    assert {text.text for text in drawing.texts} == {"62", "your limit", "status quo"}


def test_the_value_comes_before_words() -> None:
    """Where there is room for one line only, it is the value's; the ticks stay."""
    drawing = bars([Bar(value=62, ticks=(LIMIT, QUO))], width=240, height=40, size=28)
    assert [text.text for text in drawing.texts] == ["62"]
    assert len(_ticks(drawing)) == 2


def test_length_is_value() -> None:
    """A bar is as long as its value's share of the scale; what is nothing or not known has none."""
    whole = _boxes(bars([Bar(value=100)], width=300, height=40), "accent")[0].width
    half = _boxes(bars([Bar(value=50)], width=300, height=40), "accent")[0].width
    assert half < whole
    for value in (0, None):
        assert not _boxes(bars([Bar(value=value)], width=300, height=40), "accent")
    track = _boxes(bars([Bar(value=50)], width=300, height=40), "grid")[0].width
    assert _boxes(bars([Bar(value=50)], width=300, height=40), "accent")[0].width == pytest.approx(track / 2)


@given(SPANS)
def test_what_is_believed_is_faint(span: tuple[int, int]) -> None:
    """A value that is not known exactly is shown from what it is at least to what it is at most, and written so."""
    drawing = bars([Bar(value=None, span=span)], width=300, height=40)
    assert [text.text for text in drawing.texts] == [f"{span[0]}–{span[1]}"]
    assert [box.opacity < 1 for box in _boxes(drawing, "accent")] == [True]


def test_ticks_differ_by_more_than_colour() -> None:
    """The limit's line is whole, the status quo's is broken."""
    drawing = bars([Bar(value=62, ticks=(LIMIT, QUO))], width=240, height=40)
    assert {line.colour: bool(line.dash) for line in _ticks(drawing)} == {"focus": False, "muted": True}


def _ticks(drawing: Drawing) -> list[Line]:
    return [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.colour != "surface"]


def _boxes(drawing: Drawing, fill: str) -> list[Box]:
    return [shape for shape in drawing.shapes if isinstance(shape, Box) and shape.fill == fill]
