from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.charts.letters import estimate
from game.charts.shapes import Anchor
from game.charts.sheet import Sheet, taken
from tests.charts.drawn import ANCHORS, WORDS, broad, leaving, overlapping


@given(st.lists(st.tuples(WORDS, st.floats(-50, 250), st.floats(-50, 150), st.sampled_from(ANCHORS)), max_size=12))
def test_only_texts_with_room_are_written(asked: list[tuple[str, float, float, Anchor]]) -> None:
    """A sheet writes a text exactly where it is asked to, or not at all: never over another, never beyond its edge."""
    sheet = Sheet(200, 100, 14, estimate)
    written = [text for words, x, middle, anchor in asked if sheet.write(text := sheet.text(words, x, middle, anchor=anchor))]
    drawing = sheet.drawing("")
    assert list(drawing.texts) == written
    assert not overlapping(drawing)
    assert not leaving(drawing)


def test_room_is_by_baseline_and_anchor() -> None:
    """A text's middle stands where it was asked to, and its anchor at x."""
    sheet = Sheet(200, 100, 20, broad)
    for anchor, left in zip(ANCHORS, (100, 72, 44), strict=True):
        room = taken(sheet.text("four", 100, 50, anchor=anchor), sheet.measure)
        assert [round(side, 6) for side in room] == [left, 38, left + 56, 62]


@given(WORDS, st.floats(-500, 500), st.floats(-500, 500), st.sampled_from(ANCHORS))
def test_place_brings_words_into_the_drawing(words: str, x: float, middle: float, anchor: Anchor) -> None:
    """Words that would leave are moved in, as long as they are not wider than the drawing."""
    sheet = Sheet(400, 60, 10, estimate)
    where = sheet.place(words, x, middle, anchor)
    text = sheet.text(words, *where, anchor=anchor)
    assert sheet.free(text) or not text.text
