from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.charts.letters import Measure, estimate
from game.charts.plane import DOTS, Limit, Offers, plane
from game.charts.shapes import Drawing, Line, Mark, Polygon
from game.charts.sheet import taken
from tests.charts.drawn import CHARTS, HIGH, LIMITS, MEASURES, PAIRS, SIZES, WIDE, WORDS, leaving, overlapping


@given(
    st.lists(st.builds(Offers, name=WORDS, points=st.lists(PAIRS, max_size=10).map(tuple)), max_size=3),
    st.tuples(WIDE, HIGH),
    SIZES,
    MEASURES,
    st.tuples(LIMITS, LIMITS),
    st.lists(PAIRS, max_size=6),
)
def test_labels_never_overlap_nor_leave(  # noqa: PLR0913
    offers: list[Offers],
    room: tuple[int, int],
    size: float,
    measure: Measure,
    limits: tuple[Limit | None, Limit | None],
    frontier: list[tuple[int, int]],
) -> None:
    """In any size, over any offers, no text covers another or leaves the drawing."""
    drawing = plane(
        offers,
        width=room[0],
        height=room[1],
        size=size,
        measure=measure,
        x_name="Value to you",
        y_name="Value to them",
        limit=limits[0],
        theirs=limits[1],
        frontier=frontier,
        frontier_name="best for both",
    )
    assert not overlapping(drawing, measure)
    assert not leaving(drawing, measure)


def test_labels_keep_clear_of_lines_and_marks() -> None:
    """Where there is room round them, offers are named beside frontier, limits and paths, not on them."""
    drawing = CHARTS["plane"]()
    lines = [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.colour not in {"grid", "outline"}]
    for text in drawing.texts:
        if text.colour.startswith("series"):
            room = taken(text, estimate)
            assert not any(room.crossed(*ends) for line in lines for ends in zip(line.points, line.points[1:], strict=False))
            assert not any(room.left < mark.at.x < room.right and room.top < mark.at.y < room.bottom for mark in _marks(drawing))


def test_every_offer_is_marked_and_numbered() -> None:
    """Offers are joined in order, numbered from 1 or as told, the last mark of each side the largest."""
    drawing = _small(
        Offers(name="You", points=((90, 10), (60, 50), (40, 80))), Offers(name="They", points=((5, 90),), numbers=("7",))
    )
    assert {text.text for text in drawing.texts if text.colour.startswith("series")} == {"You 1", "You 2", "You 3", "They 7"}
    yours = [mark for mark in _marks(drawing) if mark.colour == "series1"]
    assert [mark.radius == max(mark.radius for mark in yours) for mark in yours] == [False, False, True]
    assert {mark.kind for mark in _marks(drawing)} == {"circle", "square"}
    assert [len(line.points) for line in drawing.shapes if isinstance(line, Line) and line.colour == "series1"] == [3]


def test_a_crowd_is_named_as_far_as_there_is_room() -> None:
    """Offers that all stand in one place are all marked; their labels grow short, or fewer, but never overlap."""
    crowd = Offers(name="You", points=((50, 50),) * 40)
    drawing = _small(crowd)
    assert len(_marks(drawing)) == 40
    assert 3 < len([text for text in drawing.texts if text.colour == "series1"]) < 40
    assert not overlapping(drawing)


def test_the_cloud_has_a_cap() -> None:
    """However many packages there could be, at most so many are dots, spread over all of them."""
    cloud = [(number % 100, number // 100) for number in range(10_000)]
    drawing = plane([], width=400, height=300, x_name="x", y_name="y", cloud=cloud)
    assert DOTS / 2 < len(_marks(drawing)) <= DOTS
    assert min(mark.at.y for mark in _marks(drawing)) < 60


def test_what_is_only_believed_is_a_band() -> None:
    """The other's limit is as wide as the belief; what both could live with is shaded only beyond all of it."""
    own = Limit(text="your limit", low=38, high=38)
    drawing = plane([], width=400, height=300, x_name="x", y_name="y", limit=own, theirs=Limit(text="theirs", low=20, high=40))
    band, zone = (shape for shape in drawing.shapes if isinstance(shape, Polygon))
    assert min(point.y for point in band.points) == max(point.y for point in zone.points)
    assert len([shape for shape in drawing.shapes if isinstance(shape, Line) and shape.dash]) == 3
    assert {"your limit", "theirs"} <= {text.text for text in drawing.texts}


def _small(*offers: Offers) -> Drawing:
    return plane(offers, width=400, height=300, x_name="x", y_name="y")


def _marks(drawing: Drawing) -> list[Mark]:
    return [shape for shape in drawing.shapes if isinstance(shape, Mark)]
