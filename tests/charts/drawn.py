"""Random charts of every kind, and what must be true of any drawing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from hypothesis import strategies as st

from game.charts.axes import Event
from game.charts.bars import Bar, Tick, bars
from game.charts.ladder import ladder
from game.charts.letters import Measure, estimate
from game.charts.lines import Series, lines
from game.charts.plane import Limit, Offers, plane
from game.charts.shapes import ROLES, Anchor, Drawing, Text
from game.charts.sheet import taken
from game.charts.spark import spark

COLOURS = {role: f"#{number * 9 + 16:02X}{200 - number * 7:02X}66" for number, role in enumerate(ROLES)}
"""A colour for every role."""

WORDS = st.one_of(st.sampled_from(["You", "Legal and economic pressure", "Trust", "<&\"'>", "فشار", ""]), st.text(max_size=20))
"""What a chart may be asked to write."""


def broad(text: str, size: float, bold: bool) -> float:
    """Measure as a monospaced font would."""
    return len(text) * size * (0.75 if bold else 0.7)


ANCHORS: tuple[Anchor, ...] = ("start", "middle", "end")
MEASURES = st.sampled_from([estimate, broad])
SIZES = st.sampled_from([14, 16, 17.5, 28, 32])
WIDE = st.integers(60, 900)
HIGH = st.integers(20, 600)
VALUES = st.lists(st.one_of(st.none(), st.integers(-10, 130)), max_size=15).map(tuple)
SPANS = st.tuples(st.integers(0, 60), st.integers(0, 40)).map(lambda pair: (pair[0], pair[0] + pair[1]))
PAIRS = st.tuples(st.integers(-5, 105), st.integers(-5, 105))
TURNS = st.lists(WORDS, max_size=15)
EVENTS = st.lists(st.builds(Event, at=st.integers(0, 14), text=WORDS), max_size=6)

SERIES = st.lists(
    st.builds(Series, name=WORDS, values=VALUES, band=st.lists(st.one_of(st.none(), SPANS), max_size=15).map(tuple)), max_size=5
)
TICKS = st.lists(st.builds(Tick, at=st.integers(-5, 105), text=WORDS, dashed=st.booleans()), max_size=3).map(tuple)
LIMITS = st.one_of(st.none(), st.builds(lambda text, span: Limit(text=text, low=span[0], high=span[1]), WORDS, SPANS))

DRAWINGS = st.one_of(
    st.builds(
        lines, SERIES, width=WIDE, height=HIGH, size=SIZES, measure=MEASURES, turns=TURNS, events=EVENTS, low=st.integers(-50, 20)
    ),
    st.builds(spark, VALUES, width=WIDE, height=HIGH, span=st.one_of(st.none(), SPANS), label=WORDS),
    st.builds(
        bars,
        st.lists(
            st.builds(
                Bar, name=WORDS, value=st.one_of(st.none(), st.integers(-5, 105)), span=st.one_of(st.none(), SPANS), ticks=TICKS
            ),
            max_size=4,
        ),
        width=WIDE,
        height=HIGH,
        size=SIZES,
        measure=MEASURES,
    ),
    st.builds(
        plane,
        st.lists(st.builds(Offers, name=WORDS, points=st.lists(PAIRS, max_size=8).map(tuple)), max_size=3),
        width=WIDE,
        height=HIGH,
        size=SIZES,
        measure=MEASURES,
        x_name=WORDS,
        y_name=WORDS,
        limit=LIMITS,
        theirs=LIMITS,
        cloud=st.lists(PAIRS, max_size=40),
        frontier=st.lists(PAIRS, max_size=6),
        frontier_name=WORDS,
    ),
    st.builds(
        ladder,
        st.lists(WORDS, max_size=9),
        st.lists(st.one_of(st.none(), st.integers(0, 10)), max_size=15),
        width=WIDE,
        height=HIGH,
        size=SIZES,
        measure=MEASURES,
        turns=TURNS,
        events=EVENTS,
    ),
)
"""Charts of every kind, in any size, over anything."""

CHARTS: dict[str, Callable[[], Drawing]] = {
    "lines": lambda: lines(
        [
            Series(name="Trust", values=(5, 30, None, 40)),
            Series(name="Fire", values=(90, 80, 70, 41), band=((80, 95), (70, 90), None, None)),
        ],
        width=400,
        height=220,
        turns=("T1", "T2", "T3", "T4"),
        events=[Event(at=2, text="Hotline")],
    ),
    "spark": lambda: spark([3, 9, None, 40, 44], width=80, height=20, span=(30, 50)),
    "bars": lambda: bars(
        [Bar(value=62, ticks=(Tick(at=38, text="your limit"), Tick(at=25, text="status quo")))], width=240, height=40
    ),
    "plane": lambda: plane(
        [Offers(name="You", points=((86, 22), (74, 38))), Offers(name="They", points=((12, 84), (30, 72)))],
        width=400,
        height=260,
        x_name="Value to you",
        y_name="Value to them",
        limit=Limit(text="your limit", low=38, high=38),
        theirs=Limit(text="their limit", low=20, high=30),
        cloud=[(20, 30), (60, 50)],
        frontier=[(5, 95), (60, 70), (95, 10)],
        frontier_name="best for both",
    ),
    "ladder": lambda: ladder(("Calm", "Protest", "War"), (1, 2, None, 2), width=300, height=140, turns=("T1", "T2", "T3", "T4")),
}
"""One of each kind, as they are used."""


def overlapping(drawing: Drawing, measure: Measure = estimate) -> list[tuple[Text, Text]]:
    """Return the pairs of texts that overlap."""
    rooms = [(text, taken(text, measure)) for text in drawing.texts]
    return [(one, two) for (one, room), (two, other) in combinations(rooms, 2) if room.meets(other)]


def leaving(drawing: Drawing, measure: Measure = estimate) -> list[Text]:
    """Return the texts that leave the drawing."""
    found = []
    for text in drawing.texts:
        left, top, right, bottom = taken(text, measure)
        if min(left, top, drawing.width - right, drawing.height - bottom) < -0.02:
            found.append(text)
    return found
